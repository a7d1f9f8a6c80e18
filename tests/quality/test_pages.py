"""The pages of rules and of the law say what the rules say today."""

import re

from docs.pages import FOLDER, pages
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.store import builtin_folder

MADE = pages(load([builtin_folder()]))


def test_every_page_is_as_fresh_as_the_rules() -> None:
    for path, text in MADE.items():
        assert (FOLDER / path).read_text(encoding="utf-8") == text, f"{path}: python -m docs.pages"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {f"rules/{file.name}" for file in (FOLDER / "rules").glob("*.md")} == {
        path for path in MADE if path.startswith("rules/")
    }


def test_a_page_names_norm_sanction_examples_and_what_is_not_caught() -> None:
    page = MADE["rules/cure-story.md"]
    for words in (
        "38-ФЗ, ст. 24, ч. 1, п. 2",
        "Чем грозит",
        "## Нарушения",
        "## Можно",
        "## Чего правило не видит",
    ):
        assert words in page


def test_the_law_page_tells_which_norm_holds_for_which_object() -> None:
    row = next(line for line in MADE["law.md"].splitlines() if line.startswith("| [`cure-story`]"))
    assert "38-ФЗ, ст. 25, ч. 1, п. 2" in row


def test_an_example_is_shown_as_it_stands() -> None:
    page = MADE["rules/eat-dates.md"]
    assert "Обновлено: &lt;script>document.write" in page
    assert "\n- \\--- title: Мигрень date: " in page  # no rule across the page
    for path, text in MADE.items():
        assert not re.search(r"<(?!!-- Собрано)", text), path
