"""Norms: of one spelling, with dates that decide, and a sanction wherever the law has one."""

import re

import pytest

from medad_lint import lint_text
from medad_lint.linter import Options
from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.store import builtin_folder

NORMS = {norm.id: norm for norm in load([builtin_folder()]).norms}
RULE = """\
id: my-rule
title: Моё правило
norms:
  - {norm: zozpp/10.1}
verdict: breach
forbid:
  - {id: one, pattern: "чудо болезнь"}
message: "{match}"
why: потому
instead: иначе
examples:
  breach: ["⟦чудо болезнь⟧"]
  lawful: ["чудо природы"]
"""


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("38-fz/24/1/8", "38-ФЗ, ст. 24, ч. 1, п. 8"),
        ("38-fz/7/-/9", "38-ФЗ, ст. 7, п. 9"),
        ("38-fz/18.1/16", "38-ФЗ, ст. 18.1, ч. 16"),
        ("38-fz/9", "38-ФЗ, ст. 9"),
        ("53-fz/3/1/10", "53-ФЗ, ст. 3, ч. 1, п. 10"),
        ("135-fz/14.3/-/1", "135-ФЗ, ст. 14.3, п. 1"),
        ("zozpp/10.1", "Закон о защите прав потребителей, ст. 10.1"),
        ("smi/4", "Закон о СМИ, ст. 4"),
    ],
)
def test_a_norm_is_named_as_lawyers_name_it(name: str, label: str) -> None:
    assert NORMS[name].label == label


@pytest.mark.parametrize(
    ("name", "since"),
    [
        ("zozpp/10.1", "2026-03-01"),
        ("38-fz/25.1", "2026-03-01"),
        ("38-fz/5/10.7", "2025-09-01"),
        ("38-fz/5/10.8", "2025-09-01"),
        ("38-fz/5/10.6", "2024-03-22"),
        ("38-fz/18.2", "2025-04-01"),
        ("38-fz/28/3", "2023-10-23"),
        ("38-fz/24/7", "2014-01-01"),
        ("38-fz/24/1/2", ""),
    ],
)
def test_dates_of_the_changes_are_those_of_the_law(name: str, since: str) -> None:
    assert NORMS[name].since == since


def test_every_date_is_one_and_every_id_is_of_one_spelling() -> None:
    for norm in NORMS.values():
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", norm.since), norm.id
        assert re.fullmatch(r"[a-z0-9-]+(/([\d.]+|-))+|eat/[a-z-]+", norm.id), norm.id
        assert norm.text.endswith("."), norm.id


def test_advertising_of_services_and_of_drugs_is_fined_by_different_parts() -> None:
    assert "ч. 5" in NORMS["38-fz/24/1/8"].sanction
    assert "ч. 1" in NORMS["38-fz/5/3/6"].sanction
    assert "ч. 16" in NORMS["38-fz/18.1/17"].sanction
    assert not NORMS["38-fz/24/4"].confirmed
    assert NORMS["38-fz/24/1/8"].confirmed


@pytest.mark.parametrize("way", ["norms", "entry"])
def test_a_norm_speaks_only_while_it_is_in_force(way: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    rule = RULE
    if way == "entry":  # the entry names the dated norm, the rule an undated one
        rule = rule.replace("zozpp/10.1", "38-fz/24/1/2").replace(
            'болезнь"}\nmessage', 'болезнь", norm: zozpp/10.1}\nmessage'
        )
    folder = tmp_path / "ad"
    folder.mkdir()
    (folder / "my-rule.yaml").write_text(rule, encoding="utf-8")

    def told(as_of: str) -> list[str]:
        options = Options("ad", ("service",), as_of=as_of, rules=(str(tmp_path),))
        found = lint_text("Это чудо болезнь прошла.", "a.txt", options).findings
        return [norm.id for item in found if item.rule == "my-rule" for norm in item.norms]

    assert told("2026-02-28") == []
    assert told("2026-03-01") == ["zozpp/10.1"]


def test_an_act_that_is_not_known_is_told_with_its_place(tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "norms"
    folder.mkdir()
    (folder / "own.yaml").write_text('- id: 136-fz/1\n  text: "Такой нормы нет."\n', encoding="utf-8")
    with pytest.raises(RulebookError, match="Возможно, вы имели в виду «135-fz»"):
        load([builtin_folder(), str(tmp_path)])
