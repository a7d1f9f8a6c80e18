"""The first look at a text: which clauses of the rulebook its words meet. No word is read, only its beginning seen."""

import re

from medad_lint.rulebook.lexicon import BEGINNING, Lexicon
from medad_lint.rulebook.model import Pattern

__all__ = ["Glance", "Vocabulary"]

_words = re.compile("[а-яa-z]{2,}").findall
# forms of words that end as names of illnesses do; the class `<disease>` looks closer
_ends_as_disease = re.compile(
    "(?:ит|оз|ом|(?:пат|алг|ем|ур|фил|плег|пен)и)(?:[ауеы]|ом|ов|ам|ами|ах|ой|ою|[яию]|е[йю]|й|ям|ями|ях)?$"
).search
_digit = re.compile(r"\d").search
_MOST_REMEMBERED = 200_000


class Vocabulary:
    """Tells the clauses of words as bits of a number. A pattern can match only where all bits of its need are met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, int] = {}
        self._careful: set[str] = set()
        signs = {mark: lexicon.clauses(number) for mark, number in lexicon.marks.items()}
        self._digit, self._disease = signs.pop("0", 0), signs.pop("disease", 0)
        self._marks = list(signs.items())

    def met(self, fold: str) -> int:
        """The clauses that the words of a folded text meet; words are taken without hyphens and signs."""
        found = 0
        known = self._known
        for word in set(_words(fold)):
            bits = known.get(word)
            if bits is None:
                bits = self._look_up(word)
            if bits:
                found |= bits
        for mark, bits in self._marks:
            if mark in fold:
                found |= bits
        if self._digit and _digit(fold):
            found |= self._digit
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
        stems = self._lexicon.stems(word[:BEGINNING])
        numbers = [
            stems[key] for size in self._lexicon.lengths if (key := word[:size]) in stems and len(key) == size
        ]
        if (whole := f"{word}$") in stems:
            numbers.append(stems[whole])
        found = self._disease if len(word) > 4 and _ends_as_disease(word) else 0
        for number in numbers:
            if number < 0:
                self._careful.add(word)
            found |= self._lexicon.clauses(number)
        self._known[word] = found
        return found


class Glance:
    """The clauses that a stretch of text meets, and what can match there: everything where all is to be tried."""

    def __init__(self, met: int, lexicon: Lexicon, exhaustive: bool = False) -> None:
        self.met, self._lexicon, self._exhaustive = met, lexicon, exhaustive
        self._choices: dict[int, bool] = {}

    def meets(self, need: int) -> bool:
        """Whether all the clauses of a need are met."""
        return self._exhaustive or need & self.met == need

    def allows(self, pattern: Pattern, beside: int = 0) -> bool:
        """Whether a pattern could match; `beside` are clauses that must be met as well."""
        return self._exhaustive or (
            self.meets(pattern.need | beside) and all(map(self._chooses, pattern.choices))
        )

    def _chooses(self, choice: int) -> bool:
        known = self._choices.get(choice)
        if known is None:
            met = self.met
            known = self._choices[choice] = any(bits & met == bits for bits in self._lexicon.choice(choice))
        return known
