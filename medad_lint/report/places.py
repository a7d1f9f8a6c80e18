"""Offsets into lines and columns. Lines end with \\n, \\r\\n or \\r only."""

import re
from bisect import bisect_right

__all__ = ["Lines"]

_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _END.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def start(self, number: int) -> int:
        """The offset at which a 0-based line begins."""
        return self._starts[number]

    def number(self, offset: int) -> int:
        """The 0-based line of an offset in code points."""
        return bisect_right(self._starts, offset) - 1

    def column(self, offset: int) -> int:
        """The 0-based column in code points."""
        return offset - self._starts[self.number(offset)]

    def position(self, offset: int) -> dict[str, int]:
        """An LSP position: 0-based line, and column in UTF-16 units."""
        line = self.number(offset)
        before = self.text[self._starts[line] : offset]
        return {"line": line, "character": len(before) + sum(sign > "\uffff" for sign in before)}

    def line(self, number: int) -> str:
        """A line without its end."""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[number] : end].rstrip("\r\n")
