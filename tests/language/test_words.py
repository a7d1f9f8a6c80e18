"""Readings of words agree with pymorphy3's; tokens cover the text."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medad_lint.language import outline
from medad_lint.language.dictionary import read
from medad_lint.language.spelling import respell
from medad_lint.language.tokens import tokenise

WORDS = [
    "стали",
    "вылечилась",
    "лучше",
    "врачом",
    "ушла",
    "петрову",
    "спасибо",
    "прошло",
    "больше",
    "моим",
    "боли",
    "дом",
    "мыла",
    "стекло",
    "пила",
    "печь",
    "знать",
    "течь",
    "ёлка",
    "её",
    "всё",
    "зелёный",
    "тёплый",
    "берёт",
    "пошёл",
    "причём",
    "нём",
    "лёгкое",
    "врача",
    "врачей",
    "вылечен",
    "излеченная",
    "благодаря",
    "после",
    "мне",
    "нас",
    "три",
    "двадцать",
    "семь",
    "первый",
    "лучший",
    "хороший",
    "красив",
    "нет",
    "можно",
    "надо",
    "жаль",
    "пора",
    "уже",
    "ещё",
    "очень",
    "скорее",
    "идти",
    "шёл",
    "бежит",
    "ели",
]


@cache
def morph() -> object:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def _as_pymorphy(word: str) -> set[tuple[str, frozenset[str]]]:
    return {
        (parse.normal_form.replace("ё", "е"), frozenset(re.split("[ ,]", str(parse.tag))))
        for parse in morph().parse(word)  # type: ignore[attr-defined]
    }


@pytest.mark.parametrize("word", WORDS)
def test_a_dictionary_word_has_all_the_readings_of_pymorphy(word: str) -> None:
    fold = word.replace("ё", "е")
    assert {tuple(reading) for reading in read(fold)} == _as_pymorphy(fold)


@given(
    st.sampled_from(
        sorted(
            ["вылечить", "боль", "псориаз", "клиника", "спасибо", "доктор", "здоровый", "помогать", "ходить"]
        )
    ),
    st.integers(0, 40),
)
def test_every_form_of_a_word_leads_back_to_it(lemma: str, number: int) -> None:
    forms = [form.word.replace("ё", "е") for form in morph().parse(lemma)[0].lexeme]  # type: ignore[attr-defined]
    form = forms[number % len(forms)]
    assert lemma in {reading.lemma for reading in read(form)}


def test_a_word_the_dictionary_lacks_is_read_by_its_ending() -> None:
    assert any(r.lemma == "нейромед" and "gent" in r.grammemes for r in read("нейромеда"))


def test_each_part_of_a_compound_is_read() -> None:
    assert {"врач", "остеопат"} <= {reading.lemma for reading in read("врачом-остеопатом")}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("спосибо", "спасибо"),
        ("спс", "спасибо"),
        ("вылечилса", "вылечился"),
        ("благадарю", "благодарю"),
        ("спасииибо", "спасибо"),
        ("здаровье", "здоровье"),
        ("излечилась", None),
    ],
)
def test_a_slip_of_the_pen_is_read_as_what_was_meant(written: str, meant: str | None) -> None:
    assert (meant in respell(written)) if meant else respell(written) == ()


@given(st.text(alphabet="абвгАБЁё 12.,!?«»—-\n😀№%a(").filter(str.strip))
def test_tokens_cover_every_visible_sign_once_and_in_order(text: str) -> None:
    tokens = tokenise(text, text.lower())
    covered = [place for token in tokens for place in range(token.start, token.end)]
    assert covered == sorted(set(covered))
    assert {place for place, sign in enumerate(text) if not sign.isspace()} <= set(covered)
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("№1", ["mark", "number"]),
        ("100%", ["number", "mark"]),
        ("45-летняя", ["word"]),
        ("врач-остеопат", ["word"]),
        ("1,5 мг", ["number", "word"]),
    ],
)
def test_numbers_signs_and_compounds_are_told_apart(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokenise(text, text)] == kinds


@given(st.text(alphabet="абв АБВ .!?\n,—«»12", max_size=60))
def test_sentences_cover_all_tokens_without_gaps(text: str) -> None:
    tokens, bounds = outline(text, text.lower())
    assert [place for first, last in bounds for place in range(first, last)] == list(range(len(tokens)))
