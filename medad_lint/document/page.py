"""The state of a page while it is read: which elements are open, what they make of the text in them."""

import re
from typing import NamedTuple

from medad_lint.document.builder import Builder
from medad_lint.document.markup import Attribute, Piece, attributes, read_html
from medad_lint.document.model import RawPart
from medad_lint.document.reviews import is_review_heading, is_review_name

__all__ = ["Page"]

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "caption",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "title",
        "label",
        "button",
        "select",
    ]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_HIDDEN = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "code",
        "pre",
        "kbd",
        "samp",
        "object",
        "iframe",
        "select",
        "noembed",
        "noframes",
        "textarea",
        "xmp",
        "head",
        "canvas",
    ]
)
_SCOPES = {
    "blockquote": "quote", "q": "quote", "cite": "quote", "ul": "list", "ol": "list", "table": "table", "footer": "footer",
    "nav": "nav", "aside": "aside", "form": "form", "button": "button", "label": "form",
}  # fmt: skip
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"), "li": "list-item", "dd": "list-item", "dt": "list-item",
    "td": "cell", "th": "cell", "blockquote": "quote", "figcaption": "caption", "caption": "caption", "title": "title",
}  # fmt: skip
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_NO_SHOW = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_IMPLIED_END = {"p": _BLOCKS, "li": frozenset({"li"}), "td": frozenset({"td", "th", "tr"}), "th": frozenset({"td", "th", "tr"}),
                "tr": frozenset({"tr"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
                "option": frozenset({"option"})}  # fmt: skip


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
                self._close(piece.name)
            elif piece.kind == "raw":
                self._raw(piece)

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

            for match in _ENTITY.finditer(self.source, start, end):
                shown = unescape(match.group())
                if shown != match.group():
                    self.builder.add(place, match.start())
                    self.builder.show(shown, *match.span())
                    place = match.end()
        self.builder.add(place, end)

    def flush(self) -> None:
        """Ends the block that is being collected."""
        names = {item.name for item in self._stack}
        scopes = {*self.base, *(_SCOPES[name] for name in names if name in _SCOPES)}
        if any(item.review for item in self._stack) or self._review_level:
            scopes.add("review")
        kind, level = self.kind, self.level
        for item in reversed(self._stack):
            if item.name in _KINDS:
                kind = _KINDS[item.name]
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
        pieces, self.builder._pieces = self.builder._pieces, []
        self.text(start, end)
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
        if name in _BLOCKS:
            self.flush()
            while self._stack and name in _IMPLIED_END.get(self._stack[-1].name, frozenset()):
                self._stack.pop()
        self._keep(name, found, piece)
        hidden = self.hidden
        if not hidden:
            self._attributes(name, found)
        if name in _VOID or self.source[piece.end - 2] == "/":
            return
        style = found["style"].value if "style" in found else ""
        hidden = (
            hidden
            or (name in _HIDDEN and name != "head")
            or "hidden" in found
            or bool(_NO_SHOW.search(style))
        )
        marks = " ".join(found[key].value for key in ("class", "id", "itemprop", "itemtype") if key in found)
        review = is_review_name(marks.replace("schema.org/Review", "review")) if marks else False
        self._stack.append(_Open(name, hidden, review))

    def _close(self, name: str) -> None:
        if name == "p" and not any(item.name == "p" for item in self._stack):
            self.flush()
        for place in range(len(self._stack) - 1, -1, -1):
            if self._stack[place].name == name:
                if name in _BLOCKS:
                    self.flush()
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
