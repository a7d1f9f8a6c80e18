"""JSON that keeps the place of every value, and reads on where sites write it wrong: each fault is told with its place."""

import re
from typing import Any, NamedTuple

from medad_lint.trust.lazy import Lazy

__all__ = ["Fault", "Node", "read_json"]

_SKIP = Lazy(r"(?:\s+|//\s*(?:<!\[CDATA\[|\]\]>)|//[^\n]*|/\*.*?\*/|<!--|-->|<!\[CDATA\[|\]\]>)+", re.DOTALL)
_STRING = Lazy(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
# a member as most are written: a plain string behind a plain key, and another member or the end behind it
_MEMBER = Lazy(r'\s*"([^"\\\n&{<$%]*)"\s*:\s*"([^"\\\n&{<$%]*)"\s*(?:(\})|,\s*(?="))')
_BARE = Lazy(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
_TEMPLATE = Lazy(r"\{\{.*?\}\}|\{%.*?%\}|<\?.*?\?>|<%.*?%>|\$\{.*?\}", re.DOTALL)
_ESCAPE = Lazy(r'\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt])|(.))', re.DOTALL)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SOLID = frozenset('"{}[],:')  # signs with which something begins or ends
DEEPEST = 60


class Node(NamedTuple):
    """A value: `data` is a str, a list of Node, a dict of str to Node, or None. The place is that of what it says."""

    kind: str  # object array string number literal template
    data: Any
    start: int
    end: int

    def get(self, name: str) -> "Node | None":
        """A member of an object; None for anything else."""
        found: Node | None = self.data.get(name) if self.kind == "object" else None
        return found

    def items(self) -> "list[Node]":
        """The members of an array; any other value counts as an array of itself."""
        return list(self.data) if self.kind == "array" else [self]

    def text(self) -> str:
        """The words of a string or a template; empty for anything else."""
        return str(self.data) if self.kind in ("string", "template", "number") else ""


class Fault(NamedTuple):
    """What is wrong at a place; a fatal one ends the reading."""

    message: str
    start: int
    end: int
    fatal: bool = True


class _Stop(Exception):
    pass


class _Reader:
    def __init__(self, text: str, begin: int, end: int) -> None:
        self.text, self.place, self.end = text, begin, end
        self.faults: list[Fault] = []

    def fault(self, message: str, start: int, fatal: bool) -> None:
        self.faults.append(Fault(message, start, min(start + 1, self.end), fatal))
        if fatal:
            raise _Stop

    def skip(self) -> None:
        if self.text[self.place : self.place + 1] in _SOLID:
            return
        match = _SKIP.match(self.text, self.place, self.end)
        if match:
            if "/" in match.group():
                bare = re.sub(r"//\s*(?:<!\[CDATA\[|\]\]>)", "", match.group())
                if "//" in bare or "/*" in bare:
                    self.faults.append(Fault("в JSON нет комментариев", match.start(), match.end(), False))
            self.place = match.end()

    def peek(self) -> str:
        self.skip()
        return self.text[self.place] if self.place < self.end else ""

    def value(self, depth: int) -> Node:
        if depth > DEEPEST:
            self.fault("вложено слишком глубоко", self.place, True)
        sign = self.peek()
        start = self.place
        if sign == '"':
            return self.string()
        template = _TEMPLATE.match(self.text, self.place, self.end) if sign in "{<$" and sign else None
        if template:
            self.place = template.end()
            return Node("template", template.group(), start, self.place)
        if sign == "{":
            return self.object(depth)
        if sign == "[":
            return self.array(depth)
        bare = _BARE.match(self.text, self.place, self.end)
        if bare:
            self.place = bare.end()
            word = bare.group()
            if word in ("true", "false", "null"):
                return Node("literal", None if word == "null" else word, start, self.place)
            return Node("number", word, start, self.place)
        if sign == "'":
            self.fault("строка JSON стоит в двойных кавычках, а не в одинарных", start, True)
        self.fault(
            "данные обрываются" if not sign else f"здесь не может стоять «{sign}»",
            min(start, self.end - 1),
            True,
        )
        raise _Stop

    def string(self) -> Node:
        match = _STRING.match(self.text, self.place, self.end)
        if match is None:
            self.fault("строка не закрыта кавычкой", self.place, True)
            raise _Stop
        self.place = match.end()
        raw = match[1]
        if "\n" in raw:
            self.faults.append(
                Fault(
                    "перенос строки внутри кавычек",
                    match.start(1) + raw.index("\n"),
                    match.start(1) + raw.index("\n") + 1,
                    False,
                )
            )
        shown = _decoded(raw, self.faults, match.start(1)) if "\\" in raw else raw
        if "&" in shown and ";" in shown:
            from html import unescape

            shown = unescape(shown)
        kind = "template" if ("{" in raw or "<" in raw) and _TEMPLATE.search(raw) else "string"
        return Node(kind, shown, match.start(1), match.end(1))

    def object(self, depth: int) -> Node:
        start = self.place
        self.place += 1
        members: dict[str, Node] = {}
        node = Node("object", members, start, self.end)
        while True:
            plain = _MEMBER.match(self.text, self.place, self.end)
            if plain:
                members.setdefault(plain[1], Node("string", plain[2], *plain.span(2)))
                self.place = plain.end()
                if plain[3]:
                    return node._replace(end=self.place)
                continue
            sign = self.peek()
            if sign == "}":
                self.place += 1
                return node._replace(end=self.place)
            try:
                if sign != '"':
                    self.fault(
                        "данные обрываются" if not sign else "имя поля стоит в двойных кавычках",
                        min(self.place, self.end - 1),
                        True,
                    )
                key = self.string()
                if self.peek() != ":":
                    self.fault("после имени поля нужно двоеточие", min(self.place, self.end - 1), True)
                self.place += 1
                members.setdefault(str(key.data), self.value(depth + 1))
                self.comma("}")
            except _Stop:
                return node  # what has been read so far is kept

    def array(self, depth: int) -> Node:
        start = self.place
        self.place += 1
        members: list[Node] = []
        node = Node("array", members, start, self.end)
        while True:
            if self.peek() == "]":
                self.place += 1
                return node._replace(end=self.place)
            try:
                members.append(self.value(depth + 1))
                self.comma("]")
            except _Stop:
                return node

    def comma(self, closing: str) -> None:
        sign = self.peek()
        place = self.place
        if sign == ",":
            self.place += 1
            if self.peek() == closing:
                self.faults.append(Fault("лишняя запятая перед закрывающей скобкой", place, place + 1, False))
        elif sign != closing:
            if self.faults and self.faults[-1].fatal:
                raise _Stop
            self.fault(
                "данные обрываются" if not sign else "между полями нужна запятая",
                min(place, self.end - 1),
                True,
            )


def read_json(text: str, begin: int, end: int) -> tuple[Node | None, tuple[Fault, ...]]:
    """The value in `text[begin:end]` with places in `text`, and what is wrong with it. A template may stand for a value."""
    reader = _Reader(text, begin, end)
    try:
        if not reader.peek():
            return None, (Fault("блок JSON-LD пуст", begin, max(end, begin + 1)),)
        node = reader.value(0)
    except _Stop:
        return None, tuple(reader.faults)
    if not any(fault.fatal for fault in reader.faults) and reader.peek() not in ("", ";"):
        reader.faults.append(Fault("после данных стоит что-то ещё", reader.place, reader.place + 1))
    return node, tuple(reader.faults)


def _decoded(raw: str, faults: list[Fault], origin: int) -> str:
    def one(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        if match[2]:
            return _SHORT.get(match[2], match[2])
        faults.append(
            Fault(f"нет такого знака: \\{match[3]}", origin + match.start(), origin + match.end(), False)
        )
        return match[3]

    shown = _ESCAPE.sub(one, raw)
    # two halves of one sign
    return (
        shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if any("\ud800" <= sign <= "\udfff" for sign in shown)
        else shown
    )
