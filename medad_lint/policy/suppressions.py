"""`medad-lint: allow RULE — reason; до 2027-03-01`: a record that someone has taken a finding upon himself."""

import re
from collections.abc import Collection
from typing import NamedTuple

from medad_lint.document.model import Document
from medad_lint.findings import Finding

__all__ = ["Suppression", "complaints", "read_suppressions"]

_SHAPE = r"(?s)^medad-lint:\s*(\S+)\s*(.*)$"
_REASON = r"\s*(?:—|–|--|\s-\s|:)\s*"
_UNTIL = r"[;,]?\s*до\s+(\d{4}-\d{2}-\d{2})\s*$"


class Suppression(NamedTuple):
    """One comment: the rules it allows in one block, why, and until when (ISO date or empty)."""

    rules: tuple[str, ...]
    reason: str
    until: str
    start: int
    end: int
    first: int  # source offsets of the block it covers
    last: int


def read_suppressions(document: Document) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions of a document, and findings for comments that make no sense."""
    found: list[Suppression] = []
    wrong: list[Finding] = []
    for comment in document.comments:
        match = re.match(_SHAPE, comment.text)
        if match is None or match[1] != "allow":
            wrong.append(
                _finding(
                    "suppression-unknown-rule",
                    comment.start,
                    comment.end,
                    comment.text,
                    "Пометка не понята: нужно «medad-lint: allow ПРАВИЛО — причина»",
                )
            )
            continue
        rest = match[2].strip()
        until = re.search(_UNTIL, rest)
        if until:
            rest = rest[: until.start()].rstrip()
        parts = re.split(_REASON, rest, maxsplit=1)
        rules = tuple(name.strip() for name in parts[0].split(",") if name.strip())
        first = last = -1
        if comment.block < len(document.blocks):
            block = document.blocks[comment.block]
            first, last = block.map.span(0, len(block.text))
        reason = parts[1].strip() if len(parts) > 1 else ""
        found.append(
            Suppression(rules, reason, until[1] if until else "", comment.start, comment.end, first, last)
        )
    return found, wrong


def complaints(
    document: Document,
    suppressions: Collection[Suppression],
    used: Collection[Suppression],
    known: Collection[str],
    as_of: str,
) -> list[Finding]:
    """Findings about the suppressions themselves: unknown rule, no reason, lapsed, unused."""
    from medad_lint.rulebook.errors import did_you_mean

    found = []
    for item in suppressions:
        quote = document.source.text[item.start : item.end]
        unknown = [name for name in item.rules if name not in known]
        for name in unknown:
            message = f"Пометка разрешает правило «{name}», которого нет. {did_you_mean(name, known)}".strip()
            found.append(_finding("suppression-unknown-rule", item.start, item.end, quote, message))
        if not item.reason:
            found.append(
                _finding(
                    "suppression-without-reason",
                    item.start,
                    item.end,
                    quote,
                    "Пометка без причины: напишите её после тире",
                )
            )
        if item.until and item.until < as_of:
            found.append(
                _finding(
                    "suppression-lapsed", item.start, item.end, quote, f"Срок пометки истёк {item.until}"
                )
            )
        elif item not in used and not unknown:
            found.append(
                _finding(
                    "suppression-unused",
                    item.start,
                    item.end,
                    quote,
                    "Пометка ничего не разрешает: находки в следующем блоке нет",
                )
            )
    return found


def _finding(rule: str, start: int, end: int, quote: str, message: str) -> Finding:
    return Finding(rule, "risk", start, end, quote, message, instead="Исправьте пометку или уберите её.")
