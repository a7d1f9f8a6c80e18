"""YAML read strictly: every scalar is a string, every value knows its place, a key twice is an error."""

from collections.abc import Collection, Iterator
from typing import Any

from medad_lint.rulebook.errors import RulebookError, did_you_mean

__all__ = ["Value", "read_yaml"]

_KINDS = {"map": "набор «ключ: значение»", "list": "список", "text": "строка"}


class Value:
    """A YAML value with its place. `data` is a str, a list of Value or a dict of str to Value.

    `keys` has the line and the column of each key of a mapping.
    """

    __slots__ = ("column", "data", "keys", "line", "path", "quoted")

    def __init__(
        self,
        data: Any,
        path: str,
        line: int,
        column: int,
        quoted: bool = False,
        keys: dict[str, tuple[int, int]] | None = None,
    ) -> None:
        self.data, self.path, self.line, self.column, self.quoted = data, path, line, column, quoted
        self.keys = keys or {}

    def error(self, message: str, hint: str = "") -> RulebookError:
        """An error at this place, to be raised."""
        return RulebookError(self.path, self.line, self.column, message, hint)

    def key_error(self, key: str, message: str, hint: str = "") -> RulebookError:
        """An error at the place of one of its keys, to be raised."""
        line, column = self.keys.get(key, (self.line, self.column))
        return RulebookError(self.path, line, column, message, hint)

    def text(self) -> str:
        """The string; raises `RulebookError` where it is something else."""
        if not isinstance(self.data, str):
            raise self.error(f"здесь нужна {_KINDS['text']}")
        return self.data

    def quoted_text(self) -> str:
        """The string, which must stand in quotes or as a block: YAML reads much else out of bare words."""
        if not self.quoted and isinstance(self.data, str):
            raise self.error("шаблоны и тексты пишут в двойных кавычках или блоком «|»")
        return self.text()

    def items(self) -> "list[Value]":
        """The members of a list; one string alone counts as a list of one."""
        if isinstance(self.data, str):
            return [self]
        if not isinstance(self.data, list):
            raise self.error(f"здесь нужен {_KINDS['list']}")
        return list(self.data)

    def texts(self) -> tuple[str, ...]:
        """The members of a list of strings."""
        return tuple(item.text() for item in self.items())

    def mapping(self, keys: Collection[str]) -> "dict[str, Value]":
        """The pairs of a mapping that may hold these keys only."""
        if not isinstance(self.data, dict):
            raise self.error(f"здесь нужен {_KINDS['map']}")
        for key in self.data:
            if key not in keys:
                raise self.key_error(key, f"неизвестный ключ «{key}».", did_you_mean(key, keys))
        return dict(self.data)

    def choice(self, known: Collection[str], what: str) -> str:
        """The string, which must be one of the known ones; `what` names it in the error."""
        found = self.text()
        if found not in known:
            raise self.error(f"нет такого: {what} «{found}».", did_you_mean(found, known))
        return found

    def pairs(self) -> "Iterator[tuple[str, Value]]":
        """The pairs of a mapping with free keys."""
        if not isinstance(self.data, dict):
            raise self.error(f"здесь нужен {_KINDS['map']}")
        return iter(self.data.items())


def read_yaml(text: str, path: str) -> Value:
    """The one document of a YAML text; raises `RulebookError` with its place."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise RulebookError(path, line, column, f"ошибка YAML: {error.problem or error}") from None
    except yaml.YAMLError as error:  # a control character has no mark, only its place in the text
        place = getattr(error, "position", 0)
        line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
        raise RulebookError(path, line, column, "ошибка YAML: знак, которому здесь не место") from None
    if node is None:
        raise RulebookError(path, 1, 1, "файл пуст")
    try:
        return _value(node, path)
    except RecursionError:  # `a: &a [*a]` holds itself
        raise RulebookError(path, 1, 1, "ошибка YAML: запись вложена сама в себя") from None


def _value(node: Any, path: str) -> Value:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if node.id == "scalar":
        return Value(node.value, path, line, column, bool(node.style))
    if node.id == "sequence":
        return Value([_value(item, path) for item in node.value], path, line, column)
    pairs: dict[str, Value] = {}
    keys: dict[str, tuple[int, int]] = {}
    for key, item in node.value:
        place = (key.start_mark.line + 1, key.start_mark.column + 1)
        if key.id != "scalar":
            raise RulebookError(path, *place, "ключ должен быть строкой")
        if key.value in pairs:
            raise RulebookError(path, *place, f"ключ «{key.value}» второй раз")
        pairs[key.value] = _value(item, path)
        keys[key.value] = place
    return Value(pairs, path, line, column, keys=keys)
