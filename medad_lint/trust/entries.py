"""Items of a list as they stand: their numbers, several in a line, lines that go on."""

import re

from medad_lint.trust.heads import is_placeholder
from medad_lint.trust.items import read_item
from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact, Line
from medad_lint.trust.words import Knowledge

__all__ = ["goes_on", "item_of", "number_of", "several"]

_NUMBER = Lazy(r"^\s*\[?(\d{1,3})(?:[.)\]]+|\s(?=[А-ЯA-Z]))\s*")
_OF_ISSUE = Lazy(r"(?:№|\b(?:т|вып|ч|кн|vol|no|iss|n))\.?\s?$", re.IGNORECASE)  # «№ 4. С. 104–140»
_INLINE = Lazy(r"(?:(?<=[.;:)\]»\s])|^)(\d{1,3})[.)]\s(?=[А-ЯЁA-Z«\"\[h])")


def goes_on(line: Line) -> bool:
    """Whether a paragraph is the rest of an item: it begins small."""
    if re.match(r"https?:|www\.", line.text):
        return False
    return line.text[:1].islower() or line.text[:1].isdigit() or line.text[:2] in ("– ", "— ", "- ", "//")


def number_of(source: str, line: Line) -> tuple[int | None, int]:
    """The number of an item and where its text begins: it stands in the text, or before it in the source."""
    match = _NUMBER.match(line.text)
    if match:
        return int(match[1]), match.end()
    if line.offset == 0 and line.text:
        start = line.place(0, 1)[0]
        before = re.search(r"(\d{1,3})[.)]\s*[*_\[\\]*$", source[max(0, start - 8) : start])
        if before:
            return int(before[1]), 0
    return None, 0


def several(line: Line, lead: int) -> list[tuple[int, int, int]]:
    """Items in one line: «1. … 2. … 3. …» with numbers that follow each other."""
    marks = list(_INLINE.finditer(line.text))
    run: list[tuple[int, int, int]] = []
    for match in marks:
        number = int(match[1])
        if run and (number != run[-1][2] + 1 or _OF_ISSUE.search(line.text[: match.start()])):
            continue
        run.append((match.start(), match.end(), number))
    if len(run) < 2 or run[0][0] > 3:
        return [(lead, len(line.text), 0)]
    stops = [item[0] for item in run[1:]] + [len(line.text)]
    return [(item[1], stop, item[2]) for item, stop in zip(run, stops, strict=True)]


def item_of(
    source: str, text: str, start: int, end: int, number: str, known: Knowledge, numbered: bool = False
) -> Fact | None:
    """One item as a fact; None where the text is no source."""
    bare = text.strip(" .;*_")
    if (len(bare) < 6 and "." not in bare) or is_placeholder(bare, known):
        return None
    details, marks = read_item(bare, _around(source, start, end), known)
    if not details and numbered and len(bare) >= 20 and " " in bare:
        # a numbered line of a list is an item even where it names neither year nor address
        details, marks = {"kind": "article", "quality": "weak"}, frozenset({"weak", "incomplete"})
    if not details:
        return None
    pairs = (*details.items(), ("number", number))
    return Fact("source", bare, start, end, "list", "sure", marks, pairs)


def _around(source: str, start: int, end: int) -> str:
    """The source of an item with the address of its link, but nothing of its neighbours."""
    before = source[max(0, start - 260) : start]
    low = before.lower()
    cut = (
        max(low.rfind(sign) for sign in ("\n", "<li", "<p", "</a", "<br")) if len(low) == len(before) else -1
    )
    after = source[end : end + 260]
    stop = re.search(r"\n|</li|</p|<br|<li", after, re.IGNORECASE)
    return before[cut + 1 :] + source[start:end] + after[: stop.start() if stop else len(after)]
