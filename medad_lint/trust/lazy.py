"""Expressions that are compiled when they are first used: an article without footnotes pays nothing for footnotes."""

import re
from collections.abc import Callable, Iterator

__all__ = ["Lazy"]

_METHODS = ("findall", "finditer", "match", "search", "split", "sub")


class Lazy:
    """An expression with the methods of a compiled one; from the second use on they are those of the compiled one itself."""

    __slots__ = ("_flags", "_source", *_METHODS)

    findall: Callable[..., list[str]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        """Called while a method is not there yet."""
        if name not in _METHODS:
            raise AttributeError(name)
        made = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)
