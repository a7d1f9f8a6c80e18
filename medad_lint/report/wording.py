"""Findings in words for formats that have room for one text, and what keeps foreign signs out of them."""

import re
from urllib.parse import quote

from medad_lint.findings import Finding

__all__ = ["UNREADABLE", "plain", "sentence_of", "uri_of", "url_of", "xml"]

UNREADABLE = "unreadable-file"  # the code of what could not be read, where a format wants one
# what XML 1.0 has no place for, not even escaped
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def url_of(rule: str) -> str:
    """The page of a rule."""
    return f"https://medad-lint.readthedocs.io/rules/{rule}"


def uri_of(path: str) -> str:
    """A path as a reference in percent-encoding: relative where the path is."""
    plain_path = path.replace("\\", "/").removeprefix("./")
    encoded = quote(plain_path.encode("utf-8", "surrogateescape"))
    return f"file://{encoded}" if plain_path.startswith("/") else encoded


def sentence_of(finding: Finding) -> str:
    """What is found, by which norm, and how to say it: the first sentence stands by itself."""
    parts = [_ended(finding.message)]
    if finding.norms:
        parts.append(f"Норма: {'; '.join(norm.label for norm in finding.norms)}.")
    if finding.instead:
        parts.append(f"Как можно: {_ended(finding.instead)}")
    parts += [f"Заметьте: {_ended(note)}" for note in finding.notes]
    return " ".join(parts)


def plain(text: str) -> str:
    """A text in one line: of a title, a cell, an attribute."""
    return " ".join(text.split())


def xml(text: str) -> str:
    """A text for XML, escaped also for an attribute; what XML cannot hold becomes U+FFFD."""
    safe = _NO_XML.sub("\ufffd", text)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        safe = safe.replace(sign, name)
    return safe


def _ended(text: str) -> str:
    whole = text.strip()
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole}."
