"""Demands on facts into findings."""

from bisect import bisect_right
from collections.abc import Sequence

from medad_lint.document.model import Block, Document
from medad_lint.findings import Finding, Norm, Related
from medad_lint.rulebook.demand import Demand, Select
from medad_lint.rulebook.model import Rule
from medad_lint.trust.facts import Trust
from medad_lint.trust.model import Fact

__all__ = ["judge"]

_UNKNOWN = frozenset({"unknown", "collective", "by-script"})
_FORMS = {
    "published": "опубликовано",
    "updated": "обновлено",
    "reviewed": "проверено",
    "received": "поступило",
}


def judge(rule: Rule, trust: Trust, document: Document, norms: tuple[Norm, ...]) -> list[Finding]:
    """What a rule has to say of the facts of an article; one finding for each place."""
    found: list[Finding] = []
    for demand in rule.demands:
        if demand.there and not _any(demand.there, trust):
            continue
        if demand.unless and _any(demand.unless, trust):
            continue
        facts = [fact for fact in trust.of(*demand.select.facts) if _fits(demand.select, fact)]
        if demand.verb == "require":
            if not [fact for fact in facts if _counts(fact, demand.select)]:
                found += _missing(rule, demand, trust, document, norms)
                break  # what is missing is said once
        else:
            for fact in facts[:1] if demand.once else facts:
                found.append(
                    _finding(rule, demand, fact, trust, document, norms, facts if demand.once else ())
                )
    return found


def _fits(select: Select, fact: Fact) -> bool:
    return set(select.having) <= fact.marks and not set(select.lacking) & fact.marks


def _counts(fact: Fact, select: Select) -> bool:
    """A placeholder or an editorial office is no author, unless the rule asks for just that."""
    return not (fact.marks & _UNKNOWN) - set(select.having)


def _any(select: Select, trust: Trust) -> bool:
    return any(_fits(select, fact) and _counts(fact, select) for fact in trust.of(*select.facts))


def _missing(
    rule: Rule, demand: Demand, trust: Trust, document: Document, norms: tuple[Norm, ...]
) -> list[Finding]:
    headings = [block for block in document.blocks if block.kind in ("heading", "paragraph")]
    block = headings[0] if headings else document.blocks[0] if document.blocks else None
    if block is None:
        return []
    start, end = block.map.span(0, len(block.text))
    verdict = demand.verdict or rule.verdict
    notes: tuple[str, ...] = ()
    stand_ins = [fact for fact in trust.of(*demand.select.facts) if fact.marks & _UNKNOWN]
    stand_ins += trust.of("badge") if "reviewer" in demand.select.facts else []
    related = tuple(
        Related(
            fact.start,
            fact.end,
            f"здесь стоит «{_short(fact.value)}»" if fact.value else "здесь подпись без значения",
        )
        for fact in stand_ins[:3]
    )
    template = [
        fact
        for fact in stand_ins
        if "unknown" in fact.marks and fact.kind != "badge" and _is_template(document, fact)
    ]
    if template and demand.unknown:
        verdict = demand.unknown
        notes = (
            "Вместо значения стоит шаблон: что он подставит, здесь не видно. Проверьте готовую страницу.",
        )
    elif stand_ins:
        notes = (
            (f"«{_short(stand_ins[0].value)}» — не в счёт: человека или даты за этим не видно.",)
            if stand_ins[0].value
            else ()
        )
    message = demand.message or rule.message
    instead = _filled(demand.instead or rule.instead, None, trust, document)
    return [
        Finding(
            rule.id,
            verdict,
            start,
            end,
            block.text,
            message.replace("{match}", _short(block.text)),
            norms,
            rule.why,
            instead,
            related,
            notes=notes,
            whole=True,
        )
    ]


def _is_template(document: Document, fact: Fact) -> bool:
    around = document.source.text[max(0, fact.start - 4) : fact.end + 60]
    return any(sign in around for sign in ("{{", "<?", "<%", "${", "{%"))


def _finding(
    rule: Rule,
    demand: Demand,
    fact: Fact,
    trust: Trust,
    document: Document,
    norms: tuple[Norm, ...],
    all_facts: Sequence[Fact],
) -> Finding:
    start, end = fact.start, max(fact.end, fact.start + 1)
    source = document.source.text
    end = min(end, len(source)) if start < len(source) else end
    quote = _quote(document, start, end)
    others = [(other.start, other.end) for other in all_facts if other is not fact] + list(fact.related)
    related = tuple(
        Related(first, last, f"«{_short(_quote(document, first, last))}»") for first, last in others[:5]
    )
    count = len(all_facts) or 1
    message = (
        _filled(demand.message or rule.message, fact, trust, document)
        .replace("{match}", _short(quote))
        .replace("{count}", str(count))
    )
    instead = _filled(demand.instead or rule.instead, fact, trust, document)
    return Finding(
        rule.id, demand.verdict or rule.verdict, start, end, quote, message, norms, rule.why, instead, related
    )


def _filled(text: str, fact: Fact | None, trust: Trust, document: Document) -> str:
    """The text with `{value}`, `{what}` and other details of a fact, and `{json-ld}`: a ready block."""
    if "{" not in text:
        return text
    if fact is not None:
        for name, value in (("value", fact.value), *fact.details):
            text = text.replace("{" + name + "}", _FORMS.get(value, _short(value)))
    if "{json-ld}" in text:
        from medad_lint.trust.ready import ready_block

        title = next((block.text for block in document.blocks if block.kind in ("heading", "title")), "")
        text = text.replace("{json-ld}", ready_block(trust.facts, title))
    return text


def _quote(document: Document, start: int, end: int) -> str:
    """What a reader sees at a place: the words of its block, else the source as it stands."""
    for block in document.blocks:
        pieces = block.map
        if pieces.sources[0] <= start and end <= pieces.sources[-1] + pieces.lengths[-1]:
            first, last = _letter(block, start), _letter(block, end - 1)
            if first is not None and last is not None and first <= last:
                return block.text[first : last + 1]
    return document.source.text[start:end]


def _letter(block: Block, place: int) -> int | None:
    """The letter of a block that stands at a place of the source."""
    pieces = block.map
    number = bisect_right(pieces.sources, place) - 1
    begin, length = pieces.sources[number], pieces.lengths[number]
    if number < 0 or place >= begin + length:
        return None
    stop = pieces.starts[number + 1] if number + 1 < len(pieces.starts) else pieces.size
    return pieces.starts[number] + (place - begin if stop - pieces.starts[number] == length else 0)


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= 90 else bare[:60].rstrip() + " … " + bare[-25:].lstrip()
