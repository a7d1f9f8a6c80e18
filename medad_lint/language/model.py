"""Words of a text: tokens with all their readings, clauses. Offsets are code points of the block's text."""

from typing import NamedTuple

__all__ = ["Analysis", "Reading", "Token"]


class Reading(NamedTuple):
    """One way to read a form. `grammemes` are OpenCorpora's (NOUN, femn, past …)."""

    lemma: str  # lower case, ё as е
    grammemes: frozenset[str]


class Token(NamedTuple):
    """A word, a number or a mark. «№1» is two tokens, «100%» is two, «врач-остеопат» is one."""

    kind: str  # word number mark
    start: int
    end: int
    text: str
    fold: str  # as in Block.fold


class Analysis(NamedTuple):
    """A sentence read. All tuples have one entry a token; `readings[i]` is empty for marks.

    `clauses[i]` numbers the clause a token belongs to: a clause goes on after a subordinate one that stands inside
    it («Боль, которая мучила годами, ушла» has «боль» and «ушла» in one clause).
    """

    tokens: tuple[Token, ...]
    readings: tuple[tuple[Reading, ...], ...]
    clauses: tuple[int, ...]
