"""Edits as values."""

from typing import NamedTuple

__all__ = ["Edit", "Fix"]


class Edit(NamedTuple):
    """`text` in place of the source's code points `start` to `end`; of an insertion both are the same."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """What takes a finding away. What is not safe needs a look: it changes words that someone has written."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True
