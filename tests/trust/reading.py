"""How the tests of trust read a text."""

from functools import cache
from typing import Any

from medad_lint.document import parse
from medad_lint.document.fields import read_fields
from medad_lint.document.model import Source
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.store import builtin_folder
from medad_lint.trust import Trust, gather
from medad_lint.trust.words import Knowledge

AS_OF = "2026-11-01"
_UNKNOWN = {"unknown", "collective", "by-script"}


@cache
def data() -> dict[str, Any]:
    """The lists of rules/trust as the compiler writes them."""
    return load([builtin_folder()]).trust


@cache
def known() -> Knowledge:
    return Knowledge(data())


def read(text: str, path: str = "a.html", as_of: str = AS_OF) -> Trust:
    """The facts of a text."""
    document = parse(Source(path, text))
    fields = read_fields(document.front_matter)[0] if document.front_matter else ()
    return gather(document, fields, known(), as_of)


def told(trust: Trust, kind: str) -> list[str]:
    """The values of a kind that count."""
    return [fact.value for fact in trust.of(kind) if not fact.marks & _UNKNOWN]


def marks(trust: Trust, kind: str) -> set[str]:
    """All marks of a kind together."""
    return {mark for fact in trust.of(kind) for mark in fact.marks}
