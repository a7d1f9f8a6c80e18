"""SARIF 2.1.0. Columns are UTF-16 units, paths relative references, norms taxonomies of the acts they stand in.

Allowed and known findings stay in the log with their reason: a server that no longer sees them would close its alerts
and open them again.
"""

import json
from collections.abc import Iterable
from typing import Any

from medad_lint import __version__
from medad_lint.findings import Checked, Finding, Norm
from medad_lint.report.model import Report
from medad_lint.report.places import Lines
from medad_lint.report.taxonomies import Taxonomies
from medad_lint.report.wording import sentence_of, uri_of, url_of

__all__ = ["render_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"breach": "error", "risk": "warning", "lawyer": "note"}
_PROBLEMS = {"breach": "error", "risk": "warning", "lawyer": "recommendation"}


def render_sarif(report: Report) -> str:
    """A log of one run."""
    return (
        json.dumps(
            {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def _run(report: Report) -> dict[str, Any]:
    findings = [finding for document in report.checked for finding in document.findings]
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    norms = Taxonomies(norm for finding in findings for norm in finding.norms)
    compared = any(finding.known for finding in findings)
    results = []
    for number, document in enumerate(report.checked):
        lines = Lines(document.text)
        for finding in document.findings:
            result = _result(finding, lines, uri_of(document.path), number)
            result |= {
                "ruleIndex": rules.index(finding.rule),
                "taxa": [norms.reference(n) for n in finding.norms],
            }
            if compared:  # all results of a run or none
                result["baselineState"] = "unchanged" if finding.known else "new"
            results.append(result)
    driver = {
        "name": "medad-lint", "version": __version__, "semanticVersion": __version__, "language": "ru",
        "rules": [_rule(report, rule, findings, norms) for rule in rules],
        "supportedTaxonomies": norms.components(),
        "properties": {"rulebook": report.digest, "asOf": report.as_of},
    }  # fmt: skip
    return {
        "tool": {"driver": driver},
        "language": "ru",
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "taxonomies": norms.described(report.as_of),
        "artifacts": [_artifact(report, document) for document in report.checked],
        "invocations": [_invocation(report)],
        "results": results,
    }


def _artifact(report: Report, document: Checked) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": uri_of(document.path)}, "roles": ["analysisTarget"]}
    if document.path in report.hashes:
        artifact["hashes"] = {"sha-256": report.hashes[document.path]}
    subject = document.subject
    artifact["properties"] = {
        "kind": subject.kind, "objects": list(subject.objects) or ["unknown"], "promotes": subject.promotes,
        "audience": subject.audience,
    }  # fmt: skip
    return artifact


def _invocation(report: Report) -> dict[str, Any]:
    """A file that could not be read is told here, for no rule speaks of it."""
    notes = []
    for failure in report.failures:
        physical: dict[str, Any] = {"artifactLocation": {"uri": uri_of(failure.path)}}
        if failure.line:
            physical["region"] = {"startLine": failure.line}
        note = {"level": "error", "message": {"text": f"{failure.path}: {failure.message}"}}
        notes.append({**note, "locations": [{"physicalLocation": physical}]})
    return {"executionSuccessful": not report.failures, "toolExecutionNotifications": notes}


def _rule(report: Report, rule: str, findings: Iterable[Finding], norms: Taxonomies) -> dict[str, Any]:
    own = [finding for finding in findings if finding.rule == rule]
    card = report.cards.get(rule)
    verdict = card.verdict if card else own[0].verdict
    stands_on: dict[str, Norm] = {norm.id: norm for finding in own for norm in finding.norms}
    title = report.title(rule)
    why = own[0].why or title
    tags = ["medical-advertising", *dict.fromkeys(norm.act for norm in stands_on.values() if norm.act)]
    return {
        "id": rule,
        "name": rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": _help(why, own[0].instead, list(stands_on.values())),
        "helpUri": url_of(rule),
        "defaultConfiguration": {"level": LEVELS[verdict]},
        "relationships": [
            {"target": norms.reference(norm), "kinds": ["relevant"]} for norm in stands_on.values()
        ],
        "properties": {"tags": tags[:10], "problem.severity": _PROBLEMS[verdict]},
    }


def _help(why: str, instead: str, norms: Iterable[Norm]) -> dict[str, str]:
    plain, marked = [f"Почему: {why}"], [f"**Почему.** {why}"]
    for norm in norms:
        sanction = f" Чем грозит: {norm.sanction}." if norm.sanction else ""
        plain.append(f"Норма: {norm.label}. {norm.text}{sanction}")
        marked.append(f"**{norm.label}.** {norm.text}{sanction}")
    if instead:
        plain.append(f"Как можно: {instead}")
        marked.append(f"**Как можно.** {instead}")
    return {"text": "\n".join(plain), "markdown": "\n\n".join(marked)}


def _result(finding: Finding, lines: Lines, uri: str, number: int) -> dict[str, Any]:
    artifact = {"uri": uri, "index": number}
    region = _region(lines, finding.start, finding.end)
    region["snippet"] = {"text": lines.text[finding.start : finding.end]}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.verdict],
        "message": {"text": sentence_of(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"medadLint/v1": finding.fingerprint},
        "suppressions": _suppressions(finding),
        "properties": {
            "verdict": finding.verdict, "quote": finding.quote, "also": list(finding.also),
            "scope": "document" if finding.whole else "words",
        },
    }  # fmt: skip
    if finding.fixes:
        result["fixes"] = [
            {
                "description": {"text": fix.title},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [
                            {
                                "deletedRegion": _region(lines, edit.start, edit.end),
                                "insertedContent": {"text": edit.text},
                            }
                            for edit in fix.edits
                        ],
                    }
                ],
                "properties": {"safe": fix.safe},
            }
            for fix in finding.fixes
        ]
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": place,
                "message": {"text": item.message},
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": _region(lines, item.start, item.end),
                },
            }
            for place, item in enumerate(finding.related)
        ]
    return result


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    """Never left out: «information is available» must hold for all results of a run or for none."""
    if finding.suppressed is None:
        return []
    kind = "external" if finding.allowed_in == "config" else "inSource"
    return [{"kind": kind, "status": "accepted", "justification": finding.suppressed}]


def _region(lines: Lines, start: int, end: int) -> dict[str, Any]:
    first, last = lines.position(start), lines.position(end)
    return {
        "startLine": first["line"] + 1, "startColumn": first["character"] + 1,
        "endLine": last["line"] + 1, "endColumn": last["character"] + 1,
    }  # fmt: skip
