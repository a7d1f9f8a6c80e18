"""The compiled rulebook at work: each part is read from its line when it is first asked for."""

import json
from typing import Any, NamedTuple

from medad_lint.findings import Norm
from medad_lint.rulebook.model import Context, Demand, Entry, NormChoice, Pattern, Rule, Select
from medad_lint.rulebook.program import First, Program

__all__ = ["FORMAT", "Lexicon", "Phrases", "Stub"]

FORMAT = 4  # raised whenever the compiled form or the compiler changes what it means


class Stub(NamedTuple):
    """What tells whether an entry can matter: the clauses it needs, whether they may stand blocks apart, its objects."""

    need: int
    wide: bool
    objects: tuple[str, ...]
    number: int


class Phrases(NamedTuple):
    """A concept: single words by lemma with their tests, programs by the lemma or form they begin with, and the rest."""

    singles: dict[str, Any]
    by_lemma: dict[str, list[int]]
    by_form: dict[str, list[int]]
    others: list[tuple[First, int]]


class Lexicon:
    """All that the program knows of the law, compiled. `text` is what `compile_book` makes.

    Raises ValueError for anything else, also for the form of another version or another stamp.
    """

    def __init__(self, text: str, stamp: str) -> None:
        self._lines = text.split("\n")
        head = json.loads(self._lines[0])
        if head.get("format") != FORMAT or head["stamp"] != stamp:
            raise ValueError("another make")
        self.digest: str = head["digest"]
        self.ceilings: list[tuple[str, str, str]] = head["ceilings"]
        self._norms, self._concepts, self._contexts, self._entries, self._programs = head["begins"]
        self._places = {
            kind: {name: place for place, name in enumerate(head[kind])}
            for kind in ("norms", "concepts", "contexts")
        }
        self.cues: list[tuple[str, list[Pattern]]] = [
            (name, _patterns(patterns)) for name, patterns in head["cues"]
        ]
        self.rules: list[Rule] = []
        self.stubs: dict[str, list[Stub]] = {}
        for item in head["rules"]:
            rule = Rule(*item)
            stubs: Any = rule.forbid
            self.stubs[rule.id] = [_stub(*stub) for stub in stubs]
            self.rules.append(
                rule._replace(
                    norms=tuple(NormChoice(*choice) for choice in rule.norms),
                    forbid=(),
                    require=tuple(tuple(_patterns(choice)) for choice in rule.require),
                    needs=tuple(_patterns(rule.needs)),
                    demands=tuple(map(_demand, rule.demands)),
                )
            )
        self._read: dict[int, Any] = {}

    def stems(self) -> tuple[dict[str, int], list[list[int]], list[int]]:
        """Stems with the number (from 1) of their set of clauses, the sets, the lengths of stems.

        A number below zero: the word is understood misspelt too.
        """
        table, sets, lengths = json.loads(self._lines[1])
        return table, sets, lengths

    def trust(self) -> dict[str, Any]:
        """What the reading of articles knows, by section of `rules/trust/`; parsed anew at each call."""
        found: dict[str, Any] = json.loads(self._lines[2])
        return found

    def norm(self, name: str) -> Norm:
        """A norm by its id; raises KeyError."""
        return Norm(*self._line(self._norms + self._places["norms"][name]))

    def entry(self, number: int) -> Entry:
        """An entry of a rule by the number in its stub."""
        line = self._entries + number
        known = self._read.get(line)
        if known is None:
            entry = Entry(*json.loads(self._lines[line]))
            known = self._read[line] = entry._replace(
                all=tuple(tuple(_patterns(choice)) for choice in entry.all), none=tuple(_patterns(entry.none))
            )
        return known

    def context(self, name: str) -> Context:
        """A context by its id, or a rule's own exception by `rule:name`; raises KeyError."""
        line = self._contexts + self._places["contexts"][name]
        known = self._read.get(line)
        if known is None:
            context = Context(*json.loads(self._lines[line]))
            known = self._read[line] = context._replace(
                cues=tuple(_patterns(context.cues)), lifted=tuple(_patterns(context.lifted))
            )
        return known

    def concept(self, name: str) -> Phrases:
        """A concept by its name; raises KeyError."""
        line = self._concepts + self._places["concepts"][name]
        known = self._read.get(line)
        if known is None:
            singles, by_lemma, by_form, others = json.loads(self._lines[line])
            rest = [(First(*first), number) for first, number in others]
            known = self._read[line] = Phrases(singles, by_lemma, by_form, rest)
        return known

    def program(self, number: int) -> tuple[Program, First]:
        """A program with what its matches can begin with."""
        line = self._programs + number
        known = self._read.get(line)
        if known is None:
            program, first = json.loads(self._lines[line])
            known = self._read[line] = (program, First(*first))
        return known

    def _line(self, number: int) -> Any:
        known = self._read.get(number)
        if known is None:
            known = self._read[number] = json.loads(self._lines[number])
        return known


def _patterns(items: Any) -> list[Pattern]:
    return [Pattern("", (), (), number, int(need, 16)) for number, need in items]


def _stub(need: str, wide: bool, objects: tuple[str, ...], number: int) -> Stub:
    return Stub(int(need, 16), wide, objects, number)


def _demand(item: Any) -> Demand:
    demand = Demand(*item)
    return demand._replace(
        select=Select(*demand.select),
        there=Select(*demand.there) if demand.there else None,
        unless=Select(*demand.unless) if demand.unless else None,
    )
