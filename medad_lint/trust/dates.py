"""Dates in every form that Russian pages write them in. Two-digit years are of this century."""

import re
from typing import NamedTuple

from medad_lint.trust.lazy import Lazy

__all__ = ["When", "days_between", "ends_with_it", "find_dates", "is_date", "months_between"]

_MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "мае": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11,
    "дек": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NAMES = (
    r"(?:январ[ьяе]|янв\.?|феврал[ьяе]|фев\.?|март[ае]?|мар\.|апрел[ьяе]|апр\.?|ма[йяе]|июн[ьяе]|июл[ьяе]|август[ае]?|авг\.?"
    r"|сентябр[ьяе]|сент?\.?|октябр[ьяе]|окт\.?|ноябр[ьяе]|нояб?\.?|декабр[ьяе]|дек\.?"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_DIGITS = Lazy(r"\d+")
# what begins with digits, tried where digits stand
_DIGITAL = Lazy(
    r"(?P<iso>(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?(?:[t ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?)?(?![\d-]))"
    r"|(?P<ymd>(?:19|20)\d\d[./]\d{1,2}[./]\d{1,2}(?!\d))"
    r"|(?P<num>(?<!\.)\d{1,2}\s?(?P<sep>[./-])\s?\d{1,2}\s?(?P=sep)\s?(?:\d{4}|\d{2})(?![\d/]))"
    rf"|(?P<words>[«\"]?\d{{1,2}}[»\"]?(?:-?го)?\s{_NAMES}(?:,?\s(?:19|20)\d\d)?(?![а-яa-z]))"
    r"|(?P<unix>1[3-9]\d{8}(?:\d{3})?(?!\d))"
)
# what begins with a month
_NAMED = Lazy(
    rf"(?P<us>(?<![а-яa-z]){_NAMES}\s\d{{1,2}},?\s(?:19|20)\d\d)"
    rf"|(?P<month>(?<![а-яa-z\d]){_NAMES}\s(?:19|20)\d\d)"
)
_RELATIVE = Lazy(
    r"(?P<rel>(?:\d+|полтора|пару|несколько)?\s?(?:секунд\w*|минут\w*|час\w*|дн\w*|день|недел\w*|месяц\w*|год\w*|лет)\sназад|(?<!\w)(?:вчера|сегодня|позавчера|только что)(?!\w))"
)
_KINDS = ("iso", "ymd", "num", "words", "us", "month", "rel", "unix")
_ALONE = Lazy(
    r"^[\s•|·,(]*(?:г\.|года|,?\s?(?:в\s)?\d\d[:.]\d\d|\d+\s?мин\w*(?:\s\w+)?|время чтения\W*\d+ мин\w*)?[\s•|·,.(]*$"
)
_AGO = ("назад", "вчера", "сегодня", "только что")
_LAST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class When(NamedTuple):
    """A date in a text: `iso` is 2026-03-12, 2026-03 or empty where it is only relative; `wrong`: there is no such day."""

    start: int
    end: int
    iso: str
    form: str
    wrong: bool = False


def find_dates(fold: str) -> list[When]:
    """The dates of a folded text in order. A day with a month but no year has no date."""
    matches: list[re.Match[str]] = []
    start = end = -1
    for digits in _DIGITS.finditer(fold):
        start = digits.start()
        if start < end:
            continue
        match = _DIGITAL.match(fold, start - 1) if start and fold[start - 1] in '«"' else None
        match = match or _DIGITAL.match(fold, start)
        if match is not None:
            matches.append(match)
            end = match.end()
    if start >= 0 and any(month in fold for month in _MONTHS):
        matches += _NAMED.finditer(fold)
    if any(word in fold for word in _AGO):
        matches += _RELATIVE.finditer(fold)
    found: list[When] = []
    for match in sorted(matches, key=lambda item: item.start()):
        if found and match.start() < found[-1].end:
            continue
        told = match.groupdict()
        when = _read(match, next(kind for kind in _KINDS if told.get(kind)))
        if when is not None:
            found.append(when)
    return found


def is_date(fold: str) -> bool:
    """Whether a text is a date and no more, but for the hour and how long the reading takes."""
    dates = find_dates(fold)
    return len(dates) == 1 and not fold[: dates[0].start].strip() and ends_with_it(fold, dates[0].end)


def ends_with_it(fold: str, end: int) -> bool:
    """Whether nothing of weight stands behind a date."""
    return _ALONE.match(fold[end:]) is not None


def _read(match: re.Match[str], kind: str) -> When | None:
    text, start, end = match.group(), match.start(), match.end()
    if kind == "rel":
        lead = len(text) - len(text.lstrip())
        return When(start + lead, end, "", "relative")
    if kind == "unix":
        from datetime import UTC, datetime

        seconds = int(text[:10])
        return When(start, end, datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d"), "unix")
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    if kind in ("iso", "ymd"):
        day = numbers[2] if len(numbers) > 2 and re.match(r"\d{4}\W\d{1,2}\W\d", text) else 0
        return _made(start, end, numbers[0], numbers[1], day, kind)
    if kind == "num":
        year = numbers[2] if numbers[2] > 99 else 2000 + numbers[2]
        return _made(start, end, year, numbers[1], numbers[0], kind if numbers[2] > 99 else "short")
    month = _month(text)
    if kind == "words":
        if len(numbers) < 2:
            return None
        return _made(start, end, numbers[1], month, numbers[0], kind)
    if kind == "us":
        return _made(start, end, numbers[1], month, numbers[0], kind)
    return _made(start, end, numbers[0], month, 0, kind)


def _month(text: str) -> int:
    name = re.search(r"[а-яa-z]{3,}", text.replace("го ", ""))
    return _MONTHS.get(name.group()[:3], 0) if name else 0


def _made(start: int, end: int, year: int, month: int, day: int, form: str) -> When | None:
    if not 1990 <= year <= 2100:
        return None
    wrong = not 1 <= month <= 12 or day > (_LAST[month - 1] if 1 <= month <= 12 else 31)
    if month == 2 and day == 29 and year % 4:
        wrong = True
    iso = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    return When(start, end, iso, form, wrong)


def _days(iso: str) -> int:
    from datetime import date

    parts = [int(part) for part in iso.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return date(year, min(max(month, 1), 12), 1).toordinal()


def days_between(first: str, second: str) -> int:
    """Days from one date to another; where one of them names only a month, 0 if the other lies in it."""
    if len(first) != len(second):
        short = min(len(first), len(second))
        if first[:short] == second[:short]:
            return 0
    return _days(second) - _days(first)


def months_between(first: str, second: str) -> int:
    """Whole months from one date to another."""
    years, months = int(second[:4]) - int(first[:4]), int(second[5:7]) - int(first[5:7])
    whole = years * 12 + months
    if len(first) > 7 and len(second) > 7 and second[8:10] < first[8:10]:
        whole -= 1
    return whole
