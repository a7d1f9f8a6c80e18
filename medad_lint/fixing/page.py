"""Where a paragraph is put into a page of HTML."""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from medad_lint.document.elements import BLOCKS, ENDED_BY, VOID
from medad_lint.document.markup import read_html
from medad_lint.document.model import Document
from medad_lint.fixing.model import Edit
from medad_lint.fixing.tails import last_own

__all__ = ["page_edits"]

_HOMES = ("main", "article")
_FLOW = frozenset({*_HOMES, "body", "center", "div", "section"})  # what a paragraph may stand in
_ROOTS = frozenset({"html", "head"})


class _Element(NamedTuple):
    name: str
    start: int
    end: int


def page_edits(document: Document, words: str) -> Iterator[Edit]:
    """The insertion of `<p>…</p>` as the last thing of the main content, before what stands under it."""
    number = last_own(document.blocks)
    if number is None:
        return
    text = document.source.text
    spans = [block.map.span(0, block.map.size) for block in document.blocks]
    first, last = spans[number]
    below = [start for start, _ in spans[number + 1 :] if start >= last]
    around = _around(text, first, last)
    flow = [item for item in around if item.name in _FLOW]
    if "review" in document.blocks[number].scopes:  # under the reviews, not as one of them
        others = [
            start
            for block, (start, _) in zip(document.blocks, spans, strict=True)
            if "review" not in block.scopes and block.kind != "heading"
        ]
        flow = [i for i in flow if i.name == "body" or any(i.start < start < i.end for start in others)]
    # of elements that end with the text's own words the outermost; the main content before its wrappers
    whole = [item for item in flow if not any(start < item.end for start in below)]
    homes = [item for item in whole if item.name in _HOMES]
    chosen = next(iter(homes or whole or flow[-1:]), None)
    inside = around[around.index(chosen) + 1 :] if chosen else [i for i in around if i.name not in _ROOTS]
    paragraph = f"<p>{escape(words, quote=False)}</p>"
    if not inside:
        yield Edit(last, last, paragraph)
        return
    begin = text.rfind("\n", 0, inside[0].start) + 1
    indent = text[begin : inside[0].start]
    own_line = begin > 0 and not indent.strip()
    sign = ("\r\n" if text[begin - 2 : begin] == "\r\n" else "\n") + indent if own_line else ""
    place = len(text[: inside[0].end].rstrip())
    yield Edit(place, place, sign + paragraph)


def _around(text: str, first: int, last: int) -> list[_Element]:
    """The elements that hold a stretch of the source, the outermost first; what nobody closes ends where browsers end it."""
    found: list[_Element] = []
    stack: list[tuple[str, int]] = []

    def close(count: int, end: int) -> None:
        for _ in range(count):
            name, start = stack.pop()
            if start < first and end >= last:
                found.append(_Element(name, start, end))

    for piece in read_html(text):
        if piece.kind == "open" and piece.name not in VOID and text[piece.end - 2] != "/":
            ended = ENDED_BY.get(piece.name, frozenset()) if piece.name in BLOCKS else frozenset()
            while stack and stack[-1][0] in ended:
                close(1, piece.start)
            stack.append((piece.name, piece.start))
        elif piece.kind == "close" and any(name == piece.name for name, _ in stack):
            while stack[-1][0] != piece.name:
                close(1, piece.start)
            close(1, piece.end)
    close(len(stack), len(text))
    return found[::-1]
