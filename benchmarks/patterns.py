"""Patterns that find nothing in the development corpus: they rest on the examples of their own rule, or on nothing."""

from typing import Any, NamedTuple

from benchmarks.corpus import AS_OF
from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.linter import Engine, Options
from medad_lint.matching.tools import Tools
from medad_lint.rulebook.compiler import compile_book
from medad_lint.rulebook.lexicon import Lexicon
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.model import Entry, Rule
from medad_lint.rulebook.store import builtin_folder
from medad_lint.testing import first_object

__all__ = ["Alone", "Split", "alone", "each_by_itself", "name_of", "render"]

Place = tuple[str, str, int, int]  # rule, entry, member, pattern


class Alone(NamedTuple):
    """Patterns by rule: how many there are, which find only what their own rule brings, which find nothing at all."""

    rule: str
    patterns: int
    own: tuple[str, ...]
    dead: tuple[str, ...]


def each_by_itself(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], dict[tuple[str, str], Place]]:
    """The rules with an entry for each single pattern, and where the pattern of each such entry stands."""
    places: dict[tuple[str, str], Place] = {}
    done = []
    for rule in rules:
        entries: list[Entry] = []
        for entry in rule.forbid:
            for member, choice in enumerate(entry.all):
                for number, pattern in enumerate(choice):
                    name = f"{entry.id} {member} {number}"
                    places[rule.id, name] = (rule.id, entry.id, member, number)
                    members = (*entry.all[:member], (pattern,), *entry.all[member + 1 :])
                    entries.append(entry._replace(id=name, all=members))
        done.append(rule._replace(forbid=tuple(entries)))
    return tuple(done), places


class Split:
    """Engines whose entries are single patterns; compiled once, one engine for each kind and object."""

    def __init__(self, only: str = "") -> None:
        """Loads and compiles the built-in rules, or one of them; raises `RulebookError`."""
        book = load([builtin_folder()])
        self.rules = tuple(rule for rule in book.rules if only in ("", rule.id))
        rules, self.places = each_by_itself(self.rules)
        self._lexicon = Lexicon(compile_book(book._replace(rules=rules), ""), "")
        self._engines: dict[tuple[str, str], Engine] = {}

    def speaking(self, text: str, kind: str, name: str) -> set[Place]:
        """The patterns that find something in a text."""
        if (kind, name) not in self._engines:
            engine = Engine(Options(kind, (name,) if name else (), as_of=AS_OF))
            engine.lexicon, engine.tools = self._lexicon, Tools(self._lexicon)
            self._engines[kind, name] = engine
        found = self._engines[kind, name].speaking_entries(parse(Source("text.md", text)))
        return {self.places[key] for key in found}


def alone(texts: list[dict[str, Any]], only: str = "") -> list[Alone]:
    """Which patterns find nothing in labelled texts, by rule, or those of one rule."""
    split = Split(only)
    used: set[Place] = set()
    for case in texts:
        used |= split.speaking(case["text"], case["kind"], case["object"])
    found = []
    for rule in split.rules:
        if not rule.forbid:
            continue
        mine: set[Place] = set()
        for example in rule.breaches:
            mine |= split.speaking(example.text, example.kind, example.object or first_object(rule))
        for cell in rule.covers:
            if cell.text:
                mine |= split.speaking(cell.text, "ad", first_object(rule))
        all_of = [place for place in split.places.values() if place[0] == rule.id]
        own, dead = (
            tuple(name_of(place) for place in all_of if place not in used and (place in mine) == here)
            for here in (True, False)
        )
        found.append(Alone(rule.id, len(all_of), own, dead))
    return found


def name_of(place: Place) -> str:
    """Entry, member, pattern; counted from one."""
    _, entry, member, number = place
    return f"{entry}:{member + 1}.{number + 1}"


def render(found: list[Alone]) -> str:
    """A table, then the patterns that find nothing anywhere, by entry."""
    lines = [
        "| правило | шаблонов | находят только своё | не находят ничего |",
        "|---|---|---|---|",
        *(f"| {item.rule} | {item.patterns} | {len(item.own)} | {len(item.dead)} |" for item in found),
    ]
    lists = (
        ("Находят только своё", [(item.rule, item.own) for item in found]),
        ("Не находят ничего", [(item.rule, item.dead) for item in found]),
    )
    for title, rows in lists:
        lines += [
            f"\n{title}, {rule}: {', '.join(f'`{name}`' for name in names)}." for rule, names in rows if names
        ]
    return "\n".join(lines) + "\n"
