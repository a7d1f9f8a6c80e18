"""A fact about an article that lets a reader trust it, with its place; what all readers of facts share."""

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


def lines_of(blocks: tuple[Block, ...]) -> list[Line]:
    """The lines of all blocks in order; texts that are not shown as text (alt, title, description) left out."""
    found = []
    for number, block in enumerate(blocks):
        if block.kind in ("alt", "title", "description"):
            continue
        if "\n" not in block.text:
            found.append(Line(block.text, block.fold, block, number, 0))
            continue
        place = 0
        for part in block.text.split("\n"):
            if part.strip():
                found.append(Line(part, block.fold[place : place + len(part)], block, number, place))
            place += len(part) + 1
    return found


def marked(fact: Fact, *marks: str) -> Fact:
    """The fact with more marks."""
    return fact._replace(marks=fact.marks | set(marks))
