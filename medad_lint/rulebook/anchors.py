"""Which words must stand in a text for a pattern to match: clauses, one word of each of which it cannot do without."""

import os
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache

from medad_lint.rulebook.lexemes import stems
from medad_lint.rulebook.model import Tree

__all__ = [
    "DIGIT",
    "DISEASE",
    "MARK",
    "Clause",
    "Needs",
    "Stem",
    "choices_of",
    "needs_of",
    "needs_of_choice",
    "spell",
]

Stem = tuple[str, bool]  # letters a word begins with, and whether they are the whole word
Clause = frozenset[Stem]  # one of these stems stands in every text that the pattern matches
Needs = tuple[Clause, ...]  # the rarest first

MOST_CLAUSES = 4
COMMON = 40_000  # words in a million: a clause that every second sentence meets tells nothing
MARK = "'"  # before a stem that is no word but a mark: «'₽»
DIGIT, DISEASE = "'0", "'disease"  # any figure; any word that ends as illnesses do
_MARKS = {
    "?": 12_000,
    "!": 12_000,
    "«": 12_000,
    "»": 12_000,
    ":": 12_000,
    "—": 20_000,
    "-": 12_000,
    "%": 1_500,
    "0": 15_000,
    "disease": 2_000,
}


def spell(stem: Stem) -> str:
    """A stem as it is written in a compiled rulebook: `вылеч` or `язва$`."""
    return stem[0] + ("$" if stem[1] else "")


def needs_of(tree: Tree, concepts: Mapping[str, tuple[Tree, ...]], known: dict[str, Needs]) -> Needs:
    """The clauses of a pattern, rarest first; empty where it can match without any particular word.

    `known` remembers those of concepts.
    """
    kind = tree[0]
    if kind == "word":
        return (frozenset(filter(None, map(_visible, stems(tree[1])))),) if len(tree[1]) > 1 else ()
    if kind == "form":
        stem = _visible((tree[1], True))
        return (frozenset({stem}),) if stem else ()
    if kind == "mark":
        return (frozenset({(MARK + tree[1], True)}),)
    if kind == "class" and tree[1] in ("number", "disease"):
        return (frozenset({(DIGIT if tree[1] == "number" else DISEASE, True)}),)
    if kind == "concept":
        name = tree[1]
        if name not in known:
            known[name] = ()
            known[name] = needs_of_choice([needs_of(phrase, concepts, known) for phrase in concepts[name]])
        return known[name]
    if kind == "alt":
        return needs_of_choice([needs_of(item, concepts, known) for item in tree[1]])
    if kind in ("seq", "and"):
        return _rarest(clause for item in tree[1] for clause in needs_of(item, concepts, known))
    return ()


def choices_of(
    tree: Tree, concepts: Mapping[str, tuple[Tree, ...]], known: dict[str, Needs]
) -> list[list[Needs]]:
    """What a pattern needs beyond its clauses: of each list one member whole, as «встать» with «ноги» of [recovered]."""
    kind = tree[0]
    if kind in ("seq", "and"):
        return [choice for item in tree[1] for choice in choices_of(item, concepts, known)]
    if kind not in ("alt", "concept"):
        return []
    branches = [needs_of(item, concepts, known) for item in (tree[1] if kind == "alt" else concepts[tree[1]])]
    if not all(branches) or all(len(branch) == 1 for branch in branches):
        return []
    singles = [branch[0] for branch in branches if len(branch) == 1]
    joined: list[Needs] = [(_shortest(frozenset().union(*singles)),)] if singles else []
    return [joined + [branch for branch in branches if len(branch) > 1]]


def needs_of_choice(parts: "list[Needs]") -> Needs:
    """The clauses of «one of these»: what each cannot do without, joined; empty where one of them needs nothing."""
    if not parts or not all(parts):
        return ()
    depth = max(len(part) for part in parts)
    joined = [
        frozenset().union(*(part[min(place, len(part) - 1)] for part in parts)) for place in range(depth)
    ]
    return _rarest(joined)


def _rarest(clauses: Iterable[Clause]) -> Needs:
    """The few rarest, without common ones; a clause that holds a rarer one tells nothing more."""
    kept: list[Clause] = []
    for clause in sorted(
        {_shortest(clause) for clause in clauses if clause}, key=lambda c: (_cost(c), sorted(c))
    ):
        if kept and (_cost(clause) > COMMON or any(rarer <= clause for rarer in kept)):
            continue
        kept.append(clause)
    return tuple(kept[:MOST_CLAUSES])


def rarity(needs: Needs) -> int:
    """How many of a million words meet the rarest clause; a million where nothing particular is needed."""
    return _cost(needs[0]) if needs else 1_000_000


@cache
def _cost(clause: Clause) -> int:
    return sum(_frequency(stem) + 1 for stem in clause)


@cache
def _frequency(stem: Stem) -> int:
    """How many of a million words begin with (or are) the letters of a stem; the table holds the commonest forms."""
    forms, counts = _table()
    letters, whole = stem
    if letters.startswith(MARK):
        return _MARKS.get(letters[1:], 200)
    place = bisect_left(forms, letters)
    total = 0
    while place < len(forms) and forms[place].startswith(letters):
        if not whole or forms[place] == letters:
            total += counts[place]
        place += 1
    return total


@cache
def _table() -> tuple[list[str], list[int]]:
    with open(os.path.join(os.path.dirname(__file__), "frequency.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    rows.sort()
    return [form for form, _ in rows], [int(count) for _, count in rows]


def _visible(stem: Stem) -> Stem | None:
    """A stem as the first look sees it: words are taken there without hyphens and signs («чек-ап» is «чек», «ап»)."""
    letters, whole = stem
    if letters.isalpha():
        return stem if len(letters) > 1 else None
    parts = [part for part in letters.split("-") if len(part) > 1 and part.isalpha()]
    return (parts[0], whole or letters.find(parts[0]) + len(parts[0]) < len(letters)) if parts else None


@cache
def _shortest(words: Clause) -> Clause:
    """The stems without those that a shorter one of them covers: «боле» stands for «болезн» too."""
    beginnings = {letters for letters, whole in words if not whole}
    return frozenset(
        (letters, whole)
        for letters, whole in words
        if not any(letters[:size] in beginnings for size in range(1, len(letters) + whole))
    )
