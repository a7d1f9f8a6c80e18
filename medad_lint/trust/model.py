"""A fact about an article that lets a reader trust it, with its place."""

from typing import NamedTuple

__all__ = ["Fact"]


class Fact(NamedTuple):
    """`kind` is author, reviewer, published, updated, reviewed or source; offsets are code points of the source."""

    kind: str
    value: str
    start: int
    end: int
    origin: str  # front-matter label list
    qualified: bool = False  # of a person: a medical qualification is named
