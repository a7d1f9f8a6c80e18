"""A pattern's tree as a small program, after Thompson: instructions that a set of threads runs side by side.

("test", check, next)   take one word that passes the check       ("span", name, tests, tie, star, next)   take a phrase
("mark", text, next)    a mark stands here                        ("gap", most, crosses, next)    take up to so many words
("fork", first, second)  go both ways                             ("end",)
"""

from itertools import permutations
from typing import Any

from medad_lint.rulebook.grammar import ORDER_GAP
from medad_lint.rulebook.model import First, Program, Tree

__all__ = ["compile_tree", "default_head", "first_of", "must_of"]


def compile_tree(tree: Tree) -> Program:
    """The program of a tree; its first instruction is where a thread begins."""
    code: list[tuple[Any, ...]] = [("end",)]

    def put(instruction: tuple[Any, ...]) -> int:
        code.append(instruction)
        return len(code) - 1

    def build(node: Tree, following: int) -> int:
        kind = node[0]
        if kind == "seq":
            for item in reversed(node[1]):
                following = build(item, following)
            return following
        if kind == "alt":
            entries = [build(item, following) for item in _grouped(node[1])]
            entry = entries.pop()
            while entries:
                entry = put(("fork", entries.pop(), entry))
            return entry
        if kind == "and":
            gap: Tree = ("gap", ORDER_GAP, False)
            orders = []
            for order in permutations(node[1]):
                spaced: list[Tree] = []
                for item in order:
                    spaced += [gap, item] if spaced else [item]
                orders.append(("seq", tuple(spaced)))
            return build(("alt", tuple(orders)), following)
        if kind == "opt":
            return put(("fork", build(node[1], following), following))
        if kind == "gap":
            return put(("gap", node[1], node[2], following))
        if kind == "concept":
            return put(("span", *node[1:], following))
        if kind == "mark":
            return put(("mark", node[1], following))
        return put(("test", node, node[-1], following))

    start = build(tree, 0)
    # the entry comes first, so that a program can be run without a second value
    return (("jump", start + 1), *(_shift(step) for step in code))


def _grouped(items: tuple[Tree, ...]) -> list[Tree]:
    """The items of a choice, its words of the same tests in one: ("words", {lemma: 0, …}, tests, star), ("forms", …)."""
    found: dict[Any, list[Tree]] = {}
    for item in items:
        alike = (item[0], repr(item[2:])) if item[0] in ("word", "form") else id(item)
        found.setdefault(alike, []).append(item)
    return [
        group[0] if len(group) == 1 else (f"{group[0][0]}s", {item[1]: 0 for item in group}, *group[0][2:])
        for group in found.values()
    ]


def _name(tree: Tree) -> str:
    """The name of an item; that of a class with its tests, «word NUMR|past,-plur»: any word can be a `<word>`."""
    if tree[0] != "class" or not tree[2]:
        return str(tree[1])
    tests = (",".join((*sorted(must), *(f"-{one}" for one in sorted(never)))) for must, never in tree[2])
    return f"{tree[1]} {'|'.join(tests)}"


def must_of(tree: Tree) -> Tree:
    """What every match of a tree holds: ("all", …), ("any", …), an item with its name or names, or ("nothing",)."""
    kind = tree[0]
    if kind in ("word", "form", "class", "concept"):
        return (kind, _name(tree))
    if kind in ("seq", "and"):
        parts = tuple(part for part in map(must_of, tree[1]) if part != ("nothing",))
        return ("all", parts) if parts else ("nothing",)
    if kind == "alt":
        parts = tuple(map(must_of, tree[1]))
        if ("nothing",) in parts:
            return ("nothing",)
        joined = tuple(_grouped(parts))
        return joined[0] if len(joined) == 1 else ("any", joined)
    return ("nothing",)


_FIRST_FIELDS = {
    "word": "lemmas", "form": "forms", "class": "classes", "concept": "concepts",
}  # fmt: skip


def first_of(tree: Tree) -> First:
    """What a match of a tree can begin with."""
    return _first(tree)[0]


def _first(tree: Tree) -> tuple[First, bool]:
    """The same, and whether the tree can also match nothing."""
    kind = tree[0]
    if kind in ("word", "form", "class", "concept"):
        own: dict[str, Any] = {_FIRST_FIELDS[kind]: frozenset((_name(tree),))}
        return First(**own), False
    if kind == "opt":
        return _first(tree[1])[0], True
    if kind in ("alt", "and"):
        parts = [_first(item) for item in tree[1]]
        return _joined([part for part, _ in parts]), any(empty for _, empty in parts)
    if kind == "seq":
        found = []
        for item in tree[1]:
            part, empty = _first(item)
            found.append(part)
            if not empty:
                return _joined(found), False
        return _joined(found), True
    return First(anything=True), kind == "gap"


def _joined(parts: "list[First]") -> First:
    return First(
        frozenset().union(*(part.lemmas for part in parts)),
        frozenset().union(*(part.forms for part in parts)),
        frozenset().union(*(part.classes for part in parts)),
        frozenset().union(*(part.concepts for part in parts)),
        any(part.anything for part in parts),
    )


_TARGETS: dict[str, tuple[int, ...]] = {
    "test": (3,), "span": (5,), "mark": (2,), "gap": (3,), "fork": (1, 2), "end": (),
}  # fmt: skip


def _shift(step: tuple[Any, ...]) -> tuple[Any, ...]:
    targets = _TARGETS[step[0]]
    return tuple(value + 1 if place in targets else value for place, value in enumerate(step))


def default_head(tree: Tree, first: bool) -> Tree:
    """The tree with a head in every branch: the writer's star, or the first or last of what must stand there."""
    kind = tree[0]
    if kind == "alt":
        return (kind, tuple(default_head(item, first) for item in tree[1]))
    if kind not in ("seq", "and"):
        return _star(tree)
    if any(_starred(node) for node in _items(tree, True)):
        return tree
    places = [place for place, item in enumerate(tree[1]) if any(map(_can_head, _items(item, False)))]
    if not places:
        return tree
    chosen = places[0 if first else -1]
    return (
        kind,
        tuple(default_head(item, first) if place == chosen else item for place, item in enumerate(tree[1])),
    )


def _can_head(node: Tree) -> bool:
    return node[0] in ("word", "form", "concept", "class")


def _starred(node: Tree) -> bool:
    return _can_head(node) and bool(node[-1])


def _items(tree: Tree, optional: bool) -> list[Tree]:
    if tree[0] in ("seq", "and"):
        return [node for item in tree[1] for node in _items(item, optional)]
    if tree[0] == "alt":
        return [node for item in tree[1] for node in _items(item, optional)]
    if tree[0] == "opt":
        return _items(tree[1], optional) if optional else []
    return [tree]


def _star(tree: Tree) -> Tree:
    return (*tree[:-1], True) if _can_head(tree) else tree
