"""Reviewdog's Diagnostic Format: columns are counted in bytes of UTF-8, ends stand behind."""

import json
from typing import Any

from medad_lint.report.model import Report
from medad_lint.report.places import Lines
from medad_lint.report.wording import UNREADABLE, sentence_of, url_of

__all__ = ["render_rdjson"]

_SEVERITIES = {"breach": "ERROR", "risk": "WARNING", "lawyer": "INFO"}


def render_rdjson(report: Report) -> str:
    """One `DiagnosticResult`."""
    diagnostics: list[dict[str, Any]] = []
    for failure in report.failures:
        location: dict[str, Any] = {"path": failure.path}
        if failure.line:
            location["range"] = {"start": {"line": failure.line}}
        diagnostics.append(
            {
                "message": failure.message,
                "location": location,
                "severity": "ERROR",
                "code": {"value": UNREADABLE},
            }
        )
    for document in report.checked:
        lines = Lines(document.text)
        for finding in document.findings:
            if finding.open:
                place = {"start": _position(lines, finding.start), "end": _position(lines, finding.end)}
                diagnostics.append(
                    {
                        "message": sentence_of(finding),
                        "location": {"path": document.path, "range": place},
                        "severity": _SEVERITIES[finding.verdict],
                        "code": {"value": finding.rule, "url": url_of(finding.rule)},
                    }
                )
    data = {"source": {"name": "medad-lint"}, "diagnostics": diagnostics}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _position(lines: Lines, offset: int) -> dict[str, int]:
    before = lines.text[offset - lines.column(offset) : offset]
    return {"line": lines.number(offset) + 1, "column": len(before.encode()) + 1}
