"""The Markdown library behind a wall: what is asked of it, and what is done when it gives up."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["parse_tree"]

# no «linkify»: it panics on a Cyrillic address, and an address is no text to us
_EXTRA: Any = ("table", "strikethrough", "footnote")
# CommonMark without indented code, which MDX has not
_MDX: Any = (
    "newline", "escape", "backticks", "emphasis", "link", "image", "autolink", "html_inline", "entity", "fence", "blockquote", "hr",
    "list", "reference", "html_block", "heading", "lheading", "paragraph",
)  # fmt: skip


def parse_tree(lines: str, indented_code: bool = True) -> Any:
    """The tree of a text with single line ends, or None where the library has given up."""
    from markdown_it_pyrs import MarkdownIt

    preset = MarkdownIt("commonmark") if indented_code else MarkdownIt("zero").enable_many([*_MDX])
    parser = preset.enable_many([*_EXTRA])
    try:
        with _quiet():
            return parser.tree(lines)
    except BaseException as error:  # a panic of the library is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps a panic of the library from printing its stack: what the user is told is our problem, not Rust's."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no stderr at all
        yield
        return
    silence = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(silence, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(silence)
