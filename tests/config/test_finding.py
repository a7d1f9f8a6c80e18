"""Which configuration holds for which file."""

import os
from pathlib import Path

import pytest

from medad_lint import lint_file, lint_text
from medad_lint.linter import Options
from tests.config.door import AD, Say, put, say

__all__ = ["say"]
OFF = "rules: {cure-story: off}\nkind: ad\nobject: service\n"
ON = "kind: ad\nobject: service\n"


@pytest.fixture(autouse=True)
def _texts(say: Say) -> None:
    put("a.md", AD)
    put("blog/b.md", AD)
    put("blog/deep/c.md", AD)


@pytest.mark.parametrize("name", [".medad-lint.yaml", ".medad-lint.yml"])
def test_the_nearest_configuration_above_a_file_holds_for_it(say: Say, name: str) -> None:
    put(name, ON)
    put(f"blog/{name}", OFF)
    told = say(".")
    assert told.rules("a.md") == ["cure-story"]
    assert told.rules("blog/b.md") == told.rules("blog/deep/c.md") == []


def test_a_table_in_pyproject_is_a_configuration_and_a_pyproject_without_it_is_none(say: Say) -> None:
    put(
        "pyproject.toml",
        '[tool.medad-lint]\nkind = "ad"\nobject = ["service"]\nrules = {cure-story = "off"}\n',
    )
    put("blog/pyproject.toml", '[project]\nname = "x"\n')
    told = say(".")
    assert told.rules("a.md") == told.rules("blog/b.md") == []
    assert told.documents()["blog/b.md"]["object"] == ["service"]


def test_our_own_file_stands_above_pyproject_beside_it(say: Say) -> None:
    put("pyproject.toml", '[tool.medad-lint]\nrules = {cure-story = "off"}\n')
    put(".medad-lint.yaml", ON)
    assert say("a.md").rules("a.md") == ["cure-story"]


def test_nothing_above_the_root_of_the_repository_is_read(say: Say, tmp_path: Path) -> None:
    put(".medad-lint.yaml", OFF)
    (tmp_path / "blog" / ".git").mkdir()
    assert say("blog", "--kind", "ad", "--object", "service").rules("blog/b.md") == ["cure-story"]


def test_a_configuration_can_be_named_or_left_alone(say: Say) -> None:
    put("team/strict.yaml", OFF)
    put(".medad-lint.yaml", ON)
    assert say("--config", "team/strict.yaml", ".").rules("a.md") == []
    put(".medad-lint.yaml", OFF)
    declared = ("--kind", "ad", "--object", "service")
    assert say("--isolated", *declared, ".").rules("a.md") == ["cure-story"]
    told = say("--config", "nowhere.yaml", ".")
    assert (told.code, "nowhere.yaml: настройка не читается: такого файла нет" in told.err) == (2, True)
    told = say("--config", "team", ".")
    assert (told.code, "это папка" in told.err) == (2, True)


def test_a_path_from_another_folder_finds_the_same(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    put(".medad-lint.yaml", OFF)
    monkeypatch.chdir("blog")
    assert say(os.path.join("..", "a.md")).rules("../a.md") == []


def test_standard_input_has_the_configuration_of_its_name(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    put("blog/.medad-lint.yaml", OFF + 'exclude: ["skip.md"]\n')
    declared = ("--kind", "ad", "--object", "service")
    for name, rules in (("blog/x.md", []), ("x.md", ["cure-story"]), ("blog/skip.md", [])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(AD.encode())))
        told = say("-", "--stdin-filename", name, *declared)
        assert told.rules(name) == rules
        assert (name in told.documents()) == (name != "blog/skip.md")


def test_the_library_reads_the_same_configuration(say: Say) -> None:
    options = Options(as_of="2026-11-01")
    put(".medad-lint.yaml", ON)
    assert [item.rule for item in lint_file("a.md", options).findings] == ["cure-story"]
    put(".medad-lint.yaml", OFF)
    assert lint_file("a.md", options).findings == lint_text(AD, "blog/new.md", options).findings == ()


def test_an_empty_configuration_and_one_of_comments_change_nothing(say: Say) -> None:
    plain = say("--isolated", ".").documents()
    for text in ("", "# только слова\n\n", "---\n# только слова\n"):
        put(".medad-lint.yaml", text)
        assert say(".").documents() == plain
