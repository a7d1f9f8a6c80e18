"""Authors, reviewers and editors in the visible text: labels and values in a line, the next lines, a card, a table."""

import re
from collections.abc import Iterator, Sequence

from medad_lint.trust.model import Fact, Line
from medad_lint.trust.names import Name, find_names, is_collective
from medad_lint.trust.qualify import qualify
from medad_lint.trust.spans import Label
from medad_lint.trust.words import Knowledge

__all__ = ["link_of", "people_of"]

_ROLES = ("author", "reviewer", "editor", "comments")
CARD = 4  # lines that may follow a label
SHORT = 160
_MARKS = re.compile(r"^[\s✓✔•*«\"()\[\]–—:,.-]*")
_EXCUSE = re.compile(
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
        if label.role not in _ROLES:
            continue
        line = lines[label.line]
        value, fold = line.text[label.begin : label.end], line.fold[label.begin : label.end]
        if label.role == "reviewer" and _EXCUSE.match(fold.strip()):
            continue
        found = list(_inline(label, lines, value, fold, known))
        if not found and _may_go_on(label, line, value, fold, known):
            found = list(_below(label, lines, at_line, value, fold, known))
        if not found and label.leading is False:
            found = list(_before(label, line, known))
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


About = tuple[dict[str, str], frozenset[str]]


def _inline(
    label: Label, lines: Sequence[Line], value: str, fold: str, known: Knowledge
) -> Iterator[tuple[Name, Line, About]]:
    line = lines[label.line]
    if not value.strip():
        return
    names = find_names(value, known, latin=True)
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
            details, marks = _with_card(details, marks, lines, label.line + 1, known)
        yield (
            Name(name.text, label.begin + name.start, label.begin + name.end, name.sure),
            line,
            (details, marks),
        )


def _begins(value: str, fold: str, name: Name, label: Label, known: Knowledge) -> bool:
    """Whether nothing but a title stands between the label and the name."""
    before = fold[: name.start]
    bare = _MARKS.sub("", before).strip(" ,:—–-")
    if not bare:
        return True
    _, marks = qualify(value[: name.start], before, known)
    if len(bare) <= 90 and (marks or re.search(r"профессор|доцент|академик|доктор|заведующ|главн", bare)):
        return "." not in re.sub(r"\b\w{1,5}\.", "", bare)
    return (
        label.colon and len(bare) <= 40 and not re.search(r"[.!?]", bare) and not is_collective(bare, known)
    )


def _may_go_on(label: Label, line: Line, value: str, fold: str, known: Knowledge) -> bool:
    """Whether the person may stand in the lines below: nothing here, or a title alone."""
    bare = _MARKS.sub("", fold).strip(" .*_")
    if not bare:
        return label.leading
    if len(bare) > 100 or is_collective(bare, known):
        return False
    details, marks = qualify(value, fold, known)
    dated = bool(re.match(r"^\d[\d.\s:/-]*", bare))
    return bool(marks or details or dated) and not re.search(r"[.!?]\s+\w{4,}", bare) and "•" not in bare


def _below(
    label: Label,
    lines: Sequence[Line],
    at_line: dict[int, list[Label]],
    value: str,
    fold: str,
    known: Knowledge,
) -> Iterator[tuple[Name, Line, About]]:
    begin = label.line + 1
    if not value.strip():
        # a table: a row of labels, then a row of values
        first = label.line
        while first > 0 and _alone(at_line.get(first - 1, [])):
            first -= 1
        last = label.line
        while last + 1 < len(lines) and _alone(at_line.get(last + 1, [])):
            last += 1
        if last > first:
            begin = last + 1 + (label.line - first)
            for name in find_names(lines[begin].text, known, latin=True)[:3] if begin < len(lines) else ():
                yield (
                    name,
                    lines[begin],
                    qualify(
                        f"{label.text}, {lines[begin].text}", f"{label.text}, {lines[begin].fold}", known
                    ),
                )
            return
    context = [(label.text + " " + value, label.text + " " + fold)]
    for number in range(begin, min(begin + CARD, len(lines))):
        line = lines[number]
        if len(line.text) > SHORT * 2 or (line.block.kind == "heading" and line.block.level <= 2):
            return
        labels = at_line.get(number, [])
        if any(item.leading and item.role in _ROLES for item in labels):
            return
        names = find_names(line.text, known, latin=True)
        lead = _MARKS.sub("", line.text[: names[0].start]) if names else "x"
        if names and (not lead.strip() or qualify(lead, lead.lower(), known)[1]):
            for place, name in enumerate(names):
                stop = names[place + 1].start if place + 1 < len(names) else len(line.text)
                before = line.text[: name.start] if place == 0 else ""
                told = f"{' '.join(item[0] for item in context)} {before}, {line.text[name.end : stop]}"
                folded = f"{' '.join(item[1] for item in context)} {line.fold[: len(before)]}, {line.fold[name.end : stop]}"
                details, marks = qualify(told, folded, known)
                if place == len(names) - 1:
                    details, marks = _with_card(details, marks, lines, number + 1, known)
                yield name, line, (details, marks)
            return
        context.append((line.text, line.fold))


def _alone(labels: Sequence[Label]) -> bool:
    return len(labels) == 1 and labels[0].leading and labels[0].begin >= labels[0].end


def _with_card(
    details: dict[str, str], marks: frozenset[str], lines: Sequence[Line], begin: int, known: Knowledge
) -> tuple[dict[str, str], frozenset[str]]:
    """Adds what the next lines of a card tell: post, category, experience."""
    for number in range(begin, min(begin + CARD, len(lines))):
        line = lines[number]
        if len(line.text) > SHORT or line.block.kind == "heading" or find_names(line.text, known):
            break
        words = line.fold.split()
        if words and known.labels.at([*_words(line.fold)], 0)[1] and ":" in line.fold[:60]:
            break
        more, more_marks = qualify(line.text, line.fold, known)
        if not more and not more_marks:
            break
        if len(words) > 14 and line.text.rstrip().endswith("."):
            break  # a sentence of the article, not a line of a card
        details = {**more, **details}
        if "medical" in more_marks:
            marks = (marks - {"other-field"}) | {"medical"}
        marks = marks | (more_marks if not marks else frozenset())
    return details, marks


def _words(fold: str) -> list:  # type: ignore[type-arg]
    from medad_lint.trust.words import words_of

    return words_of(fold) or words_of("x")


def _before(label: Label, line: Line, known: Knowledge) -> Iterator[tuple[Name, Line, About]]:
    """«Анна Петрова, автор статьи»: the name stands before the label."""
    if label.start > 90 or (label.end > label.begin and line.text[label.begin : label.end].strip(" .,")):
        return
    head = line.text[: label.start]
    names = find_names(head, known)
    if len(names) == 1 and not _MARKS.sub("", head[: names[0].start]):
        rest = line.text[names[0].end :]
        yield names[0], line, qualify(rest, line.fold[names[0].end :], known)


def _nobody(source: str, label: Label, line: Line, value: str, fold: str, known: Knowledge) -> Iterator[Fact]:
    """What a label without a person is worth: a badge, a collective, a template, nothing."""
    if label.role == "comments":
        return
    start, end = line.place(label.start, max(label.end, label.begin))
    bare = _MARKS.sub("", fold).strip()
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
