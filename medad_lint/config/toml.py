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
    return _Reader(text, path).value(table, _NAMES, 1)


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._lines = text.split("\n")
        self._places = _places(self._lines)

    def value(self, data: Any, path: Path, above: int) -> Value:
        """A value with its line; where that is not known, with the nearest line of what it stands in."""
        line = self._places.get(path) or self._near(path[-1], above)
        if isinstance(data, dict):
            pairs = {str(name): self.value(item, (*path, name), line) for name, item in data.items()}
            keys = {name: (pair.line, 1) for name, pair in pairs.items()}
            return Value(pairs, self._path, line, 1, keys=keys)
        if isinstance(data, list):
            items = []
            for number, item in enumerate(data):
                items.append(self.value(item, (*path, number), line))
                line = max(line, items[-1].line)
            return Value(items, self._path, items[0].line if items else line, 1)
        scalar = str(data).lower() if isinstance(data, bool) else str(data)
        return Value(scalar, self._path, line, 1, True)

    def _near(self, name: str | int, above: int) -> int:
        """The line of a key within braces."""
        if isinstance(name, str):
            key = re.compile(rf"(?<![\w-])[\"']?{re.escape(name)}[\"']?[ \t]*=")
            for number in range(above, len(self._lines) + 1):
                if key.search(self._lines[number - 1]):
                    return number
                if number > above and _HEAD.match(self._lines[number - 1]):
                    break
        return above


def _places(lines: list[str]) -> dict[Path, int]:
    """Which line each table and each key of its own line begins on."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(lines, 1):
        head = _HEAD.match(line)
        key = None if head else _KEY.match(line)
        if head:
            table = _parts(head[2])
            if head[1] == "[[":
                place = counts[table] = counts.get(table, -1) + 1
                found.setdefault(table, number)
                table = (*table, place)
            found.setdefault(table, number)
        elif key:
            whole = (*table, *_parts(key[1]))
            for size in range(len(table) + 1, len(whole) + 1):
                found.setdefault(whole[:size], number)
    return found


def _parts(name: str) -> Path:
    return tuple(next(part for part in match.groups() if part is not None) for match in _PART.finditer(name))
