"""One run of the linter: files in, a report out. What the command line calls; knows nothing of options' spelling."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from medad_lint.document import Unreadable, decode, parse
from medad_lint.files import config_above, find_files, read_bytes
from medad_lint.findings import Checked
from medad_lint.linter import Engine, Options
from medad_lint.policy import fails
from medad_lint.progress import Progress

if TYPE_CHECKING:
    from medad_lint.daily import Daily

__all__ = ["CLEAN", "FOUND", "USAGE", "Examined", "Request", "complain", "examine", "run"]

USAGE, FOUND, CLEAN = 2, 1, 0


class Request(NamedTuple):
    """What is asked of a run."""

    paths: tuple[str, ...]
    options: Options = Options()
    form: str = "text"
    exclude: tuple[str, ...] = ()
    stdin_filename: str = "stdin.md"
    fail_level: str = ""  # empty: as the configuration has it, else breach
    color: str = "auto"
    no_progress: bool = False
    config: str = ""  # a configuration to be used for all files
    isolated: bool = False  # no configuration at all
    baseline: str = ""
    write_baseline: bool = False
    changed_since: str = ""


class Examined(NamedTuple):
    """What a run has found, before it is told."""

    checked: list[Checked]
    engine: Engine
    failed: bool  # something could not be read
    daily: "Daily | None"


def run(request: Request) -> int:
    """Checks and prints; gives the exit code. Raises `RulebookError`.

    A file that cannot be read is told on stderr and makes the code 2; the others are checked all the same.
    """
    checked, engine, failed, daily = examine(request)
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
    for words in daily.words if daily else ():
        sys.stderr.write(f"{words}\n")
    if failed:
        return USAGE
    if request.write_baseline:
        return CLEAN
    level = request.fail_level or "breach"
    failing = any(fails(item.findings, daily.fail_level(item.path) if daily else level) for item in checked)
    return FOUND if failing else CLEAN


def examine(request: Request) -> Examined:
    """Reads and checks all files of a run; raises `RulebookError`."""
    files, wrong = find_files([path for path in request.paths if path != "-"], request.exclude)
    failed = bool(wrong)
    for message in wrong:
        complain(message)
    daily = _daily(request, files)
    if daily is not None:
        files = daily.files
        for message in daily.told:
            complain(message)
    first = files[0] if files else request.stdin_filename
    engine = Engine(request.options) if daily is None else daily.engine(first)
    checked = []
    sources: list[tuple[str, Callable[[], bytes]]] = [(path, partial(read_bytes, path)) for path in files]
    if "-" in request.paths and not (daily and daily.excludes(request.stdin_filename)):
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
        if daily is not None:
            engine = daily.engine(path)
        result = engine.check(document)
        if daily is not None:
            daily.look(document, result)
        for message in result.errors:
            tell(f"{path}:{message}")
            failed = True
        checked.append(result)
    if daily is not None:
        checked = daily.close(checked, engine.as_of)
    return Examined(checked, engine, failed, daily)


def _daily(request: Request, files: Sequence[str]) -> "Daily | None":
    """What a configuration, a baseline and git have to say; None where there is none of them."""
    asked = bool(request.config or request.baseline or request.write_baseline or request.changed_since)
    if not asked and not request.isolated:
        seen: dict[str, str] = {}
        names = [*files, request.stdin_filename] if "-" in request.paths else files
        asked = any(
            config_above(folder, seen)
            for folder in {os.path.dirname(os.path.abspath(path)) for path in names}
        )
    if not asked:
        return None
    from medad_lint.daily import Daily

    return Daily(request, files)


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
