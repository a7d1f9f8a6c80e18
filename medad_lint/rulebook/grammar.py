"""The pattern language: a text such as `[patient] ... [recovered]{past}` into a tree. See docs/patterns.md.

A tree is a nested tuple, so that it can be written as JSON as it is:

    ("word", lemma, tests, star)     ("form", text, star)          ("concept", name, tests, tie, star)
    ("class", name, tests, star)     ("mark", text)                ("gap", most, crosses)
    ("seq", items)  ("alt", items)  ("and", items)  ("opt", item)

`tests` is a tuple of alternatives, each a pair (grammemes that must be there, grammemes that must not).
"""

import re

from medad_lint.rulebook.model import Tree

__all__ = ["CLASSES", "GRAMMEMES", "PatternError", "parse", "walk"]

CLASSES = frozenset({"name", "first-name", "initial", "number", "aged", "word", "latin", "brand", "disease"})
GRAMMEMES = frozenset(
    [
        "NOUN",
        "ADJF",
        "ADJS",
        "COMP",
        "VERB",
        "INFN",
        "PRTF",
        "PRTS",
        "GRND",
        "NUMR",
        "ADVB",
        "NPRO",
        "PRED",
        "PREP",
        "CONJ",
        "PRCL",
        "INTJ",
        "anim",
        "inan",
        "masc",
        "femn",
        "neut",
        "sing",
        "plur",
        "Sgtm",
        "Pltm",
        "nomn",
        "gent",
        "datv",
        "accs",
        "ablt",
        "loct",
        "voct",
        "gen2",
        "acc2",
        "loc2",
        "Abbr",
        "Name",
        "Surn",
        "Patr",
        "Geox",
        "Orgn",
        "Trad",
        "Supr",
        "Qual",
        "Apro",
        "Anum",
        "Poss",
        "perf",
        "impf",
        "tran",
        "intr",
        "Impe",
        "Impx",
        "Refl",
        "1per",
        "2per",
        "3per",
        "pres",
        "past",
        "futr",
        "indc",
        "impr",
        "incl",
        "excl",
        "actv",
        "pssv",
        "Infr",
        "Slng",
        "Arch",
        "Litr",
        "Erro",
        "Prnt",
        "Ques",
        "Dmns",
    ]
)
GAP, CROSSING_GAP, ORDER_GAP = 8, 40, 12

_PIECES = re.compile(
    r"""\s*(?:
      (?P<cross>~~~(?P<crossmost>\d*)) | (?P<gap>(?:\.\.\.|…)(?P<most>\d*))
    | (?P<concept>\[[^\]\n]*\]) | (?P<kind><[^>\n]*>) | (?P<tests>\{[^}\n]*\})
    | (?P<mark>'[^'\n]+') | (?P<sign>[№%]) | (?P<number>\d+(?:[.,]\d+)?)
    | (?P<form>=[^\W\d_]+(?:-[^\W\d_]+)*) | (?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)
    | (?P<tie>\#\d+) | (?P<punct>[()|&?*])
    )""",
    re.VERBOSE,
)


class PatternError(ValueError):
    """A pattern that does not follow the grammar; `offset` counts code points of the pattern."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message, self.offset = message, offset


class _Parser:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.pieces: list[tuple[str, str, int]] = []
        place = 0
        while text[place:].strip():
            piece = _PIECES.match(text, place)
            if piece is None or piece.end() == place:
                begin = place + len(text[place:]) - len(text[place:].lstrip())
                raise PatternError(f"непонятный знак «{text[begin]}»", begin)
            kind = "gap" if piece["gap"] else "cross" if piece["cross"] else str(piece.lastgroup)
            self.pieces.append((kind, piece.group().strip(), piece.end() - len(piece.group().lstrip())))
            place = piece.end()

    def peek(self) -> tuple[str, str, int]:
        return self.pieces[self.at] if self.at < len(self.pieces) else ("end", "", len(self.text))

    def accept(self, value: str) -> bool:
        if self.peek()[1] == value and self.peek()[0] == "punct":
            self.at += 1
            return True
        return False

    def alternatives(self) -> Tree:
        items = [self.conjunction()]
        while self.accept("|"):
            items.append(self.conjunction())
        return items[0] if len(items) == 1 else ("alt", tuple(items))

    def conjunction(self) -> Tree:
        items = [self.sequence()]
        while self.accept("&"):
            items.append(self.sequence())
        return items[0] if len(items) == 1 else ("and", tuple(items))

    def sequence(self) -> Tree:
        items: list[Tree] = []
        while True:
            kind, value, _place = self.peek()
            if kind == "end" or (kind == "punct" and value in ")|&"):
                break
            items.append(self.item())
        if not items:
            raise PatternError("здесь нужно слово, понятие или группа", self.peek()[2])
        return items[0] if len(items) == 1 else ("seq", tuple(items))

    def item(self) -> Tree:
        tree = self.atom()
        while True:
            kind, value, place = self.peek()
            if kind == "tests" and tree[0] in _TESTABLE:
                self.at += 1
                tree = _with_tests(tree, _tests(value, place))
            elif kind == "tie" and tree[0] == "concept":
                self.at += 1
                tree = (*tree[:3], value, tree[4])
            elif value == "*" and kind == "punct" and tree[0] in (*_TESTABLE, "form"):
                self.at += 1
                tree = _with_star(tree)
            elif value == "?" and kind == "punct":
                self.at += 1
                tree = ("opt", tree)
            else:
                return tree

    def atom(self) -> Tree:
        kind, value, place = self.peek()
        self.at += 1
        if value == "(" and kind == "punct":
            tree = self.alternatives()
            if not self.accept(")"):
                raise PatternError("не закрыта скобка", place)
            return tree
        if kind == "gap":
            digits = value.lstrip(".…")
            return ("gap", int(digits) if digits else GAP, False)
        if kind == "cross":
            digits = value.lstrip("~")
            return ("gap", int(digits) if digits else CROSSING_GAP, True)
        if kind == "concept":
            return ("concept", value[1:-1].strip(), (), "", False)
        if kind == "kind":
            name = value[1:-1].strip()
            if name not in CLASSES and name != "age":
                raise PatternError(f"нет класса «<{name}>»; есть: {', '.join(sorted(CLASSES))}, age", place)
            return ("concept", "age", (), "", False) if name == "age" else ("class", name, (), False)
        if kind == "mark":
            return ("mark", value[1:-1])
        if kind == "sign":
            return ("mark", value)
        if kind == "number":
            return ("form", value, False)
        if kind == "form":
            return ("form", _fold(value[1:]), False)
        if kind == "word":
            return ("word", _fold(value), (), False)
        raise PatternError(f"здесь не может стоять «{value}»" if value else "шаблон оборвался", place)


def _fold(text: str) -> str:
    return text.lower().replace("ё", "е")


_TESTABLE = ("word", "concept", "class", "alt")


def _with_tests(tree: Tree, tests: Tree) -> Tree:
    """The tests on a word, or on each alternative of a group: `(вылечиться | выздороветь){past}`."""
    if tree[0] == "alt":
        return ("alt", tuple(_with_tests(item, tests) for item in tree[1]))
    return (tree[0], tree[1], tests, *tree[3:]) if tree[0] in _TESTABLE else tree


def _with_star(tree: Tree) -> Tree:
    if tree[0] == "alt":
        return ("alt", tuple(_with_star(item) for item in tree[1]))
    return (*tree[:-1], True) if tree[0] in (*_TESTABLE, "form") else tree


def _tests(text: str, place: int) -> Tree:
    """`{past,-plur|pres}` as alternatives of (must, must not)."""
    found = []
    for branch in text[1:-1].split("|"):
        must: list[str] = []
        not_: list[str] = []
        for part in branch.split(","):
            name = part.strip()
            if name.lstrip("-") not in GRAMMEMES:
                from medad_lint.rulebook.errors import did_you_mean

                hint = did_you_mean(name.lstrip("-"), GRAMMEMES)
                raise PatternError(f"нет граммемы «{name}». {hint}".strip(), place)
            (not_ if name.startswith("-") else must).append(name.lstrip("-"))
        found.append((tuple(must), tuple(not_)))
    return tuple(found)


def parse(text: str) -> Tree:
    """The tree of a pattern; raises `PatternError` with the offset of what is wrong."""
    parser = _Parser(text)
    tree = parser.alternatives()
    if parser.peek()[0] != "end":
        raise PatternError(f"лишнее «{parser.peek()[1]}»", parser.peek()[2])
    return tree


def walk(tree: Tree) -> "list[Tree]":
    """The tree and every tree within it, outermost first."""
    found = [tree]
    if tree[0] in ("seq", "alt", "and"):
        for item in tree[1]:
            found += walk(item)
    elif tree[0] == "opt":
        found += walk(tree[1])
    return found
