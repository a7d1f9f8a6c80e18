"""Which findings stand on lines that a diff has changed."""

import re
from collections.abc import Sequence

from medad_lint.document.model import Document
from medad_lint.findings import Finding
from medad_lint.policy.settle import block_of

__all__ = ["Lines", "changed_in", "outside", "touches", "unchanged"]

Lines = tuple[tuple[int, int], ...]  # 1-based, first and last
_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(r"\\([0-7]{3}|.)")


def changed_in(diff: str) -> dict[str, Lines]:
    """The changed lines of each file of `git diff -U0`, under its new name. Where lines went, their neighbours count."""
    found: dict[str, list[tuple[int, int]]] = {}
    name = ""
    skip = 0
    for line in diff.split("\n"):
        if skip and line[:1] in ("+", "-"):
            skip -= 1
        elif line.startswith("+++ "):
            name = _name(line[4:])
        elif match := _HUNK.match(line):
            removed, added = int(match[1] or 1), int(match[3] or 1)
            first = int(match[2])
            skip = removed + added
            found.setdefault(name, []).append((first, first + added - 1 if added else first + 1))
    return {name: tuple(ranges) for name, ranges in found.items() if name}


def touches(document: Document, finding: Finding, lines: Lines | None) -> bool:
    """Whether a change may have brought a finding about: its block or a place it points to was changed.

    None: the whole file is new. What is said of a document as a whole goes with any change of it: the warning may be
    what was taken away.
    """
    if lines is None or (finding.whole and lines):
        return True
    spans = [(finding.start, finding.end), *((item.start, item.end) for item in finding.related)]
    block = block_of(document, finding)
    if block is not None:
        spans.append(block.map.span(0, len(block.text)))
    text = document.source.text
    for start, end in spans:
        first = text.count("\n", 0, start) + 1  # git's lines end so, and only so
        last = first + text.count("\n", start, max(end - 1, start))
        if any(first <= stop and begin <= last for begin, stop in lines):
            return True
    return False


def _name(words: str) -> str:
    """A file's name as git writes it: quoted where it holds odd signs, `/dev/null` for one that is gone."""
    words = words.rstrip("\t\r")
    if words.startswith('"'):
        signs = {"n": "\n", "t": "\t", "r": "\r"}
        inside = _ESCAPE.sub(
            lambda m: chr(int(m[1], 8)) if m[1].isdigit() else signs.get(m[1], m[1]), words[1:-1]
        )
        words = inside
    return words.removeprefix("b/") if words != "/dev/null" else ""


def unchanged(since: str) -> str:
    """Why a finding on other lines is nothing new."""
    return f"строки не менялись с {since}"


def outside(document: Document, findings: Sequence[Finding], lines: Lines | None) -> frozenset[int]:
    """The numbers of findings that no change has touched."""
    return frozenset(number for number, item in enumerate(findings) if not touches(document, item, lines))
