"""JUnit's XML: a suite for each file, a case for each finding.

A case fails where its finding fails the run; a milder, an allowed or a known one is skipped and says why. The form is
the narrow one that the schema of Ant's task allows too.
"""

from collections import Counter

from medad_lint.failure import Failure
from medad_lint.findings import VERDICT_WORDS, Checked, Finding
from medad_lint.report.model import Report, place_of
from medad_lint.report.places import Lines
from medad_lint.report.wording import UNREADABLE, plain, xml

__all__ = ["render_junit"]

_SHOWN = 60  # signs of a quotation in the name of a case


def render_junit(report: Report) -> str:
    """The suites; a clean file has one case that passes, for a server takes none for tests that did not run."""
    unread: dict[str, list[Failure]] = {}
    for failure in report.failures:
        unread.setdefault(failure.path, []).append(failure)
    suites = [
        _suite(report, number, document.path, document, unread.pop(document.path, []))
        for number, document in enumerate(report.checked)
    ]
    suites += [
        _suite(report, number, path, None, failures)
        for number, (path, failures) in enumerate(unread.items(), len(suites))
    ]
    return (
        "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>"]) + "\n"
    )


def _suite(report: Report, number: int, path: str, document: Checked | None, failures: list[Failure]) -> str:
    cases = [
        _case(
            path,
            f"{UNREADABLE} {item.message}",
            "error",
            item.message,
            UNREADABLE,
            f"{path}:{item.line or 1}",
        )
        for item in failures
    ]
    outcomes = ["error"] * len(failures)
    if document is not None:
        lines = Lines(document.text)
        names: Counter[str] = Counter()
        for finding in document.findings:
            name = f"{finding.rule} «{_short(finding.quote)}»"
            names[name] += 1
            if names[name] > 1:
                name = f"{name} ({names[name]})"
            outcome, message = _outcome(report, path, finding)
            outcomes.append(outcome)
            cases.append(
                _case(
                    path, name, outcome, message, VERDICT_WORDS[finding.verdict], _told(path, finding, lines)
                )
            )
    if not cases:
        cases.append(f'    <testcase name="замечаний нет" classname="{xml(path)}" time="0"/>')
    stamp = report.moment[:19] or f"{report.as_of}T00:00:00"
    counts = f'tests="{len(cases)}" failures="{outcomes.count("failure")}" errors="{outcomes.count("error")}"'
    return "\n".join(
        [
            f'  <testsuite name="{xml(path)}" package="medad-lint" id="{number}" {counts} '
            f'skipped="{outcomes.count("skipped")}" time="0" timestamp="{stamp}" hostname="localhost">',
            "    <properties>",
            f'      <property name="as-of" value="{xml(report.as_of)}"/>',
            f'      <property name="rulebook" value="{xml(report.digest)}"/>',
            "    </properties>",
            *cases,
            "    <system-out/>",
            "    <system-err/>",
            "  </testsuite>",
        ]
    )


def _outcome(report: Report, path: str, finding: Finding) -> tuple[str, str]:
    if finding.suppressed is not None:
        return "skipped", f"разрешено: {finding.suppressed}"
    if finding.known:
        return "skipped", f"известно: {finding.known}"
    return "failure" if report.fails(path, finding) else "skipped", finding.message


def _case(path: str, name: str, outcome: str, message: str, kind: str, text: str) -> str:
    kind = (
        "" if outcome == "skipped" else f' type="{xml(kind)}"'
    )  # Ant's schema knows no type of what is skipped
    told = f'message="{xml(plain(message))}"{kind}'
    return (
        f'    <testcase name="{xml(plain(name))}" classname="{xml(path)}" time="0">\n'
        f"      <{outcome} {told}>{xml(text)}</{outcome}>\n    </testcase>"
    )


def _told(path: str, finding: Finding, lines: Lines) -> str:
    place = place_of(path, finding, lines)
    out = [f"{path}:{place.line}:{place.column}: {finding.message}"]
    for norm in finding.norms:
        out.append(f"Норма: {norm.label}. {norm.text}")
        if norm.sanction:
            out.append(f"Чем грозит: {norm.sanction}.")
    if finding.instead:
        out.append(f"Как можно: {finding.instead}")
    return "\n".join([*out, *(f"Заметьте: {note}" for note in finding.notes)])


def _short(quote: str) -> str:
    whole = plain(quote)
    return whole if len(whole) <= _SHOWN else whole[:_SHOWN].rstrip() + "…"
