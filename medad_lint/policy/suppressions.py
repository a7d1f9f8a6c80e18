"""`medad-lint: allow RULE — reason; до 2027-03-01`: a record that someone has taken a finding upon himself."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from medad_lint.document.model import Document
from medad_lint.findings import Finding

__all__ = [
    "ABOUT",
    "Record",
    "Suppression",
    "complaints",
    "note_of",
    "read_suppressions",
    "recorded",
    "suppress",
]

# what is found about permissions themselves; a configuration may speak of these as of rules
ABOUT = (
    "suppression-lapsed",
    "suppression-unknown-rule",
    "suppression-unused",
    "suppression-without-approver",
    "suppression-without-reason",
)
# compiled at their first use: few texts hold a comment
_SHAPE = r"(?s)^medad-lint:\s*(\S+)\s*(.*)$"
_REASON = r"\s*(?:—|–|--|\s-\s|:)\s*"
_UNTIL = r"[;,]?\s*до\s+(\d{4}-\d{2}-\d{2})\s*$"
_BY = r"[;,]\s*(?:согласовал[аи]?|согласовано|утвердил[аи]?)\s*:?\s+([^;]+?)\s*$"


class Suppression(NamedTuple):
    """One permission: the rules it allows in one stretch, why, until when (ISO date or empty), who approved it."""

    rules: tuple[str, ...]
    reason: str
    until: str
    start: int  # where it is written; -1 where that is not in this file
    end: int
    first: int  # source offsets of what it covers
    last: int
    by: str = ""
    kind: str = "comment"  # comment front-matter config
    origin: str = ""  # of one from a configuration: its file and line
    phrase: str = ""  # allowed words, where not the rule is allowed but they are


class Record(NamedTuple):
    """A permission with what has become of it: live lapsed unused off unknown-rule no-reason no-approver.

    Of rules that are switched off nobody knows whether they would find anything.
    """

    suppression: Suppression
    state: str
    quotes: tuple[str, ...] = ()  # the words it allows, one a finding


def note_of(text: str) -> tuple[tuple[str, ...], str, str, str]:
    """Rules, reason, end and approver of «ПРАВИЛО, ПРАВИЛО — причина; согласовал Имя; до 2027-03-01»."""
    rest, until, by = text.strip(), "", ""
    for _ in range(2):  # in either order
        if not until and (match := re.search(_UNTIL, rest)):
            until, rest = match[1], rest[: match.start()].rstrip()
        if not by and (match := re.search(_BY, rest)):
            by, rest = match[1], rest[: match.start()].rstrip()
    parts = re.split(_REASON, rest, maxsplit=1)
    rules = tuple(name.strip() for name in parts[0].split(",") if name.strip())
    return rules, parts[1].strip() if len(parts) > 1 else "", until, by


def read_suppressions(document: Document) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions in a document's comments, and findings for comments that make no sense."""
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
        rules, reason, until, by = note_of(match[2])
        first = last = -1
        if comment.block < len(document.blocks):
            block = document.blocks[comment.block]
            first, last = block.map.span(0, len(block.text))
        found.append(Suppression(rules, reason, until, comment.start, comment.end, first, last, by))
    return found, wrong


def suppress(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], as_of: str, approved: bool = False
) -> tuple[list[Finding], dict[Suppression, list[str]]]:
    """The findings, some of them allowed, and the quotations that each suppression has allowed.

    `approved`: one without an approver allows nothing.
    """
    used: dict[Suppression, list[str]] = {}
    changed = []
    for item in findings:
        for mark in suppressions:
            live = mark.reason and not (mark.until and mark.until < as_of) and (mark.by or not approved)
            if live and _meant(mark, item):
                used.setdefault(mark, []).append(item.quote)
                item = item._replace(suppressed=mark.reason, allowed_in=mark.kind)
                break
        changed.append(item)
    return changed, used


def _meant(mark: Suppression, item: Finding) -> bool:
    if (
        mark.phrase
    ):  # allowed words allow what lies within them, whatever else is said of a sentence they stand in
        inside = mark.first <= item.start and item.end <= mark.last
        return inside and (not mark.rules or item.rule in mark.rules)
    return item.rule in mark.rules and item.start < mark.last and mark.first < item.end


def recorded(
    suppressions: Sequence[Suppression],
    used: dict[Suppression, list[str]],
    known: Collection[str],
    as_of: str,
    approved: bool = False,
    off: Collection[str] = (),
) -> tuple[Record, ...]:
    """What has become of each suppression; `off` are the rules that are switched off."""

    def state(item: Suppression) -> str:
        if any(name not in known for name in item.rules) or not (item.rules or item.phrase):
            return "unknown-rule"
        if not item.reason:
            return "no-reason"
        if approved and not item.by:
            return "no-approver"
        if item.until and item.until < as_of:
            return "lapsed"
        if item not in used:
            return "off" if item.rules and all(name in off for name in item.rules) else "unused"
        return "live"

    return tuple(Record(item, state(item), tuple(used.get(item, ()))) for item in suppressions)


def complaints(
    document: Document, records: Collection[Record], known: Collection[str], as_of: str
) -> list[Finding]:
    """Findings about the suppressions themselves: unknown rule, no reason, no approver, lapsed, unused.

    Those of a configuration are told of where it is read: see `config.standing`.
    """
    from medad_lint.rulebook.errors import did_you_mean

    found = []
    for item, state, _ in records:
        if item.kind == "config":
            continue
        quote = document.source.text[item.start : item.end]

        def tell(
            rule: str, message: str, start: int = item.start, end: int = item.end, q: str = quote
        ) -> None:
            found.append(_finding(rule, start, end, q, message))

        unknown = [name for name in item.rules if name not in known]
        for name in unknown:
            hint = did_you_mean(name, known)
            tell(
                "suppression-unknown-rule",
                f"Пометка разрешает правило «{name}», которого нет. {hint}".strip(),
            )
        if not item.rules:
            tell("suppression-unknown-rule", "Пометка не называет правила")
        if not item.reason:
            tell("suppression-without-reason", "Пометка без причины: напишите её после тире")
        elif state == "no-approver":
            tell(
                "suppression-without-approver",
                "Пометка не согласована: допишите «; согласовал Фамилия И. О.»",
            )
        if item.until and item.until < as_of:
            tell("suppression-lapsed", f"Срок пометки истёк {item.until}")
        elif state == "unused":
            where = "в этом файле" if item.kind == "front-matter" else "в следующем блоке"
            tell("suppression-unused", f"Пометка ничего не разрешает: находки {where} нет")
    return found


def _finding(rule: str, start: int, end: int, quote: str, message: str) -> Finding:
    return Finding(rule, "risk", start, end, quote, message, instead="Исправьте пометку или уберите её.")
