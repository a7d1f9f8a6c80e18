"""What the words of a sentence can be taken for: lemmas, forms, classes, each with its places."""

from collections.abc import Collection
from typing import Any

from medad_lint.language.model import Analysis, Reading
from medad_lint.matching.classes import NO_GRAMMEMES, readings_of_class

__all__ = ["Words", "passes"]


def passes(grammemes: frozenset[str], tests: Any) -> bool:
    """Whether one of the alternatives holds; no tests at all always hold."""
    if not tests:
        return True
    return any(grammemes.issuperset(must) and grammemes.isdisjoint(never) for must, never in tests)


def _test(grammemes: list[str]) -> tuple[list[str], list[str]]:
    """What must hold and what must not, of «past,-plur»."""
    return [one for one in grammemes if one[0] != "-"], [one[1:] for one in grammemes if one[0] == "-"]


class Words:
    """The words of one sentence by what they are. Remembers the classes it was asked for."""

    def __init__(self, analysis: Analysis) -> None:
        self._tokens, self._readings = analysis.tokens, analysis.readings
        self._classes: dict[tuple[str, int], list[Reading]] = {}
        self._places: dict[str, list[int]] = {}
        self.by_lemma: dict[str, list[int]] = {}
        self.by_form: dict[str, list[int]] = {}
        for place, readings in enumerate(self._readings):
            for lemma in {reading.lemma for reading in readings}:
                self.by_lemma.setdefault(lemma, []).append(place)
        for place, token in enumerate(self._tokens):
            self.by_form.setdefault(token.fold, []).append(place)

    def of_class(self, name: str) -> list[int]:
        """Words of a class; its tests may stand behind the name: `word NUMR|past,-plur`."""
        known = self._places.get(name)
        if known is None:
            bare, _, tests = name.partition(" ")
            wanted = [_test(test.split(",")) for test in tests.split("|")] if tests else ()
            known = self._places[name] = [
                place
                for place, token in enumerate(self._tokens)
                if token.kind != "mark" and any(passes(r.grammemes, wanted) for r in self._class(bare, place))
            ]
        return known

    def of(self, kind: str, name: Any) -> Collection[int]:
        """Words that can be taken for a word, a form (or one of several) or a class; grammemes are not looked at."""
        if kind == "word":
            return self.by_lemma.get(name, ())
        if kind == "form":
            return self.by_form.get(name, ())
        if kind == "class":
            return self.of_class(name)
        known = self.by_lemma if kind == "words" else self.by_form
        return [place for word in known if word in name for place in known[word]]

    def pass_test(self, node: Any, place: int) -> list[Reading]:
        """Readings of a word that pass a test; a form that stands without readings gives an empty one."""
        token = self._tokens[place]
        readings = self._readings[place]
        kind = node[0]
        if kind == "word":
            return [r for r in readings if r.lemma == node[1] and passes(r.grammemes, node[2])]
        if kind == "words":
            return [r for r in readings if r.lemma in node[1] and passes(r.grammemes, node[2])]
        if kind == "form":
            return [Reading(token.fold, NO_GRAMMEMES)] if token.fold == node[1] else []
        if kind == "forms":
            return [Reading(token.fold, NO_GRAMMEMES)] if token.fold in node[1] else []
        return [r for r in self._class(node[1], place) if passes(r.grammemes, node[2])]

    def _class(self, name: str, place: int) -> list[Reading]:
        known = self._classes.get((name, place))
        if known is None:
            known = self._classes[name, place] = readings_of_class(name, self._tokens, self._readings, place)
        return known
