"""The list of sources: where it stands, and its items, each with its number."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medad_lint.trust.entries import goes_on, item_of, number_of, several
from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact, Line
from medad_lint.trust.phrases import Words
from medad_lint.trust.words import Knowledge

__all__ = ["Listed", "listed_sources"]

MOST = 200
_FIRST = Lazy(r"[\W\d]*(\w+(?:-\w+)*)")
_FOOTNOTE = Lazy(r"\[\^([^\]]+)\]:\s*$")
_END = Lazy(
    r"^\W*(?:имеются противопоказани|перед применением|автор|рецензент|статью проверил|опубликовано|обновлено|дата |поделиться|читайте|читать также|записаться|теги|©|материал носит|информация на сайте)"
)
_STAR = Lazy(r"^\*{1,3}\s?\S")


class Listed(NamedTuple):
    """What has been found: facts, and the numbers of the lines that belong to lists."""

    facts: tuple[Fact, ...]
    lines: frozenset[int]


def listed_sources(source: str, lines: Sequence[Line], known: Knowledge) -> Listed:
    """Sources in lists of their own, in footnotes, behind «Источники:» in a line."""
    facts: list[Fact] = []
    taken: set[int] = set()
    number = 0
    while number < len(lines):
        line = lines[number]
        behind = _heading(line, known)
        if behind is None or number in taken or line.block.scopes & {"nav", "review"}:
            number += 1
            continue
        rest = line.text[behind:]
        items: list[Fact] = []
        if rest.strip(" .:*_"):
            items = list(_of_line(source, line, behind, known))
            stop = number + 1
        else:
            stop, items = _below(source, lines, number, known)
        if items:
            taken |= set(range(number, stop))
            start, end = line.place(0, max(behind, 1))
            facts.append(Fact("source-list", line.text[:behind].strip(), start, end, "list"))
            facts += items
            number = stop
        else:
            number += 1
    if not facts:
        unheaded = _unheaded(source, lines, known)
        facts += unheaded.facts
        taken |= unheaded.lines
    noted = "[^" in source or any(line.text.startswith("*") for line in lines[-6:])
    for number in range(len(lines)) if noted else ():
        if number not in taken and (facts_of_note := list(_note(source, lines, number, known))):
            facts += facts_of_note
            taken.add(number)
    return Listed(tuple(facts), frozenset(taken))


def _heading(line: Line, known: Knowledge) -> int | None:
    """Where the heading of a list ends in its line; None where the line is none."""
    if not line.fold or line.block.kind == "alt":
        return None
    begin = _FIRST.match(line.fold)
    if begin is None or not known.lists.could(begin[1]):
        return None
    words = Words(line.fold[:120])
    first = next(place for place in range(len(words)) if words.start(place) == begin.start(1))
    _, stop = known.lists.at(words, first)
    if stop <= first:
        return None
    end = words.end(stop - 1)
    rest = line.fold[end:]
    if not rest.strip(" .:*_—-…()0123456789"):
        return len(line.text) if not rest.strip(" .:*_—-") else None
    if re.match(r"\s*:\s*\S", rest) and line.block.kind in ("paragraph", "list-item", "cell", "quote"):
        return end + len(rest) - len(rest.lstrip(" :"))
    return None


def _below(source: str, lines: Sequence[Line], heading: int, known: Knowledge) -> tuple[int, list[Fact]]:
    """The items under a heading, and the line behind them."""
    level = lines[heading].block.level if lines[heading].block.kind == "heading" else 7
    items: list[Fact] = []
    place = heading + 1
    ordinal = 0
    numbered = False
    while place < len(lines) and len(items) < MOST:
        line = lines[place]
        if "review" in line.block.scopes or line.block.scopes & {"nav", "form"}:
            break
        if line.block.kind == "heading" and (items or line.block.level <= level):
            break
        if _END.match(line.fold) or len(line.text) > 1200:
            break
        own, lead = number_of(source, line)
        in_list = line.block.kind == "list-item" or bool(line.block.scopes & {"list", "table"})
        starts = own is not None or (line.offset == 0 and in_list)
        wrapped = line.offset > 0 if numbered or in_list else goes_on(line)
        if (
            items
            and not starts
            and (wrapped or (numbered and line.block.kind == "paragraph" and goes_on(line)))
        ):
            previous = items[-1]
            start, end = line.place(0, len(line.text))
            joined = item_of(
                source,
                previous.value + " " + line.text,
                previous.start,
                end,
                previous.detail("number"),
                known,
            )
            if joined is not None:
                items[-1] = joined
            place += 1
            continue
        parts = several(line, lead)
        for begin, stop, inner in parts:
            ordinal += 1
            told = inner or own or ordinal
            ordinal = told if isinstance(told, int) else ordinal
            text = line.text[begin:stop]
            start, end = line.place(begin, stop)
            item = item_of(source, text, start, end, str(told), known, bool(own or inner) and bool(items))
            if item is None and own is None and not in_list:
                break
            if item is not None:
                items.append(item)
                numbered = numbered or own is not None
        else:
            place += 1
            continue
        break
    return place, items


def _of_line(source: str, line: Line, begin: int, known: Knowledge) -> Iterator[Fact]:
    """«Источники: …; …»."""
    text = line.text[begin:]
    parts = several(line._replace(text=text), 0)
    if len(parts) == 1:
        place = 0
        parts = []
        for part in re.split(r";(?=\s*(?:[А-ЯЁA-Z«\"]|https?:|www\.|\d{1,2}[.)]))", text):
            parts.append((place, place + len(part), 0))
            place += len(part) + 1
    for number, (first, last, own) in enumerate(parts, 1):
        piece = text[first:last]
        start, end = line.place(begin + first, begin + last)
        item = item_of(source, piece, start, end, str(own or number), known)
        if item is not None:
            yield item


def _note(source: str, lines: Sequence[Line], number: int, known: Knowledge) -> Iterator[Fact]:
    """A footnote of Markdown, or one with an asterisk at the end of the page."""
    line = lines[number]
    start = line.place(0, 1)[0]
    foot = _FOOTNOTE.search(source[max(0, start - 40) : start]) if "[^" in source else None
    if foot or (
        number >= len(lines) - 6
        and number
        and _STAR.match(line.text)
        and any("*" in other.text for other in lines[:number])
    ):
        begin, end = line.place(0, len(line.text))
        item = item_of(source, line.text.lstrip("* "), begin, end, foot[1] if foot else "*", known)
        if item is not None and (foot or "authors" in dict(item.details)):
            yield item


def _unheaded(source: str, lines: Sequence[Line], known: Knowledge) -> Listed:
    """A list without a heading, or under one that says nothing: numbered items with authors and year at the end."""
    items: list[Fact] = []
    taken: set[int] = set()
    for number in range(len(lines) - 1, max(len(lines) // 3, -1), -1):
        line = lines[number]
        own, lead = number_of(source, line)
        if own is None and line.block.kind != "list-item":
            if items or number < len(lines) - 6:
                break
            continue
        start, end = line.place(lead, len(line.text))
        item = item_of(source, line.text[lead:], start, end, str(own or 0), known)
        if item is None or not {"authors", "year"} <= set(dict(item.details)):
            if items:
                break
            continue
        items.append(item)
        taken.add(number)
    if len(items) < 2:
        return Listed((), frozenset())
    if all(item.detail("number") == "0" for item in items):
        count = len(items)
        items = [
            item._replace(
                details=tuple(
                    (name, str(count - place) if name == "number" else value) for name, value in item.details
                )
            )
            for place, item in enumerate(items)
        ]
    return Listed(tuple(reversed(items)), frozenset(taken))
