"""Edits into a text, and the difference they make."""

import re
from collections.abc import Iterable
from difflib import unified_diff

from medad_lint.fixing.model import Edit

__all__ = ["applied", "unified"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # no other sign ends a line, as in `Lines`


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; what stands outside them is left as it is. Raises ValueError where two overlap.

    Insertions at one place come in the order given.
    """
    parts: list[str] = []
    place = 0
    for edit in sorted(edits, key=lambda item: (item.start, item.end)):
        if edit.start < place:
            raise ValueError(f"edits overlap at {edit.start}")
        parts += text[place : edit.start], edit.text
        place = edit.end
    return "".join([*parts, text[place:]])


def unified(path: str, before: str, after: str) -> str:
    """A unified diff that `patch` and `git apply -p0` read; line ends stay as they are."""
    out = []
    old, new = _LINE.findall(before), _LINE.findall(after)
    for line in unified_diff(old, new, path, path):
        out.append(line)
        if not line.endswith(("\n", "\r")):
            out.append("\n\\ No newline at end of file\n")
    return "".join(out)
