"""What the dictionary knows of a lemma: whether it is one, and the beginnings of its forms. Used when rules are compiled."""

from collections.abc import Sequence
from functools import cache
from typing import Any

__all__ = ["advice_for", "forms_pass", "is_lemma", "misspelt", "stems"]

SHORTEST_STEM = 4
MOST_FORMS = 14
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_MASCULINE = ("а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_SLIPS = {"о": "а", "а": "о", "е": "и", "и": "е", "я": "е"}
_VOWELS_AFTER_HISS = {"жи": "жы", "ши": "шы", "ци": "цы", "цы": "ци"}


@cache
def _morph() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def _fold(text: str) -> str:
    return str(text).lower().replace("ё", "е")


@cache
def _lexemes(lemma: str) -> tuple[tuple[str, ...], ...]:
    """Forms of each dictionary entry whose lemma this is."""
    found = []
    for parse in _morph().parse(lemma):
        if _fold(parse.normal_form) == lemma:
            found.append(tuple(_fold(form.word) for form in parse.lexeme))
    return tuple(found)


def is_lemma(word: str) -> bool:
    """Whether a word is the dictionary form of at least one of its readings (ё as е)."""
    return bool(_lexemes(word))


def forms_pass(word: str, tests: Sequence[tuple[Sequence[str], Sequence[str]]]) -> bool:
    """Whether some form of a lemma has the grammemes asked for: «лучше{COMP}» has none, «хороший{COMP}» has."""
    return not tests or any(
        grammemes.issuperset(must) and grammemes.isdisjoint(never)
        for grammemes in _grammemes(word)
        for must, never in tests
    )


@cache
def _grammemes(lemma: str) -> tuple[frozenset[str], ...]:
    return tuple(
        form.tag.grammemes
        for parse in _morph().parse(lemma)
        if _fold(parse.normal_form) == lemma
        for form in parse.lexeme
    )


def advice_for(word: str) -> str:
    """What to write in place of a word that is not its own lemma."""
    parse = _morph().parse(word)[0]
    lemma = _fold(parse.normal_form)
    sign = "{Supr}" if "Supr" in parse.tag else ""
    return f"Напишите лемму «{lemma}{sign}» или точную форму «={word}»."


def _beginning(first: str, last: str) -> str:
    """What the least and the greatest of some words begin with, and so all of them."""
    size = 0
    while size < min(len(first), len(last)) and first[size] == last[size]:
        size += 1
    return first[:size]


@cache
def stems(lemma: str) -> tuple[tuple[str, bool], ...]:
    """Beginnings with which every form of the lemma starts, each with whether it is a whole word."""
    forms = {form for lexeme in _lexemes(lemma) for form in lexeme} | {lemma}
    if (
        forms == {lemma}
        and lemma[-1] in _CONSONANTS
        and any(not known.isdisjoint(("NOUN", "UNKN")) for known in _grammemes(lemma))
    ):
        forms.update(lemma + ending for ending in _MASCULINE)  # «о БАДе»: what the dictionary leaves as it is
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(form[:3], []).append(form)
    found: set[tuple[str, bool]] = set()
    for members in groups.values():
        shared = _beginning(min(members), max(members))
        # a beginning of three letters wakes too much («сын», «зуб»), but the 150 forms of «жить» cost more than that
        if len(members) > 1 and (
            len(shared) >= SHORTEST_STEM or (len(shared) == 3 and len(members) > MOST_FORMS)
        ):
            found.add((shared, False))
        else:
            found.update((form, True) for form in members)
    return tuple(sorted(found))


def misspelt(stem: str) -> tuple[str, ...]:
    """Ordinary slips of the pen within a stem of five letters or more: «спосиб», «благадар», «вылечел»."""
    if len(stem) < 5:
        return ()
    found = set()
    for place, letter in enumerate(stem):
        if place and letter in _SLIPS:
            found.add(stem[:place] + _SLIPS[letter] + stem[place + 1 :])
        if place and stem[place - 1] == letter:
            found.add(stem[:place] + stem[place + 1 :])
        pair = stem[place : place + 2]
        if pair in _VOWELS_AFTER_HISS:
            found.add(stem[:place] + _VOWELS_AFTER_HISS[pair] + stem[place + 2 :])
    found.discard(stem)
    return tuple(sorted(found))
