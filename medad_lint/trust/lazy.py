"""Expressions that are compiled when they are first used: an article without footnotes pays nothing for footnotes."""

import re
from collections.abc import Callable, Iterator

__all__ = ["Lazy"]


class Lazy:
    """An expression with the methods of a compiled one."""

    __slots__ = ("_flags", "_made", "_source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags
        self._made: re.Pattern[str] | None = None

    @property
    def made(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._made is None:
            self._made = re.compile(self._source, self._flags)
        return self._made

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self.made.match(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.made.search(text, start)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        return self.made.finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        return self.made.findall(text)

    def sub(self, into: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.made.sub(into, text)

    def split(self, text: str) -> list[str]:
        return self.made.split(text)
