"""The keys of a front matter with their places."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from medad_lint.document.model import FrontMatter, Problem

__all__ = ["Field", "read_fields", "renamed"]

_FLAT = r"^([ \t]*)([\w.-]+)[ \t]*(:|=)[ \t]*(.*?)[ \t]*$"
_PLAIN = r"""^(?:[^\s\[\]{}&*!|>'"%@`#-][^#]*?|\d[\d.:-]*(?:T[\d:.+Z-]+)?|"[^"\\]*"|'[^']*')$"""


class Field(NamedTuple):
    """One value: `key` is its path (`author.name`, `sources.0.title`), the place is that of the value."""

    key: str
    value: str
    start: int
    end: int


def read_fields(front: FrontMatter) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """Every scalar of a front matter in order, and what is wrong with it.

    A flat one, or one with a single level of plain keys below, is read as it stands; anything else by a YAML or
    TOML parser.
    """
    flat = _read_flat(front)
    if flat is not None:
        return flat, ()
    return _read_toml(front) if front.syntax == "toml" else _read_yaml(front)


def renamed(
    fields: Sequence[Field], keys: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]
) -> tuple[Field, ...]:
    """The fields under the keys that the program knows: `keys` has ours, the file's own, and what its values mean.

    A value that none of the known ones is stays under its own key: it says something else.
    """
    found = []
    for field in fields:
        for ours, own, values in keys:
            if field.key != own and not field.key.startswith(f"{own}."):
                continue
            meant = dict(values).get(field.value.strip(), "" if values else field.value)
            if meant:
                field = field._replace(key=ours + field.key[len(own) :], value=meant)
                break
        found.append(field)
    return tuple(found)


def _read_flat(front: FrontMatter) -> tuple[Field, ...] | None:
    fields = []
    parent, place = "", front.start
    sign = "=" if front.syntax == "toml" else ":"
    seen = set()
    for line in front.text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.strip() and not bare.lstrip().startswith("#"):
            match = re.match(_FLAT, bare)
            if match is None or match[3] != sign:
                return None
            value = match[4]
            key = f"{parent}.{match[2]}" if match[1] else match[2]
            if (match[1] and not parent) or key in seen:
                return None
            seen.add(key)
            if not match[1]:
                parent = "" if value else key
            if value:
                if not re.match(_PLAIN, value) or (sign == ":" and ": " in value and value[0] not in "\"'"):
                    return None
                begin = place + match.start(4)
                if value[0] in "\"'":
                    fields.append(Field(key, value[1:-1], begin + 1, begin + len(value) - 1))
                else:
                    fields.append(Field(key, value, begin, begin + len(value)))
            elif sign == "=":
                return None
        place += len(line)
    return tuple(fields)


def _read_yaml(front: FrontMatter) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    import yaml

    try:
        node = yaml.compose(front.text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = front.start + (min(mark.index, max(len(front.text) - 1, 0)) if mark else 0)
        problem = getattr(error, "problem", None) or str(error)
        return (), (Problem(f"шапка файла (YAML) не читается: {problem}", place, place + 1, True),)
    fields: list[Field] = []

    def visit(part: Any, key: str) -> None:
        if part.id == "scalar":
            quotes = 1 if part.style in ("'", '"') else 0
            start, end = part.start_mark.index + quotes, part.end_mark.index - quotes
            fields.append(Field(key, part.value, front.start + start, front.start + max(start, end)))
        elif part.id == "sequence":
            for number, item in enumerate(part.value):
                visit(item, f"{key}.{number}")
        else:
            for name, item in part.value:
                visit(item, f"{key}.{name.value}" if key else str(name.value))

    if node is not None:
        visit(node, "")
    return tuple(fields), ()


def _read_toml(front: FrontMatter) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    import tomllib

    try:
        data = tomllib.loads(front.text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        lines = front.text.split("\n")
        number = min(int(found[1]) if found else 1, len(lines))
        place = front.start + sum(len(line) + 1 for line in lines[: number - 1])
        return (), (Problem(f"шапка файла (TOML) не читается: {error}", place, place + 1, True),)
    fields: list[Field] = []

    def visit(part: object, key: str, place: int) -> None:
        if isinstance(part, dict):
            for name, item in part.items():
                found = re.compile(
                    rf"^[ \t]*(?:\[+.*{re.escape(name)}\]+|{re.escape(name)}[ \t]*=[ \t]*)", re.M
                )
                match = found.search(front.text, place)
                visit(item, f"{key}.{name}" if key else name, match.end() if match else place)
        elif isinstance(part, list):
            for number, item in enumerate(part):
                visit(item, f"{key}.{number}", place)
        else:
            value = str(part)
            begin = front.text.find(value, place)
            start = front.start + (begin if begin >= 0 else place)
            fields.append(Field(key, value, start, start + len(value) if begin >= 0 else start + 1))

    visit(data, "", 0)
    return tuple(fields), ()
