"""Names of people: «Иванова Анна Петровна», «А. П. Иванова», «Иванова А.П.», «Ириной Соколовой», «ИВАНОВ Иван»."""

import re
from typing import NamedTuple

from medad_lint.trust.lazy import Lazy
from medad_lint.trust.words import Knowledge

__all__ = ["Name", "find_names", "is_collective"]

_W = r"(?:[А-ЯЁ]['’][А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*|[А-ЯЁ]{3,}(?:-[А-ЯЁ]{3,})?)"
_I = r"[А-ЯЁ]\s?\."
_FORMS = Lazy(
    rf"(?P<after>{_W}(?:\s{_W})?,?\s(?:{_I}\s?{_I}|{_I}|[А-ЯЁ]{{2}}\.))(?![а-яё])"
    rf"|(?P<before>(?<![А-ЯЁа-яё.]){_I}\s?(?:{_I}\s?)?{_W})"
    rf"|(?P<words>{_W}(?:\s{_W})+)"
    r"|(?P<latin>(?<![\w-])(?:Dr\.?\s)?[A-Z][a-z]+(?:\s[A-Z]\.)?(?:\s[A-Z][a-z]+(?:-[A-Z][a-z]+)?){1,2}(?![\w-]))"
)
_PATRONYMIC = Lazy(
    r"(?:вич|вича|вичем|вичу|ич|ича|ичом|ичу|ична|вна|вной|вны|вне|ичной|ичны|инична|оглы|кызы|заде)$"
)
_WORD = Lazy(r"\S+")


class Name(NamedTuple):
    """A name in a text. `sure` tells that a first name, initials or a patronymic show it to be one."""

    text: str
    start: int
    end: int
    sure: bool


def find_names(text: str, known: Knowledge, latin: bool = False) -> list[Name]:
    """The names of a text in order; Latin ones where asked for."""
    found: list[Name] = []
    if text == text.lower():
        return found
    place = 0
    while (match := _FORMS.search(text, place)) is not None:
        kind = match.lastgroup or ""
        place = match.end()
        if kind == "latin":
            if latin and not _barred(match.group(), known):
                found.append(Name(match.group(), match.start(), match.end(), False))
            continue
        if kind == "words":
            found += _of_words(match, known)
            continue
        name = _of_initials(match, kind, known)
        if name is not None:
            found.append(name)
    return found


def is_collective(value: str, known: Knowledge) -> bool:
    """«Редакция», «Команда сайта», «admin»: a word that stands for no person."""
    words = re.findall(r"[\w-]+", value.lower().replace("ё", "е"))
    return any(word in known.collective for word in words)


def _barred(text: str, known: Knowledge) -> bool:
    return any(
        word.lower().replace("ё", "е").strip(".,") in known.not_names
        or word.lower().strip(".,") in known.collective
        for word in text.split()
    )


def _of_initials(match: re.Match[str], kind: str, known: Knowledge) -> Name | None:
    text, start = match.group(), match.start()
    if kind == "after":
        words = text.split()
        # «Врач Иванова А. П.»: the first of two words may be a title
        while words and _is_title(words[0], known):
            start += text.index(words[0]) + len(words[0])
            start += len(match.string[start : match.end()]) - len(match.string[start : match.end()].lstrip())
            text = match.string[start : match.end()]
            words = text.split()
        if not words or not words[0].rstrip(",")[:1].isalpha() or "." in words[0]:
            return None
    elif _is_title(text.split(".")[-1].strip(), known):
        return None
    return Name(" ".join(text.split()), start, match.end(), True)


def _is_title(word: str, known: Knowledge) -> bool:
    bare = word.lower().replace("ё", "е").strip(".,")
    if bare in known.first_names:  # «Марта» begins no month here: it would be small
        return False
    if bare in known.not_names or bare in known.collective:
        return True
    from medad_lint.trust.qualify import specialty_of

    return bool(specialty_of(bare, known))


def _of_words(match: re.Match[str], known: Knowledge) -> list[Name]:
    """Names within a run of capitalised words: parted at words that are none."""
    runs: list[list[re.Match[str]]] = [[]]
    for word in _WORD.finditer(match.string, match.start(), match.end()):
        if _is_title(word.group(), known):
            runs.append([])
        else:
            runs[-1].append(word)
    found = []
    for run in runs:
        while len(run) >= 2:
            size, sure = _size(run, known)
            if size:
                start, end = run[0].start(), run[size - 1].end()
                found.append(Name(" ".join(match.string[start:end].split()), start, end, sure))
                run = run[size:]
            else:
                run = run[1:]
    return found


def _size(run: list[re.Match[str]], known: Knowledge) -> tuple[int, bool]:
    """How many words from the first on are one name, and whether it is sure."""
    low = [word.group().lower().replace("ё", "е") for word in run[:3]]
    if len(low) == 3 and (_PATRONYMIC.search(low[2]) or _PATRONYMIC.search(low[1])):
        return 3, True
    if len(low) == 3 and low[1][-2:] != low[2][-2:] and low[2] in ("оглы", "кызы"):
        return 3, True
    first = [_is_first(word, known) for word in low]
    if first[0] or first[1]:
        if len(low) == 2 or _PATRONYMIC.search(low[1]) is None:
            return 2, True
        return 2, True
    if any(low[k].endswith(known.surname_endings) for k in (0, 1)) and len(low[0]) > 2 and len(low[1]) > 2:
        return 2, False
    return 0, False


def _is_first(word: str, known: Knowledge) -> bool:
    """A first name in any case: «Ириной», «Анны»."""
    if word in known.first_names:
        return True
    for cut in (1, 2):
        stem = word[:-cut]
        if len(stem) < 3:
            return False
        if any(stem + end in known.first_names for end in ("", "а", "я", "й", "ь", "ия", "ей")):
            return True
    return False
