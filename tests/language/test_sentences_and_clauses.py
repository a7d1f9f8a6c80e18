"""Borders of sentences and clauses."""

import pytest

from medad_lint.language import outline, read_sentence
from tests.conftest import fold_of


def sentences(text: str) -> list[str]:
    tokens, bounds = outline(text, fold_of(text))
    return [text[tokens[first].start : tokens[last - 1].end] for first, last in bounds]


@pytest.mark.parametrize(
    "text",
    [
        "«И у меня спина меньше ноет», — Н. Сафронов, 69 лет.",
        "Пациентка Т., 52 года: язва зажила.",
        "Хирург Р. И. Маликов принимает по средам.",
        "Приём на ул. Мира, 4 каждый день.",
        "Лилия Р. благодарит бригаду.",
        "Таблетки 10 мг. принимают утром.",
        "Магний, цинк и т. д. входят в состав.",
        "— Ну, спасибо, выручил! — выдыхает тренер.",
        "Сайт клиники: medad.ru для записи",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Боль ушла. Спасибо врачу!", ["Боль ушла.", "Спасибо врачу!"]),
        ("Болит спина? Это грыжа.", ["Болит спина?", "Это грыжа."]),
        ("Первая строка\nвторая строка", ["Первая строка", "вторая строка"]),
        ("Помогло 😀 Приходите", ["Помогло 😀", "Приходите"]),
        ("Принимает Савин Ю. П. Приём платный.", ["Принимает Савин Ю. П.", "Приём платный."]),
    ],
)
def test_several_sentences_are_parted(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def clause_of(text: str, *words: str) -> list[int]:
    tokens, _ = outline(text, fold_of(text))
    analysis = read_sentence(tokens, lambda word: False)
    return [
        next(c for token, c in zip(analysis.tokens, analysis.clauses, strict=True) if token.fold == word)
        for word in words
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Марина, 45 лет, вылечилась от псориаза", "марина", "вылечилась"),
        ("Боль, которая мучила меня годами, ушла", "боль", "ушла"),
        ("Иван, сосед по даче, снова бегает", "иван", "бегает"),
        ("Колено после курса, честно говоря, сгибается", "колено", "сгибается"),
    ],
)
def test_words_around_an_aside_are_in_one_clause(text: str, first: str, second: str) -> None:
    one, other = clause_of(text, first, second)
    assert one == other


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Если болит спина, приходите к врачу", "болит", "приходите"),
        ("Марина пришла к нам, боль ушла", "пришла", "ушла"),
        ("У вас варикоз, даже если вен не видно", "варикоз", "вен"),
        ("Пройдите осмотр: кариес лечится", "осмотр", "лечится"),
        ("Врач сказал, что язва зажила", "сказал", "зажила"),
    ],
)
def test_words_of_different_predicates_are_in_different_clauses(text: str, first: str, second: str) -> None:
    one, other = clause_of(text, first, second)
    assert one != other
