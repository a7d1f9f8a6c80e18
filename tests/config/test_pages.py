"""The pages on daily use do what they say: their files are written, their commands run, their answers compared."""

import re
from pathlib import Path

import pytest

from docs.commands import PAGE, PAGES, answered
from medad_lint.config.presets import PRESETS
from medad_lint.config.read import FRONT_MATTER, THRESHOLDS, TOP

DAILY = [page for page in PAGES if page != PAGE]


@pytest.mark.parametrize("page", DAILY, ids=lambda page: page.name)
def test_the_commands_of_a_page_answer_as_it_shows(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("```console") >= 2
    assert answered(text, tmp_path) == text, "python -m docs.commands перепишет ответы"


def test_the_page_on_configuration_names_every_key_and_preset() -> None:
    text = (PAGE.parent / "config.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w-]+)`", text))
    assert {*TOP, *PRESETS, *FRONT_MATTER, *THRESHOLDS} <= named


def test_the_page_on_permissions_names_every_finding_about_them() -> None:
    text = (PAGE.parent / "suppressions.md").read_text(encoding="utf-8")
    source = "".join(
        (PAGE.parent.parent / "medad_lint" / path).read_text(encoding="utf-8")
        for path in ("policy/suppressions.py", "policy/declared.py", "config/standing.py")
    )
    assert set(re.findall(r'"(suppression-[\w-]+)"', source)) <= set(
        re.findall(r"`(suppression-[\w-]+)`", text)
    )


@pytest.mark.parametrize("page", DAILY, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
