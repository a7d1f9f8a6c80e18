"""The file of a baseline: JSON that a review can read, one finding a line, in a settled order."""

import json
from typing import Any

from medad_lint.findings import VERDICTS
from medad_lint.policy.baseline import Baseline, Entry
from medad_lint.rulebook.errors import RulebookError

__all__ = ["SCHEMA", "dump_baseline", "parse_baseline"]

SCHEMA = "medad-lint-baseline/1"


def dump_baseline(baseline: Baseline) -> str:
    """The text of the file."""
    head = {"schema": SCHEMA, "created": baseline.created, "updated": baseline.updated}
    head["total"] = sum(entry.number for entry in baseline.entries)  # type: ignore[assignment]
    lines = [json.dumps(_written(entry), ensure_ascii=False) for entry in baseline.entries]
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    body = "\n  " + ",\n  ".join(lines) + "\n" if lines else ""
    return f'{opening},\n "findings": [{body}]}}\n'


def parse_baseline(text: str, path: str) -> Baseline:
    """The baseline of a text; raises `RulebookError`."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
        raise RulebookError(path, line, column, "базовая линия не читается: это не JSON") from None
    try:
        if data["schema"] != SCHEMA:
            raise RulebookError(
                path, 1, 1, f"базовая линия другого вида: {data['schema']}", f"Нужен {SCHEMA}."
            )
        entries = tuple(_read(item) for item in data["findings"])
        return Baseline(str(data["created"]), str(data["updated"]), entries)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise RulebookError(
            path, 1, 1, "базовая линия повреждена;", "запишите её заново: --write-baseline"
        ) from None


def _written(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {
        "path": entry.path,
        "rule": entry.rule,
        "verdict": entry.verdict,
        "fingerprint": entry.fingerprint,
        "quote": entry.quote,
        "count": entry.number,
        "since": entry.since,
    }
    if entry.sketch:
        data["document"] = list(entry.sketch)
    return data


def _read(item: dict[str, Any]) -> Entry:
    if item["verdict"] not in VERDICTS or int(item["count"]) < 1:
        raise ValueError
    rule, verdict, fingerprint, quote, since, path = (
        str(item[key]) for key in ("rule", "verdict", "fingerprint", "quote", "since", "path")
    )
    sketch = tuple(map(str, item.get("document", ())))
    return Entry(rule, verdict, fingerprint, quote, since, path, int(item["count"]), sketch)
