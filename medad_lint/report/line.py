"""A line explained in words: the findings on it, and what has not become one."""

from collections.abc import Iterator, Sequence

from medad_lint.explaining import Explained, Held, Member, Seen, Word
from medad_lint.findings import VERDICT_WORDS, Finding
from medad_lint.report.frame import clean
from medad_lint.report.places import Lines

__all__ = ["render_line"]

_READINGS = 4  # of a word; «стали» has a dozen
_WITHIN = {
    "clause": "в одной части предложения",
    "sentence": "в предложении",
    "paragraph": "в абзаце",
    "section": "в разделе",
    "document": "в тексте",
}
_EVIDENCE = {"kind": "вид", "object": "объект", "promotes": "продвигает", "audience": "для кого"}


def render_line(told: Explained) -> str:
    """What matched on the line, and what contexts, the subject or other findings have kept from being said."""
    lines = Lines(told.checked.text)
    out = [
        f"{clean(told.checked.path)}, строка {told.line}",
        f"    {clean(lines.line(told.line - 1)).strip()}",
        "",
        *_subject(told),
        "",
    ]
    out.append("Находки на этой строке:" if told.findings else "Находок на этой строке нет.")
    for finding in told.findings:
        out += ["", *_finding(told, finding, lines)]
    rest = _unsaid(told)
    if rest:
        out += ["", "Не стало находкой:"]
        for item in rest:
            out += ["", *_silent(told, item, lines)]
    elif not told.findings:
        out.append("Ни один шаблон на ней не сработал, и контексты ничего не спасали.")
    return "\n".join(out).rstrip() + "\n"


def _subject(told: Explained) -> Iterator[str]:
    subject = told.subject
    objects = ", ".join(subject.objects) or "не ясен"
    promotes = "продвигает" if subject.promotes else "не продвигает"
    audience = "для специалистов" if subject.audience == "professionals" else "для всех"
    yield f"Что это за текст: вид {subject.kind}, объект {objects}, {promotes}, {audience}."
    for what, why in subject.evidence:
        name, _, value = what.partition(": ")
        answer = "" if value == "yes" else f" {value}"
        yield f"    {_EVIDENCE.get(name, name)}{answer}: {clean(why)}"
    if not subject.medical:
        yield "    Ни болезни, ни средства, ни врача в нём не названо: правила молчат."
    elif not subject.sure:
        yield "    Объявлено не всё, и по словам не ясно: вердикт не строже риска."


def _finding(told: Explained, finding: Finding, lines: Lines) -> Iterator[str]:
    yield f"{finding.rule}, {VERDICT_WORDS[finding.verdict]}: {clean(finding.message)}"
    if finding.suppressed is not None:
        yield f"    разрешено: {clean(finding.suppressed)}"
    if finding.known:
        yield f"    известно: {clean(finding.known)}"
    for demand, stands in told.demands.get(finding.rule, ()):
        yield f"    требует: {demand.text} — {f'есть: «{clean(stands)}»' if stands else 'нет'}"
    own = [
        item
        for item in told.seen
        if item.rule.id == finding.rule and not item.saved_by and _meets(item, finding)
    ]
    for item in own:
        yield from _match(told, item, lines)
    if finding.rule in told.facts:
        yield "    правило о фактах статьи, шаблонов у него нет; какие факты найдены, покажет medad-lint card ФАЙЛ"
    elif not own and not told.demands.get(finding.rule):
        if finding.whole:
            yield "    сказано о тексте целиком: того, что правило требует, в нём нет"
        elif finding.rule.startswith("suppression-"):
            yield "    сказано о самом разрешении"
    if finding.also:
        yield f"    о тех же словах по той же норме: {', '.join(finding.also)}"


def _unsaid(told: Explained) -> list[Seen]:
    """Matches that no finding stands for."""
    said = [(finding, {finding.rule, *finding.also}) for finding in told.findings]
    return [
        item
        for item in told.seen
        if item.saved_by
        or not any(item.rule.id in rules and _meets(item, finding) for finding, rules in said)
    ]


def _silent(told: Explained, item: Seen, lines: Lines) -> Iterator[str]:
    yield f"{item.rule.id}: «{clean(item.quote)}» — {_reason(item)}"
    if item.saved_by and item.silent:
        yield f"    и без того: {item.silent}"
    if item.silent:  # which words and contexts there are is of no use where the rule has no say
        yield f"    {_entry_name(item.entry.id)}: {item.members[-1].pattern.text}"
    else:
        yield from _match(told, item, lines)


def _reason(item: Seen) -> str:
    if item.saved_by:
        held = next((held for held in item.held if held.id == item.saved_by), None)
        title = f" ({held.title})" if held and held.title else ""
        cue = f", его слова: «{clean(held.cue)}»" if held and held.cue else ", его знак стоит в предложении"
        return f"спас контекст {item.saved_by}{title}{cue if held else ''}"
    return item.silent or "те же слова по той же норме уже сказаны другой находкой"


def _match(told: Explained, item: Seen, lines: Lines) -> Iterator[str]:
    path = told.files[item.rule.id].path
    yield f"    {_entry_name(item.entry.id)}, {_WITHIN[item.entry.within]}: {_place(item, lines)}"
    for member in item.members:
        yield from _member(member, path)
    heeded = [held for held in item.held if held.id in item.entry.unless and held.id != item.saved_by]
    other = [held for held in item.held if held.id not in item.entry.unless]
    if not item.saved_by:
        unless = ", ".join(item.entry.unless) or "никакие"
        yield f"      контексты, которые спасли бы: {unless}; ни один не держится"
    if heeded:
        yield f"      держится и: {_held(heeded)}"
    if other:
        yield f"      держатся, но этот пункт их не признаёт: {_held(other)}"


def _member(member: Member, path: str) -> Iterator[str]:
    place = f"{clean(_short(path))}:{member.pattern.line}" if member.pattern.line else ""
    if member.pattern.text:
        yield f"      шаблон: {member.pattern.text}  ({place})"
    yield f"      слова:  «{clean(member.quote)}»"
    wide = max((len(word.text) for word in member.words), default=0)
    for word in member.words:
        yield f"        {word.text:{wide}}  {_readings(word)}{'  ← главное слово' if word.head else ''}"


def _readings(word: Word) -> str:
    told = [f"{item.lemma} {{{','.join(sorted(item.grammemes))}}}" for item in word.readings[:_READINGS]]
    if len(word.readings) > _READINGS:
        told.append("…")
    return " | ".join(told) or "без разбора"


def _held(held: Sequence[Held]) -> str:
    return ", ".join(
        f"{item.id} ({item.title or item.id}{f', «{clean(item.cue)}»' if item.cue else ''})" for item in held
    )


def _entry_name(name: str) -> str:
    return f"пункт № {name}" if name.isdigit() else f"пункт {name}"


def _place(item: Seen, lines: Lines) -> str:
    first, last = lines.number(item.start) + 1, lines.number(item.end) + 1
    return f"{first}:{lines.column(item.start) + 1}–{last}:{lines.column(item.end) + 1}"


def _meets(item: Seen, finding: Finding) -> bool:
    return item.start < finding.end and finding.start < item.end


def _short(path: str) -> str:
    """The file of a rule without the way to it."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[-3:])
