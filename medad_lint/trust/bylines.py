"""People whom no label names: the heading of a journal article, a copyright, a line under the title, a caption."""

import re
from collections.abc import Iterator, Sequence

from medad_lint.trust.dates import is_date
from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact, Line
from medad_lint.trust.names import Name, find_names
from medad_lint.trust.people import link_of
from medad_lint.trust.qualify import qualify
from medad_lint.trust.words import Knowledge

__all__ = ["bylines_of", "name_alone", "parts_of"]

HEAD = 10
_GLUE = Lazy(r"^[\s,;*\d()¹²³⁴⁵†‡]*(?:и\s)?[\s,;*\d()]*$")
_INSTITUTION = Lazy(r"кафедр|институт|университет|академи|центр|больниц|клиник|г\.|фгб|гбуз|мгму|г\s")
_SEPARATOR = Lazy(r"[|•·]|\s/\s|,\s(?=\d{1,2}[\s.])")
_COPYRIGHT = Lazy(r"^\s*(?:©|\(c\)|\(с\))\s*(?:(?:19|20)\d\d\s*)?")


def bylines_of(source: str, lines: Sequence[Line], taken: Sequence[int], known: Knowledge) -> Iterator[Fact]:
    """Authors without a label. `taken` are the lines that labels have spoken for."""
    labelled = set(taken)
    for number, line in enumerate(lines):
        if number in labelled or "review" in line.block.scopes or len(line.text) > 320:
            continue
        copied = (
            _COPYRIGHT.match(line.fold)
            if "©" in line.text or "(c)" in line.fold or "(с)" in line.fold
            else None
        )
        if copied:
            for name in find_names(line.text[copied.end() :], known):
                if "." in name.text:
                    start, end = line.place(copied.end() + name.start, copied.end() + name.end)
                    yield Fact("author", name.text, start, end, "text", "weak", frozenset({"named"}))
            continue
        if number < HEAD and line.block.kind not in ("heading", "cell", "list-item", "caption"):
            found = list(_heading(source, line, known))
            if found:
                yield from found
                continue
            found = list(_separated(source, line, known)) or list(_signed(source, line, known))
            yield from found or _dated(source, lines, number, known)
        elif line.block.kind == "caption":
            yield from _caption(line, lines[number - 1] if number else None, known)


def _heading(source: str, line: Line, known: Knowledge) -> Iterator[Fact]:
    """«Н. Г. Колосова, к. м. н., И. А. Дронов, к. м. н., кафедра …»: names with initials and what belongs to them."""
    if "." not in line.text[:60]:  # no initials at the beginning
        return
    names = [name for name in find_names(line.text, known) if "." in name.text]
    if (
        not names
        or line.text[: names[0].start].strip(" *_")
        or re.search(r"[.!?]\s+[А-ЯЁ][а-яё]{3,}\s[а-яё]", line.text[names[-1].end :])
    ):
        return
    pieces = [
        line.fold[name.end : names[place + 1].start if place + 1 < len(names) else len(line.text)]
        for place, name in enumerate(names)
    ]
    for place, piece in enumerate(pieces):
        glue = bool(_GLUE.match(piece)) or not piece.strip()
        marks = qualify(piece, piece, known)[1]
        if not glue and not marks and not (place == len(pieces) - 1 and _INSTITUTION.search(piece[:60])):
            return
    if len(names) == 1 and not re.match(r"^\s*(?:[*\d]*\s*$|,\s*[^.!?]{0,120}\W*$)", pieces[0]):
        return
    if len(names) == 1 and pieces[0].strip(" *123") and not qualify(pieces[0], pieces[0], known)[1]:
        return
    for name, piece in zip(names, pieces, strict=True):
        start, end = line.place(name.start, name.end)
        details, marks = qualify(line.text[name.end : name.end + len(piece)], piece, known)
        yield Fact(
            "author", name.text, start, end, "text", "likely", marks | {"named"}, tuple(details.items())
        )


def name_alone(line: Line, known: Knowledge) -> Name | None:
    """The sure name that is all of a line."""
    if (
        len(line.text) > 60
        or line.block.kind == "heading"
        or line.block.scopes & {"review", "nav", "list", "table"}
    ):
        return None
    names = find_names(line.text, known)
    if (
        len(names) == 1
        and names[0].sure
        and not (line.text[: names[0].start] + line.text[names[0].end :]).strip(" *_,.")
    ):
        return names[0]
    return None


def _dated(source: str, lines: Sequence[Line], number: int, known: Knowledge) -> Iterator[Fact]:
    """«Галина Фомина» / «3 недели назад» under the title: a name that is all of a line, and a date that is all of the next.

    Between them her post may stand: «Галина Фомина» / «обозреватель» / «3 недели назад».
    """
    places = [number - 1, number + 1]
    if number + 2 < len(lines) and len(lines[number + 1].text) < 50 and "." not in lines[number + 1].text:
        places.append(number + 2)
    beside = [lines[place] for place in places if 0 <= place < len(lines)]
    if not any(is_date(line.fold) for line in beside if len(line.text) < 60):
        return
    name = name_alone(lines[number], known)
    if name is not None:
        start, end = lines[number].place(name.start, name.end)
        link = link_of(source, start, end)
        pairs = (("link", link),) if link else ()
        yield Fact("author", name.text, start, end, "text", "likely", frozenset({"named"}), pairs)


def parts_of(text: str) -> list[tuple[int, str]]:
    """The parts of a line between separators, each with its place: «Анна Петрова, 12.03.2026 / 4 мин»."""
    found = []
    place = 0
    for match in _SEPARATOR.finditer(text):
        found.append((place, text[place : match.start()]))
        place = match.end()
    return [*found, (place, text[place:])]


def _separated(source: str, line: Line, known: Knowledge) -> Iterator[Fact]:
    """«Анна Петрова • 12.03.2026 • 4 мин»."""
    parts = parts_of(line.text)
    if len(parts) < 2 or not re.search(r"\d", line.text):
        return
    for place, part in parts:
        names = find_names(part, known)
        if len(names) == 1 and names[0].sure and not part[: names[0].start].strip():
            rest = part[names[0].end :]
            details, marks = qualify(rest, rest.lower(), known)
            if not rest.strip(" ,") or marks:
                start, end = line.place(place + names[0].start, place + names[0].end)
                link = link_of(source, start, end)
                pairs = (*details.items(), *((("link", link),) if link else ()))
                yield Fact("author", names[0].text, start, end, "text", "likely", marks | {"named"}, pairs)
                return


def _signed(source: str, line: Line, known: Knowledge) -> Iterator[Fact]:
    """«Ростислав Чернов, научный журналист» below the title: a line that is a name and a profession."""
    told = len(line.text) < 90 and "," in line.text and line.block.section <= 1
    names = find_names(line.text, known) if told else []
    if len(names) != 1 or not names[0].sure or line.text[: names[0].start].strip(" *_"):
        return
    rest = line.text[names[0].end :]
    details, marks = qualify(rest, line.fold[names[0].end :], known)
    if rest.lstrip().startswith(",") and (marks or "position" in details) and not re.search(r"[.!?]\s", rest):
        start, end = line.place(names[0].start, names[0].end)
        link = link_of(source, start, end)
        pairs = (*details.items(), *((("link", link),) if link else ()))
        yield Fact("author", names[0].text, start, end, "text", "likely", marks | {"named"}, pairs)


def _caption(line: Line, quotation: Line | None, known: Knowledge) -> Iterator[Fact]:
    """The signature of a quotation by a doctor: an author only where the whole page has no other."""
    names = find_names(line.text, known)
    if len(names) != 1 or line.text[: names[0].start].strip():
        return
    rest = line.text[names[0].end :]
    details, marks = qualify(rest, rest.lower().replace("ё", "е"), known)
    quoted = line.block.scopes & {"quote"} or (quotation and "quote" in quotation.block.scopes)
    if "medical" in marks and quoted:
        start, end = line.place(names[0].start, names[0].end)
        yield Fact(
            "author", names[0].text, start, end, "card", "weak", marks | {"named"}, tuple(details.items())
        )
