"""Patterns as their file has them: the compiled rulebook keeps none of their words."""

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from medad_lint.rulebook.loader import rule_files

__all__ = ["Written", "WrittenPattern", "written"]


class WrittenPattern(NamedTuple):
    """A pattern and its 1-based line."""

    text: str
    line: int


class Written(NamedTuple):
    """What a rule's file says: its path, the patterns of each entry by member, and those of `require`."""

    path: str
    forbid: tuple[tuple[tuple[WrittenPattern, ...], ...], ...] = ()
    require: tuple[tuple[WrittenPattern, ...], ...] = ()


def written(rule: str, folders: Sequence[str]) -> Written:
    """The file of a rule, the last of the folders first; an empty one where none is called so."""
    import yaml

    path = next(
        (path for path in reversed(rule_files(folders)) if os.path.basename(path).rsplit(".", 1)[0] == rule),
        "",
    )
    if not path:
        return Written("")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(path, encoding="utf-8") as file:
        keys = _mapping(yaml.compose(file, Loader=loader))
    required = _mapping(keys["require"]) if "require" in keys else {}
    return Written(
        path,
        tuple(_members(item) for item in _items(keys.get("forbid"))),
        tuple(_choice(item) for item in _items(required.get("all", required.get("any")))),
    )


def _members(node: Any) -> tuple[tuple[WrittenPattern, ...], ...]:
    keys = _mapping(node)
    if "all" in keys:
        return tuple(_choice(item) for item in _items(keys["all"]))
    return (_choice(keys.get("pattern", keys.get("any", node))),)


def _choice(node: Any) -> tuple[WrittenPattern, ...]:
    return tuple(WrittenPattern(str(item.value), item.start_mark.line + 1) for item in _items(node))


def _items(node: Any) -> list[Any]:
    """The nodes of a sequence; anything else is one by itself."""
    if node is None:
        return []
    return list(node.value) if node.id == "sequence" else [node]


def _mapping(node: Any) -> dict[str, Any]:
    return {key.value: value for key, value in node.value} if node.id == "mapping" else {}
