"""Where a paragraph is put into plain text or Markdown."""

import re
from collections.abc import Iterator

from medad_lint.document.model import Document
from medad_lint.fixing.model import Edit
from medad_lint.fixing.tails import is_tail, last_own

__all__ = ["paragraph_edits"]

_END = re.compile(r"\r\n|\r|\n")
# the line after a text that begins something else: a fence, a comment, a permission
_OTHER = re.compile(r"\s*(?:```|~~~|<!--|\{/\*|medad-lint:)")
_MARKUP = re.compile(r"([\\`*_<\[&])")


def paragraph_edits(document: Document, words: str) -> Iterator[Edit]:
    """Insertions of a paragraph of its own, the best place first: under the text's own words, or at the very end."""
    text = document.source.text
    if document.syntax == "markdown":
        words = _MARKUP.sub(r"\\\1", words)
    number = last_own(document.blocks)
    if number is None:
        return
    block = document.blocks[number]
    first, last = block.map.span(0, block.map.size)
    end = _line_end(text, last)
    kept = end
    if block.kind == "paragraph" and not block.scopes:
        kept = _without_tail(text, first, end)
    yield _insertion(text, kept if kept < end else _run_end(text, end), words)
    yield _insertion(text, len(text.rstrip("\r\n")), words)


def _without_tail(text: str, first: int, end: int) -> int:
    """Where the block ends without the lines of marking under it: «…приём ежедневно\\nРеклама. ООО «Ромашка»»."""
    while (found := max(text.rfind("\n", first, end), text.rfind("\r", first, end))) >= 0:
        if not is_tail(text[found + 1 : end]):
            return end
        end = found - 1 if text[found - 1 : found + 1] == "\r\n" else found
    return end


def _run_end(text: str, end: int) -> int:
    """The end of the lines that go on without a blank one: the underline of a heading, the rest of a table."""
    while (sign := _END.match(text, end)) is not None:
        following = _line_end(text, sign.end())
        line = text[sign.end() : following]
        if not line.strip() or is_tail(line) or _OTHER.match(line):
            break
        end = following
    return end


def _insertion(text: str, place: int, words: str) -> Edit:
    """A paragraph between blank lines; line ends are those of the lines around it."""
    beside = _END.search(text, place) or _END.search(text)
    sign = beside[0] if beside else "\n"
    here = _END.match(text, place)
    following = text[here.end() : _line_end(text, here.end())] if here else ""
    return Edit(place, place, f"{sign}{sign}{words}{sign if following.strip() else ''}")


def _line_end(text: str, place: int) -> int:
    found = _END.search(text, place)
    return found.start() if found else len(text)
