"""The Code Quality report of GitLab: an array of issues, each with a fingerprint of its own."""

import json
from hashlib import sha256
from typing import Any

from medad_lint.report.model import Report, placed
from medad_lint.report.wording import UNREADABLE, sentence_of

__all__ = ["render_gitlab"]

_SEVERITIES = {"breach": "major", "risk": "minor", "lawyer": "info"}


def render_gitlab(report: Report) -> str:
    """The array; `[]` where nothing is found, for GitLab takes a missing report for a failed one."""
    issues = [
        _issue(UNREADABLE, "blocker", item.path, item.line or 1, item.line or 1, item.message, item.message)
        for item in report.failures
    ]
    for item in placed(report):
        finding = item.finding
        issues.append(
            _issue(
                finding.rule,
                _SEVERITIES[finding.verdict],
                item.path,
                item.line,
                item.end_line,
                sentence_of(finding),
                finding.fingerprint,
            )
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(
    rule: str, severity: str, path: str, line: int, last: int, text: str, fingerprint: str
) -> dict[str, Any]:
    """GitLab shows no `check_name`: the rule stands in the description as well.

    Of two issues with one fingerprint only one is shown, so the path is a part of it; the place is not.
    """
    unique = "\0".join((path, rule, fingerprint)).encode("utf-8", "surrogateescape")
    return {
        "description": f"{rule}: {text}",
        "check_name": rule,
        "fingerprint": sha256(unique).hexdigest(),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line, "end": last}},
    }
