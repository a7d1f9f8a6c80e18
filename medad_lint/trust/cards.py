"""A person beside a label: in the lines below it, in a row of a table, in the line above, before it in its line."""

import re
from collections.abc import Iterator, Sequence

from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Line
from medad_lint.trust.names import Name, find_names
from medad_lint.trust.phrases import Words
from medad_lint.trust.qualify import qualify
from medad_lint.trust.spans import Label
from medad_lint.trust.words import Knowledge

__all__ = ["LEAD", "PEOPLE", "About", "above", "alone", "before", "below", "column_of", "with_card"]

PEOPLE = ("author", "reviewer", "editor", "comments")
CARD = 4  # lines that may follow a label
SHORT = 160
LEAD = Lazy(r"^[\s✓✔•*«\"()\[\]–—:,.-]*")
_PLURAL = Lazy(r"(?:ли|ы|ов|ей)(?:\s\w+)?$")
About = tuple[dict[str, str], frozenset[str]]


def below(
    label: Label,
    lines: Sequence[Line],
    at_line: dict[int, list[Label]],
    value: str,
    fold: str,
    known: Knowledge,
) -> Iterator[tuple[Name, Line, About]]:
    """People in the lines under a label: one, or several where the label speaks of several."""
    begin = label.line + 1
    if not value.strip():
        column = column_of(label, lines, at_line)
        if column:
            line = lines[column] if column < len(lines) else None
            for name in find_names(line.text, known, latin=True)[:3] if line else ():
                if line:
                    told, folded = f"{label.text}, {line.text}", f"{label.text}, {line.fold}"
                    yield name, line, qualify(told, folded, known)
            return
    context = [(f"{label.text} {value}", f"{label.text} {fold}")]
    plural = bool(_PLURAL.search(label.text))
    last = begin + CARD
    number = begin
    while number < min(last, len(lines)):
        line = lines[number]
        if len(line.text) > SHORT * 2 or (line.block.kind == "heading" and line.block.level <= 2):
            return
        others = [item for item in at_line.get(number, []) if item.role in PEOPLE]
        if any(item.leading for item in others):
            return
        if others:  # «Белов П. И. — консультант»: this line names its own role
            number += 1
            last += 1
            continue
        names = _leading_names(line, known)
        if names:
            yield from _named(names, line, lines, number, context, known)
            if not plural:
                return
            context, last = context[:1], number + 1 + CARD
        else:
            context.append((line.text, line.fold))
        number += 1


def _leading_names(line: Line, known: Knowledge) -> list[Name]:
    """The names that a line begins with; a sentence about someone is no card."""
    names = find_names(line.text, known, latin=True)
    if not names:
        return []
    lead = LEAD.sub("", line.text[: names[0].start])
    rest = line.text[names[-1].end :]
    prose = len(rest.split()) > 14 and re.search(r"[а-яё]{3,}\.\s*$", rest)
    titled = not lead.strip() or qualify(lead, lead.lower(), known)[1]
    return names if titled and not prose else []


def _named(
    names: Sequence[Name],
    line: Line,
    lines: Sequence[Line],
    number: int,
    context: Sequence[tuple[str, str]],
    known: Knowledge,
) -> Iterator[tuple[Name, Line, About]]:
    for place, name in enumerate(names):
        stop = names[place + 1].start if place + 1 < len(names) else len(line.text)
        lead = name.start if place == 0 else 0
        told = f"{' '.join(item[0] for item in context)} {line.text[:lead]}, {line.text[name.end : stop]}"
        folded = f"{' '.join(item[1] for item in context)} {line.fold[:lead]}, {line.fold[name.end : stop]}"
        about = qualify(told, folded, known)
        if place == len(names) - 1:
            about = with_card(about, lines, number + 1, known)
        yield name, line, about


def column_of(label: Label, lines: Sequence[Line], at_line: dict[int, list[Label]]) -> int:
    """The line of a value in a table whose first row holds labels and the next the values; 0 elsewhere."""

    def labelled(number: int) -> bool:
        cell = 0 <= number < len(lines) and lines[number].block.kind == "cell"
        return cell and alone(at_line.get(number, []))

    first = last = label.line
    while labelled(first - 1):
        first -= 1
    while labelled(last + 1):
        last += 1
    return last + 1 + label.line - first if last > first and labelled(label.line) else 0


def alone(labels: Sequence[Label]) -> bool:
    """Whether a line is nothing but a label."""
    return len(labels) == 1 and labels[0].leading and labels[0].begin >= labels[0].end


def with_card(about: About, lines: Sequence[Line], begin: int, known: Knowledge) -> About:
    """Adds what the next lines of a card tell: post, category, experience."""
    details, marks = about
    for number in range(begin, min(begin + CARD, len(lines))):
        line = lines[number]
        if len(line.text) > SHORT or line.block.kind == "heading" or find_names(line.text, known):
            break
        words = Words(line.fold)
        if not words or (known.labels.at(words, 0)[1] and ":" in line.fold[:60]):
            break
        more, more_marks = qualify(line.text, line.fold, known)
        sentence = len(words) > 14 and line.text.rstrip().endswith(".")
        if sentence or not (more or more_marks):
            break
        if "topics" in more and "topics" not in details:
            details.pop("specialty", None)  # «врач» of the label says less than the post
        details = {**more, **details}
        if "medical" in more_marks:
            marks = (marks - {"other-field"}) | {"medical"}
        marks = marks | (more_marks if not marks else frozenset())
    return details, marks


def above(
    label: Label, lines: Sequence[Line], at_line: dict[int, list[Label]], known: Knowledge
) -> Iterator[tuple[Name, Line, About]]:
    """A card whose name stands over its label: «Анна Петрова» / «Автор», or over its post: «Анна Петрова» / «хирург» / «Автор»."""
    number = label.line - 1
    if label.colon or number < 0 or not alone(at_line.get(label.line, [])):
        return
    posts: list[Line] = []
    while len(posts) < 2 and number > 0 and _is_post(lines[number], known) and not at_line.get(number):
        posts.append(lines[number])
        number -= 1
    if alone(at_line.get(number - 1, [])):
        return
    line = lines[number]
    names = find_names(line.text, known) if len(line.text) < 90 and not at_line.get(number) else []
    if len(names) == 1 and not LEAD.sub("", line.text[: names[0].start]):
        rest = line.text[names[0].end :]
        told = "".join(f", {post.text}" for post in reversed(posts))
        folded = "".join(f", {post.fold}" for post in reversed(posts))
        about = qualify(
            f"{label.text}, {rest}{told}", f"{label.text}, {line.fold[names[0].end :]}{folded}", known
        )
        if not rest.strip(" ,.") or about[1]:
            yield names[0], line, with_card(about, lines, label.line + 1, known)


def _is_post(line: Line, known: Knowledge) -> bool:
    """A short line that tells what somebody is, and no more."""
    if len(line.text) > 90 or line.block.kind == "heading" or find_names(line.text, known):
        return False
    return bool(qualify(line.text, line.fold, known)[1]) and not re.search(r"[.!?]\s+[а-яё]", line.fold)


def before(label: Label, line: Line, known: Knowledge) -> Iterator[tuple[Name, Line, About]]:
    """«Анна Петрова, автор статьи»: the name stands before the label."""
    if label.start > 90 or (label.end > label.begin and line.text[label.begin : label.end].strip(" .,")):
        return
    head = line.text[: label.start]
    names = find_names(head, known)
    if len(names) == 1 and not LEAD.sub("", head[: names[0].start]):
        rest = line.text[names[0].end :]
        yield names[0], line, qualify(rest, line.fold[names[0].end :], known)
