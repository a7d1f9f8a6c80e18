"""JSON for editors and CI: documents are valid LSP PublishDiagnosticsParams."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from medad_lint import __version__
from medad_lint.findings import Checked, Finding
from medad_lint.report.model import Report
from medad_lint.report.places import Lines
from medad_lint.report.wording import uri_of, url_of

__all__ = ["SCHEMA", "render_json", "render_json_lines", "render_report", "render_report_lines"]

SCHEMA = "medad-lint/1"
SEVERITIES = {"breach": 1, "risk": 2, "lawyer": 3}


def render_json(checked: Sequence[Checked], as_of: str, digest: str) -> str:
    """The whole run as one JSON document."""
    documents = [document_of(item) for item in checked]
    data = {
        "schema": SCHEMA,
        "tool": {"name": "medad-lint", "version": __version__, "rulebook": digest},
        "asOf": as_of,
        "documents": documents,
        "summary": _summary(checked),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def render_json_lines(checked: Iterable[Checked], as_of: str, digest: str) -> str:
    """One JSON document a line: a file each."""
    head = {"schema": SCHEMA, "asOf": as_of, "rulebook": digest}
    return "".join(json.dumps({**head, **document_of(item)}, ensure_ascii=False) + "\n" for item in checked)


def render_report(report: Report) -> str:
    """A report as JSON."""
    return render_json(report.checked, report.as_of, report.digest)


def render_report_lines(report: Report) -> str:
    """A report as JSON lines."""
    return render_json_lines(report.checked, report.as_of, report.digest)


def document_of(checked: Checked) -> dict[str, Any]:
    """One file with its diagnostics."""
    lines = Lines(checked.text)
    path = checked.path.replace("\\", "/").removeprefix("./")
    uri = uri_of(path)
    return {
        "uri": uri,
        "path": path,
        "kind": checked.subject.kind,
        "object": list(checked.subject.objects) or ["unknown"],
        "promotes": checked.subject.promotes,
        "audience": checked.subject.audience,
        "diagnostics": [_diagnostic(item, lines, uri) for item in checked.findings],
        "errors": list(checked.errors),
    }


def _diagnostic(finding: Finding, lines: Lines, uri: str) -> dict[str, Any]:
    return {
        "range": _range(lines, finding.start, finding.end),
        "severity": SEVERITIES[finding.verdict],
        "code": finding.rule,
        "codeDescription": {"href": url_of(finding.rule)},
        "source": "medad-lint",
        "message": finding.message,
        "relatedInformation": [
            {"location": {"uri": uri, "range": _range(lines, item.start, item.end)}, "message": item.message}
            for item in finding.related
        ],
        "data": {
            "v": 1,
            "verdict": finding.verdict,
            "quote": finding.quote,
            "norms": [
                {"id": norm.id, "act": norm.act, "article": norm.article, "part": norm.part, "clause": norm.clause,
                 "label": norm.label, "text": norm.text, "sanction": norm.sanction, "confirmed": norm.confirmed}
                for norm in finding.norms
            ],
            "also": list(finding.also),
            "why": finding.why,
            "instead": finding.instead,
            "notes": list(finding.notes),
            "fixes": [
                {"title": fix.title, "safe": fix.safe,
                 "edits": [{"range": _range(lines, e.start, e.end), "newText": e.text} for e in fix.edits]}
                for fix in finding.fixes
            ],
            "fingerprint": finding.fingerprint,
            "suppressed": finding.suppressed,
            "allowedIn": finding.allowed_in or None,
            "known": finding.known or None,
        },
    }  # fmt: skip


def _range(lines: Lines, start: int, end: int) -> dict[str, dict[str, int]]:
    return {"start": lines.position(start), "end": lines.position(end)}


def _summary(checked: Sequence[Checked]) -> dict[str, Any]:
    told = [item for document in checked for item in document.findings if item.open]
    verdicts = Counter(item.verdict for item in told)
    return {
        "documents": len(checked),
        "findings": len(told),
        "byVerdict": {name: verdicts.get(name, 0) for name in SEVERITIES},
        "byRule": dict(sorted(Counter(item.rule for item in told).items())),
    }
