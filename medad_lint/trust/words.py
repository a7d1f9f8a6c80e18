"""Lists of phrases at work: which of them stand at a word of a text."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from medad_lint.trust.lazy import Lazy

__all__ = ["Knowledge", "Phrases", "Word", "words_of"]

_WORD = Lazy(r"[\w$]+(?:-\w+)*")


class Word(NamedTuple):
    """A word of a folded text."""

    text: str
    start: int
    end: int


def words_of(fold: str) -> list[Word]:
    """The words of a folded text; a word with hyphens is one."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(fold)]


class Phrases:
    """Phrases by their first word. `found` are pairs of a name and the steps that the loader has read."""

    def __init__(self, found: Iterable[tuple[str, Sequence[Any]]]) -> None:
        items = list(found)
        self._exact: dict[str, list[tuple[str, Any]]] = {}
        self._begin: dict[str, list[tuple[str, Any]]] = {}
        for name, steps in items:
            for word in steps[0][0]:
                if word.endswith("*"):
                    self._begin.setdefault(word[:-1], []).append((name, steps))
                else:
                    self._exact.setdefault(word, []).append((name, steps))
        self._lengths = sorted({len(stem) for stem in self._begin})
        self._items = items

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Beginnings of words, one of which stands in every text that holds a phrase: of each its longest step."""
        found: set[str] = set()
        for _, steps in self._items:
            needed = [[word.rstrip("*") for word in choices] for choices, optional in steps if not optional]
            found.update(max(needed, key=lambda stems: min(map(len, stems))))
        return tuple(stem for stem in found if not any(stem != other and other in stem for other in found))

    def could(self, word: str) -> bool:
        """Whether a phrase begins with such a word."""
        return word in self._exact or any(word[:length] in self._begin for length in self._lengths)

    def at(self, words: Sequence[Word], place: int) -> tuple[str, int]:
        """The longest phrase that begins at a word: its name and the word behind it; `("", place)` where there is none."""
        first = words[place].text
        found, end = "", place
        for name, steps in self._candidates(first):
            stop = _walk(steps, 1, words, place + 1)
            if stop > end:
                found, end = name, stop
        return found, end

    def all_at(self, words: Sequence[Word], place: int) -> list[tuple[str, int]]:
        """Every phrase that begins at a word."""
        found = [
            (name, _walk(steps, 1, words, place + 1)) for name, steps in self._candidates(words[place].text)
        ]
        return [item for item in found if item[1]]

    def find(self, words: Sequence[Word]) -> tuple[str, int, int] | None:
        """The first phrase of a text: name, first word, the word behind it."""
        for place in range(len(words)):
            name, end = self.at(words, place)
            if end > place:
                return name, place, end
        return None

    def _candidates(self, word: str) -> list[tuple[str, Any]]:
        found = self._exact.get(word, [])
        for length in self._lengths:
            if length > len(word):
                break
            near = self._begin.get(word[:length])
            if near:
                found = found + near
        return found


def _walk(steps: Sequence[Any], step: int, words: Sequence[Word], place: int) -> int:
    """The word behind the phrase, 0 where it does not stand here. An optional word is taken where it stands."""
    while step < len(steps):
        choices, optional = steps[step]
        if place < len(words) and any(_is(words[place].text, word) for word in choices):
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


def _is(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


class Knowledge:
    """The lists of `rules/trust/`, each made ready when it is first asked for."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def limit(self, name: str, default: int) -> int:
        """A number of the rulebook."""
        value: int = self.data.get("limits", {}).get(name, default)
        return value

    def words(self, name: str) -> frozenset[str]:
        """A list of words."""
        return frozenset(self.data.get(name, ()))

    def named(self, name: str) -> dict[str, list[str]]:
        """Lists of words by name."""
        found: dict[str, list[str]] = self.data.get(name, {})
        return found

    def _phrases(self, name: str) -> Phrases:
        part = self.data.get(name, [])
        if isinstance(part, dict):
            return Phrases((key, steps) for key, items in part.items() for steps in items)
        return Phrases((name, steps) for steps in part)

    @cached_property
    def labels(self) -> Phrases:
        """Labels of people and dates, with what only looks like them."""
        own = [(key, steps) for key, items in self.data.get("labels", {}).items() for steps in items]
        for other in ("comments", "not-labels"):
            own += [(other, steps) for steps in self.data.get(other, [])]
        return Phrases(own)

    @cached_property
    def lists(self) -> Phrases:
        return self._phrases("lists")

    @cached_property
    def placeholders(self) -> Phrases:
        return self._phrases("placeholders")

    @cached_property
    def qualifications(self) -> Phrases:
        """Doctors, degrees, positions, and those who are none."""
        own = [
            (f"degree/{key}", steps) for key, items in self.data.get("degrees", {}).items() for steps in items
        ]
        for name in ("doctors", "positions", "not-medical", "pseudo"):
            own += [(name, steps) for steps in self.data.get(name, [])]
        return Phrases(own)

    @cached_property
    def source_kinds(self) -> Phrases:
        return self._phrases("source-kinds")

    @cached_property
    def appeals(self) -> Phrases:
        return self._phrases("appeals")

    @cached_property
    def keys(self) -> dict[str, str]:
        """What a key of a front matter means, by its letters alone."""
        return {
            word.replace("_", "").replace("-", ""): name
            for name, words in self.named("keys").items()
            for word in words
        }

    @cached_property
    def specialties(self) -> dict[str, tuple[str, ...]]:
        """Stems of specialties with the topics they may judge."""
        found: dict[str, tuple[str, ...]] = dict.fromkeys(self.data.get("general", ()), ("general",))
        for topic, stems in self.named("specialties").items():
            for stem in stems:
                found[stem] = (*found.get(stem, ()), topic)
        return found

    @cached_property
    def topics(self) -> dict[str, list[str]]:
        """Topics by the stem of a word."""
        found: dict[str, list[str]] = {}
        for topic, stems in self.named("topics").items():
            for stem in stems:
                found.setdefault(stem, []).append(topic)
        return found

    @cached_property
    def topic_lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(stem) for stem in self.topics}))

    @cached_property
    def terms(self) -> dict[str, re.Pattern[str]]:
        """A pattern for each stem of a term."""
        return {stem: re.compile(rf"(?<!\w){stem}\w*") for stem in self.data.get("terms", ())}

    @cached_property
    def first_names(self) -> frozenset[str]:
        return self.words("first-names")

    @cached_property
    def not_names(self) -> frozenset[str]:
        return self.words("not-names")

    @cached_property
    def collective(self) -> frozenset[str]:
        return self.words("collective")

    @cached_property
    def surname_endings(self) -> tuple[str, ...]:
        return tuple(word for word in self.data.get("surname-endings", ()) if len(word) > 1)
