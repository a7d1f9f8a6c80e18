"""Annotations of GitHub Actions: a line of workflow commands for each finding, the gravest first.

A step shows about ten of each level; the rest stays in its log.
"""

from medad_lint.findings import VERDICTS
from medad_lint.report.model import Placed, Report, placed
from medad_lint.report.wording import plain, sentence_of

__all__ = ["render_github"]

_LEVELS = {"breach": "error", "risk": "warning", "lawyer": "notice"}


def render_github(report: Report) -> str:
    """One line a finding; nothing where there is none."""
    lines = [
        _line("error", "Файл не прочитан", item.path, {"line": item.line} if item.line else {}, item.message)
        for item in report.failures
    ]
    found = sorted(placed(report), key=lambda item: -VERDICTS.index(item.finding.verdict))
    lines += [_finding(report, item) for item in found]
    return "".join(lines)


def _finding(report: Report, item: Placed) -> str:
    finding = item.finding
    place = {"line": item.line, "endLine": item.end_line}
    if item.line == item.end_line:  # columns are read as those of one line
        place |= {"col": item.column, "endColumn": item.end_column}
    title = f"{report.title(finding.rule)} [{finding.rule}]"
    return _line(_LEVELS[finding.verdict], title, item.path, place, sentence_of(finding))


def _line(level: str, title: str, path: str, place: dict[str, int], text: str) -> str:
    values = {"file": path, **{name: str(value) for name, value in place.items()}, "title": plain(title)}
    told = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{level} {told}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
