"""The compiled rulebook at work: each part is read when it is first asked for."""

from collections.abc import Callable, Iterable
from mmap import mmap
from typing import Any, NamedTuple, TypeVar

from medad_lint.findings import Norm
from medad_lint.rulebook.model import Context, Entry, First, NormChoice, Pattern, Program, Rule, Tree, Wording
from medad_lint.rulebook.packing import Packed

__all__ = ["BEGINNING", "FORMAT", "Lexicon", "Phrases", "Stub"]

BEGINNING = 2  # letters by which stems are parted, so that a short text reads few of them
FORMAT = 14  # raised whenever the compiled form or the compiler changes what it means

T = TypeVar("T")


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
    """All that the program knows of the law, compiled. `data` is what `compile_book` makes, in memory or mapped.

    Raises ValueError for anything else, also for the form of another version or another stamp.
    """

    def __init__(self, data: bytes | mmap, stamp: str) -> None:
        self._parts = Packed(data, FORMAT, stamp)
        head = self._parts[0]
        self.digest: str = head["digest"]
        self.ceilings: list[tuple[str, str, str]] = head["ceilings"]
        begins = head["begins"]
        self._norms, self._concepts, self._contexts, self._entries, self._choices, self._programs = begins[:6]
        self._sets, self._stems = begins[6:8]
        # marks with the numbers of their sets of clauses, and the lengths of stems
        self.marks: dict[str, int] = head["signs"][0]
        self.lengths: list[int] = head["signs"][1]
        self._places = {
            kind: {name: place for place, name in enumerate(head[kind])}
            for kind in ("norms", "concepts", "contexts", "stems")
        }
        self.cues: list[tuple[str, list[Pattern]]] = [
            (name, _patterns(patterns)) for name, patterns in head["cues"]
        ]
        self.facts: list[str] = head["facts"]  # the ids of the rules on facts
        self.rules: list[Rule] = []
        self.stubs: dict[str, list[Stub]] = {}
        for item in head["rules"]:
            rule = Rule(*item)
            stubs: Any = rule.forbid
            self.stubs[rule.id] = [Stub(_bits(need), *rest) for need, *rest in stubs]
            self.rules.append(
                rule._replace(
                    norms=tuple(NormChoice(*choice) for choice in rule.norms),
                    forbid=(),
                    require=tuple(tuple(_patterns(choice)) for choice in rule.require),
                    needs=tuple(_patterns(rule.needs)),
                )
            )
        self._read: dict[int, Any] = {}

    def stems(self, beginning: str) -> dict[str, int]:
        """Stems that begin so (`BEGINNING` letters), with the number (from 1) of their set of clauses.

        A number below zero: the word is understood misspelt too.
        """
        place = self._places["stems"].get(beginning)
        return {} if place is None else self._part(self._stems + place, dict)

    def clauses(self, number: int) -> int:
        """The bits of the clauses in a set, by its number in `stems`."""
        return self._part(self._sets + abs(number) - 1, _bits)

    def articles(self) -> tuple[list[Rule], dict[str, Any]]:
        """What only articles need: the rules on facts, and the lists of `rules/trust/` by section."""
        return self._part(1, _articles)

    def fixes(self) -> dict[str, tuple[Wording, ...]]:
        """What fixes write, by rule: read when something is to be mended."""
        return self._part(2, _wordings)

    def norm(self, name: str) -> Norm:
        """A norm by its id; raises KeyError."""
        return self._part(self._norms + self._places["norms"][name], lambda data: Norm(*data))

    def entry(self, number: int) -> Entry:
        """An entry of a rule by the number in its stub."""
        return self._part(self._entries + number, _entry)

    def context(self, name: str) -> Context:
        """A context by its id, or a rule's own exception by `rule:name`; raises KeyError."""
        return self._part(self._contexts + self._places["contexts"][name], _context)

    def general_contexts(self) -> list[str]:
        """The contexts that belong to no rule."""
        return [name for name in self._places["contexts"] if ":" not in name]

    def concept(self, name: str) -> Phrases:
        """A concept by its name; raises KeyError."""
        return self._part(self._concepts + self._places["concepts"][name], _phrases)

    def choice(self, number: int) -> tuple[int, ...]:
        """Bits of clauses; where none of them are all met, a pattern that has this choice cannot match."""
        return self._part(self._choices + number, lambda data: tuple(map(_bits, data)))

    def program(self, number: int) -> tuple[Program, First, Tree]:
        """A program with what its matches can begin with and what they cannot do without."""
        return self._part(self._programs + number, lambda data: (data[0], First(*data[1]), data[2]))

    def _part(self, number: int, made: Callable[[Any], T]) -> T:
        """A part, read when first asked for."""
        known = self._read.get(number)
        if known is None:
            known = self._read[number] = made(self._parts[number])
        return known


def _bits(numbers: Iterable[int]) -> int:
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def _patterns(items: Any) -> list[Pattern]:
    return [Pattern("", (), (), number, _bits(need), choices) for number, need, choices in items]


def _entry(data: Any) -> Entry:
    entry = Entry(*data)
    need: Any = entry.need
    return entry._replace(
        all=tuple(tuple(_patterns(choice)) for choice in entry.all),
        none=tuple(_patterns(entry.none)),
        need=_bits(need),
    )


def _context(data: Any) -> Context:
    context = Context(*data)
    return context._replace(cues=tuple(_patterns(context.cues)), lifted=tuple(_patterns(context.lifted)))


def _phrases(data: Any) -> Phrases:
    singles, by_lemma, by_form, others = data
    return Phrases(singles, by_lemma, by_form, [(First(*first), number) for first, number in others])


def _articles(data: Any) -> tuple[list[Rule], dict[str, Any]]:
    rules, known = data
    return [_fact_rule(Rule(*item)) for item in rules], known


def _wordings(data: Any) -> dict[str, tuple[Wording, ...]]:
    return {
        rule: tuple(Wording(tuple(objects), tuple(parts)) for objects, parts in items)
        for rule, items in data.items()
    }


def _fact_rule(rule: Rule) -> Rule:
    from medad_lint.rulebook.demand import demand_from

    return rule._replace(
        norms=tuple(NormChoice(*choice) for choice in rule.norms),
        demands=tuple(map(demand_from, rule.demands)),
    )
