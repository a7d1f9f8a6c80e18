"""The first look at a text: which clauses of the rulebook its words meet. No word is read, only its beginning seen."""

import re

from medad_lint.rulebook.lexicon import Lexicon

__all__ = ["Vocabulary"]

_WORDS = re.compile("[а-яa-z]{2,}").findall
_MOST_REMEMBERED = 200_000


class Vocabulary:
    """Tells the clauses of words as bits of a number. A pattern can match only where all bits of its need are met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._stems, self._sets, self._lengths = lexicon.stems()
        self._bits: dict[int, int] = {}
        self._known: dict[str, int] = {}
        self._careful: set[str] = set()

    def met(self, fold: str) -> int:
        """The clauses that the words of a folded text meet; words are taken without hyphens and signs."""
        found = 0
        known = self._known
        for word in set(_WORDS(fold)):
            bits = known.get(word)
            if bits is None:
                bits = self._look_up(word)
            if bits:
                found |= bits
        return found

    def careful(self, fold: str) -> bool:
        """Whether a word begins as one that is understood misspelt too."""
        for part in fold.split("-"):
            if part not in self._known:
                self._look_up(part)
            if part in self._careful:
                return True
        return False

    def _look_up(self, word: str) -> int:
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
            self._careful.clear()
        stems = self._stems
        numbers = [stems[key] for size in self._lengths if (key := word[:size]) in stems and len(key) == size]
        if (whole := f"{word}$") in stems:
            numbers.append(stems[whole])
        found = 0
        for number in numbers:
            if number < 0:
                self._careful.add(word)
            found |= self._bits.get(number) or self._set(number)
        self._known[word] = found
        return found

    def _set(self, number: int) -> int:
        bits = 0
        for clause in self._sets[abs(number) - 1]:
            bits |= 1 << clause
        self._bits[number] = bits
        return bits
