"""Which words must stand in a text for a pattern to match: the rarest of what it cannot do without."""

from collections.abc import Mapping

from medad_lint.rulebook.grammar import Tree
from medad_lint.rulebook.lexemes import stems

__all__ = ["Stem", "anchor_words", "spell"]

Stem = tuple[str, bool]  # letters a word begins with, and whether they are the whole word


def spell(stem: Stem) -> str:
    """A stem as it is written in a compiled rulebook: `вылеч` or `язва$`."""
    return stem[0] + ("$" if stem[1] else "")


class _Chooser:
    def __init__(self, concepts: Mapping[str, tuple[Tree, ...]], frequency: Mapping[str, int]) -> None:
        self.concepts, self.frequency = concepts, frequency
        self.known: dict[str, frozenset[Stem] | None] = {}

    def cost(self, words: frozenset[Stem]) -> int:
        return sum(self.frequency.get(spell(word), 0) + 1 for word in words)

    def of(self, tree: Tree) -> frozenset[Stem] | None:
        """The set, or None where the tree can match without any particular word."""
        kind = tree[0]
        if kind == "word":
            return frozenset(stems(tree[1]))
        if kind == "form":
            return frozenset({(tree[1], True)}) if tree[1].isalpha() else None
        if kind == "concept":
            name = tree[1]
            if name not in self.known:
                self.known[name] = None
                self.known[name] = self.union([self.of(phrase) for phrase in self.concepts[name]])
            return self.known[name]
        if kind == "alt":
            return self.union([self.of(item) for item in tree[1]])
        if kind in ("seq", "and"):
            choices = [words for words in (self.of(item) for item in tree[1]) if words is not None]
            return min(choices, key=self.cost) if choices else None
        return None

    def union(self, parts: "list[frozenset[Stem] | None]") -> frozenset[Stem] | None:
        joined: set[Stem] = set()
        for part in parts:
            if part is None:
                return None
            joined |= part
        return frozenset(joined)


def anchor_words(
    trees: "list[Tree]", concepts: Mapping[str, tuple[Tree, ...]], frequency: Mapping[str, int]
) -> "list[tuple[str, ...]]":
    """For each tree its anchors as `spell` writes them, sorted; an empty tuple where it has none."""
    chooser = _Chooser(concepts, frequency)
    found = []
    for tree in trees:
        words = chooser.of(tree)
        found.append(tuple(sorted(spell(word) for word in _shortest(words))) if words else ())
    return found


def _shortest(words: frozenset[Stem]) -> list[Stem]:
    """The stems without those that a shorter one of them covers: «боле» wakes for «болезн» too."""
    beginnings = {letters for letters, whole in words if not whole}
    return [
        (letters, whole)
        for letters, whole in words
        if not any(letters[:size] in beginnings for size in range(1, len(letters) + whole))
    ]
