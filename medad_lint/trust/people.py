"""Authors, reviewers and editors in the visible text: labels and values in a line, the next lines, a card, a table."""

import re
from collections.abc import Iterator, Sequence

from medad_lint.trust.cards import LEAD, PEOPLE, About, above, before, below, with_card
from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact, Line
from medad_lint.trust.names import Name, find_names, is_collective
from medad_lint.trust.qualify import qualify
from medad_lint.trust.spans import Label
from medad_lint.trust.words import Knowledge

__all__ = ["link_of", "people_of"]

_DATED = Lazy(r"^\d{1,4}[\d.:/\s-]*(?:г\.)?")
_STRANGE = Lazy(r"\s*([А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?(?:\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?){1,2}),\s")
_EXCUSE = Lazy(
    r"(?:на базе|клиническ\w+ испытани|временем|на себе|практикой|лабораторн|роспотребнадзор|антивирус|орфографи)"
)


def people_of(
    source: str, lines: Sequence[Line], labels: Sequence[Label], known: Knowledge
) -> Iterator[Fact]:
    """Facts of people from the labels of a page. A label without a person gives a badge or an unknown value."""
    at_line: dict[int, list[Label]] = {}
    for label in labels:
        at_line.setdefault(label.line, []).append(label)
    seen: set[tuple[str, int]] = set()
    for label in labels:
        if label.role not in PEOPLE:
            continue
        line = lines[label.line]
        value, fold = line.text[label.begin : label.end], line.fold[label.begin : label.end]
        if label.role == "reviewer" and _EXCUSE.match(fold.strip()):
            continue
        found = list(_inline(label, lines, value, fold, known))
        if not found:
            found = list(above(label, lines, at_line, known))
        if not found and _may_go_on(label, line, value, fold, known):
            found = list(below(label, lines, at_line, value, fold, known))
        if not found and not label.leading:
            found = list(before(label, line, known))
        kind = "commentator" if label.role == "comments" else label.role
        for name, where, about in found:
            start, end = where.place(name.start, name.end)
            if (kind, start) in seen:
                continue
            seen.add((kind, start))
            details, marks = about
            link = link_of(source, start, end)
            if link:
                details["link"] = link
            origin = "text" if where is line else "card"
            yield Fact(
                kind,
                name.text,
                start,
                end,
                origin,
                "sure" if name.sure else "likely",
                marks | {"named"},
                tuple(details.items()),
            )
        if not found:
            yield from _nobody(source, label, line, value, fold, known)


def _inline(
    label: Label, lines: Sequence[Line], value: str, fold: str, known: Knowledge
) -> Iterator[tuple[Name, Line, About]]:
    line = lines[label.line]
    if not value.strip():
        return
    names = _told_name(value, fold, label, known) or find_names(value, known, latin=True)
    if not names or not _begins(value, fold, names[0], label, known):
        return
    for number, name in enumerate(names):
        stop = names[number + 1].start if number + 1 < len(names) else len(value)
        before = value[: name.start] if number == 0 else ""
        around = f"{label.text} {before}, {value[name.end : stop]}"
        folded = f"{label.text} {fold[: len(before)]}, {fold[name.end : stop]}"
        if number and not re.match(
            r"^[\s,;и*\d]*$", fold[names[number - 1].end : name.start].replace("и", "")
        ):
            between = fold[names[number - 1].end : name.start]
            if len(between) > 60 and not qualify(between, between, known)[1]:
                break
        details, marks = qualify(around, folded, known)
        if number == len(names) - 1 and not ("medical" in marks and details.get("specialty")):
            details, marks = with_card((details, marks), lines, label.line + 1, known)
        yield (
            Name(name.text, label.begin + name.start, label.begin + name.end, name.sure),
            line,
            (details, marks),
        )


def _told_name(value: str, fold: str, label: Label, known: Knowledge) -> list[Name]:
    """«Рецензент: Добромысл Ясный, биоэнергетик»: a name that no list knows, told by what follows it."""
    match = _STRANGE.match(value) if label.colon else None
    if match is None or not qualify(value[match.end() :], fold[match.end() :], known)[1]:
        return []
    if any(word.lower() in known.not_names or word.lower() in known.collective for word in match[1].split()):
        return []
    return [Name(match[1], match.start(1), match.end(1), False)]


def _begins(value: str, fold: str, name: Name, label: Label, known: Knowledge) -> bool:
    """Whether nothing but a title stands between the label and the name."""
    before = fold[: name.start]
    bare = _DATED.sub("", LEAD.sub("", before)).strip(" ,:—–-|•·")
    if not bare:
        return True
    # «Автор этих строк копал грядки с хирургом …»: without a colon a title must follow at once
    first = value[: name.start] if label.colon else " ".join(bare.split()[:2])
    _, marks = qualify(first, first.lower().replace("ё", "е"), known)
    if len(bare) <= 90 and (marks or re.search(r"профессор|доцент|академик|доктор|заведующ|главн", bare)):
        return "." not in re.sub(r"\b\w{1,5}\.", "", bare)
    return (
        label.colon and len(bare) <= 40 and not re.search(r"[.!?]", bare) and not is_collective(bare, known)
    )


def _may_go_on(label: Label, line: Line, value: str, fold: str, known: Knowledge) -> bool:
    """Whether the person may stand in the lines below: nothing here, or a title alone."""
    bare = LEAD.sub("", fold).strip(" .*_")
    if not bare:
        return label.leading
    if len(bare) > 100 or is_collective(bare, known):
        return False
    details, marks = qualify(value, fold, known)
    dated = bool(re.match(r"^\d[\d.\s:/-]*", bare))
    return bool(marks or details or dated) and not re.search(r"[.!?]\s+\w{4,}", bare) and "•" not in bare


def _nobody(source: str, label: Label, line: Line, value: str, fold: str, known: Knowledge) -> Iterator[Fact]:
    """What a label without a person is worth: a badge, a collective, a template, nothing."""
    if label.role == "comments":
        return
    start, end = line.place(label.start, max(label.end, label.begin))
    bare = LEAD.sub("", fold).strip()
    behind = source[end : end + 60]
    if not bare and re.match(r"[\s\"'>*_]*(?:<[^>]*>\s*)*(?:\{\{|<\?|\{[a-zA-Z]|<%)", behind):
        yield Fact(label.role, value.strip(), start, end, "text", "unknown", frozenset({"unknown"}))
    elif bare and is_collective(bare[:60], known) and label.colon:
        yield Fact(label.role, value.strip(), start, end, "text", "unknown", frozenset({"collective"}))
    elif label.role == "reviewer" and (label.leading or label.colon):
        yield Fact("badge", line.text.strip()[:120], start, end, "text", "unknown", frozenset({"unknown"}))
    elif label.role == "author" and label.colon and bare:
        yield Fact("author", value.strip()[:80], start, end, "text", "unknown", frozenset({"collective"}))


def link_of(source: str, start: int, end: int) -> str:
    """The address that a name is a link to, in HTML or Markdown."""
    after = re.match(r"[^\S\n]*(?:</\w+>)*\]\(([^)\s]+)", source[end : end + 200])
    if after:
        return after[1]
    before = source[max(0, start - 300) : start]
    opened = before.rfind("<a ")
    if opened >= 0 and "</a" not in before[opened:].lower():
        found = re.search(r"""href\s*=\s*["']([^"']+)""", before[opened:])
        return found[1] if found else ""
    return ""
