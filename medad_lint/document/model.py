"""What a file is turned into: blocks of visible text, each with a map back to the source.

Offsets are code points into the decoded source text; a byte-order mark is not part of it.
"""

from bisect import bisect_right
from typing import NamedTuple

__all__ = ["Block", "Comment", "Document", "FrontMatter", "Problem", "RawPart", "Source", "SourceMap"]


class Source(NamedTuple):
    """A decoded file."""

    path: str
    text: str
    encoding: str = "utf-8"


class SourceMap(NamedTuple):
    """Where each stretch of a block's text stands in the source.

    Three parallel tuples, one entry a piece, in order of the text. A piece begins at `starts[k]` of the
    text and at `sources[k]` of the source, and covers `lengths[k]` source code points. Where a piece is as
    long in the text as in the source, it maps letter to letter; else (an entity, a letter with its combining
    mark, a run of white space) each of its text letters stands for the whole source stretch.
    """

    starts: tuple[int, ...]
    sources: tuple[int, ...]
    lengths: tuple[int, ...]
    size: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets `(start, end)` of the text's `[start, end)`; needs `0 <= start < end <= size`."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, offset: int) -> tuple[int, int]:
        piece = bisect_right(self.starts, offset) - 1
        begin = self.starts[piece]
        stop = self.starts[piece + 1] if piece + 1 < len(self.starts) else self.size
        source, length = self.sources[piece], self.lengths[piece]
        if stop - begin == length:
            return source + offset - begin, source + offset - begin + 1
        return source, source + length


class Block(NamedTuple):
    """A stretch of visible text that a reader takes as one: a paragraph, a heading, a cell.

    `text` is what the reader sees (entities resolved, soft hyphens and zero-width signs gone, NFC, each run
    of white space one space, a hard line break `\\n`). `fold` is as long as `text`: lower case, ё as е, Latin
    look-alikes inside Cyrillic words as Cyrillic letters, no-break hyphens as `-`.
    """

    kind: str  # paragraph heading list-item quote cell caption alt title description
    text: str
    fold: str
    map: SourceMap
    scopes: frozenset[str]  # review quote list table footer nav aside form link-text …: what it stands in
    level: int = 0  # of a heading, 1 to 6
    section: int = 0  # number of the heading it stands under, 0 before the first


class FrontMatter(NamedTuple):
    """The head of a file between `---` or `+++`, as it stands. `start` and `end` bound `text` alone."""

    syntax: str  # yaml toml
    text: str
    start: int
    end: int


class RawPart(NamedTuple):
    """Something kept unread, with its place: a JSON-LD script, a `<time datetime>`, a `<meta>`."""

    kind: str  # json-ld meta time
    text: str
    start: int
    end: int
    attributes: tuple[tuple[str, str], ...] = ()


class Comment(NamedTuple):
    """A comment that speaks to the linter; `block` is the number of the next block after it."""

    text: str
    start: int
    end: int
    block: int


class Problem(NamedTuple):
    """Something of the input that could not be read as it should be, with its place."""

    message: str
    start: int
    end: int
    fatal: bool = False


class Document(NamedTuple):
    """A file as the later stages see it."""

    source: Source
    syntax: str  # text markdown html
    blocks: tuple[Block, ...]
    front_matter: FrontMatter | None = None
    parts: tuple[RawPart, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()
    includes: bool = False  # a part of the page comes from another file that is not here
