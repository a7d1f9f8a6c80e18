"""What the elements of HTML are to a reader: what parts blocks, what is not shown, what ends what."""

__all__ = ["BLOCKS", "CELLS", "ENDED_BY", "HIDDEN", "KINDS", "LISTS", "SCOPES", "VOID", "WALLS"]

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
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
        "label",
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
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
VOID = frozenset(
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
# shown to nobody, or no text: code, drawings, what stands in for a film
HIDDEN = frozenset(
    [
        "audio",
        "canvas",
        "code",
        "head",
        "iframe",
        "kbd",
        "math",
        "noembed",
        "noframes",
        "object",
        "pre",
        "samp",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
        "xmp",
    ]
)
SCOPES = {
    "blockquote": "quote", "q": "quote", "cite": "quote", "ul": "list", "ol": "list", "table": "table", "footer": "footer",
    "nav": "nav", "aside": "aside", "form": "form", "button": "button", "label": "form",
}  # fmt: skip
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"), "li": "list-item", "dd": "list-item", "dt": "list-item",
    "td": "cell", "th": "cell", "blockquote": "quote", "figcaption": "caption", "caption": "caption", "title": "title",
}  # fmt: skip
# what an opening tag ends although nothing has closed it, and what keeps it from looking further out
CELLS = frozenset({"td", "th"})
ENDED_BY = {
    **dict.fromkeys(BLOCKS, frozenset({"p"})),
    "li": frozenset({"p", "li"}), "dt": frozenset({"p", "dt", "dd"}), "dd": frozenset({"p", "dt", "dd"}), "td": CELLS, "th": CELLS,
    "tr": CELLS | {"tr"}, "tbody": CELLS | {"tr", "tbody", "thead"}, "tfoot": CELLS | {"tr", "tbody", "thead"},
    "option": frozenset({"option"}), "body": frozenset({"head"}),
}  # fmt: skip
WALLS = frozenset({"table", "caption", "html", "template", "object", "button"})
LISTS = frozenset({"ul", "ol", "dl", "menu"})
