"""Findings put in order: suppressed, joined where they overlap, numbered for comparison between runs."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from medad_lint.document.fields import Field
from medad_lint.document.model import Block, Document
from medad_lint.findings import VERDICTS, Finding
from medad_lint.policy.suppressions import Record, complaints, read_suppressions, recorded, suppress

if TYPE_CHECKING:
    from medad_lint.config.model import Settings

__all__ = ["Settled", "block_of", "fails", "settle"]


class Settled(NamedTuple):
    """The findings as they are told, by place and rule, and the permissions that were read on the way."""

    findings: tuple[Finding, ...]
    suppressions: tuple[Record, ...] = ()


def settle(
    document: Document,
    findings: Sequence[Finding],
    as_of: str,
    known: Collection[str],
    fields: Sequence[Field] = (),
    settings: "Settings | None" = None,
) -> Settled:
    """What becomes of the findings of a document; `fields` are those of its front matter."""
    if settings is not None:
        from medad_lint.config.apply import judged

        findings = judged(findings, settings)
    joined = _join(findings)
    suppressions, told = read_suppressions(document)
    if any(field.key.startswith("medad.allow") for field in fields):
        from medad_lint.policy.declared import declared_suppressions

        inside, wrong = declared_suppressions(document, fields)
        suppressions += inside
        told += wrong
    if settings is not None:
        from medad_lint.config.apply import permissions

        suppressions += permissions(document, settings, joined)
    records: tuple[Record, ...] = ()
    if suppressions:
        approved = settings is not None and settings.approver
        joined, used = suppress(joined, suppressions, as_of, approved)
        off = settings.off if settings is not None else ()
        records = recorded(suppressions, used, known, as_of, approved, off)
        told += complaints(document, records, known, as_of)
    if settings is not None:
        from medad_lint.config.apply import judged

        told = [item for item in judged(told, settings) if item.rule not in settings.off]
    ordered = sorted([*joined, *told], key=lambda item: (item.start, item.end, item.rule))
    return Settled(tuple(_fingerprinted(document, ordered)), records)


def fails(findings: Sequence[Finding], level: str) -> bool:
    """Whether a finding reaches the level (breach, risk, lawyer; never)."""
    if level == "never":
        return False
    least = VERDICTS.index(level)
    return any(item.open and VERDICTS.index(item.verdict) >= least for item in findings)


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


def _fingerprinted(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """A fingerprint holds the rule, the words and their block, not the place: moving a block changes nothing.

    What is said of a whole document goes by its heading: a new first paragraph changes nothing either.
    """
    seen: Counter[str] = Counter()
    found = []
    for item in findings:
        words = "" if item.whole else " ".join(item.quote.lower().split())
        block = _title_of(document) if item.whole else block_of(document, item)
        data = "\0".join((item.rule, words, " ".join(block.fold.split()) if block else "")).encode()
        base = f"{crc32(data):08x}{crc32(data[::-1]):08x}"  # tells findings apart, keeps no secret; hashlib costs 3 ms
        seen[base] += 1
        found.append(item._replace(fingerprint=f"{base}-{seen[base]}"))
    return found


def block_of(document: Document, finding: Finding) -> Block | None:
    """The block that a finding stands in."""
    for block in document.blocks:
        first, last = block.map.span(0, len(block.text))
        if first <= finding.start < last:
            return block
    return None


def _title_of(document: Document) -> Block | None:
    headings = [block for block in document.blocks if block.kind in ("title", "heading")]
    return next(iter(headings or document.blocks), None)
