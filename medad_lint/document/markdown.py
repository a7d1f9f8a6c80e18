"""Markdown into blocks. The library tells the structure; each of its places is checked before it is trusted."""

import re
from typing import Any

from medad_lint.document.align import Aligner
from medad_lint.document.library import parse_tree
from medad_lint.document.model import Problem
from medad_lint.document.page import Page

__all__ = ["read_markdown"]

_NOT_READ = Problem("разметка не разобрана, файл прочитан как простой текст", 0, 1)
_KINDS = {"paragraph": "paragraph", "list_item": "list-item", "blockquote": "quote", "tcell": "cell"}
_INLINE = frozenset(
    [
        "text",
        "text_special",
        "softbreak",
        "hardbreak",
        "em",
        "strong",
        "strikethrough",
        "link",
        "autolink",
        "image",
        "code_inline",
        "html_inline",
        "footnote_ref",
        "linkify",
    ]
)
_SCOPES = {"bullet_list": "list", "ordered_list": "list", "blockquote": "quote", "table": "table"}
_MARKUP = frozenset("#*_`[]<>|&\\~!-+=^:{}0123456789\t")
_TITLE = r"""(?s)(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))\s*\)?\s*\Z"""
_UNESCAPED = r"(?s)\\[!-/:-@\[-`{-~]|(?:(?!\\[!-/:-@\[-`{-~]).)+"


def read_markdown(page: Page, text: str, start: int, mdx: bool = False) -> list[Problem]:
    """Reads `text` from an offset on into a page; `text` is as long as the source, with what is no text blanked."""
    body = text[start:]
    if not _MARKUP.intersection(body) and "\n    " not in body:  # four spaces: code
        _plain(page, body, start)
        return []
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    # a Cyrillic note in the line, «слово^[сноска]», makes the library panic
    lines = lines.replace("^[", " [")
    root = parse_tree(lines, indented_code=not mdx)
    if root is None:
        _plain(page, body, start)
        return [_NOT_READ._replace(start=start, end=start + 1)]
    known = len(page.builder.blocks)
    try:
        _Reader(page, lines, body, start).walk(root, ())
    except RecursionError:  # hundreds of quotes in quotes: no text that anyone has written
        page.flush()
        del page.builder.blocks[known:]
        _plain(page, body, start)
        return [_NOT_READ._replace(start=start, end=start + 1)]
    page.flush()
    return []


def _plain(page: Page, body: str, start: int) -> None:
    """Paragraphs between blank lines."""
    place = start
    for line in body.splitlines(keepends=True):
        if not line.strip():
            page.flush()
        page.builder.add(place, place + len(line))
        place += len(line)
    page.flush()


class _Reader(Aligner):
    """Walks the library's tree."""

    def walk(self, node: Any, names: tuple[str, ...]) -> None:
        """Blocks of a node; `names` are those of the nodes around it."""
        inline: list[Any] = []  # an item of a tight list holds its text without a paragraph
        for child in node.children:
            name = child.name
            span = child.srcmap
            if name in _INLINE:
                inline.append(child)
                continue
            if inline:
                self._block(node, names, inline)
                inline = []
            if name in ("fence", "code_block", "hr", "footnote_ref_anchor"):
                continue
            if name == "definition":
                self.drift = 0
                self._title(child)
                continue
            if name == "html_block" and span:
                self.page.base = _scopes(names)
                first, last = self.sign(span[0]), self.sign(span[1])
                self._html(first, last, names.count("blockquote"))
                self.cursor = last
            elif name in ("heading", "lheading", "paragraph", "tcell") and span:
                self._block(child, names, child.children)
            else:
                self.walk(child, (*names, name))
        if inline:
            self._block(node, names, inline)

    def _block(self, node: Any, names: tuple[str, ...], children: list[Any]) -> None:
        page = self.page
        page.flush()
        around = [name for name in names if name in _KINDS]
        page.kind = (
            "heading"
            if "heading" in node.name
            else _KINDS[around[-1]]
            if around
            else _KINDS.get(node.name, "paragraph")
        )
        if node.name == "tcell":
            page.kind = "cell"
        page.level = int(node.meta.get("level", 1)) if page.kind == "heading" else 0
        page.base = _scopes(names)
        first, last = self.sign(node.srcmap[0]), self.sign(node.srcmap[1])
        self.cursor, self.limit, self.drift = first, max(last, first), 0
        self.quotes = names.count("blockquote")
        self._inline(children)
        page.flush()
        page.kind, page.level = "paragraph", 0

    def _inline(self, children: list[Any]) -> None:
        page = self.page
        for child in children:
            name, span = child.name, child.srcmap
            if name == "text":
                self._text(str(child.meta.get("content", "")), span[0] if span else 0)
            elif name in ("softbreak", "hardbreak") and span:
                place = self.lines.find("\n", self.cursor)
                if place >= 0:
                    page.builder.show(
                        "\n" if name == "hardbreak" else " ", self.origin(place), self.origin(place + 1)
                    )
                    self.cursor = place + 1
            elif name == "text_special" and span:
                first, last = self._piece(str(child.meta.get("markup", "")), span)
                if not page.hidden:
                    page.builder.show(
                        str(child.meta.get("content", "")), self.origin(first), self.origin(last)
                    )
            elif name == "html_inline" and span:
                first, last = self._piece(str(child.meta.get("content", "")), span)
                self._html(first, last, self.quotes)
            elif name == "code_inline" and span:
                fence = "`" * int(child.meta.get("marker_len", 1))
                self._piece(fence, span)
                closing = re.compile(f"(?<!`){fence}(?!`)").search(self.lines, self.cursor)
                self.cursor = closing.end() if closing else self.cursor
            elif name == "image":
                self._image(child)
            else:
                self._inline(child.children)
                if name == "link":
                    self._title(child)

    def _html(self, first: int, last: int, quotes: int) -> None:
        """HTML of several lines in a quote has a «>» of Markdown at each, which is no text and ends no tag."""
        if quotes:
            marks = re.compile(rf"\n(?:[ \t]*>){{1,{quotes}}}")
            for match in marks.finditer(self.lines, first, last):
                self.page.blank(self.origin(match.start() + 1), self.origin(match.end()))
        self.page.read(self.origin(first), self.origin(last))

    def _image(self, node: Any) -> None:
        self.page.aside_of("alt", lambda: self._inline(node.children))
        self._title(node)
        if node.srcmap:
            end = self.sign(max(node.srcmap[1] + self.drift, 0))
            if self.lines[end - 1 : end] in (")", "]"):
                self.cursor = max(self.cursor, end)

    def _title(self, node: Any) -> None:
        """The title of a link or image; one that stands in a definition is read there."""
        if not node.meta.get("title") or not node.srcmap or self.page.hidden:
            return
        first, last = (self.sign(max(byte + self.drift, 0)) for byte in node.srcmap)
        match = re.compile(_TITLE).search(self.lines, first, last)
        if match is not None:
            number = next(number for number in (1, 2, 3) if match[number] is not None)
            self.page.aside_of("title", lambda: self._escaped(*match.span(number)))

    def _escaped(self, first: int, last: int) -> None:
        """A text with backslashes before some signs, and entities."""
        for match in re.compile(_UNESCAPED).finditer(self.lines, first, last):
            begin = match.start() + (match.group()[0] == "\\" and match.end() - match.start() > 1)
            place = begin
            while place < match.end():
                end = min(match.end(), self._line_end(place))
                self.page.text(self.origin(place), self.origin(place) + end - place)
                place = end


def _scopes(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_SCOPES[name] for name in names if name in _SCOPES)
