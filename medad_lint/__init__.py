"""medad-lint: проверка медицинской рекламы и статей. Public API: `lint_text`, `lint_file`, `Options`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medad_lint.findings import Checked
    from medad_lint.linter import Options

__version__ = "0.1.0"
__all__ = ["__version__", "lint_file", "lint_text"]


def lint_text(text: str, path: str = "text.md", options: "Options | None" = None) -> "Checked":
    """What is to be said of a text; `path` gives the format by its ending. Raises `RulebookError`."""
    from medad_lint.document import parse
    from medad_lint.document.model import Source
    from medad_lint.linter import Engine

    return Engine(options).check(parse(Source(path, text)))


def lint_file(path: str, options: "Options | None" = None) -> "Checked":
    """The same for a file; raises OSError, `Unreadable`, `RulebookError`."""
    from medad_lint.document import decode, parse
    from medad_lint.files import read_bytes
    from medad_lint.linter import Engine

    return Engine(options).check(parse(decode(read_bytes(path), path)))
