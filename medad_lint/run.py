"""One run of the linter: files in, a report out. What the command line calls; knows nothing of options' spelling."""

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from medad_lint.document import Unreadable, decode, parse
from medad_lint.files import find_files, read_bytes
from medad_lint.linter import Engine, Options
from medad_lint.policy import fails
from medad_lint.progress import Progress

__all__ = ["CLEAN", "FOUND", "USAGE", "Request", "complain", "run"]

USAGE, FOUND, CLEAN = 2, 1, 0


class Request(NamedTuple):
    """What is asked of a run."""

    paths: tuple[str, ...]
    options: Options = Options()
    form: str = "text"
    exclude: tuple[str, ...] = ()
    stdin_filename: str = "stdin.md"
    fail_level: str = "breach"
    color: str = "auto"
    no_progress: bool = False


def run(request: Request) -> int:
    """Checks and prints; gives the exit code. Raises `RulebookError`.

    A file that cannot be read is told on stderr and makes the code 2; the others are checked all the same.
    """
    engine = Engine(request.options)
    files, wrong = find_files([path for path in request.paths if path != "-"], request.exclude)
    failed = bool(wrong)
    for message in wrong:
        complain(message)
    checked = []
    sources: list[tuple[str, Callable[[], bytes]]] = [(path, partial(read_bytes, path)) for path in files]
    if "-" in request.paths:
        sources.append((request.stdin_filename, sys.stdin.buffer.read))
    progress = Progress(request.no_progress)

    def tell(message: str) -> None:
        progress.clear()
        complain(message)

    for path, read in progress.over(sources):
        try:
            document = parse(decode(read(), path))
        except Unreadable as error:
            tell(str(error))
            failed = True
            continue
        except OSError as error:
            tell(f"{path}: не прочитан: {error.strerror or error}")
            failed = True
            continue
        result = engine.check(document)
        for message in result.errors:
            tell(f"{path}:{message}")
            failed = True
        checked.append(result)
    if request.form == "text":
        from medad_lint.report.text import render_text

        output = render_text(
            checked, engine.as_of, _coloured(request.color), _width(), head_wraps=sys.stdout.isatty()
        )
    else:
        from medad_lint.report import machine

        render = machine.render_json if request.form == "json" else machine.render_json_lines
        output = render(checked, engine.as_of, engine.digest)
    sys.stdout.write(output)
    sys.stdout.flush()
    if failed:
        return USAGE
    return FOUND if any(fails(item.findings, request.fail_level) for item in checked) else CLEAN


def complain(message: str) -> None:
    """A word to the user, on stderr: stdout is for data."""
    sys.stderr.write(f"medad-lint: {message}\n")


def _width() -> int:
    """Columns to write in: those of the terminal, of COLUMNS, or as many as read well."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked):
        return int(asked)
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns or 100, 120)
    except (OSError, ValueError):  # no terminal, or no file at all
        return 100


def _coloured(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
