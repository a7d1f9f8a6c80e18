"""Findings put in order: suppressed, joined where they overlap, numbered for comparison between runs."""

from collections import Counter
from collections.abc import Collection, Sequence
from zlib import crc32

from medad_lint.document.model import Block, Document
from medad_lint.findings import VERDICTS, Finding
from medad_lint.policy.suppressions import Suppression, complaints, read_suppressions

__all__ = ["fails", "settle"]


def settle(
    document: Document, findings: Sequence[Finding], as_of: str, known: Collection[str]
) -> tuple[Finding, ...]:
    """The findings as they are told, by place and rule."""
    joined = _join(findings)
    suppressions, told = read_suppressions(document)
    if suppressions:
        joined, used = _suppress(joined, suppressions, as_of)
        told += complaints(document, suppressions, used, known, as_of)
    ordered = sorted([*joined, *told], key=lambda item: (item.start, item.end, item.rule))
    return tuple(_fingerprinted(document, ordered))


def fails(findings: Sequence[Finding], level: str) -> bool:
    """Whether a finding reaches the level (breach, risk, lawyer; never)."""
    if level == "never":
        return False
    least = VERDICTS.index(level)
    return any(item.suppressed is None and VERDICTS.index(item.verdict) >= least for item in findings)


def _join(findings: Sequence[Finding]) -> list[Finding]:
    """One finding for words that share a norm: the gravest, then the longest; the others' rules stand in `also`."""
    kept: list[Finding] = []
    order = sorted(
        findings,
        key=lambda item: (-VERDICTS.index(item.verdict), item.start - item.end, item.start, item.rule),
    )
    for item in order:
        norms = {norm.id for norm in item.norms}
        for number, other in enumerate(kept):
            same_norm = norms & {norm.id for norm in other.norms} or (not norms and item.rule == other.rule)
            if same_norm and item.start < other.end and other.start < item.end:
                if item.rule != other.rule and item.rule not in other.also:
                    kept[number] = other._replace(also=(*other.also, item.rule))
                break
        else:
            kept.append(item)
    return kept


def _suppress(
    findings: list[Finding], suppressions: Sequence[Suppression], as_of: str
) -> tuple[list[Finding], list[Suppression]]:
    used: list[Suppression] = []
    changed = []
    for item in findings:
        for mark in suppressions:
            live = mark.reason and not (mark.until and mark.until < as_of)
            if live and item.rule in mark.rules and item.start < mark.last and mark.first < item.end:
                used.append(mark)
                item = item._replace(suppressed=mark.reason)
                break
        changed.append(item)
    return changed, used


def _fingerprinted(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """A fingerprint holds the rule, the words and their block, not the place: moving a block changes nothing."""
    seen: Counter[str] = Counter()
    found = []
    for item in findings:
        words = " ".join(item.quote.lower().split())
        block = _block_of(document, item)
        data = "\0".join((item.rule, words, " ".join(block.fold.split()) if block else "")).encode()
        base = f"{crc32(data):08x}{crc32(data[::-1]):08x}"  # tells findings apart, keeps no secret; hashlib costs 3 ms
        seen[base] += 1
        found.append(item._replace(fingerprint=f"{base}-{seen[base]}"))
    return found


def _block_of(document: Document, finding: Finding) -> Block | None:
    for block in document.blocks:
        first, last = block.map.span(0, len(block.text))
        if first <= finding.start < last:
            return block
    return None
