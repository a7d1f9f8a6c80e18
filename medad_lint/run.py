"""One run of the linter: files in, a report out. What the command line calls; knows nothing of options' spelling."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
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
    from medad_lint.failure import Failure
    from medad_lint.mending import Mender
else:
    Daily = Failure = Mender = object  # a name in quotes is compiled at every start

__all__ = ["CLEAN", "FOUND", "USAGE", "Examined", "Request", "complain", "examine", "run"]

USAGE, FOUND, CLEAN = 2, 1, 0
_HASHED = ("html", "sarif")  # formats that tell the SHA-256 of each text
_MENDING = ("json", "json-lines", "sarif")  # formats that tell editors how to mend


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
    outputs: tuple[tuple[str, str], ...] = ()  # format and file of each further report
    fix: bool = False
    diff: bool = False  # show what `fix` would do, and do nothing
    unsafe: bool = False  # also what needs a look


class Examined(NamedTuple):
    """What a run has found, before it is told."""

    checked: list[Checked]
    engine: Engine
    failures: list[Failure]  # what could not be read
    daily: Daily | None
    hashes: dict[str, str]  # SHA-256 of the files' bytes, where a report asks for it
    mender: Mender | None = None  # where something is to be mended, or told how

    @property
    def failed(self) -> bool:
        """Whether something could not be read."""
        return bool(self.failures)


def run(request: Request) -> int:
    """Checks and prints; gives the exit code. Raises `RulebookError`.

    A file that cannot be read is told on stderr and makes the code 2; the others are checked all the same.
    """
    examined, unwritten = examine(request), False
    if request.fix or request.diff:
        from medad_lint.mending import mend

        examined, unwritten = mend(examined)
    # with --fix a text that came by stdin goes out by stdout
    out = sys.stderr if request.fix and "-" in request.paths else sys.stdout
    checked, daily = examined.checked, examined.daily
    levels = {
        item.path: daily.fail_level(item.path) if daily else request.fail_level or "breach"
        for item in checked
    }
    if request.form == "text":
        from medad_lint.report.text import render_text

        colour = _coloured(request.color)
        out.write(render_text(checked, examined.engine.as_of, colour, _width(), head_wraps=out.isatty()))
    elif request.form:
        from medad_lint.output import written

        out.write(written(request.form, examined, levels))
    out.flush()
    for words in daily.words if daily else ():
        sys.stderr.write(f"{words}\n")
    if request.outputs and _saved(request, examined, levels):
        unwritten = True
    if examined.failed or unwritten:
        return USAGE
    if request.write_baseline:
        return CLEAN
    return FOUND if any(fails(item.findings, levels[item.path]) for item in checked) else CLEAN


def _saved(request: Request, examined: Examined, levels: Mapping[str, str]) -> bool:
    """Writes the further reports; gives whether one of them could not be written."""
    from medad_lint.output import save, written

    wrong = [save(path, written(form, examined, levels)) for form, path in request.outputs]
    for message in filter(None, wrong):
        complain(message)
    return any(wrong)


def examine(request: Request, stdin: bytes | None = None, again: bool = False) -> Examined:
    """Reads and checks all files of a run; raises `RulebookError`.

    `again`: after a first time, whose complaints have been made; `stdin` is then what came by it.
    """
    files, wrong = find_files([path for path in request.paths if path != "-"], request.exclude)
    own = {os.path.abspath(path) for _, path in request.outputs}  # what an earlier run wrote here is no text
    files = [path for path in files if os.path.abspath(path) not in own] if own else files
    failures: list[Failure] = []
    hashes: dict[str, str] = {}
    forms = {request.form, *(form for form, _ in request.outputs)}
    hashed = not forms.isdisjoint(_HASHED)
    mender: Mender | None = None
    if request.fix or request.diff or not forms.isdisjoint(_MENDING):
        from medad_lint import mending

        mender = mending.Mender(request)
    said = (lambda message: None) if again else complain
    for message in wrong:
        said(message)
        path, _, what = message.rpartition(": ")
        failures.append(_failure(path, 0, what))
    daily = _daily(request, files)
    if daily is not None:
        files = daily.files
        for message in daily.told:
            said(message)
    first = files[0] if files else request.stdin_filename
    engine = Engine(request.options) if daily is None else daily.engine(first)
    checked = []
    sources: list[tuple[str, Callable[[], bytes]]] = [(path, partial(read_bytes, path)) for path in files]
    if "-" in request.paths and not (daily and daily.excludes(request.stdin_filename)):
        sources.append(
            (request.stdin_filename, sys.stdin.buffer.read if stdin is None else lambda: stdin or b"")
        )
    progress = Progress(request.no_progress)

    def tell(path: str, line: int, message: str) -> None:
        progress.clear()
        said(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        failures.append(_failure(path, line, message))

    for path, read in progress.over(sources):
        try:
            data = read()
            document = parse(decode(data, path))
        except Unreadable as error:
            tell(path, error.line, error.message)
            continue
        except OSError as error:
            tell(path, 0, f"не прочитан: {error.strerror or error}")
            continue
        if hashed:
            from hashlib import sha256

            hashes[path] = sha256(data).hexdigest()
        if daily is not None:
            engine = daily.engine(path)
        result = engine.check(document)
        if mender is not None:
            result = mender.look(engine, document, data, result)
        if daily is not None:
            daily.look(document, result)
        for message in result.errors:
            line, _, what = message.partition(": ")
            tell(path, int(line), what)
        checked.append(result)
    if daily is not None:
        checked = daily.close(checked, engine.as_of)
    return Examined(checked, engine, failures, daily, hashes, mender)


def _failure(path: str, line: int, message: str) -> Failure:
    from medad_lint.failure import Failure

    return Failure(path, line, message)


def _daily(request: Request, files: Sequence[str]) -> Daily | None:
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
    from medad_lint import daily

    return daily.Daily(request, files)


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
