"""The state of a page while it is read: which elements are open, what they make of the text in them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from medad_lint.document.builder import Builder
from medad_lint.document.elements import BLOCKS, CELLS, ENDED_BY, HIDDEN, KINDS, LISTS, SCOPES, VOID, WALLS
from medad_lint.document.markup import Attribute, Piece, attributes, read_html
from medad_lint.document.model import RawPart
from medad_lint.document.reviews import is_review_heading, is_review_name

__all__ = ["Page"]

_NEAR = 64  # elements: how far out one is looked for that a tag ends; pages nest less deep
_NAMING = ("class", "classname", "id", "itemprop", "itemtype")  # `className` is what JSX says
_ENTITY = r"&(?:#\d{1,12}|#[xX][0-9a-fA-F]{1,10}|[A-Za-z][A-Za-z0-9]{1,30});?"
_NO_SHOW = r"(?i)display\s*:\s*none|visibility\s*:\s*hidden"


class _Open(NamedTuple):
    name: str
    hidden: bool
    review: bool


class Page:
    """Reads pieces of HTML into a builder. One page serves a whole document, also the HTML between Markdown."""

    def __init__(self, builder: Builder, source: str) -> None:
        self.builder, self.source = builder, source
        self.parts: list[RawPart] = []
        self.base: tuple[str, ...] = ()  # scopes that Markdown gives
        self.kind = "paragraph"  # what Markdown makes of text outside all elements
        self.level = 0
        self._stack: list[_Open] = []
        self._review_level = 0
        self._last_break = -1

    def read(self, start: int, end: int) -> None:
        """Takes in the HTML of a stretch of the source."""
        for piece in read_html(self.source, start, end):
            if piece.kind == "text":
                self.text(piece.start, piece.end)
            elif piece.kind == "open":
                self._open(piece)
            elif piece.kind == "close":
                self._close(piece)
            elif piece.kind == "raw":
                self._raw(piece)

    def blank(self, start: int, end: int) -> None:
        """Makes a stretch of the source white space that is not read."""
        self.source = f"{self.source[:start]}{' ' * (end - start)}{self.source[end:]}"
        self.builder.source = self.source

    @property
    def hidden(self) -> bool:
        """Whether what comes now is not shown."""
        return bool(self._stack) and self._stack[-1].hidden

    def text(self, start: int, end: int) -> None:
        """Text with entities, shown where it stands."""
        if self.hidden:
            return
        place = start
        if "&" in self.source[start:end]:
            from html import unescape

            for match in re.compile(_ENTITY).finditer(self.source, start, end):
                shown = unescape(match.group())
                if shown != match.group():
                    self.builder.add(place, match.start())
                    self.builder.show(shown, *match.span())
                    place = match.end()
        self.builder.add(place, end)

    def flush(self) -> None:
        """Ends the block that is being collected."""
        if not self.builder.pending:
            self.builder.drop()
            return
        names = {item.name for item in self._stack}
        scopes = {*self.base, *(SCOPES[name] for name in names if name in SCOPES)}
        if any(item.review for item in self._stack) or self._review_level:
            scopes.add("review")
        kind, level = self.kind, self.level
        for item in reversed(self._stack):
            if item.name in KINDS:
                kind = KINDS[item.name]
                level = int(item.name[1]) if kind == "heading" else 0
                break
        if kind == "heading" and self._review_level:
            scopes.discard("review")
        block = self.builder.flush(kind, frozenset(scopes), level)
        if block is not None and kind == "heading":
            if is_review_heading(block.fold):
                self._review_level = level or 6
            elif self._review_level and (level or 6) <= self._review_level:
                self._review_level = 0

    def aside(self, kind: str, start: int, end: int) -> None:
        """A text with a place of its own (`alt`, `title`), which does not part the block around it."""
        self.aside_of(kind, lambda: self.text(start, end))

    def aside_of(self, kind: str, read: Callable[[], None]) -> None:
        """The same for a text that `read` takes in."""
        pieces, self.builder._pieces = self.builder._pieces, []
        read()
        scopes = frozenset({*self.base, *({"review"} if any(item.review for item in self._stack) else ())})
        self.builder.flush(kind, scopes)
        self.builder._pieces = pieces

    def _open(self, piece: Piece) -> None:
        name = piece.name
        if name == "br":
            if not self.hidden:
                between = self.source[self._last_break : piece.start] if self._last_break >= 0 else "x"
                if between.strip():
                    self.builder.show("\n", piece.start, piece.end)
                else:
                    self.flush()  # two in a row part paragraphs
                self._last_break = piece.end
            return
        found = attributes(self.source, piece) if piece.end - piece.start > len(name) + 2 else {}
        if name in BLOCKS:
            self.flush()
            self._end_implied(name)
        self._keep(name, found, piece)
        hidden = self.hidden
        style = found["style"].value if "style" in found else ""
        hidden = hidden or "hidden" in found or bool(re.search(_NO_SHOW, style))
        if not hidden:
            self._attributes(name, found)
        if name in VOID or self.source[piece.end - 2] == "/":
            return
        hidden = hidden or (name in HIDDEN and name != "head")
        marks = " ".join(found[key].value for key in _NAMING if key in found)
        review = is_review_name(marks.replace("schema.org/Review", "review")) if marks else False
        self._stack.append(_Open(name, hidden, review))

    def _end_implied(self, name: str) -> None:
        """Closes what nobody has closed: `<p hidden><b>…<p>` shows its second paragraph."""
        ended = ENDED_BY.get(name, frozenset())
        for place in range(len(self._stack) - 1, max(len(self._stack) - _NEAR, 0) - 1, -1):
            open_name = self._stack[place].name
            if open_name in ended:
                del self._stack[place:]
            elif (
                open_name in WALLS
                or (open_name in CELLS and name != "tr")
                or (open_name in LISTS and name in ("li", "dt", "dd"))
            ):
                return

    def _close(self, piece: Piece) -> None:
        name = piece.name
        if name == "br":  # browsers read `</br>` as `<br>`
            self._open(piece)
            return
        if name == "p" and not any(item.name == "p" for item in self._stack):
            self.flush()
        for place in range(len(self._stack) - 1, -1, -1):
            if self._stack[place].name == name:
                if name in BLOCKS:
                    self.flush()
                elif any(item.name in BLOCKS for item in self._stack[place + 1 :]):
                    del self._stack[place]  # `<b>раз<div>два</b>три</div>`: the end of the bold ends no block
                    return
                del self._stack[place:]
                return

    def _raw(self, piece: Piece) -> None:
        if piece.name == "title" and not (len(self._stack) > 1 and self._stack[-2].hidden):
            self.text(piece.start, piece.end)

    def _keep(self, name: str, found: dict[str, Attribute], piece: Piece) -> None:
        """Parts that other stages read: JSON-LD, dates, metas."""
        pairs = tuple((key, item.value) for key, item in found.items())
        if name == "script" and "ld+json" in found.get("type", Attribute("", "", 0, 0)).value:
            closing = self.source.lower().find("</script", piece.end)
            end = closing if closing >= 0 else len(self.source)
            self.parts.append(RawPart("json-ld", self.source[piece.end : end], piece.end, end, pairs))
        elif name == "meta" and "content" in found:
            content = found["content"]
            self.parts.append(RawPart("meta", content.value, content.start, content.end, pairs))
        elif name == "time" and "datetime" in found:
            value = found["datetime"]
            self.parts.append(RawPart("time", value.value, value.start, value.end, pairs))

    def _attributes(self, name: str, found: dict[str, Attribute]) -> None:
        if name == "meta" and "content" in found:
            about = (found.get("name") or found.get("property") or Attribute("", "", 0, 0)).value.lower()
            if about in ("description", "og:description", "og:title", "twitter:description"):
                self.aside("description", found["content"].start, found["content"].end)
            return
        if "alt" in found and name in ("img", "area", "input", "image"):
            self.aside("alt", found["alt"].start, found["alt"].end)
        if "title" in found and name not in ("link", "style", "iframe"):
            self.aside("title", found["title"].start, found["title"].end)
