"""Facts from microdata and RDFa: values of `itemprop` and `property`, in the item they belong to."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from medad_lint.document.elements import VOID
from medad_lint.document.markup import Attribute, attributes, read_html
from medad_lint.trust.heads import person_of, stamp_of
from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact
from medad_lint.trust.words import Knowledge

__all__ = ["microdata_of"]

_PEOPLE = {"author": "author", "creator": "author", "reviewedby": "reviewer", "editor": "editor"}
_DATES = {
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "updated",
    "lastreviewed": "reviewed",
}
_ABOUT = ("jobtitle", "honorificsuffix", "description", "medicalspecialty")
_TAG = Lazy(r"<[^>]*>")
_OTHER = Lazy(
    r"review|comment|rating|offer|product|organization|localbusiness|question|answer|breadcrumb",
    re.IGNORECASE,
)


class _Item(NamedTuple):
    """An item or a property that is open: `owner` is the number of the item it stands in, -1 outside."""

    tag: str
    item: int
    prop: str
    start: int
    own: int


class _Found(NamedTuple):
    prop: str
    value: str
    start: int
    end: int
    owner: int
    own: int  # the item that the value itself is, -1 for a text


def microdata_of(source: str, known: Knowledge) -> Iterator[Fact]:
    """Facts of the page's own items; those of reviews, comments, offers and organisations are none."""
    types, found = _read(source)
    for value in found:
        kind = types[value.owner] if value.owner >= 0 else ""
        if _other(value.owner, types, found):
            continue
        if value.prop in _PEOPLE:
            yield from _person(_PEOPLE[value.prop], value, types, found, known)
        elif value.prop in _DATES and value.own < 0 and not kind.endswith("Person"):
            yield from stamp_of(_DATES[value.prop], value.value, value.start, value.end, "microdata", known)


def _other(owner: int, types: list[str], found: list[_Found]) -> bool:
    """Whether an item is a review or the like, or stands in one."""
    seen = 0
    while owner >= 0 and seen < 30:
        if _OTHER.search(types[owner]) and "MedicalWebPage" not in types[owner]:
            return True
        outer = next((item for item in found if item.own == owner), None)
        owner = outer.owner if outer else -1
        seen += 1
    return False


def _person(
    role: str, value: _Found, types: list[str], found: list[_Found], known: Knowledge
) -> Iterator[Fact]:
    if value.own < 0:
        yield from person_of(role, value.value, value.start, value.end, "microdata", (), known)
        return
    inside = [item for item in found if item.owner == value.own]
    name = next((item for item in inside if item.prop == "name"), None)
    about = [item.value for item in inside if item.prop in _ABOUT]
    if name is None:
        return
    if types[value.own].endswith("Organization"):
        yield Fact(role, name.value, name.start, name.end, "microdata", "unknown", frozenset({"collective"}))
        return
    link = next((item.value for item in inside if item.prop == "url"), "")
    for fact in person_of(role, name.value, name.start, name.end, "microdata", about, known):
        yield fact._replace(details=(*fact.details, ("link", link))) if link else fact


def _read(source: str) -> tuple[list[str], list[_Found]]:
    types: list[str] = []
    found: list[_Found] = []
    stack: list[_Item] = []
    for piece in read_html(source):
        if piece.kind == "close":
            for place in range(len(stack) - 1, -1, -1):
                if stack[place].tag == piece.name:
                    for item in reversed(stack[place:]):
                        if item.prop:
                            found.append(_closed(source, item, piece.start, stack))
                    del stack[place:]
                    break
            continue
        if piece.kind != "open":
            continue
        held = attributes(source, piece)
        owner = next((item.own for item in reversed(stack) if item.own >= 0), -1)
        own = -1
        if "itemscope" in held or "typeof" in held:
            own = len(types)
            kind = held.get("itemtype") or held.get("typeof")
            types.append(kind.value.rstrip("/").split("/")[-1].split(":")[-1] if kind else "")
        about = held.get("property")
        if about is not None and piece.name == "meta" and ":" in about.value:
            about = None  # Open Graph
        named = held.get("itemprop") or about
        prop = named.value.strip().split(":")[-1].lower() if named and named.value else ""
        value = _given(piece.name, held)
        if prop and value is not None and own < 0:
            found.append(_Found(prop, unescape(value.value), value.start, value.end, owner, -1))
            prop = ""
        if piece.name not in VOID and source[piece.end - 2] != "/":
            stack.append(_Item(piece.name, owner, prop, piece.end, own))
    return types, sorted(found, key=lambda item: item.start)


def _given(tag: str, held: dict[str, Attribute]) -> Attribute | None:
    """The value that an attribute gives; None where the text does."""
    if "content" in held:
        return held["content"]
    if tag == "time" and "datetime" in held:
        return held["datetime"]
    if tag == "link" and "href" in held:
        return held["href"]
    return None


def _closed(source: str, item: _Item, end: int, stack: list[_Item]) -> _Found:
    """The text of a property, its tags and outer blanks left out."""
    start, stop = item.start, end
    while start < stop and (match := re.compile(r"\s+|<[^>]*>").match(source, start, stop)):
        start = match.end()
    while start < stop:
        tail = re.search(r"(?:\s+|<[^>]*>)\Z", source[start:stop][-200:])
        if not tail:
            break
        stop -= len(tail.group())
    text = " ".join(unescape(_TAG.sub(" ", source[start:stop])).split())
    return _Found(item.prop, text, start, max(stop, start), item.item, item.own)
