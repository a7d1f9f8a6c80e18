"""Counts instead of findings: by rule, by verdict, by file."""

from collections import Counter
from collections.abc import Iterator, Sequence

from medad_lint.findings import VERDICT_WORDS, VERDICTS, Finding
from medad_lint.report.frame import clean
from medad_lint.report.model import Report
from medad_lint.report.text import summary

__all__ = ["render_statistics"]

_MOST = 20  # files shown


def render_statistics(report: Report) -> str:
    """Two tables and the closing words of every report. Allowed and known findings are counted apart."""
    told = [item for document in report.checked for item in document.findings if item.open]
    parts = ["\n".join(table) for table in (list(_rules(report, told)), list(_files(report))) if table]
    return "\n\n".join([*parts, "\n".join(summary(report.checked, report.as_of))]) + "\n"


def _rules(report: Report, told: Sequence[Finding]) -> Iterator[str]:
    if not told:
        return
    rules = Counter(item.rule for item in told)
    wide = max(len("правило"), *map(len, rules))
    yield f"{'правило':{wide}}  {'всего':>6}  {_heads()}  название"
    for rule, number in sorted(rules.items(), key=lambda item: (-item[1], item[0])):
        own = [item for item in told if item.rule == rule]
        yield f"{rule:{wide}}  {number:6}  {_counts(own)}  {report.title(rule)}"


def _files(report: Report) -> Iterator[str]:
    rows = []
    for document in report.checked:
        told = [item for item in document.findings if item.open]
        allowed = sum(item.suppressed is not None for item in document.findings)
        known = sum(bool(item.known) and item.suppressed is None for item in document.findings)
        if told or allowed or known:
            rows.append((len(told), _counts(told), allowed, known, clean(document.path)))
    if not rows:
        return
    yield f"{'всего':>6}  {_heads()}  {'разрешено':>9}  {'известно':>8}  файл"
    rows.sort(key=lambda row: (-row[0], row[4]))
    for total, counts, allowed, known, path in rows[:_MOST]:
        yield f"{total:6}  {counts}  {allowed:9}  {known:8}  {path}"
    if len(rows) > _MOST:
        yield f"… и ещё файлов: {len(rows) - _MOST}"


def _heads() -> str:
    return "  ".join(VERDICT_WORDS[verdict] for verdict in reversed(VERDICTS))


def _counts(told: Sequence[Finding]) -> str:
    return "  ".join(
        f"{sum(item.verdict == verdict for item in told):{len(VERDICT_WORDS[verdict])}}"
        for verdict in reversed(VERDICTS)
    )
