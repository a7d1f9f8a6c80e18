"""Lists of phrases at work: which of them stand at a word of a text, and which words tell that none can."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from medad_lint.trust.lazy import Lazy

__all__ = ["Anchors", "Phrases", "Vocabulary", "Words", "anchors", "live", "vocabulary"]

_WORD = Lazy(r"[\w$]+(?:-\w+)*")
_PART = Lazy(r"[\w$]+")
HEAD = 4  # letters of a word that are looked at first


class Words:
    """The words of a folded text, a word with hyphens as one; their places are looked up only when asked for."""

    __slots__ = ("_fold", "_spans", "texts")

    def __init__(self, fold: str) -> None:
        self.texts: list[str] = _WORD.findall(fold)
        self._fold = fold
        self._spans: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.texts)

    def span(self, place: int) -> tuple[int, int]:
        """Where a word begins and ends."""
        if self._spans is None:
            self._spans = [match.span() for match in _WORD.finditer(self._fold)]
        return self._spans[place]

    def start(self, place: int) -> int:
        return self.span(place)[0]

    def end(self, place: int) -> int:
        return self.span(place)[1]


class Vocabulary(NamedTuple):
    """All words of folded texts and the first letters of each: they tell what cannot stand there."""

    words: frozenset[str]
    heads: frozenset[str]


def vocabulary(folds: Iterable[str]) -> Vocabulary:
    """The vocabulary of some texts; the parts of a word with hyphens are words too."""
    words = frozenset(_PART.findall("\n".join(folds)))
    return Vocabulary(words, frozenset(word[:HEAD] for word in words))


class Anchors(NamedTuple):
    """Words, one of which stands in every text that holds something sought: whole ones, and beginnings by their first letters."""

    wholes: frozenset[str]
    stems: dict[str, list[str]]


def anchors(wholes: Iterable[str], stems: Iterable[str]) -> Anchors:
    """Anchors made ready; beginnings too short to have first letters stand under the empty string."""
    found: dict[str, list[str]] = {}
    for stem in sorted(stems):
        found.setdefault(stem[:HEAD] if len(stem) >= HEAD else "", []).append(stem)
    return Anchors(frozenset(wholes), found)


def live(sought: Anchors, text: Vocabulary) -> list[str]:
    """Those of the anchors that a text may hold."""
    stems = sought.stems
    found = [*stems.get("", ()), *(stem for head in text.heads & stems.keys() for stem in stems[head])]
    return [*found, *(sought.wholes & text.words)]


Step = tuple[list[str], tuple[str, ...], bool]  # whole words, beginnings of words, whether it may lack


class Phrases:
    """Phrases by their first word. `found` are pairs of a name and the steps that the loader has read."""

    def __init__(self, found: Iterable[tuple[str, Sequence[Any]]]) -> None:
        self._items = list(found)
        # by two letters: of most words they tell that no phrase begins with them
        heads: dict[str, list[tuple[str, bool, str, list[Step]]]] = {}
        for name, steps in self._items:
            rest = [_step(words, optional) for words, optional in steps[1:]]
            for word in steps[0][0]:
                stem, whole = (word[:-1], False) if word.endswith("*") else (word, True)
                heads.setdefault(stem[:2], []).append((stem, whole, name, rest))
        for bucket in heads.values():  # of phrases of one length the more exact one counts
            bucket.sort(key=lambda item: (not item[1], len(item[0])))
        self._heads = heads

    @property
    def heads(self) -> Collection[str]:
        """Two letters that a phrase begins with."""
        return self._heads.keys()

    @cached_property
    def anchors(self) -> Anchors:
        """Words, one of which stands in every text that holds a phrase: of each phrase its longest step."""
        found: set[str] = set()
        for _, steps in self._items:
            needed = [choices for choices, optional in steps if not optional]
            found.update(max(needed, key=lambda words: min(len(word.rstrip("*")) for word in words)))
        stems = {word[:-1] for word in found if word.endswith("*")}
        # a whole word with a hyphen is none of the parts that a vocabulary holds
        parts = {word for word in found if not word.endswith("*")}
        return anchors(
            (word for word in parts if "-" not in word),
            (*stems, *(word.split("-")[0] for word in parts if "-" in word)),
        )

    def could(self, word: str) -> bool:
        """Whether a phrase begins with such a word."""
        return word[:2] in self._heads and bool(self._candidates(word))

    def starts(self, words: Words) -> list[int]:
        """The places of a text where a phrase may begin, by the first letters alone."""
        heads = self._heads
        return [place for place, word in enumerate(words.texts) if word[:2] in heads]

    def at(self, words: Words, place: int) -> tuple[str, int]:
        """The longest phrase that begins at a word: its name and the word behind it; `("", place)` where there is none."""
        found, end = "", place
        for name, steps in self._candidates(words.texts[place]):
            stop = _walk(steps, 0, words.texts, place + 1)
            if stop > end:
                found, end = name, stop
        return found, end

    def all_at(self, words: Words, place: int) -> list[tuple[str, int]]:
        """Every phrase that begins at a word."""
        texts = words.texts
        found = [(name, _walk(steps, 0, texts, place + 1)) for name, steps in self._candidates(texts[place])]
        return [item for item in found if item[1]]

    def _candidates(self, word: str) -> list[tuple[str, list[Step]]]:
        return [
            (name, steps)
            for stem, whole, name, steps in self._heads.get(word[:2], ())
            if (word == stem if whole else word.startswith(stem))
        ]


def _step(words: Sequence[str], optional: bool) -> Step:
    wholes = [word for word in words if not word.endswith("*")]
    return wholes, tuple(word[:-1] for word in words if word.endswith("*")), optional


def _walk(steps: Sequence[Step], step: int, words: Sequence[str], place: int) -> int:
    """The word behind the phrase, 0 where it does not stand here. An optional word is taken where it stands."""
    while step < len(steps):
        wholes, stems, optional = steps[step]
        if place < len(words) and (words[place] in wholes or (stems and words[place].startswith(stems))):
            if optional:
                taken = _walk(steps, step + 1, words, place + 1)
                if taken:
                    return taken
            else:
                place += 1
                step += 1
                continue
        if not optional:
            return 0
        step += 1
    return place
