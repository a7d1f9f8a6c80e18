"""From bytes to blocks of visible text, every place kept."""

import re
from bisect import bisect_left

from medad_lint.document.blank import blank, blank_mdx, includes
from medad_lint.document.builder import Builder
from medad_lint.document.decode import Unreadable, decode
from medad_lint.document.model import Comment, Document, FrontMatter, Problem, Source
from medad_lint.document.page import Page
from medad_lint.document.reviews import mark_signed

__all__ = ["SUFFIXES", "Unreadable", "decode", "parse"]

SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".txt": "text",
}  # fmt: skip
# most texts need none of these: they are compiled at their first use
_FRONT = r"(?sm)\A\ufeff?\s{0,3}(---|\+\+\+)[ \t]*\r?\n(.*?)^(\1|\.\.\.)[ \t]*(?:\r?\n|\Z)"
_KEY = r"""(?m)^["']?[\w.-]+["']?[ \t]*[:=]"""
_COMMENT = r"(?s)<!--\s*(medad-lint:.*?)\s*-->|\{/\*\s*(medad-lint:.*?)\s*\*/\}"
_LINE_COMMENT = r"(?m)^[ \t]*(medad-lint:[^\r\n]*)"


def syntax_of(path: str) -> str:
    """text, markdown or html, by the ending of a path."""
    dot = path.rfind(".")
    return SUFFIXES.get(path[dot:].lower(), "text") if dot >= 0 else "text"


def parse(source: Source) -> Document:
    """The blocks of a source and what else later stages need of it. Fails on nothing: see `Document.problems`."""
    text = source.text
    syntax = syntax_of(source.path)
    problems: list[Problem] = []
    front, begin = (None, 0) if syntax == "html" else _front_matter(text, problems)
    included = includes(text)
    body = text
    if syntax != "text":
        if source.path.lower().endswith(".mdx"):
            body = text[:begin] + blank_mdx(text[begin:])
        body = blank(body)
    builder = Builder(body)
    page = Page(builder, body)
    if syntax == "html":
        page.read(begin, len(body))
        page.flush()
    elif syntax == "markdown":
        from medad_lint.document.markdown import read_markdown

        problems += read_markdown(page, body, begin, source.path.lower().endswith(".mdx"))
    else:
        _read_text(builder, body, begin)
    blocks = sorted(builder.blocks, key=lambda block: block.map.sources[0])
    comments = _comments(text, syntax, [block.map.sources[0] for block in blocks])
    return Document(
        source,
        syntax,
        tuple(mark_signed(blocks)),
        front,
        tuple(page.parts),
        comments,
        tuple(problems),
        included,
    )


def _front_matter(text: str, problems: list[Problem]) -> tuple[FrontMatter | None, int]:
    if not text[:8].lstrip("\ufeff \t\r\n").startswith(("---", "+++")):
        return None, int(text.startswith("\ufeff"))
    match = re.match(_FRONT, text)
    # a text between two rules is no front matter: one holds a key or nothing
    if match is not None and (not match[2].strip() or re.search(_KEY, match[2])):
        syntax = "toml" if match[1] == "+++" else "yaml"
        return FrontMatter(syntax, match[2], match.start(2), match.end(2)), match.end()
    if re.match(r"\A\ufeff?(?:---|\+\+\+)[ \t]*\r?\n[ \t]*[\w-]+[ \t]*[:=]", text):
        problems.append(Problem("шапка файла открыта, но не закрыта", 0, 3, True))
    return None, int(text.startswith("\ufeff"))


def _read_text(builder: Builder, text: str, begin: int) -> None:
    """Paragraphs between blank lines; single line ends are kept, for a dialogue goes on by lines."""
    place = begin
    for line in text[begin:].splitlines(keepends=True):
        if not line.strip() or re.match(_LINE_COMMENT, line):
            builder.flush("paragraph", frozenset())
        else:
            builder.add(place, place + len(line), lines=True)
        place += len(line)
    builder.flush("paragraph", frozenset())


def _comments(text: str, syntax: str, starts: list[int]) -> tuple[Comment, ...]:
    if "medad-lint:" not in text:
        return ()
    found = []
    for match in re.finditer(_LINE_COMMENT if syntax == "text" else _COMMENT, text):
        words = next(group for group in match.groups() if group is not None)
        found.append(Comment(words, match.start(), match.end(), bisect_left(starts, match.end())))
    return tuple(found)
