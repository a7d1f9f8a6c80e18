"""Whom `<name>` takes for a person, and what only looks like one."""

import pytest

from medad_lint.language import outline, read_sentence
from medad_lint.matching.words import Words


def _named(sentence: str, kind: str = "name") -> list[str]:
    tokens, _ = outline(sentence, sentence.lower().replace("ё", "е"))
    places = Words(read_sentence(tokens, lambda _: False)).of_class(kind)
    return [tokens[place].text for place in places]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Марина забыла о боли.", ["Марина"]),
        ("Пациентка Анна Толстая ходит сама.", ["Анна", "Толстая"]),
        ("Горький Иван снова бегает.", ["Горький", "Иван"]),
        ("И. Мороз уже на ногах.", ["Мороз"]),
        ("Вчера выписали Громыхайлова Петра.", ["Громыхайлова", "Петра"]),
        ("Тренер Волков снова бегает.", ["Волков"]),
        ("«Спасибо, Марина!»", ["Марина"]),
        ("Приём ведёт доктор Ли.", ["Ли"]),
    ],
)
def test_a_person_is_known_by_a_name_or_a_surname(sentence: str, names: list[str]) -> None:
    assert _named(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Горький вкус прошёл.",
        "Санаторий «Горький» ждёт гостей.",
        "Центр «Валентина» открыт.",
        "Салон «Анна Плюс» открыт.",
        "Мороз крепчает.",
        "Цефтриаксонова доза.",
    ],
)
def test_a_brand_and_a_common_word_with_a_capital_are_no_persons(sentence: str) -> None:
    assert _named(sentence) == []


def test_a_first_name_with_a_surname_beside_it_is_no_bare_first_name() -> None:
    assert _named("Настя спит спокойно.", "first-name") == ["Настя"]
    assert _named("Настя Белова спит спокойно.", "first-name") == []
