"""The report for people: what is said once, how lines are cut, what a file may not do to a terminal."""

import pytest

from medad_lint.report import frame
from medad_lint.report.frame import clean, framed, width_of, wrapped
from medad_lint.report.places import Lines
from medad_lint.report.text import render_text
from tests.conftest import AS_OF, lint

STORY = "Марина, 45 лет, вылечилась от псориаза."


def test_what_a_rule_has_to_say_is_said_once() -> None:
    text = f"{STORY}\n\n{STORY.replace('Марина', 'Ирина')}\n"
    report = render_text([lint(text, "a.md"), lint(text, "b.md")], AS_OF)
    assert report.count("[cure-story]") == 4
    assert report.count("Запрещена сама ссылка на случай") == 1
    assert report.count("Уберите историю") == 1
    assert report.count("Подробно — выше, 1:1.") == 1
    assert report.count("Подробно — выше, a.md:1:1.") == 2
    assert report.count("юрлица 200") == 1
    assert "Проверено 2 файла: " in report
    assert "4 нарушения" in report


def test_a_clean_report_says_so() -> None:
    report = render_text(
        [lint("Клиника «Исток». Имеются противопоказания, проконсультируйтесь со специалистом.")], AS_OF
    )
    assert report.startswith("Проверен 1 файл: замечаний нет.")


def test_a_long_line_is_cut_around_the_quotation_at_spaces() -> None:
    line = "слово " * 40 + "цитата здесь" + " слово" * 40
    start = line.index("цитата")
    ((_, before, inside, after),) = framed(Lines(line), start, start + 12, 80)
    assert inside == "цитата здесь"
    assert before.startswith("… слово ")
    assert after.endswith(" слово …")
    assert 60 < width_of(before + inside + after) <= 80


def test_a_quotation_over_lines_is_underlined_in_each() -> None:
    text = "Марина, 45 лет,\n> вылечилась\nот псориаза"
    rows = framed(Lines(text), 0, len(text), 80)
    assert [row[2] for row in rows] == ["Марина, 45 лет,", "> вылечилась", "от псориаза"]
    report = render_text([lint(text.replace("> ", ""), "a.md")], AS_OF)
    assert "    1 │ Марина, 45 лет,\n      │ ^^^^^^^^^^^^^^^\n    2 │ вылечилась\n" in report


def test_a_file_cannot_colour_the_terminal_or_turn_a_line_round() -> None:
    report = render_text([lint(f"\x1b[31m\u202e{STORY}\x07", "a\x1b[2J.md")], AS_OF)
    assert "\x1b" not in report
    assert "\u202e" not in report
    assert clean("а\tб\x9bв") == "а б в"


def test_a_picture_takes_two_columns_and_a_stress_none() -> None:
    assert [width_of(text) for text in ("😀", "вы\u0301", "漢", "а\u00adб")] == [2, 2, 2, 2]
    report = render_text([lint(f"😀 {STORY}", "a.md")], AS_OF)
    assert "\n      │    ^^^^" in report


def test_numbers_stay_with_their_units() -> None:
    lines = wrapped("", "цена " * 3 + "10 000 ₽ за приём", 22, 0)
    assert lines == ["цена цена цена", "10 000 ₽ за приём"]


def test_of_a_page_in_one_line_no_more_is_measured_than_the_window_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Counted in signs, not in seconds."""

    def measured(around: int) -> int:
        text = "Приём 😀 врача. " * around + STORY + " Запись 😀 онлайн." * around
        signs = 0

        def counted(piece: str) -> int:
            nonlocal signs
            signs += len(piece)
            return width_of(piece)

        monkeypatch.setattr(frame, "width_of", counted)
        start = text.index(STORY)
        ((_, before, inside, after),) = framed(Lines(text), start, start + len(STORY), 100)
        assert inside == STORY
        assert len(before) + len(after) < 100
        return signs

    assert measured(5_000) == measured(500)
