"""Checkstyle's XML, which many servers of builds read."""

from medad_lint import __version__
from medad_lint.report.model import Report, placed
from medad_lint.report.wording import UNREADABLE, plain, sentence_of, xml

__all__ = ["render_checkstyle"]

_SEVERITIES = {"breach": "error", "risk": "warning", "lawyer": "info"}


def render_checkstyle(report: Report) -> str:
    """A `<file>` for each file that was read or could not be, also for a clean one."""
    files: dict[str, list[str]] = {document.path: [] for document in report.checked}
    for failure in report.failures:
        error = _error(failure.line or 1, 1, "error", failure.message, UNREADABLE)
        files.setdefault(failure.path, []).append(error)
    for item in placed(report):
        finding = item.finding
        files[item.path].append(
            _error(item.line, item.column, _SEVERITIES[finding.verdict], sentence_of(finding), finding.rule)
        )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<checkstyle version="{xml(__version__)}">']
    for path, errors in files.items():
        lines += [f'  <file name="{xml(path)}">', *errors, "  </file>"]
    return "\n".join([*lines, "</checkstyle>"]) + "\n"


def _error(line: int, column: int, severity: str, message: str, rule: str) -> str:
    return (
        f'    <error line="{line}" column="{column}" severity="{severity}" message="{xml(plain(message))}" '
        f'source="medad-lint.{xml(rule)}"/>'
    )
