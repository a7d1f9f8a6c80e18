"""HTML as a stream of tags and text, each with its exact place. Never fails: what is no tag is text."""

import re
from typing import NamedTuple

__all__ = ["Attribute", "Piece", "attributes", "read_html"]

_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
# as browsers do, a quote opens a value after «=» only: `<h2 class="a"">`, `<a href="x data-b=" 1">`
_TOKEN = r"""<!--(?P<comment>.*?)(?:-->|\Z)
    |<(?P<close>/)?(?P<name>[A-Za-z][^\s/>]*+)(?>=\s*"[^"]*"|=\s*'[^']*'|[^>])*+>
    |<[!?/](?P<other>[^>]*)>"""
_ATTRIBUTE = r"""([^\s>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?"""


class Attribute(NamedTuple):
    """An attribute with the place of its value."""

    name: str
    value: str
    start: int
    end: int


class Piece(NamedTuple):
    """Part of a page: kind is open, close, text, raw (the inside of a script) or comment."""

    kind: str
    name: str
    start: int
    end: int


def read_html(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The pieces of `text[start:end]` in order; together they cover it."""
    stop = len(text) if end is None else end
    token = re.compile(_TOKEN, re.VERBOSE | re.DOTALL)  # kept by re after the first page
    found: list[Piece] = []
    place = start
    last = text.rfind(">", start, stop)
    while place < stop:
        if (
            place > last
        ):  # nothing can end a tag here, and looking for one from every «<» takes the square of time
            comment = text.find("<!--", place, stop)
            if comment != place:
                found.append(Piece("text", "", place, comment if comment >= 0 else stop))
            if comment >= 0:
                found.append(Piece("comment", "", comment, stop))
            break
        match = token.search(text, place, stop)
        if match is None:
            found.append(Piece("text", "", place, stop))
            break
        if match.start() > place:
            found.append(Piece("text", "", place, match.start()))
        place = match.end()
        if match["name"] is None:
            kind = "comment" if match["comment"] is not None else "other"
            found.append(Piece(kind, "", match.start(), place))
            continue
        name = match["name"].lower()
        found.append(Piece("close" if match["close"] else "open", name, match.start(), place))
        if name in _RAW and not match["close"]:
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, place, stop)
            inside = closing.start() if closing else stop
            found.append(Piece("raw", name, place, inside))
            place = inside
    return found


def attributes(text: str, piece: Piece) -> dict[str, Attribute]:
    """Attributes of an opening tag by lower-case name; the first of a name counts."""
    found: dict[str, Attribute] = {}
    begin = piece.start + 1 + len(piece.name)
    for match in re.compile(_ATTRIBUTE).finditer(text, begin, piece.end - 1):
        group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
        name = match[1].lower()
        if group:
            attribute = Attribute(name, match[group], *match.span(group))
        else:
            attribute = Attribute(name, "", match.end(), match.end())
        found.setdefault(name, attribute)
    return found
