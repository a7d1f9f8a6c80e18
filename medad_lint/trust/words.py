"""What the reading of articles knows: the lists of `rules/trust/`, each made ready when it is first asked for."""

import re
from functools import cached_property
from typing import Any

from medad_lint.trust.phrases import Anchors, Phrases, anchors

__all__ = ["Knowledge"]


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
    def not_articles(self) -> Phrases:
        return self._phrases("not-articles")

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
    def domains(self) -> dict[str, str]:
        """The quality of each domain; where two lists hold one, the first list counts."""
        return {
            domain: quality
            for quality, domains in reversed(self.named("domains").items())
            for domain in domains
        }

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
    def specialty_heads(self) -> frozenset[str]:
        """The first letters of specialties."""
        return frozenset(stem[:3] for stem in self.specialties)

    @cached_property
    def terms(self) -> Anchors:
        """The stems of terms."""
        return anchors((), self.data.get("terms", ()))

    def term(self, stem: str) -> re.Pattern[str]:
        """An expression for the words of a stem."""
        return re.compile(rf"(?<!\w){stem}\w*")

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
