"""Text fitted to a terminal: widths, wrapping, the quotation underlined in its line."""

import re
import unicodedata

from medad_lint.report.places import Lines

__all__ = ["clean", "framed", "width_of", "wrapped"]

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_GLUE = re.compile(r"(?<=\d) (?=\d|[₽%№])|(?<=[№§]) | (?=[—–])")  # «10 000 ₽», «№ 5», a dash ends a line
_NARROW = re.compile("[\0 -~\u00a0А-яЁё«»„“—–…№₽│]*")  # signs that take one column each
_LINES = 3  # of a quotation that goes over several


def clean(text: str) -> str:
    """The text as it is safe to print: a file must not colour the terminal or turn a line round."""
    return _CONTROL.sub(" ", _UNSEEN.sub("", text))


def width_of(text: str) -> int:
    """Columns a terminal gives a text: wide signs and pictures two, combining marks none."""
    if _NARROW.fullmatch(text):
        return len(text)
    total = 0
    for sign in text:
        if not unicodedata.combining(sign) and not _UNSEEN.match(sign):
            total += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    return total


def wrapped(label: str, text: str, width: int, indent: int) -> list[str]:
    """The text in lines of a width, its label before the first; spaces that do not break stay whole."""
    out: list[str] = []
    line = label + " " * (indent - width_of(label))
    used, empty = max(indent, width_of(label)), True
    for word in re.split(r"[ \t\r\n]+", _GLUE.sub("\0", clean(text)).strip(" ")):
        wide = width_of(word)
        if not empty and used + 1 + wide > width:
            out.append(line)
            line, used, empty = " " * indent, indent, True
        line += word if empty else f" {word}"
        used += wide if empty else wide + 1
        empty = False
    out.append(line)
    return [line.replace("\0", " ") for line in out]


def framed(lines: Lines, start: int, end: int, width: int) -> list[tuple[str, str, str, str]]:
    """The lines of a quotation: gutter, text before, the quoted words, text after. Long ones are cut at a space."""
    first, last = lines.number(start), lines.number(max(end - 1, start))
    gutter = len(str(min(last, first + _LINES - 1) + 1))
    found = []
    for number in range(first, min(last, first + _LINES - 1) + 1):
        text = lines.line(number)
        begin = lines.column(start) if number == first else len(text) - len(text.lstrip())
        stop = lines.column(end - 1) + 1 if number == last and end > start else len(text)
        before, inside, after = text[:begin], text[begin:stop], text[stop:]
        far = 8 * width
        before, inside, after = _cut(
            clean(before[-far:]), clean(inside[:far]), clean(after[:far]), width - gutter - 7
        )
        mark = f"    {number + 1:>{gutter}} │ "
        found.append((mark, before, inside, after))
    return found


def _cut(before: str, inside: str, after: str, room: int) -> tuple[str, str, str]:
    """A window of the line around the quoted words; a line may be a whole page long, so no more than needed is measured."""
    before, after = before.lstrip(), after.rstrip()
    shown = _beginning(inside, room - 2)
    if shown != inside:
        return "", f"{shown.rstrip()}…", ""
    spare = room - width_of(inside)
    left, right = _end(before, spare), _beginning(after, spare)
    if left == before and right == after and width_of(left) + width_of(right) <= spare:
        return before, inside, after
    room_left = max(spare // 2, spare - width_of(right))
    if left != before or width_of(left) > room_left:
        head, sign, tail = _end(before, room_left - 2).partition(" ")
        left = f"… {tail}" if sign else f"…{head}"
    room_right = spare - width_of(left)
    if right != after or width_of(right) > room_right:
        head, sign, tail = _beginning(after, room_right - 2).rpartition(" ")
        right = f"{head} …" if sign else f"{tail}…"
    return left, inside, right.rstrip()


def _beginning(text: str, room: int) -> str:
    """As much of a text as fits into some columns."""
    if _NARROW.fullmatch(text):
        return text[: max(room, 0)]
    total = 0
    for place, sign in enumerate(text):
        total += width_of(sign)
        if total > room:
            return text[:place]
    return text


def _end(text: str, room: int) -> str:
    """As much of the end of a text as fits into some columns."""
    back = _beginning(text[::-1], room)
    return text[len(text) - len(back) :]
