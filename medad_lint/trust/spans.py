"""Labels of people and dates in the lines of a page, each with the stretch of text it speaks of."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Line
from medad_lint.trust.phrases import Vocabulary, Words, live
from medad_lint.trust.words import Knowledge

__all__ = ["Label", "labels_of"]

SHORT = 120  # in a line of this length the few words that may begin a label are looked at at once
LONGEST = 400  # a line longer than this is prose
REACH = 90  # no label is longer
_BREAK = Lazy(r"[|•·;.(,—–/✓✔\]*:]|\s-\s")
_GAP = ' |•·;.(,—–-/✓✔]*:»"\t\xa0'
_WORD = Lazy(r"\w[\w-]*")
_LEADING = Lazy(r"\W*$")
_SEPARATORS = frozenset("|•·;.(,—–/✓✔]*:")
_CAPITAL = Lazy(r"[А-ЯЁA-Z]")
_COLON = Lazy(r"\s*(?:[:—–]|\s-\s|-\s)")
_TAIL = Lazy(r"^[\s*_.…»)\]]*$")


class Label(NamedTuple):
    """A label in a line. Its value stands at `[begin, end)` of the line; empty where the line ends with the label."""

    role: str
    line: int
    start: int
    begin: int
    end: int
    colon: bool
    leading: bool  # the line begins with it
    text: str


def labels_of(lines: Sequence[Line], words: Vocabulary, known: Knowledge) -> list[Label]:
    """The labels of all lines in order; those in reviews are left out. `words` is their vocabulary."""
    found: list[Label] = []
    stems, heads = live(known.labels.anchors, words), known.labels.heads
    for number, line in enumerate(lines):
        if len(line.text) > LONGEST or "review" in line.block.scopes:
            continue
        if len(line.text) > SHORT and not any(stem in line.fold for stem in stems):
            continue
        inside: list[Label] = []
        for match in _WORD.finditer(line.text):
            start = match.start()
            if line.fold[start : start + 2] not in heads or not _may_begin(line.text, start):
                continue
            if (inside and start < inside[-1].start + len(inside[-1].text)) or not known.labels.could(
                line.fold[start : match.end()]
            ):
                continue
            label = _label(line, number, start, known)
            if label is not None:
                inside.append(label)
        for here, after in zip(inside, [*inside[1:], None], strict=False):
            stop = after.start if after else len(line.text)
            if _TAIL.match(line.text[here.begin : stop]):
                stop = here.begin
            found.append(here._replace(end=stop))
    return found


def _may_begin(text: str, start: int) -> bool:
    """Whether a label may begin at a word: first in its line, behind a separator, or a capital one."""
    before = text[:start]
    if before.rstrip()[-1:] in _SEPARATORS or before.endswith(" - "):
        return True
    if before[-1:].isspace() and _CAPITAL.match(text, start):
        return True
    return _LEADING.match(before) is not None


def _label(line: Line, number: int, start: int, known: Knowledge) -> Label | None:
    """The label that begins at a place of a line, if what stands around it makes it one."""
    words = Words(line.fold[start : start + REACH])
    role, stop = known.labels.at(words, 0)
    if not stop:
        return None
    end = start + words.end(stop - 1)
    if stop == 1 and words.texts[0] == "эксперт" and re.match(r"\s*[а-яa-z]", line.fold[end:]):
        return None  # «Эксперт стоматолог» beside a form says what somebody is, not what he has done
    before = line.fold[:start]
    leading = not re.search(r"\w", before)
    gap = before[len(before.rstrip(_GAP)) :] if not leading else before
    mark = _COLON.match(line.fold, end)
    begin = mark.end() if mark else end
    label = Label(role, number, start, begin, len(line.text), mark is not None, leading, line.fold[start:end])
    if not leading:
        told = label.colon or _opens(line.fold, begin) or _closes(line.fold, gap, begin)
        told = told or (stop > 1 and line.text[start].isupper() and _names(line.text, begin))
        if not (told if _BREAK.search(gap) else label.colon):
            return None
    return label


def _closes(fold: str, gap: str, begin: int) -> bool:
    """«Анна Петрова, автор статьи»: the label ends the line, behind a comma or a dash."""
    return not fold[begin:].strip(" .)*_") and any(sign in gap for sign in ",—–(")


def _names(text: str, begin: int) -> bool:
    """«Статья проверена Михаилом …»: a name or a title in capitals follows."""
    return bool(re.match(r"\s*(?:врач\w*[\s-][\w-]*\s?)?[А-ЯЁ][а-яё]+\s[А-ЯЁ]", text[begin : begin + 60]))


def _opens(fold: str, begin: int) -> bool:
    """Whether what follows a label within a line begins like a date."""
    return bool(re.match(r"\s*(?:\d|вчера|сегодня|[«\"]\d)", fold[begin : begin + 12]))
