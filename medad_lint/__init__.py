"""medad-lint: проверка медицинской рекламы и статей. Public API: `lint_text`, `lint_file`, `Options`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medad_lint.findings import Checked
    from medad_lint.linter import Engine, Options

__version__ = "0.1.0"
__all__ = ["__version__", "lint_file", "lint_text"]


def lint_text(text: str, path: str = "text.md", options: "Options | None" = None) -> "Checked":
    """What is to be said of a text; raises `RulebookError`.

    `path` gives the format by its ending, and the configuration by where it would lie.
    """
    from medad_lint.document import parse
    from medad_lint.document.model import Source

    return _engine(path, options).check(parse(Source(path, text)))


def lint_file(path: str, options: "Options | None" = None) -> "Checked":
    """The same for a file; raises OSError, `Unreadable`, `RulebookError`."""
    from medad_lint.document import decode, parse
    from medad_lint.files import read_bytes

    return _engine(path, options).check(parse(decode(read_bytes(path), path)))


def _engine(path: str, options: "Options | None") -> "Engine":
    import os

    from medad_lint.files import config_above
    from medad_lint.linter import Engine, Options

    if config_above(os.path.dirname(os.path.abspath(path)), {}):
        from medad_lint.config.plan import Plan

        return Plan(options or Options()).engine(path)
    return Engine(options)
