"""Dates of the article in the visible text: labelled, in `<time>`, or standing alone below the title."""

import re
from collections.abc import Iterator, Sequence

from medad_lint.document.model import Document, RawPart
from medad_lint.trust.bylines import name_alone, parts_of
from medad_lint.trust.cards import column_of
from medad_lint.trust.dates import When, ends_with_it, find_dates
from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact, Line
from medad_lint.trust.names import find_names, is_collective
from medad_lint.trust.spans import Label
from medad_lint.trust.words import Knowledge

__all__ = ["generated", "stamps_of"]

_ROLES = {
    "published": "published", "updated": "updated", "reviewed": "reviewed", "received": "received", "reviewer": "reviewed",
    "author": "published",
}  # fmt: skip
HEAD = 14  # lines below the top in which a date alone is that of the article
_LEAD = Lazy(
    r"^[\s:—–«\"'(-]*(?:\d\d:\d\d,?\s)?(?:(?:на|в|от|с|г|года|нашем|сайте|портале|информация|дата)\s+){0,3}"
)


def stamps_of(
    document: Document, lines: Sequence[Line], labels: Sequence[Label], known: Knowledge
) -> Iterator[Fact]:
    """Facts of dates; dates in reviews and of prices are none."""
    source = document.source.text
    times = [part for part in document.parts if part.kind == "time"]
    used: set[int] = set()
    at_line: dict[int, list[Label]] = {}
    for label in labels:
        at_line.setdefault(label.line, []).append(label)
    for label in labels:
        kind = _ROLES.get(label.role)
        if kind is None:
            continue
        line = lines[label.line]
        fold = line.fold[label.begin : label.end]
        limit = 40 if label.role in ("published", "updated", "reviewed", "received") else 70
        near = [item for item in find_dates(fold) if _near(fold, item, limit, label.role)]
        where, offset = line, label.begin
        if not near and not fold.strip(" :*_—–-") and label.leading:
            reach = 2 if label.role in ("published", "updated", "reviewed") else 1
            for number in _below(label, lines, at_line, reach):
                dates = find_dates(lines[number].fold)
                if dates and dates[0].start <= 3 and len(lines[number].text) < 60:
                    near, where, offset = dates[:1], lines[number], 0
                    break
        if near and (
            label.role not in ("author", "reviewer")
            or near[0].start < 4
            or _someone(line.text[label.begin : label.end], known)
        ):
            fact = _fact(kind, near[0], where, offset, "text", source)
            fact = _replaced(_by_time(fact, times), source, known)
            used.add(where.number)
            yield fact if label.role not in ("reviewer", "author") else fact._replace(sure="likely")
        elif label.role in ("published", "updated", "reviewed"):
            yield from _unknown(kind, label, line, fold, source, known)
    timed = list(_timed(times, document, used))
    yield from timed
    first = {label.line: label.start for label in reversed(labels)}
    seen = {fact.value for fact in timed}
    yield from (fact for fact in _bare(lines, first, used, source, known) if fact.value not in seen)


def _someone(text: str, known: Knowledge) -> bool:
    """Whether a label speaks of somebody: «Автор: кто придумал очки, 12.12.2020» in a list of links does not."""
    return bool(find_names(text, known)) or is_collective(text, known)


def _near(fold: str, when: When, limit: int, role: str) -> bool:
    if when.start > limit:
        return False
    lead = _LEAD.sub("", fold[: when.start]).strip(" |,•")
    return not lead if role in ("published", "updated", "received") else True


def _below(label: Label, lines: Sequence[Line], at_line: dict[int, list[Label]], reach: int) -> range:
    """The lines in which the date of a label may stand."""
    place = column_of(label, lines, at_line) or label.line + 1
    return range(place, min(place + (1 if place > label.line + 1 else reach), len(lines)))


def _fact(kind: str, when: When, line: Line, offset: int, origin: str, source: str) -> Fact:
    start, end = line.place(offset + when.start, offset + when.end)
    marks = set()
    if when.form == "relative":
        marks.add("relative")
    if when.wrong:
        marks.add("impossible")
    return Fact(
        kind,
        when.iso,
        start,
        end,
        origin,
        "weak" if "relative" in marks else "sure",
        frozenset(marks),
        (("form", when.form),),
    )


def _by_time(fact: Fact, times: Sequence[RawPart]) -> Fact:
    """A relative date with the day that its `<time datetime>` gives."""
    if fact.value:
        return fact
    for part in times:
        if 0 <= fact.start - part.end < 80:
            dates = find_dates(part.text.lower())
            if dates and dates[0].iso:
                return fact._replace(value=dates[0].iso, marks=frozenset(), sure="sure")
    return fact


def _replaced(fact: Fact, source: str, known: Knowledge) -> Fact:
    """`<span class="date" daysago="3">12.11.2019</span>`: a script puts another day in place of what stands here."""
    tag = source[max(0, fact.start - 160) : fact.start].rpartition("<")[2]
    if ">" in tag and generated(tag, known):
        return fact._replace(value="", sure="unknown", marks=frozenset({"by-script"}))
    return fact


def _unknown(kind: str, label: Label, line: Line, fold: str, source: str, known: Knowledge) -> Iterator[Fact]:
    """A label whose date a template or a script is to give."""
    if fold.strip(" :*_—–-") or (not label.leading and not label.colon):
        return
    start, end = line.place(label.start, max(label.begin, label.start + 1))
    behind = re.split(r"</(?:p|div|li|section|article)>|\n\s*\n", source[end : end + 240])[0]
    if generated(behind, known):
        yield Fact(kind, "", start, end, "text", "unknown", frozenset({"by-script"}))
    elif re.search(r"\{\{|<\?|<%|\{[a-zA-Z]|<script", behind):
        yield Fact(kind, "", start, end, "text", "unknown", frozenset({"unknown"}))


def generated(code: str, known: Knowledge) -> bool:
    """Whether a piece of code gives the day of showing or building the page."""
    bare = re.sub(r"\s+", "", code)
    return any(word in bare for word in known.words("generated"))


def _timed(times: Sequence[RawPart], document: Document, used: set[int]) -> Iterator[Fact]:
    """`<time datetime>` outside reviews, where no label has told the date already."""
    found = 0
    for part in times:
        block = next(
            (item for item in document.blocks if item.map.span(0, len(item.text))[1] > part.end), None
        )
        if block is None or "review" in block.scopes or document.blocks.index(block) in used:
            continue
        attributes = dict(part.attributes)
        names = " ".join(attributes.get(key, "") for key in ("class", "itemprop", "id", "property")).lower()
        if "itemprop" in attributes or "property" in attributes:
            continue  # microdata
        dates = find_dates(part.text.lower())
        if not dates or not dates[0].iso or dates[0].form in ("num", "short"):
            continue
        kind = "updated" if re.search(r"updat|modif|обновл", names) else "published"
        if kind == "published" and found:
            continue
        found += kind == "published"
        sure = (
            "sure"
            if re.search(r"publish|updat|modif|entry-date|post", names) or "pubdate" in attributes
            else "likely"
        )
        marks = frozenset({"impossible"}) if dates[0].wrong else frozenset()
        yield Fact(kind, dates[0].iso, part.start, part.end, "time", sure, marks)


def _bare(
    lines: Sequence[Line], labelled: dict[int, int], used: set[int], source: str, known: Knowledge
) -> Iterator[Fact]:
    """A date alone in a line near the top, alone between separators («Анна • 12.03.2026 • 4 мин»), before a label.

    «3 недели назад» is one only beside a line with a name: comments say so too.
    """
    for number, line in enumerate(lines[:HEAD]):
        head = line.fold[: labelled.get(number, len(line.fold))]
        if len(line.text) > 160 or (line.number in used and number not in labelled):
            continue
        if line.block.scopes & {"review", "nav", "table", "form", "quote"} or line.block.kind == "heading":
            continue
        for place, part in parts_of(head):
            dates = find_dates(part)
            alone = len(dates) == 1 and not part[: dates[0].start].strip()
            if alone and not dates[0].iso:
                near = [lines[beside] for beside in (number - 1, number + 1) if 0 <= beside < len(lines)]
                alone = any(name_alone(other, known) for other in near)
            if alone and ends_with_it(part, dates[0].end):
                fact = _fact("published", dates[0], line, place, "text", source)
                yield _replaced(fact._replace(sure="weak"), source, known)
                return
