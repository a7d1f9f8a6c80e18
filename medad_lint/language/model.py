"""Words of a block: tokens with all their readings, sentences, clauses. Offsets are code points of the block's text."""

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
    """A block taken apart. All tuples but `sentences` have one entry a token.

    `readings[i]` is empty for marks. `clauses[i]` numbers the clause a token belongs to, counted through the
    block: a clause goes on after a subordinate one that stands inside it («Боль, которая мучила годами, ушла»
    has «боль» and «ушла» in one clause). `sentences` are half-open ranges of token numbers.
    """

    text: str
    tokens: tuple[Token, ...]
    readings: tuple[tuple[Reading, ...], ...]
    sentences: tuple[tuple[int, int], ...]
    clauses: tuple[int, ...]
