"""Where reports go: a format on stdout, others into files. Not imported for a plain report in a terminal."""

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from medad_lint.findings import Checked
from medad_lint.report.formats import PLACED, WRITERS, render
from medad_lint.report.model import Card, Report

if TYPE_CHECKING:
    from medad_lint.run import Examined

__all__ = ["Wrong", "outputs_of", "report_of", "save", "written"]


class Wrong(Exception):
    """A value of `--output` that cannot be used; the message is for the user."""


def outputs_of(form: str | None, values: Iterable[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The format for stdout (empty: nothing goes there) and pairs of a format and a file.

    `html:b.html` names a file with its format; a bare `a.sarif` takes what `--format` would send to stdout.
    """
    shown = form or "text"
    found: list[tuple[str, str]] = []
    for value in values:
        name, sign, path = value.partition(":")
        if not sign or os.sep in name or (os.name == "nt" and len(name) == 1):
            name, path = shown, value
            form = ""
        elif name not in WRITERS:
            from medad_lint.rulebook.errors import did_you_mean

            raise Wrong(f"Нет формата «{name}». {did_you_mean(name, WRITERS)} Можно: {', '.join(WRITERS)}.")
        if not path or path == "-":
            raise Wrong(f"В --output {value} не назван файл; на стандартный вывод пишет --format.")
        if any(os.path.abspath(path) == os.path.abspath(other) for _, other in found):
            raise Wrong(f"В файл {path} пишут два отчёта.")
        found.append((name, path))
    return ("" if form == "" else shown), tuple(found)


def report_of(form: str, examined: "Examined", levels: Mapping[str, str]) -> Report:
    """What a format is given of a run: machines get paths as the repository has them."""
    from time import gmtime, strftime

    engine = examined.engine
    at = os.environ.get("SOURCE_DATE_EPOCH", "")  # for reports that are to be the same, byte for byte
    moment = strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(int(at)) if at.isdigit() else gmtime())
    rules = (*engine.lexicon.rules, *engine.lexicon.articles()[0])
    cards = {rule.id: Card(rule.title, rule.verdict) for rule in rules}
    paths = {path: path.removeprefix(f".{os.sep}") for path in _paths(examined)}
    if form in PLACED:
        root = _root()
        paths = {path: _below(root, path) for path in paths}
    return Report(
        tuple(document._replace(path=paths[document.path]) for document in examined.checked),
        engine.as_of,
        engine.digest,
        tuple(failure._replace(path=paths[failure.path]) for failure in examined.failures),
        cards,
        {paths[path]: value for path, value in examined.hashes.items() if path in paths},
        {paths[path]: level for path, level in levels.items() if path in paths},
        moment,
    )


def save(path: str, text: str) -> str:
    """Writes a report; gives what went wrong, or nothing."""
    try:
        with open(path, "w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
    except OSError as error:
        return f"{path}: отчёт не записан: {error.strerror or error}"
    return ""


def written(form: str, examined: "Examined", levels: Mapping[str, str]) -> str:
    """The report of a run in a format."""
    return render(form, report_of(form, examined, levels))


def _paths(examined: "Examined") -> Iterable[str]:
    documents: list[Checked] = examined.checked
    return [*(item.path for item in documents), *(item.path for item in examined.failures)]


def _root() -> str:
    """The folder that a server's paths begin in: that of the repository where CI says so, else where we are."""
    here = os.getcwd()
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        root = os.environ.get(name, "")
        if root and f"{here}{os.sep}".startswith(f"{os.path.realpath(root)}{os.sep}"):
            return os.path.realpath(root)
    return here


def _below(root: str, path: str) -> str:
    """A path from a root, with `/`; one that lies elsewhere stays as it is."""
    whole = os.path.abspath(path)
    inside = os.path.relpath(whole, root) if whole.startswith(f"{root.rstrip(os.sep)}{os.sep}") else path
    return inside.replace(os.sep, "/").removeprefix("./")
