"""References in the text, `[3]`, `[1–3]`, `<sup>4</sup>`, `[^2]`, (Лазебник Л. Б., 2006): whether each has its item."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact, Line

__all__ = ["Reference", "broken_of", "references_of"]

_BRACKET = Lazy(r"\[(\d{1,3}(?:\s?[-–—,;]\s?\d{1,3})*)(?:,\s?(?:с|p)\.\s?[\d–-]+)?\]")
_NAMED = Lazy(
    r"\((?:[^()]{0,60}?)[А-ЯЁA-Z][А-Яа-яёA-Za-z-]+[^()]{0,60}?,?\s(?:19|20)\d\d(?:\s?г\.?)?[a-zа-я]?\)"
)
_SUP = Lazy(
    r"<sup[^>]*>(?:\s*<a[^>]*>)?\s*\[?(\d{1,3}(?:\s?[-–,;]\s?\d{1,3})*)\]?\s*(?:</a>\s*)?</sup>",
    re.IGNORECASE,
)
_SIGNS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SMALL = Lazy(r"(?<=[а-яёa-z»).,])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
_UNIT = Lazy(r"(?:\b(?:м|см|мм|км|кг|дм|ft|m|cm|mm|сек|с)|\d|×10)$")
_FOOT = Lazy(r"\[\^([^\]\s]+)\](?!:)")


class Reference(NamedTuple):
    """A reference at a place of the source; `numbers` are empty where authors are named instead."""

    start: int
    end: int
    numbers: tuple[str, ...]


def references_of(source: str, lines: Sequence[Line], listed: frozenset[int]) -> list[Reference]:
    """The references of the text in order; the list itself is left out."""
    found = []
    for number, line in enumerate(lines):
        if number in listed:
            continue
        if "[" in line.text:
            for match in _BRACKET.finditer(line.text):
                if line.text[match.end() : match.end() + 1] != "(":
                    found.append(Reference(*line.place(*match.span()), _expanded(match[1])))
        if "(" in line.text and ("19" in line.text or "20" in line.text):
            found += [Reference(*line.place(*match.span()), ()) for match in _NAMED.finditer(line.text)]
        if any(sign in line.text for sign in "¹²³⁴⁵⁶⁷⁸⁹"):
            for match in _SMALL.finditer(line.text):
                if not _UNIT.search(line.text[: match.start()].rstrip(".,")):
                    found.append(Reference(*line.place(*match.span()), (match.group().translate(_SIGNS),)))
    outside = [lines[number].place(0, len(lines[number].text)) for number in listed]
    if "<sup" in source:
        for match in _SUP.finditer(source):
            before = re.sub(r"<[^>]*>", "", source[max(0, match.start() - 30) : match.start()])
            if before.strip() and not _UNIT.search(before.rstrip()) and not _within(match.start(), outside):
                found.append(Reference(*match.span(), _expanded(match[1])))
    if "[^" in source:
        found += [Reference(*match.span(), (match[1],)) for match in _FOOT.finditer(source)]
    return sorted(found)


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _expanded(text: str) -> tuple[str, ...]:
    """«1–3, 5» as 1, 2, 3, 5."""
    numbers: list[str] = []
    for part in re.split(r"[,;]", text):
        ends = [int(item) for item in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] <= ends[1] <= ends[0] + 60:
            numbers += [str(number) for number in range(ends[0], ends[1] + 1)]
        else:
            numbers += [str(number) for number in ends]
    return tuple(numbers)


def broken_of(references: Sequence[Reference], sources: Sequence[Fact]) -> Iterator[Fact]:
    """References without an item, and the items that nothing refers to."""
    numbered = [item for item in references if item.numbers]
    if not numbered:
        return
    listed = {
        fact.detail("number"): fact
        for fact in sources
        if fact.origin in ("list", "front-matter") and fact.detail("number")
    }
    if not listed:
        first = numbered[0]
        shown = ", ".join(dict.fromkeys(number for item in numbered for number in item.numbers))
        rest = tuple((item.start, item.end) for item in numbered[1:6])
        yield Fact(
            "reference",
            shown,
            first.start,
            first.end,
            "text",
            "sure",
            frozenset({"no-list"}),
            (("count", str(len(numbered))),),
            rest,
        )
        return
    used: set[str] = set()
    told: set[str] = set()
    for item in numbered:
        used |= set(item.numbers)
        lacking = [number for number in item.numbers if number not in listed and number not in told]
        if lacking:
            told |= set(lacking)
            yield Fact(
                "reference", ", ".join(lacking), item.start, item.end, "text", "sure", frozenset({"no-item"})
            )
    idle = [
        fact
        for number, fact in listed.items()
        if number not in used and fact.origin == "list" and number.isdigit()
    ]
    if idle:
        rest = tuple((fact.start, fact.end) for fact in idle[1:])
        shown = ", ".join(fact.detail("number") for fact in idle)
        yield Fact(
            "reference",
            shown,
            idle[0].start,
            idle[0].end,
            "list",
            "likely",
            frozenset({"unreferred"}),
            (("count", str(len(idle))),),
            rest,
        )
