"""A rulebook as it is kept for running: parts of which a run reads only those it needs.

Part 0 is the head (what every run needs), part 1 what only articles need (the rules on facts, and the lists by which
facts are read), part 2 what fixes write; then one for each norm, concept, context, entry, choice, program, set of clauses, and for the stems of
each beginning. Part 0 tells where each kind begins. How parts lie in a file: `packing`.
"""

import json
from typing import Any

from medad_lint.rulebook.anchors import (
    MARK,
    Needs,
    Stem,
    choices_of,
    needs_of,
    needs_of_choice,
    rarity,
    spell,
)
from medad_lint.rulebook.lexemes import misspelt
from medad_lint.rulebook.lexicon import BEGINNING, FORMAT
from medad_lint.rulebook.model import Context, Entry, First, Pattern, Rule, Rulebook, Tree
from medad_lint.rulebook.packing import pack
from medad_lint.rulebook.program import compile_tree, first_of, must_of

__all__ = ["compile_book"]

# concepts whose words are understood misspelt too: «спосибо», «вылечилса»
_MISSPELT = ("thanks", "recovered", "beaten", "cured", "gone", "relieved")


class _Compiler:
    """Numbers clauses and programs as they come."""

    def __init__(self, book: Rulebook) -> None:
        self.concepts = dict(book.concepts)
        self.known: dict[str, Needs] = {}
        self.clauses: dict[tuple[Stem, ...], int] = {}
        self.programs: dict[str, int] = {}
        self.choices: dict[str, int] = {}

    def numbers(self, needs: Needs) -> list[int]:
        """The numbers of clauses, in order."""
        return sorted(
            self.clauses.setdefault(tuple(sorted(clause)), len(self.clauses)) for clause in set(needs)
        )

    def program(self, tree: Tree) -> int:
        line = _json([compile_tree(tree), _opening(first_of(tree)), must_of(tree)])
        return self.programs.setdefault(line, len(self.programs))

    def pattern(self, pattern: Pattern) -> list[Any]:
        needs = needs_of(pattern.tree, self.concepts, self.known)
        choices = [
            self.choices.setdefault(_json([self.numbers(branch) for branch in choice]), len(self.choices))
            for choice in choices_of(pattern.tree, self.concepts, self.known)
        ]
        return [self.program(pattern.tree), self.numbers(needs), sorted(set(choices))]

    def patterns(self, patterns: tuple[Pattern, ...]) -> list[Any]:
        return [self.pattern(item) for item in patterns]

    def entry(self, entry: Entry) -> tuple[list[Any], str]:
        """What tells whether an entry can matter (clauses, width, objects), and its line."""
        needs = [
            needs_of_choice([needs_of(item.tree, self.concepts, self.known) for item in choice])
            for choice in entry.all
        ]
        need = self.numbers(tuple(clause for item in needs for clause in item))
        line = entry._replace(
            all=tuple(self.patterns(choice) for choice in entry.all),  # type: ignore[misc]
            none=self.patterns(entry.none),  # type: ignore[arg-type]
            need=need,  # type: ignore[arg-type]
            order=tuple(sorted(range(len(needs)), key=lambda place: rarity(needs[place]))),
        )
        return [need, entry.within in ("section", "document"), entry.objects], _json(line)

    def concept(self, name: str) -> str:
        """Single words by lemma; longer phrases by the lemma or form they begin with; the others with their first word."""
        singles: dict[str, list[Any]] = {}
        by_lemma: dict[str, list[int]] = {}
        by_form: dict[str, list[int]] = {}
        others = []
        for tree in self.concepts[name]:
            if tree[0] == "word":
                singles.setdefault(tree[1], []).append(tree[2])
                continue
            number, first = self.program(tree), first_of(tree)
            for lemma in first.lemmas:
                by_lemma.setdefault(lemma, []).append(number)
            for form in first.forms:
                by_form.setdefault(form, []).append(number)
            if first.classes or first.concepts or first.anything:
                others.append([_opening(first._replace(lemmas=frozenset(), forms=frozenset())), number])
        return _json([singles, by_lemma, by_form, others])

    def context(self, context: Context) -> str:
        return _json(
            context._replace(cues=self.patterns(context.cues), lifted=self.patterns(context.lifted))  # type: ignore[arg-type]
        )

    def rule(self, rule: Rule, stubs: list[Any]) -> Rule:
        """What every run needs of a rule; examples stay in the YAML."""
        return rule._replace(
            forbid=stubs,  # type: ignore[arg-type]
            require=[self.patterns(choice) for choice in rule.require],  # type: ignore[arg-type]
            needs=self.patterns(rule.needs),  # type: ignore[arg-type]
            breaches=(), lawful=(), covers=(), not_caught=(), references=(), path="", fix=(),
        )  # fmt: skip

    def stems(self) -> tuple[dict[str, dict[str, int]], list[Any], list[str]]:
        """Stems by their beginning, each with the number of its set of clauses; marks and lengths; a line for each set.

        Stems that are understood misspelt have a number below zero.
        """
        clauses_of: dict[str, list[int]] = {}
        for clause, number in self.clauses.items():
            for stem in clause:
                clauses_of.setdefault(spell(stem), []).append(number)
        careful = {
            spell(stem)
            for name in _MISSPELT
            if name in self.concepts
            for clause in needs_of(("concept", name, (), "", False), self.concepts, self.known)[:1]
            for stem in clause
        }
        sets: dict[tuple[int, ...], int] = {}
        table: dict[str, int] = {}
        for letters, numbers in clauses_of.items():
            place = sets.setdefault(tuple(sorted(numbers)), len(sets)) + 1
            table[letters] = -place if letters in careful else place
            if letters in careful:
                for slip in misspelt(letters.rstrip("$")):
                    table.setdefault(slip, -place)
        marks = {name[1:-1]: table.pop(name) for name in [*table] if name.startswith(MARK)}
        lengths = sorted({len(letters) for letters in table if not letters.endswith("$")})
        groups: dict[str, dict[str, int]] = {}
        for letters, place in table.items():
            groups.setdefault(letters[:BEGINNING], {})[letters] = place
        return groups, [marks, lengths], [*map(_json, sets)]


def compile_book(book: Rulebook, digest: str, stamp: str = "") -> bytes:
    """The compiled form of a rulebook. `stamp` tells for which state of the rule files it holds."""
    maker = _Compiler(book)
    contexts = {context.id: maker.context(context) for context in book.contexts}
    concepts = {name: maker.concept(name) for name in maker.concepts}
    entries: list[str] = []
    rules, of_facts = [], []
    for rule in book.rules:
        if rule.demands:
            of_facts.append(maker.rule(rule, []))
            continue
        stubs = []
        for entry in rule.forbid:
            stub, line = maker.entry(entry)
            stubs.append([*stub, len(entries)])
            entries.append(line)
        rules.append(maker.rule(rule, stubs))
    cues = [(name, maker.patterns(patterns)) for name, patterns in book.cues]
    norms = {norm.id: _json(norm) for norm in book.norms}
    stems, signs, sets = maker.stems()
    parts = [
        list(norms.values()), list(concepts.values()), list(contexts.values()), entries, list(maker.choices),
        list(maker.programs), sets, list(map(_json, stems.values())),
    ]  # fmt: skip
    begins = [3]
    for part in parts:
        begins.append(begins[-1] + len(part))
    head = {
        "digest": digest, "begins": begins,
        "norms": list(norms), "concepts": list(concepts), "contexts": list(contexts), "stems": list(stems),
        "signs": signs,
        "rules": rules, "facts": [rule.id for rule in of_facts], "cues": cues, "ceilings": book.ceilings,
    }  # fmt: skip
    fixes = {rule.id: rule.fix for rule in book.rules if rule.fix}
    lines = [
        _json(head),
        _json([of_facts, book.trust]),
        _json(fixes),
        *(line for part in parts for line in part),
    ]
    return pack([json.loads(line) for line in lines], FORMAT, stamp)


def _opening(first: First) -> list[Any]:
    """What a match can begin with; words in a form that is quickly looked up."""
    words = [dict.fromkeys(sorted(names), 0) for names in (first.lemmas, first.forms)]
    return [*words, *first[2:]]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=sorted)
