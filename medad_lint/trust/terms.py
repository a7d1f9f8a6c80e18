"""Abbreviations and terms that a lay reader may not know, where the text does not explain them."""

import re
from collections.abc import Iterator, Sequence

from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact, Line
from medad_lint.trust.phrases import Vocabulary, live
from medad_lint.trust.words import Knowledge

__all__ = ["terms_of"]

_ABBREVIATION = Lazy(r"[А-ЯЁA-Z](?<![\w.№/@#-].)[А-ЯЁA-Z]{1,5}(?![\w@]|-\w|\.\w|/)")
_ROMAN = Lazy(r"^[IVXLCDMХІ]+$")
_BODY = ("paragraph", "list-item", "quote", "cell")
_MEANT = Lazy(
    r"^\s*(?:\(\s*(?:[а-яёa-z][\w-]+[\s,-]+)|[—–-]\s+(?:это\s|[а-яё]{3,})|,\s*(?:или|то есть|т\. ?е\.|сокращенно|полное название)\s|,?\s*(?:это|означает|расшифровывается)\s)"
)


def terms_of(
    lines: Sequence[Line], listed: frozenset[int], words: Vocabulary, known: Knowledge
) -> Iterator[Fact]:
    """Each unexplained abbreviation and term at its first use. `words` is the vocabulary of all lines."""
    ordinary, loud = known.words("ordinary"), known.words("loud")
    told: set[str] = set()
    explained = _explained(lines, listed)
    for number, line in enumerate(lines):
        if (
            number in listed
            or line.block.kind not in _BODY
            or line.block.scopes & {"review", "nav", "footer", "form"}
        ):
            continue
        for match in _ABBREVIATION.finditer(line.text):
            word = match.group()
            low = word.lower().replace("ё", "е")
            if (
                low in told
                or low in ordinary
                or _ROMAN.match(word)
                or _shouted(line.text, match.start(), match.end(), loud)
                or _named(line.text, match.start(), match.end())
            ):
                continue
            told.add(low)
            if (
                low in explained
                or _bracketed(line.text, match.start(), match.end())
                or _MEANT.match(line.fold[match.end() :])
            ):
                continue
            start, end = line.place(*match.span())
            yield Fact("term", word, start, end, "text", "likely", frozenset({"abbreviation"}))
    yield from _terms(lines, listed, words, known)


def _bracketed(text: str, start: int, end: int) -> bool:
    """«хроническая болезнь почек (ХБП)»: the words before a bracket explain what is in it; «гипотрофия мышц – ГТ (1 балл)»."""
    lead = r"(?:далее\s?[—–-]?\s?|сокращ\w*\s|англ\.\s?|[^()]{0,30}\bили\s)?[«\"]?$"
    before = text[max(0, start - 80) : start]
    named = re.search(r"[а-яё]{3,},\s(?:или|сокращ[её]нно|то есть)\s$", before) or (
        re.search(r"[а-яё]{3,}\)?\s[–—-]\s$", before) and re.match(r"\s?(?:[(,;]|$)", text[end : end + 3])
    )
    return bool(named or re.search(r"[а-яёА-ЯЁa-zA-Z»\"]{3,}\s?\(\s*" + lead, before))


def _explained(lines: Sequence[Line], listed: frozenset[int]) -> set[str]:
    """Abbreviations that any line of the text, a heading or a table of them explains."""
    found = set()
    for number, line in enumerate(lines):
        if number in listed:
            continue
        for match in re.finditer(
            r"\(\s*(?:далее\s?[—–-]?\s?)?[«\"]?([А-ЯЁA-Z][А-ЯЁA-Zа-яё-]{1,7})[»\"]?(?:[,;)]|\s[—–-])",
            line.text,
        ):
            if re.search(r"[а-яёa-z]{3,}\s?$", line.text[: match.start()]):
                found.add(match[1].lower().replace("ё", "е"))
        match_ = re.match(r"^\W*([А-ЯЁA-Z]{2,7})\s?(?:[—–:-]|\()\s?[а-яёА-ЯЁa-z]{3,}", line.text)
        if match_:
            found.add(match_[1].lower().replace("ё", "е"))
    return found


def _shouted(text: str, start: int, end: int, loud: frozenset[str]) -> bool:
    """Whether a word is loud, not short: its neighbours are capitals too."""
    near = (
        re.findall(r"[А-ЯЁа-яёA-Za-z]{2,}", text[max(0, start - 25) : start])[-1:]
        + re.findall(r"[А-ЯЁа-яёA-Za-z]{2,}", text[end : end + 25])[:1]
    )
    if any(word.isupper() and (_spoken(word) or word.lower() in loud) for word in near):
        return True
    return text[start:end].lower() in loud


def _spoken(word: str) -> bool:
    """Whether a word in capitals is one that is read as it stands: «ДЕЛАТЬ», and not «ОЖСС»."""
    return len(word) > 3 and 3 * sum(letter in "АЕЁИОУЫЭЮЯAEIOUY" for letter in word) >= len(word)


def _named(text: str, start: int, end: int) -> bool:
    """An institution or a brand: «РНИМУ им. Пирогова», «аппарат „НОЛАР“», Latin letters behind «рекомендации»."""
    before, behind = text[max(0, start - 30) : start], text[end : end + 8]
    if re.match(r"\sим(?:\.|ени)\s?", behind) or (before[-1:] in '«„“"' and behind[:1] in '»”“"' and before):
        return True
    return (
        text[start].isascii()
        and re.search(
            r"(?:рекомендаци|руководств|позици|данны|консенсус|заявлени|исследовани|согласи|обществ)\w*\s$",
            before,
        )
        is not None
    )


def _terms(
    lines: Sequence[Line], listed: frozenset[int], words: Vocabulary, known: Knowledge
) -> Iterator[Fact]:
    """Terms of the rulebook's list without «— это», a bracket or «то есть» beside them."""
    patterns = [(stem, known.term(stem)) for stem in live(known.terms, words)]
    if not patterns:
        return
    told: set[str] = set()
    for number, line in enumerate(lines):
        if (
            number in listed
            or line.block.kind not in _BODY
            or line.block.scopes & {"review", "nav", "footer"}
        ):
            continue
        here = [
            (stem, match)
            for stem, pattern in patterns
            if stem in line.fold
            for match in pattern.finditer(line.fold)
        ]
        for stem, match in sorted(here, key=lambda item: item[1].start()):
            if stem in told:
                continue
            told.add(stem)
            rest, before = line.fold[match.end() :], line.fold[: match.start()]
            sentence = re.split(r"[.!?](?=\s)", rest)[0][:28]
            plain = re.search(
                r"^\s?(?:[—–-]\s|\(|,\s(?:или|то есть|т\. ?е\.)\s|,?\s(?:это|означает)\s)|называ", sentence
            )
            if plain or re.search(
                r"\(\s?$|называ\w+\s[«\"]?$|(?:или|термин\w*|слово)\s[«\"]?$|[—–]\s?$|то есть\s$", before
            ):
                continue
            start, end = line.place(*match.span())
            yield Fact(
                "term", line.text[match.start() : match.end()], start, end, "text", "weak", frozenset()
            )
