"""Permissions in a front matter: `medad: {allow: [{rule: cure-story, reason: …, until: …, by: …}]}` hold for the file."""

import re
from collections.abc import Sequence

from medad_lint.document.fields import Field
from medad_lint.document.model import Document
from medad_lint.findings import Finding
from medad_lint.policy.suppressions import Suppression, note_of

__all__ = ["declared_suppressions"]

_KEYS = ("rule", "rules", "reason", "until", "by")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def declared_suppressions(
    document: Document, fields: Sequence[Field]
) -> tuple[list[Suppression], list[Finding]]:
    """The permissions of a front matter, and findings for what makes no sense there.

    One is a mapping, or a line as in a comment: «cure-story — цитата; до 2027-03-01».
    """
    found: list[Suppression] = []
    wrong: list[Finding] = []
    for group in _grouped(fields):
        start, end = group[0][1].start, max(field.end for _, field in group)
        values: dict[str, list[str]] = {}
        for key, field in group:
            values.setdefault(key.split(".")[0], []).append(field.value.strip())
            if key and (
                key.split(".")[0] not in _KEYS
                or (key == "until" and not _DATE.fullmatch(field.value.strip()))
            ):
                wrong.append(_not_understood(field, key))
        if "" in values:
            rules, reason, until, by = note_of(values[""][0])
        else:
            named = [*values.get("rule", []), *values.get("rules", [])]
            rules = tuple(part.strip() for item in named for part in item.split(",") if part.strip())
            reason, until, by = (values.get(key, [""])[0] for key in ("reason", "until", "by"))
        last = len(document.source.text) + 1
        found.append(Suppression(rules, reason, until, start, end, 0, last, by, "front-matter"))
    return found, wrong


def _grouped(fields: Sequence[Field]) -> list[list[tuple[str, Field]]]:
    """The fields of each permission, their keys without the path to it."""
    groups: dict[str, list[tuple[str, Field]]] = {}
    for field in fields:
        parts = field.key.split(".")
        if parts[:2] != ["medad", "allow"]:
            continue
        number = parts[2] if len(parts) > 2 and parts[2].isdigit() else ""
        rest = parts[3 if number else 2 :]
        groups.setdefault(number, []).append((".".join(rest), field))
    return list(groups.values())


def _not_understood(field: Field, key: str) -> Finding:
    from medad_lint.rulebook.errors import did_you_mean

    if key == "until":
        message = f"Срок «{field.value}» не вида ГГГГ-ММ-ДД"
    else:
        message = f"Пометка в шапке не понята: ключа «{key}» у неё нет. {did_you_mean(key, _KEYS)}".strip()
    return Finding(
        "suppression-unknown-rule", "risk", field.start, field.end, field.value, message,
        instead="Исправьте пометку или уберите её.",
    )  # fmt: skip
