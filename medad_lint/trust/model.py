"""A fact about an article that lets a reader trust it, with its place; what all readers of facts share."""

import itertools
from typing import NamedTuple

from medad_lint.document.model import Block

__all__ = ["Fact", "Line", "lines_of", "marked"]


class Fact(NamedTuple):
    """One fact. Offsets are code points of the source; `kind` and `marks` are those of `rulebook.factrule`."""

    kind: str
    value: str  # a name, an ISO date, the text of an item
    start: int
    end: int
    origin: str  # front-matter text card list json-ld microdata meta time rss
    sure: str = "sure"  # sure likely weak unknown
    marks: frozenset[str] = frozenset()
    details: tuple[tuple[str, str], ...] = ()  # specialty, degree, year, host …
    related: tuple[tuple[int, int], ...] = ()  # other places that belong to it

    def detail(self, name: str) -> str:
        """A detail by its name; empty where there is none."""
        return dict(self.details).get(name, "")


class Line(NamedTuple):
    """A line as a reader sees it: a block, or a part of one between line breaks."""

    text: str
    fold: str
    block: Block
    number: int  # of the block
    offset: int  # of the line in the block

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of a stretch of the line; an empty stretch is widened by a letter."""
        begin = self.offset + start
        stop = min(max(self.offset + end, begin + 1), len(self.block.text))
        return self.block.map.span(min(begin, stop - 1), stop)


def lines_of(blocks: tuple[Block, ...], source: str) -> list[Line]:
    """The lines of all blocks in order; texts that are not shown as text (alt, title, description) left out.

    Neighbouring elements without a blank between them («Имя</span><span>Автор») are lines of their own.
    """
    found = []
    for number, block in enumerate(blocks):
        if block.kind in ("alt", "title", "description"):
            continue
        stops = [place for place, sign in enumerate(block.text) if sign == "\n"] if "\n" in block.text else []
        if len(block.map.starts) > 1 and len(block.text) < 400:
            stops = sorted({*stops, *_seams(block, source)})
        if not stops:
            found.append(Line(block.text, block.fold, block, number, 0))
            continue
        place = 0
        for stop in [*stops, len(block.text)]:
            begin = place + 1 if block.text[place : place + 1] == "\n" else place
            if block.text[begin:stop].strip():
                found.append(Line(block.text[begin:stop], block.fold[begin:stop], block, number, begin))
            place = stop
    return found


def _seams(block: Block, source: str) -> list[int]:
    """Where a letter follows a letter, but an element ends and another begins between them."""
    found = []
    pieces = list(zip(block.map.starts, block.map.sources, block.map.lengths, strict=True))
    for before, after in itertools.pairwise(pieces):
        place = after[0]
        gap = source[before[1] + before[2] : after[1]]
        if (
            "><" in gap
            and "</" in gap
            and not block.text[place - 1].isspace()
            and not block.text[place].isspace()
        ):
            found.append(place)
    return found


def marked(fact: Fact, *marks: str) -> Fact:
    """The fact with more marks."""
    return fact._replace(marks=fact.marks | set(marks))
