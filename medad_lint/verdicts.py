"""How grave a finding is, and by which norm: the object, the kind of text and the norm's own doubts decide."""

from collections.abc import Sequence

from medad_lint.document.model import Block
from medad_lint.findings import VERDICTS, Norm, Subject, lower_of
from medad_lint.rulebook.lexicon import Lexicon
from medad_lint.rulebook.model import Entry, Rule

__all__ = ["ceiling_of", "norms_of", "notes_of", "speaks", "verdict_of"]


def ceiling_of(ceilings: Sequence[tuple[str, str, str]], rule: Rule, subject: Subject) -> str:
    """The highest verdict a rule may give on such a text; `silent` where it says nothing."""
    promoting = f"{subject.kind}+promotes" if subject.promotes else f"{subject.kind}-promotes"
    names = (promoting, subject.kind) if subject.kind != "ad" or subject.calls else ("maybe-ad", "ad")
    for name in names:
        for kind, target, verdict in ceilings:
            if kind == name and target in (rule.id, "*") and not (target == "*" and rule.fact):
                return verdict
    return "breach"


def speaks(ceilings: Sequence[tuple[str, str, str]], rule: Rule, subject: Subject) -> bool:
    """Whether a rule has anything to say of such a text."""
    if not subject.medical or (subject.audience == "professionals" and not rule.fact):
        return False
    if subject.kind not in rule.kinds or ceiling_of(ceilings, rule, subject) == "silent":
        return False
    if rule.objects and not subject.objects and rule.unknown == "silent":
        return False
    covered = {name for choice in rule.norms for name in choice.objects}
    return not subject.objects or not (
        (covered and covered.isdisjoint(subject.objects))
        or (rule.objects and set(rule.objects).isdisjoint(subject.objects))
    )


def norms_of(
    lexicon: Lexicon, rule: Rule, entry: Entry | None, subject: Subject, as_of: str
) -> tuple[Norm, ...]:
    """The norms that a finding stands on at a date; none where all of them hold at another time."""
    if entry is not None and entry.norm:
        own = lexicon.norm(entry.norm)
        return (own,) if _holds(own, as_of) else ()
    wanted: list[Norm] = []
    for choice in rule.norms:
        if choice.objects and subject.objects and set(choice.objects).isdisjoint(subject.objects):
            continue
        norm = lexicon.norm(choice.norm)
        if norm not in wanted and _holds(norm, as_of):
            wanted.append(norm)
        if not subject.objects:
            break
    return tuple(wanted)


def _holds(norm: Norm, as_of: str) -> bool:
    return norm.since <= as_of and (not norm.until or as_of < norm.until)


def verdict_of(
    ceilings: Sequence[tuple[str, str, str]],
    rule: Rule,
    entry: Entry | None,
    norms: Sequence[Norm],
    subject: Subject,
    block: Block | None,
) -> str:
    """The verdict: the entry's or the rule's own, lowered by every doubt there is."""
    verdict = entry.verdict if entry is not None and entry.verdict else rule.verdict
    choices = [choice for choice in rule.norms if not set(choice.objects).isdisjoint(subject.objects)]
    if choices and all(choice.verdict for choice in choices):
        verdict = lower_of(verdict, max((choice.verdict for choice in choices), key=VERDICTS.index))
    if norms and not any(norm.confirmed for norm in norms):
        verdict = lower_of(verdict, "risk")
    if block is not None and "review" in block.scopes and subject.kind == "site-page":
        verdict = lower_of(verdict, "lawyer")  # reviews on the clinic's own page: positions, 51
    if (rule.objects or (entry is not None and entry.objects)) and not subject.objects:
        verdict = lower_of(verdict, "lawyer")
    if not subject.sure:
        verdict = lower_of(verdict, "risk")
    return lower_of(verdict, ceiling_of(ceilings, rule, subject))


def notes_of(subject: Subject, rule: Rule, note: str) -> tuple[str, ...]:
    """What is to be added to a finding: the entry's own note, and the object to declare where it is not known."""
    notes = [note] if note else []
    if not subject.objects and len(rule.norms) > 1:
        notes.append(
            "Объект рекламы по тексту не ясен: объявите его (--object или medad.object в шапке файла)."
        )
    return tuple(notes)
