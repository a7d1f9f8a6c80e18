"""The first look at a text: which patterns could match here at all. One pass over the letters, no words read."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from medad_lint.rulebook.model import Pattern

__all__ = ["Hits", "Scanner", "wakes"]


class Hits(NamedTuple):
    """What a block wakes: groups of anchors, and by the number of each anchor the places where it begins."""

    groups: frozenset[int]
    places: dict[int, list[int]]


class Scanner:
    """All anchors of a rulebook in one Aho-Corasick automaton.

    `stems` are the anchors as (letters, whole word, number), misspelt ones under the number of what was meant;
    `groups` are the sets of numbers that patterns share.
    """

    def __init__(self, stems: Sequence[Sequence[Any]], groups: Sequence[Sequence[int]]) -> None:
        import ahocorasick

        self._groups = groups
        self._wakes: list[list[int]] = [[] for _ in range(1 + max((item[2] for item in stems), default=-1))]
        for group, members in enumerate(groups):
            for number in members:
                self._wakes[number].append(group)
        words: dict[str, list[tuple[int, bool]]] = {}
        for letters, whole, number in stems:
            words.setdefault(letters, []).append((number, whole))
        automaton = ahocorasick.Automaton()
        for letters, value in words.items():
            automaton.add_word(letters, (len(letters), value))
        automaton.make_automaton()
        self._automaton = automaton if words else None

    def scan(self, fold: str) -> Hits:
        """Groups whose anchors stand in a folded text, at the beginning of a word (or of its part after a hyphen)."""
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
        if pattern.group < 0:
            return None
        return sorted(place for stem in self._groups[pattern.group] for place in hits.places.get(stem, ()))


def wakes(pattern: Pattern, hits: Hits) -> bool:
    """Whether a pattern could match in a block."""
    return pattern.group < 0 or pattern.group in hits.groups
