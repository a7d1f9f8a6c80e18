"""The table `[tool.medad-lint]` of a TOML file as values that know their lines, which tomllib does not tell."""

import re
from typing import Any

from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.yamlfile import Value

__all__ = ["read_toml"]

_HEAD = re.compile(r"^[ \t]*(\[\[?)[ \t]*([^\[\]#]+?)[ \t]*\]\]?")
_KEY = re.compile(
    r"^[ \t]*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:[ \t]*\.[ \t]*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)[ \t]*="
)
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")
_NAMES = ("tool", "medad-lint")
Path = tuple[str | int, ...]


def read_toml(text: str, path: str) -> Value:
    """The table as a mapping, every scalar a string; raises `RulebookError` with its line."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise RulebookError(path, int(found[1]) if found else 1, 1, f"ошибка TOML: {error}") from None
    table: Any = data
    for name in _NAMES:
        table = table.get(name, {}) if isinstance(table, dict) else {}
    return _Reader(text, path).value(table, _NAMES)


class _Reader:
    """Goes through the data in the order of the text; `_at` is the offset that it has come to."""

    def __init__(self, text: str, path: str) -> None:
        self._text, self._path, self._at = text, path, 0
        self._places = _places(text)

    def value(self, data: Any, path: Path) -> Value:
        """A value with its line; where that is not known, with the line of what stands before it."""
        name = path[-1]
        place = self._places.get(path)
        if place is not None:
            self._at = place
        elif isinstance(name, str):
            self._find(rf"(?<![\w-])[\"']?{re.escape(name)}[\"']?[ \t]*=")
        if isinstance(data, dict):
            line = self._line()
            pairs = {str(key): self.value(item, (*path, key)) for key, item in data.items()}
            if (
                isinstance(name, int) and place is None and pairs
            ):  # braces in a list begin with their first key
                line = min(pair.line for pair in pairs.values())
            keys = {key: (pair.line, 1) for key, pair in pairs.items()}
            return Value(pairs, self._path, line, 1, keys=keys)
        if isinstance(data, list):
            line = self._line()
            return Value(
                [self.value(item, (*path, number)) for number, item in enumerate(data)], self._path, line, 1
            )
        scalar = str(data).lower() if isinstance(data, bool) else str(data)
        if isinstance(name, int):
            self._find(re.escape(scalar))
        return Value(scalar, self._path, self._line(), 1, True)

    def _find(self, pattern: str) -> None:
        match = re.compile(pattern).search(self._text, self._at)
        if match:
            self._at = match.end()

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1


def _places(text: str) -> dict[Path, int]:
    """Where each table and each key of its own line begins, as an offset behind its name."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    place = 0
    for line in text.split("\n"):
        head = _HEAD.match(line)
        key = None if head else _KEY.match(line)
        if head:
            table = _parts(head[2])
            if head[1] == "[[":
                number = counts[table] = counts.get(table, -1) + 1
                found.setdefault(table, place + head.end())
                table = (*table, number)
            found.setdefault(table, place + head.end())
        elif key:
            whole = (*table, *_parts(key[1]))
            for size in range(len(table) + 1, len(whole) + 1):
                found.setdefault(whole[:size], place + key.end())
        place += len(line) + 1
    return found


def _parts(name: str) -> Path:
    return tuple(next(part for part in match.groups() if part is not None) for match in _PART.finditer(name))
