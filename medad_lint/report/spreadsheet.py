"""CSV for a spreadsheet: every finding, also an allowed and a known one, a line each.

Cells are parted by `;` and the text begins with a byte-order mark: so Excel opens it by itself where Russian is spoken.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from medad_lint.findings import VERDICT_WORDS, Finding
from medad_lint.report.model import Report, place_of
from medad_lint.report.places import Lines
from medad_lint.report.wording import UNREADABLE

__all__ = ["HEADS", "render_csv"]

HEADS = (
    "файл", "строка", "столбец", "вердикт", "правило", "название", "цитата", "сообщение", "нормы", "чем грозит",
    "как можно", "состояние", "причина", "отпечаток",
)  # fmt: skip


def render_csv(report: Report) -> str:
    """The table with its head."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([_safe(cell) for cell in row] for row in _rows(report))
    return "\ufeff" + out.getvalue()


def _rows(report: Report) -> Iterator[Sequence[str]]:
    for failure in report.failures:
        line = str(failure.line or "")
        yield (
            failure.path, line, "", "ошибка", UNREADABLE, "Файл не прочитан", "", failure.message, "", "", "",
            "не прочитан", "", "",
        )  # fmt: skip
    for document in report.checked:
        lines = Lines(document.text)
        for finding in document.findings:
            place = place_of(document.path, finding, lines)
            state, reason = _state(finding)
            yield (
                document.path, str(place.line), str(place.column), VERDICT_WORDS[finding.verdict], finding.rule,
                report.title(finding.rule), finding.quote, finding.message,
                "; ".join(norm.label for norm in finding.norms),
                "; ".join(dict.fromkeys(norm.sanction for norm in finding.norms if norm.sanction)),
                finding.instead, state, reason, finding.fingerprint,
            )  # fmt: skip


def _state(finding: Finding) -> tuple[str, str]:
    if finding.suppressed is not None:
        return "разрешено", finding.suppressed
    return ("известно", finding.known) if finding.known else ("открыто", "")


def _safe(cell: str) -> str:
    """A cell that a spreadsheet takes for text: «=…» from a page must not be run as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
