"""Claims that lean on something: appeals to nameless authorities, and numbers; whether a reference stands near."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact, Line
from medad_lint.trust.references import Reference
from medad_lint.trust.words import Knowledge, words_of

__all__ = ["claims_of"]

_END = Lazy(r"[.!?…](?:\s*\[[\d\s,;–-]+\]|\s*\([^()]*\d{4}[^()]*\))*(?=\s+[«\"(]?[А-ЯЁA-Z0-9]|\s*$)")
_NUMBER = Lazy(
    r"(?<![\w.,-])\d+(?:[.,]\d+)?(?:\s?[–—-]\s?\d+(?:[.,]\d+)?)?\s?(?:%|процент\w*|мг(?:/\w+)?|мкг|ме(?![а-я])|ед(?![а-я])|г/сут\w*|ммоль/л|мл/кг|мг/кг)"
    r"|(?<!\w)в\s\d+(?:[.,]\d+)?(?:\s?[–—-]\s?\d+)?\s(?:раз|раза)(?!\w)|(?<!\w)(?:у\s)?(?:кажд\w+\s(?:втор|трет|четверт|пят|шест|седьм|восьм|девят|десят)\w+|\d+\sиз\s\d+|\d+\sчеловек\w*\sиз\s\d+)(?!\w)"
)
_PRICE = Lazy(r"скидк|акци[яию]|рубл|₽|цен[аыу]\b|рассрочк")
_ADDRESS = Lazy(r"\]\(https?:|<a\s[^>]*href|https?://")
_DIGIT = Lazy(r"\d")
_BODY = ("paragraph", "list-item", "quote", "cell")


def claims_of(
    source: str,
    lines: Sequence[Line],
    references: Sequence[Reference],
    listed: frozenset[int],
    known: Knowledge,
) -> Iterator[Fact]:
    """Appeals and numbers of the running text, those without a reference marked."""
    starts = [item.start for item in references]
    whole = "\n".join(line.fold for line in lines)
    live = [stem for stem in known.appeals.anchors if stem in whole]
    for place, line in enumerate(lines):
        if (
            place in listed
            or line.block.kind not in _BODY
            or line.block.scopes & {"review", "nav", "footer", "form"}
        ):
            continue
        if len(line.text) < 25:
            continue
        numeric = list(_NUMBER.finditer(line.fold)) if _DIGIT.search(line.text) or "кажд" in line.fold else []
        appeals = _appeals(line, known) if any(stem in line.fold for stem in live) else []
        if not numeric and not appeals:
            continue
        ends = [0, *(match.end() for match in _END.finditer(line.text)), len(line.text)]

        def sourced(at: int, reach: int, line: Line = line, ends: list[int] = ends) -> bool:
            number = max(bisect_left(ends, at + 1), 1)
            first = ends[number - 1]
            last = ends[min(number + reach, len(ends) - 1)]
            begin, stop = line.place(first, max(last, first + 1))
            near = bisect_left(starts, begin)
            if near < len(starts) and starts[near] <= stop + 12:
                return True
            return bool(_ADDRESS.search(source[begin : stop + 4]))

        for start, end in appeals:
            begin, stop = line.place(start, end)
            marks = frozenset() if sourced(start, 1) else frozenset({"unsourced"})
            yield Fact("appeal", line.text[start:end], begin, stop, "text", "sure", marks)
        for match in numeric:
            around = line.fold[max(0, match.start() - 60) : match.end() + 40]
            if _PRICE.search(around):
                continue
            begin, stop = line.place(*match.span())
            marks = frozenset() if sourced(match.start(), 1) else frozenset({"unsourced"})
            yield Fact("number", match.group().strip(), begin, stop, "text", "likely", marks)


def _appeals(line: Line, known: Knowledge) -> list[tuple[int, int]]:
    words = words_of(line.fold)
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        name, stop = known.appeals.at(words, place)
        if stop > place and name:
            start, end = words[place].start, words[stop - 1].end
            before = line.fold[max(0, start - 14) : start]
            denied = re.search(
                r"(?:\bне|\bнет|\bни|\bбез|\bпока|\bли|\bнаши|\bнаших|\bеще)\s+$", before
            ) or re.search(r"\bне\b", line.fold[start:end])
            asked = line.fold[end : end + 3].startswith(" ли")
            if not denied and not asked and not re.search(r"[.;!?]", line.fold[start:end]):
                found.append((start, end))
            place = stop
        else:
            place += 1
    return found
