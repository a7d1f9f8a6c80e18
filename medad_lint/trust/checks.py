"""What follows from the facts taken together: conflicts of dates, staleness, a specialty beside the topic."""

from collections.abc import Iterator, Sequence

from medad_lint.document.fields import Field
from medad_lint.document.model import Document
from medad_lint.trust.dates import days_between, months_between
from medad_lint.trust.model import Fact, marked
from medad_lint.trust.phrases import Words
from medad_lint.trust.words import Knowledge

__all__ = ["aged", "conflicts_of", "on_topic", "titles_of", "topics_of", "weighed"]

_DATES = ("published", "updated", "reviewed")
_SEEN = ("text", "time", "microdata")


def aged(facts: Sequence[Fact], as_of: str, known: Knowledge) -> list[Fact]:
    """The facts with their dates marked: future, stale, aged, latest."""
    dated = [fact for fact in facts if fact.kind in _DATES and fact.value and "impossible" not in fact.marks]
    past = [fact for fact in dated if days_between(as_of, fact.value) <= known.limit("slack-days", 1)]
    latest = max(past, key=lambda fact: (fact.value[:7], len(fact.value), fact.value), default=None)
    relative = any("relative" in fact.marks for fact in facts if fact.kind in _DATES)
    has_update = any(fact.kind in ("updated", "reviewed") and fact.sure != "unknown" for fact in facts)
    future = {id(fact) for fact in dated} - {id(fact) for fact in past}
    found = []
    for fact in facts:
        if id(fact) in future:
            fact = marked(fact, "future")
        if fact is latest:
            fact = marked(fact, "latest")
            age = months_between(fact.value, as_of)
            limit = known.limit("stale-months", 24)
            if age >= limit and not relative:
                told = (("age", str(age)), ("limit", str(limit)))
                fact = marked(fact, "stale")._replace(details=(*fact.details, *told))
            elif age >= known.limit("update-months", 12) and not has_update and fact.kind == "published":
                fact = marked(fact, "aged")._replace(details=(*fact.details, ("age", str(age))))
        found.append(fact)
    return found


def conflicts_of(facts: Sequence[Fact], known: Knowledge) -> Iterator[Fact]:
    """Dates that contradict each other or the calendar, each at the later place of the two."""
    slack = known.limit("slack-days", 1)
    dated = [fact for fact in facts if fact.kind in (*_DATES, "received")]
    for fact in dated:
        for mark in ("future", "impossible", "by-script"):
            if mark in fact.marks:
                yield _conflict(fact, mark, None)
    exact = [fact for fact in dated if fact.value and not fact.marks & {"impossible", "relative", "future"}]
    told = False
    for first in exact:
        for second in exact:
            if (
                (
                    first.kind == "published"
                    and second.kind in ("updated", "reviewed")
                    and first.sure != "weak"
                    and not told
                )
                and days_between(first.value, second.value) < -slack
                and _same_voice(first, second)
            ):
                told = True
                yield _conflict(second, "updated-before-published", first)
    for kind in _DATES:
        seen = [fact for fact in exact if fact.kind == kind and fact.origin in _SEEN and fact.sure != "weak"]
        data = [fact for fact in exact if fact.kind == kind and fact.origin in ("json-ld", "meta")]
        if (
            seen
            and data
            and not any(abs(days_between(one.value, two.value)) <= slack for one in seen for two in data)
        ):
            yield _conflict(data[0], "differs", seen[0])
        labelled = [
            fact for fact in exact if fact.kind == kind and fact.origin == "text" and fact.sure == "sure"
        ]
        if len(labelled) > 1 and kind == "published" and labelled[0].value != labelled[-1].value:
            yield _conflict(labelled[-1], "twice", labelled[0])


def _same_voice(first: Fact, second: Fact) -> bool:
    """A page says it in its text, its data say it in their own; a mixture tells only that they differ."""
    seen = first.origin in _SEEN
    return seen == (second.origin in _SEEN)


def _conflict(fact: Fact, mark: str, other: Fact | None) -> Fact:
    details = (("what", fact.kind), ("other", other.value if other else ""))
    related = ((other.start, other.end),) if other else ()
    return Fact(
        "date-conflict",
        fact.value,
        fact.start,
        fact.end,
        fact.origin,
        fact.sure,
        frozenset({mark}),
        details,
        related,
    )


def titles_of(document: Document, fields: Sequence[Field], known: Knowledge) -> list[str]:
    """What a text is called: in its front matter, in the title of the page, in the first heading or line."""
    titles = [field.value for field in fields if known.keys.get(field.key.lower()) == "topic"]
    titles += [block.text for block in document.blocks if block.kind == "title" and block.fold][:1]
    heading = next((block for block in document.blocks if block.kind == "heading" and block.level <= 2), None)
    first = document.blocks[0] if document.blocks else None
    titles += [heading.text] if heading else [first.text[:120]] if first and len(first.text) < 120 else []
    return titles


def topics_of(document: Document, fields: Sequence[Field], known: Knowledge) -> frozenset[str]:
    """The topics that the title and the first heading name."""
    found: set[str] = set()
    for word in Words(" ".join(titles_of(document, fields, known)).lower().replace("ё", "е")).texts:
        for length in known.topic_lengths:
            found.update(known.topics.get(word[:length], ()))
    return frozenset(found)


def on_topic(facts: Sequence[Fact], topics: frozenset[str]) -> list[Fact]:
    """The reviewers with a mark where their specialty is another than the topic."""
    if not topics:
        return list(facts)
    names = {"children", "poison"}
    found = []
    for fact in facts:
        own = set(fact.detail("topics").split()) if fact.kind == "reviewer" else set()
        if (own and "general" not in own and "other" not in own and own.isdisjoint(topics)) and not (
            topics <= names and "surgery" in own
        ):
            fact = marked(fact, "off-topic")
        found.append(fact)
    return found


def weighed(facts: Sequence[Fact], as_of: str, known: Knowledge) -> list[Fact]:
    """The heads of lists marked where all their items are weak or old; without a head the first item bears the mark."""
    items = [fact for fact in facts if fact.kind == "source"]
    if not items:
        return list(facts)
    marks = set()
    if all(fact.marks & {"weak", "none"} for fact in items):
        marks.add("all-weak")
    years = [int(year) for fact in items if (year := fact.detail("year"))]
    limit = known.limit("source-years", 10)
    if years and len(years) == len(items) and int(as_of[:4]) - max(years) > limit:
        marks.add("all-old")
    if not marks:
        return list(facts)
    head = next((fact for fact in facts if fact.kind == "source-list"), None)
    if head is not None:
        told = marked(head, *marks)._replace(details=(*head.details, ("limit", str(limit))))
        return [told if fact is head else fact for fact in facts]
    first = items[0]
    told = Fact("source-list", first.value, first.start, first.end, first.origin, "sure", frozenset(marks))
    return [*facts, told._replace(details=(("limit", str(limit)),))]
