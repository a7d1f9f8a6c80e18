"""The first look at a text: which patterns could match here at all. One pass over the letters, no words read."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from medad_lint.rulebook.model import Pattern

__all__ = ["Hits", "Scanner"]


class Hits(NamedTuple):
    """What a block wakes: numbers of patterns, and by the number of each anchor the places where it begins."""

    patterns: frozenset[int]
    places: dict[int, list[int]]


class Scanner:
    """All anchors of a rulebook in one Aho-Corasick automaton.

    `stems` are the anchors as (letters, whole word), `slips` maps a misspelt beginning to its stem's number.
    """

    def __init__(self, stems: Sequence[Sequence[Any]], patterns: Sequence[Pattern]) -> None:
        import ahocorasick

        numbers = {letters + ("$" if whole else ""): number for number, (letters, whole) in enumerate(stems)}
        self._wakes: list[list[int]] = [[] for _ in stems]
        for number, pattern in enumerate(patterns):
            for word in pattern.anchors:
                self._wakes[numbers[word]].append(number)
        self._stems = {id(pattern): tuple(numbers[word] for word in pattern.anchors) for pattern in patterns}
        words: dict[str, list[tuple[int, bool]]] = {}
        for number, (letters, whole) in enumerate(stems):
            words.setdefault(letters, []).append((number, whole))
        automaton = ahocorasick.Automaton()
        for letters, value in words.items():
            automaton.add_word(letters, (len(letters), tuple(value)))
        automaton.make_automaton()
        self._automaton = automaton if words else None

    def scan(self, fold: str) -> Hits:
        """Patterns whose anchors stand in a folded text, at the beginning of a word (or of its part after a hyphen)."""
        found: set[int] = set()
        places: dict[int, list[int]] = {}
        if self._automaton is not None:
            size = len(fold)
            for last, (length, values) in self._automaton.iter(fold):
                start = last - length + 1
                if start and fold[start - 1].isalpha():
                    continue
                closed = last + 1 >= size or not fold[last + 1].isalpha()
                for number, whole in values:
                    if not whole or closed:
                        places.setdefault(number, []).append(start)
        for number in places:
            found.update(self._wakes[number])
        return Hits(frozenset(found), places)

    def places(self, pattern: Pattern, hits: Hits) -> list[int] | None:
        """Where the anchors of a pattern begin in a block; None for a pattern that has none."""
        stems = self._stems.get(id(pattern))
        if not stems:
            return None
        return sorted(place for stem in stems for place in hits.places.get(stem, ()))
