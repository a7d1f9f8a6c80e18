"""Claims that lean on something: appeals to nameless authorities, and numbers; whether a reference stands near."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact, Line
from medad_lint.trust.phrases import Vocabulary, Words, live
from medad_lint.trust.references import Reference
from medad_lint.trust.words import Knowledge

__all__ = ["claims_of"]

_END = Lazy(r"[.!?…](?:\s*\[[\d\s,;–-]+\]|\s*\([^()]*\d{4}[^()]*\))*(?=\s+[«\"(]?[А-ЯЁA-Z0-9]|\s*$)")
_DIGITS = Lazy(r"\d+")
_AMOUNT = Lazy(
    r"\d+(?:[.,]\d+)?(?:\s?[–—-]\s?\d+(?:[.,]\d+)?)?\s?(?:%|процент\w*|мг(?:/\w+)?|мкг|ме(?![а-я])|ед(?![а-я])|г/сут\w*|ммоль/л|мл/кг|мг/кг)"
)
_UNITS = frozenset(
    "%пмегл–—-.,"
)  # one of them stands behind the digits of an amount, a blank may come before
_TIMES = Lazy(r"в\s\d+(?:[.,]\d+)?(?:\s?[–—-]\s?\d+)?\s(?:раз|раза)(?!\w)")
_OUT_OF = Lazy(r"(?:у\s)?\d+\s(?:человек\w*\s)?из\s\d+(?!\w)")
_EACH = Lazy(r"(?<!\w)(?:у\s)?кажд\w+\s(?:втор|трет|четверт|пят|шест|седьм|восьм|девят|десят)\w+(?!\w)")
# denied, still open, or one's own: «не доказано», «ещё исследования», «в нашем исследовании доказано»
_DENIED = Lazy(
    r"\b(?:не|нет|ни|без|пока|ли|еще|наши\w*|наше\w+|нами(?: было)?|результаты|итоги|данного|этого|настоящего|проведенного"
    r"|в (?:исследовании|работе|эксперименте|статье))\s+$"
)
_PRICE = Lazy(r"скидк|акци[яию]|рубл|₽|цен[аыу]\b|рассрочк")
_ADDRESS = Lazy(r"\]\(https?:|<a\s[^>]*href|https?://")
_BODY = ("paragraph", "list-item", "quote", "cell")
REACH = 120  # no phrase is longer


def claims_of(
    source: str,
    lines: Sequence[Line],
    references: Sequence[Reference],
    listed: frozenset[int],
    words: Vocabulary,
    known: Knowledge,
) -> Iterator[Fact]:
    """Appeals and numbers of the running text, those without a reference marked. `words` is the vocabulary of all lines."""
    starts = [item.start for item in references]
    stems = live(known.appeals.anchors, words)
    for place, line in enumerate(lines):
        if (
            place in listed
            or line.block.kind not in _BODY
            or line.block.scopes & {"review", "nav", "footer", "form"}
        ):
            continue
        if len(line.text) < 25:
            continue
        numeric = _numbers(line.fold)
        appeals = _appeals(line, stems, known)
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
            yield Fact(
                "number", line.text[match.start() : match.end()].strip(), begin, stop, "text", "likely", marks
            )


def _numbers(fold: str) -> list[re.Match[str]]:
    """Amounts, «в 9 раз», «3 из 10», «каждый третий» in order; only what stands around digits is looked at."""
    found = [] if "кажд" not in fold else list(_EACH.finditer(fold))
    end = 0
    for digits in _DIGITS.finditer(fold):
        start = digits.start()
        if start < end:
            continue
        before, behind = fold[start - 1 : start], fold[digits.end() : digits.end() + 2]
        if before == "[" or behind[:1] in ("]", ")") or before.isalnum() or before == "_":
            continue
        match = None
        lead = fold[start - 2] if start > 1 and before == " " else ""
        if lead in ("в", "у") and not fold[max(0, start - 3) : start - 2].isalnum():
            match = (_TIMES if lead == "в" else _OUT_OF).match(fold, start - 2)
        if match is None and before not in (".", ",", "-") and _UNITS.intersection(behind):
            match = _AMOUNT.match(fold, start)
        if match is None and behind[:1] == " ":
            match = _OUT_OF.match(fold, start)
        if match is not None:
            end = match.end()
            found.append(match)
    return sorted(found, key=lambda item: item.start())


def _windows(fold: str, stems: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of a text around given beginnings of words, apart from each other."""
    found: list[tuple[int, int]] = []
    for place in sorted(_places(fold, stems)):
        start = fold.rfind(" ", 0, max(0, place - REACH)) + 1
        stop = fold.find(" ", place + REACH)
        stop = len(fold) if stop < 0 else stop
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(stop, found[-1][1])
        else:
            found.append((start, stop))
    return found


def _places(fold: str, stems: Sequence[str]) -> Iterator[int]:
    for stem in stems:
        place = fold.find(stem)
        while place >= 0:
            yield place
            place = fold.find(stem, place + 1)


def _appeals(line: Line, stems: Sequence[str], known: Knowledge) -> list[tuple[int, int]]:
    return [span for window in _windows(line.fold, stems) for span in _appeals_in(line, *window, known)]


def _appeals_in(line: Line, begin: int, stop: int, known: Knowledge) -> list[tuple[int, int]]:
    words = Words(line.fold[begin:stop])
    found: list[tuple[int, int]] = []
    past = 0
    for place in known.appeals.starts(words):
        if place < past:
            continue
        name, after = known.appeals.at(words, place)
        if after <= place or not name:
            continue
        past = after
        start, end = begin + words.start(place), begin + words.end(after - 1)
        before = line.fold[max(0, start - 30) : start]
        denied = _DENIED.search(before) or re.search(r"\bне\b", line.fold[start:end])
        asked = line.fold[end : end + 3].startswith(" ли")
        if not denied and not asked and not re.search(r"[.;!?]", line.fold[start:end]):
            found.append((start, end))
    return found
