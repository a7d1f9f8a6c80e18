"""docs/own-rules.md does what it says: its files are written, its commands run, its answers compared."""

import re
import subprocess
from pathlib import Path

import pytest

from docs.commands import BLOCK, PAGE, answered, put
from tests.cli.test_command_line import run

ROOT = PAGE.parent.parent
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = BLOCK.findall(TEXT)
RULE = "moi/ad/hurry.yaml"
SLIPS = [
    [cell.strip(" `") for cell in line.strip("|").split(" | ")]
    for line in TEXT.splitlines()
    if line.startswith("| `")
]


def said(folder: Path, *words: str) -> tuple[int, str]:
    result: subprocess.CompletedProcess[bytes] = run(*words, folder=str(folder), PYTHONPATH=str(ROOT))
    return result.returncode, (result.stdout + result.stderr).decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder as it stands after the third step."""
    for language, path, add, text in BLOCKS:
        if language == "yaml" and not add:
            put(tmp_path, path, text)
    return tmp_path


def test_the_commands_of_the_page_answer_as_it_shows(tmp_path: Path) -> None:
    assert [block[0] for block in BLOCKS].count("console") == 3
    assert answered(TEXT, tmp_path) == TEXT, "python -m docs.commands перепишет ответы"


def test_the_advice_at_the_end_mends_the_rule(folder: Path) -> None:
    for language, path, add, text in BLOCKS:
        if language == "yaml" and add:
            put(folder, path, text, True)
    assert said(folder, "test", "moi")[0] == 1
    whole = (folder / RULE).read_text(encoding="utf-8")
    advice = re.search(r"Допишите шаблон `(.+?)`", TEXT)
    assert advice
    put(folder, RULE, whole.replace("forbid:\n", f"forbid:\n  - {advice[1]}\n"))
    code, told = said(folder, "test", "moi")
    assert code == 0, told


@pytest.mark.parametrize(("old", "new", "answer"), SLIPS)
def test_each_slip_of_the_table_is_answered_so(folder: Path, old: str, new: str, answer: str) -> None:
    whole = (folder / RULE).read_text(encoding="utf-8")
    assert old in whole
    put(folder, RULE, whole.replace(old, new, 1))
    code, told = said(folder, "test", "moi")
    assert answer in told
    assert code == (1 if answer.startswith("hurry:") else 2)


def test_the_rule_is_listed_and_explained_beside_the_built_in_ones(folder: Path) -> None:
    assert "Редполитика, п. 4" in said(folder, "explain", "hurry", "--rules", "moi")[1]
    assert {"hurry", "cure-story"} <= set(said(folder, "rules", "--rules", "moi")[1].split())


def test_a_folder_may_build_on_another(folder: Path) -> None:
    (folder / "obschie").mkdir()
    for part in ("norms", "concepts"):
        (folder / "moi" / part).rename(folder / "obschie" / part)
    assert said(folder, "test", "moi")[0] == 2
    code, told = said(folder, "test", "moi", "--rules", "obschie")
    assert code == 0, told
    put(folder, "post.md", "Осталось пять мест на приём кардиолога!")
    words = ("--rules", "obschie", "--rules", "moi", "--kind", "ad", "post.md")
    assert "[hurry]" in said(folder, *words)[1]


@pytest.mark.parametrize(
    ("path", "text", "answer"),
    [
        ("moi/free.yaml", 'free:\n  - "место"\n', "moi/free.yaml:1:1: это не правило: нет ключа «id»"),
        ("moi/concepts/other.yaml", 'free-slot:\n  - "место"\n', "понятие «free-slot» второй раз"),
        ("moi/.github/flow.yaml", "on: push\n", ""),
        ("moi/site/hurry.yaml", "", "правило «hurry» уже есть: moi/ad/hurry.yaml"),
        ("moi/ad/спешка.yaml", "", "латинские буквы, цифры и дефис"),
    ],
)
def test_a_file_in_the_wrong_place_is_told_of(folder: Path, path: str, text: str, answer: str) -> None:
    whole = (folder / RULE).read_text(encoding="utf-8")
    put(folder, path, text or whole.replace("id: hurry ", f"id: {Path(path).stem} "))
    code, told = said(folder, "test", "moi")
    assert answer in told
    assert code == (2 if answer else 0)


def test_a_folder_without_rules_is_an_error(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert said(folder, "test", "empty") == (2, "medad-lint: empty: в папке правил нет файлов .yaml\n")
    (folder / RULE).unlink()
    assert said(folder, "test", "moi") == (2, "medad-lint: moi: в папке нет ни одного правила\n")
