"""The permissions of a run as a list for whoever answers for them: table, CSV, JSON."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medad_lint.config.model import Config
from medad_lint.config.standing import state_of
from medad_lint.findings import Checked
from medad_lint.report.places import Lines

__all__ = ["FORMS", "STATES", "Row", "render_register", "rows_of"]

SCHEMA = "medad-lint-suppressions/1"
STATES = {
    "live": "действует",
    "unused": "лишняя",
    "lapsed": "истекла",
    "unknown-rule": "не понята",
    "no-reason": "без причины",
    "no-approver": "не согласована",
    "not-checked": "файлы не проверялись",
    "off": "правило выключено",
}
_KINDS = {"comment": "пометка", "front-matter": "шапка файла", "config": "настройка"}
_HEADS = ("где", "вид", "правила", "фраза", "причина", "согласовано", "до", "состояние", "разрешено")


class Row(NamedTuple):
    """One permission."""

    path: str
    line: int
    kind: str
    rules: tuple[str, ...]
    phrase: str
    files: tuple[str, ...]  # globs, of one in a configuration
    reason: str
    by: str
    until: str
    state: str
    quotes: tuple[str, ...]


def rows_of(
    checked: Sequence[Checked], configs: Sequence[tuple[Config, bool]], as_of: str
) -> tuple[Row, ...]:
    """Every permission, those of texts first.

    The configurations come with whether all of their files were looked at: else an unused one may be of use elsewhere.
    """
    found = []
    records = [record for item in checked for record in item.suppressions]
    for item in checked:
        lines = Lines(item.text)
        for mark, state, quotes in item.suppressions:
            if mark.kind != "config":
                line = lines.number(mark.start) + 1
                path = item.path.replace("\\", "/").removeprefix("./")
                found.append(
                    Row(path, line, mark.kind, mark.rules, "", (), mark.reason, mark.by, mark.until, state, quotes)
                )  # fmt: skip
    for config, whole in configs:
        for own in config.standing:
            ours = [record for record in records if record.suppression.kind == "config"]
            state, quotes = state_of(config, own, ours, as_of)
            if state == "unused" and not whole:
                state = "not-checked"
            found.append(
                Row(config.path, own.line, "config", own.rules, own.phrase, own.files, own.reason, own.by, own.until,
                    state, quotes)
            )  # fmt: skip
    return tuple(found)


def render_register(rows: Sequence[Row], form: str, as_of: str) -> str:
    """The list in one of the forms."""
    return FORMS[form](rows, as_of)


def _table(rows: Sequence[Row], as_of: str) -> str:
    """Blocks of lines rather than columns: reasons are sentences."""
    parts = []
    for row in rows:
        what = f"фраза «{row.phrase}»" if row.phrase else ", ".join(row.rules) or "—"
        if row.phrase and row.rules:
            what += f" ({', '.join(row.rules)})"
        lines = [
            f"{row.path}:{row.line}: {what} — {STATES[row.state]}",
            f"    причина:      {row.reason or '—'}",
        ]
        if row.files:
            lines.append(f"    файлы:        {', '.join(row.files)}")
        lines.append(f"    согласовано:  {row.by or '—'}")
        lines.append(f"    до:           {row.until or 'без срока'}")
        lines += [f"    разрешено:    «{quote}»" for quote in row.quotes[:5]]
        if len(row.quotes) > 5:
            lines.append(f"                  … и ещё {len(row.quotes) - 5}")
        parts.append("\n".join(lines) + "\n")
    counts = ", ".join(
        f"{word} {number}"
        for state, word in STATES.items()
        if (number := sum(r.state == state for r in rows))
    )
    parts.append(f"Разрешений: {len(rows)}" + (f" ({counts})" if rows else "") + f". На {as_of}.\n")
    return "\n".join(parts)


def _csv(rows: Sequence[Row], as_of: str) -> str:
    """As Excel opens it in Russia: a byte-order mark, or letters are garbled; `;`, or all stands in one column."""
    out = io.StringIO("\ufeff")
    out.seek(1)
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADS)
    writer.writerows([_safe(cell) for cell in _cells(row)] for row in rows)
    return out.getvalue()


def _cells(row: Row) -> Iterator[str]:
    yield f"{row.path}:{row.line}"
    yield _KINDS[row.kind] + (f" ({', '.join(row.files)})" if row.files else "")
    yield ", ".join(row.rules)
    yield row.phrase
    yield row.reason
    yield row.by
    yield row.until
    yield STATES[row.state]
    yield "; ".join(f"«{quote}»" for quote in row.quotes)


def _safe(cell: str) -> str:
    """A cell that a spreadsheet takes for text: «=…» from a comment must not be run as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _json(rows: Sequence[Row], as_of: str) -> str:
    data = {
        "schema": SCHEMA,
        "asOf": as_of,
        "suppressions": [
            {**row._asdict(), "rules": list(row.rules), "files": list(row.files), "quotes": list(row.quotes)}
            for row in rows
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


FORMS = {"table": _table, "csv": _csv, "json": _json}
