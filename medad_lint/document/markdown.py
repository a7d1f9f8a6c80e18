"""Markdown into blocks. The library tells the structure; each of its places is checked before it is trusted."""

from bisect import bisect_right
from typing import Any

from medad_lint.document.model import Problem
from medad_lint.document.page import Page

__all__ = ["read_markdown"]

_KINDS = {"paragraph": "paragraph", "list_item": "list-item", "blockquote": "quote", "tcell": "cell"}
_INLINE = frozenset(
    (
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
    )
)
_SCOPES = {"bullet_list": "list", "ordered_list": "list", "blockquote": "quote", "table": "table"}
_MARKUP = frozenset("#*_`[]<>|&\\~!-+=^:{}0123456789\t")


def read_markdown(page: Page, text: str, start: int) -> list[Problem]:
    """Reads `text` from an offset on into a page; `text` is as long as the source, with what is no text blanked."""
    body = text[start:]
    if not _MARKUP.intersection(body):
        _plain(page, body, start)
        return []
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    try:
        from markdown_it_pyrs import MarkdownIt

        parser = MarkdownIt("commonmark").enable_many(["table", "strikethrough", "footnote"])
        root = parser.tree(lines)
    except BaseException as error:  # a panic of the library is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        _plain(page, body, start)
        return [Problem("разметка не разобрана, файл прочитан как простой текст", start, start + 1)]
    _Reader(page, lines, body, start).walk(root, ())
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


class _Reader:
    """Walks the library's tree. `lines` is what it has parsed: the body with single line ends."""

    def __init__(self, page: Page, lines: str, body: str, start: int) -> None:
        self.page, self.lines = page, lines
        self.data = lines.encode()
        self._bytes, self._signs, self._origins = [0], [0], [start]
        place_bytes = place_signs = 0
        origin = start
        for line, shown in zip(body.splitlines(keepends=True), _as_lines(body), strict=False):
            place_bytes += len(shown.encode())
            place_signs += len(shown)
            origin += len(line)
            self._bytes.append(place_bytes)
            self._signs.append(place_signs)
            self._origins.append(origin)
        self.cursor = 0  # in `lines`: where the next text must stand at the earliest
        self.limit = len(lines)

    def sign(self, byte: int) -> int:
        """A place in `lines` from the library's byte offset."""
        number = bisect_right(self._bytes, byte) - 1
        return self._signs[number] + len(self.data[self._bytes[number] : byte].decode("utf-8", "ignore"))

    def origin(self, place: int) -> int:
        """A place in the source from a place in `lines`."""
        number = bisect_right(self._signs, place) - 1
        return self._origins[number] + place - self._signs[number]

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
            if name == "html_block" and span:
                self.page.base = _scopes(names)
                first, last = self.sign(span[0]), self.sign(span[1])
                self.page.read(self.origin(first), self.origin(last))
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
        self.cursor, self.limit = first, max(last, first)
        self._inline(children)
        page.flush()
        page.kind, page.level = "paragraph", 0

    def _inline(self, children: list[Any]) -> None:
        page = self.page
        for child in children:
            name, span = child.name, child.srcmap
            if name == "text":
                self._text(str(child.meta.get("content", "")), self.sign(span[0]) if span else self.cursor)
            elif name in ("softbreak", "hardbreak") and span:
                first, last = self.sign(span[0]), self.sign(span[1])
                page.builder.show("\n" if name == "hardbreak" else " ", self.origin(first), self.origin(last))
                self.cursor = max(self.cursor, last)
            elif name == "text_special" and span:
                first, last = self.sign(span[0]), self.sign(span[1])
                if not page.hidden:
                    page.builder.show(
                        str(child.meta.get("content", "")), self.origin(first), self.origin(last)
                    )
                self.cursor = max(self.cursor, last)
            elif name == "html_inline" and span:
                first, last = self.sign(span[0]), self.sign(span[1])
                page.read(self.origin(first), self.origin(last))
                self.cursor = max(self.cursor, last)
            elif name == "code_inline" and span:
                self.cursor = max(self.cursor, self.sign(span[1]))
            elif name == "image":
                self._image(child)
            else:
                self._inline(child.children)
                if name == "link":
                    self._title(child)

    def _text(self, content: str, place: int) -> None:
        """A text node, where it says it stands if the source agrees, else aligned within its block."""
        if self.page.hidden:
            return
        if not self.lines.startswith(content, place) or place < self.cursor:
            found = self.lines.find(content, self.cursor, max(self.limit, self.cursor) + 1)
            if found < 0:
                self._align(content)
                return
            place = found
        self._shown(place, place + len(content))

    def _align(self, content: str) -> None:
        """Letter by letter: the node's text lacks signs of the source («\\|» in a table) or differs in some."""
        place = self.cursor
        for letter in content:
            found = self.lines.find(letter, place, place + 12)
            if found < 0:
                continue
            self._shown(found, found + 1)
            place = found + 1

    def _shown(self, first: int, last: int) -> None:
        place = first
        while place < last:  # a line of the source may end with two signs where `lines` has one
            end = min(last, self._signs[min(bisect_right(self._signs, place), len(self._signs) - 1)])
            end = end if end > place else last
            self.page.builder.add(self.origin(place), self.origin(place) + end - place)
            place = end
        self.cursor = last

    def _image(self, node: Any) -> None:
        texts = [child for child in node.children if child.name == "text" and child.srcmap]
        if texts and not self.page.hidden:
            first, last = self.sign(texts[0].srcmap[0]), self.sign(texts[-1].srcmap[1])
            alt = "".join(str(child.meta.get("content", "")) for child in texts)
            if self.lines[first:last] != alt:
                first = self.lines.find(alt, self.cursor, self.limit + 1)
                last = first + len(alt)
            if first >= 0:
                self.page.aside("alt", self.origin(first), self.origin(last))
                self.cursor = last
        self._title(node)
        if node.srcmap:
            self.cursor = max(self.cursor, self.sign(node.srcmap[1]))

    def _title(self, node: Any) -> None:
        title = node.meta.get("title")
        if title and node.srcmap and not self.page.hidden:
            end = self.sign(node.srcmap[1])
            found = self.lines.rfind(title, self.sign(node.srcmap[0]), end)
            if found >= 0:
                self.page.aside("title", self.origin(found), self.origin(found + len(title)))


def _as_lines(body: str) -> list[str]:
    return body.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)


def _scopes(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_SCOPES[name] for name in names if name in _SCOPES)
