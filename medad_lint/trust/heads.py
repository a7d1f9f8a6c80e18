"""Facts from the keys of a front matter."""

import re
from collections.abc import Iterator, Sequence

from medad_lint.document.fields import Field
from medad_lint.trust.dates import find_dates
from medad_lint.trust.items import read_item
from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact
from medad_lint.trust.names import find_names, is_collective
from medad_lint.trust.phrases import Words
from medad_lint.trust.qualify import qualify
from medad_lint.trust.stamps import generated
from medad_lint.trust.words import Knowledge

__all__ = ["heads_of", "is_placeholder", "person_of", "stamp_of"]

_PEOPLE = ("author", "reviewer", "editor")
_NAME_PARTS = ("name", "title", "fio", "фио", "имя", "fullname", "label")
_PROPER = ("name", "fio", "фио", "имя", "fullname")
_ABOUT = (
    "role", "job", "jobtitle", "position", "specialty", "speciality", "degree", "credentials", "bio", "description", "experience",
    "qualification", "post", "должность", "специальность", "стаж", "степень", "category",
)  # fmt: skip
_TEMPLATE = Lazy(r"\{\{.*|\{%.*|<\?.*|<%.*|\$\{.*|#[A-Z_]{3,}#|%[A-Z_]+%")


def heads_of(fields: Sequence[Field], known: Knowledge) -> Iterator[Fact]:
    """People, dates and sources of a front matter; what is no value is told as such."""
    groups: dict[tuple[str, str], list[tuple[Field, list[str]]]] = {}
    for field in fields:
        parts = re.sub(r"(?<=[a-z])(?=[A-Z])", "", field.key).lower().split(".")
        for depth in (0, 1, 2):
            if depth >= len(parts) or (
                depth
                and parts[0] in ("covercredit", "cover", "image", "faq", "photo", "reviews", "hero", "medad")
            ):
                break
            name = known.keys.get(re.sub(r"[_\s-]", "", parts[depth]).replace("ё", "е"))
            if (
                depth
                and name in ("source", "published", "updated", "reviewed")
                and parts[0]
                not in ("post", "article", "meta", "params", "seo", "frontmatter", "extra", "fields")
            ):
                continue
            if name is None or (depth and parts[depth - 1] in ("sources", "references", "source")):
                continue
            rest = parts[depth + 1 :]
            number = next((part for part in rest if part.isdigit()), "")
            groups.setdefault((name, number), []).append(
                (field, [part for part in rest if not part.isdigit()])
            )
            break
    for (name, number), items in groups.items():
        if name in _PEOPLE:
            about = [field.value for field, _ in groups.get((f"{name}-about", ""), ())]
            yield from _people(name, items, about, known)
        elif name in ("published", "updated", "reviewed"):
            for field, rest in items:
                if not rest or rest[-1] in ("date", "value", "iso"):
                    yield from stamp_of(name, field.value, field.start, field.end, "front-matter", known)
        elif name == "source":
            yield from _source(items, number, known)


def _people(
    role: str, items: Sequence[tuple[Field, list[str]]], about: list[str], known: Knowledge
) -> Iterator[Fact]:
    """One person of a key: a string, or a name with what stands beside it."""
    named = [(field, rest) for field, rest in items if not rest or rest[-1] in _NAME_PARTS]
    beside = [field.value for field, rest in items if rest and rest[-1] in _ABOUT]
    proper = [(field, rest) for field, rest in named if rest and rest[-1] in _PROPER]
    if proper:  # beside a name, a title is a post
        beside += [field.value for field, rest in named if rest and rest[-1] not in _PROPER]
        named = proper
    for field, _ in named:
        yield from person_of(
            role, field.value, field.start, field.end, "front-matter", [*beside, *about], known
        )


def person_of(
    role: str,
    value: str,
    start: int,
    end: int,
    origin: str,
    about: Sequence[str],
    known: Knowledge,
    typed: bool = False,
) -> Iterator[Fact]:
    """The people whom a value names; a placeholder, a template, an editorial office give a fact that does not count."""
    bare = value.strip()
    if value in ("true", "false") or re.fullmatch(r"[a-z0-9_-]+\.(?:jpg|png|webp)|\d+", bare):
        return
    if is_placeholder(bare, known):
        yield Fact(role, bare, start, end, origin, "unknown", frozenset({"unknown"}))
        return
    names = find_names(bare, known, latin=True)
    lead = bare[: names[0].start].lower() if names else ""
    if names and lead and not qualify(lead, lead, known)[1] and is_collective(lead, known):
        names = []
    if not names:
        mark = "collective"
        yield Fact(role, bare, start, end, origin, "unknown", frozenset({mark}))
        return
    shift = len(value) - len(value.lstrip())
    exact = end - start == len(value)
    for number, name in enumerate(names):
        stop = names[number + 1].start if number + 1 < len(names) else len(bare)
        told = ", ".join(
            (lead if not number else "", bare[name.end : stop], *(about if len(names) == 1 else ()))
        )
        details, marks = qualify(told, told.lower().replace("ё", "е"), known)
        place = (start + shift + name.start, start + shift + name.end) if exact else (start, end)
        sure = "sure" if name.sure or typed else "likely"
        yield Fact(role, name.text, *place, origin, sure, marks | {"named"}, tuple(details.items()))


def stamp_of(
    kind: str, value: str, start: int, end: int, origin: str, known: Knowledge, sure: str = "sure"
) -> Iterator[Fact]:
    """The date of a value; a template or a placeholder gives an unknown one."""
    bare = value.strip()
    if _TEMPLATE.search(bare):
        mark = "by-script" if generated(bare, known) else "unknown"
        yield Fact(kind, "", start, end, origin, "unknown", frozenset({mark}))
        return
    dates = find_dates(bare.lower())
    if dates and dates[0].start <= 5:
        when = dates[0]
        marks = {"impossible"} if when.wrong else {"relative"} if not when.iso else set()
        yield Fact(kind, when.iso, start, end, origin, sure, frozenset(marks), (("form", when.form),))
    elif not bare or is_placeholder(bare, known):
        yield Fact(kind, "", start, end, origin, "unknown", frozenset({"unknown"}))
    elif re.fullmatch(r"[12]\d{3}-\d\d?-\d\d?.*|\d\d?[./-]\d\d?[./-]\d{2,4}.*", bare):
        yield Fact(kind, "", start, end, origin, "sure", frozenset({"impossible"}))


def _source(items: Sequence[tuple[Field, list[str]]], number: str, known: Knowledge) -> Iterator[Fact]:
    """One source: a string, or title, publisher, year, url."""
    values = [
        field.value for field, rest in items if not rest or rest[-1] not in ("type", "accessed", "id", "lang")
    ]
    if not number and all(not rest for _, rest in items):
        for field, _ in items:
            yield from _one([field.value], field, "", known)
        return
    text = ". ".join(value for value in values if value.strip())
    if text:
        first, last = items[0][0], items[-1][0]
        yield from _one([text], first._replace(end=max(first.end, last.end)), number, known)


def _one(values: list[str], field: Field, number: str, known: Knowledge) -> Iterator[Fact]:
    text = values[0].strip()
    if is_placeholder(text, known) or text in ("[]", "true", "false"):
        return
    details, marks = read_item(text, text, known)
    if details:
        pairs = (*details.items(), ("number", str(int(number) + 1) if number.isdigit() else ""))
        yield Fact("source", text, field.start, field.end, "front-matter", "sure", marks, pairs)


def is_placeholder(value: str, known: Knowledge) -> bool:
    """Empty, a dash, a template, «null», «placeholder — requires licensed reviewer», «Фамилия Имя Отчество»."""
    bare = value.strip().strip("\"'[](){}<>~*_ ")
    if not bare or not re.search(r"\w", bare) or _TEMPLATE.match(value.strip()):
        return True
    words = Words(bare.lower().replace("ё", "е"))
    found, end = known.placeholders.at(words, 0)
    if end == 0 and not found:
        return False
    return end >= len(words) or words.texts[0] in (
        "placeholder",
        "todo",
        "tbd",
        "aligned",
        "fixme",
        "вставить",
        "указать",
        "добавить",
        "не",
    )
