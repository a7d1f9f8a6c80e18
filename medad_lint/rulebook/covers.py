"""The table `covers:` of a rule: predicate × aspect × order × person, made into sentences that the rule must hear."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from medad_lint.rulebook.errors import RulebookError, did_you_mean
from medad_lint.rulebook.model import Cell
from medad_lint.rulebook.yamlfile import Value

__all__ = ["CASES", "EXCEPTION_KEYS", "FORMS", "TABLE_KEYS", "read_covers"]

TABLE_KEYS = ("persons", "cells", "except")
EXCEPTION_KEYS = ("predicate", "aspect", "order", "person", "none")
FORMS = ("masc", "femn", "plur")
CASES = ("subject", "genitive", "dative", "accusative", "instrumental", "prepositional")
_SLOT = re.compile(r"\{([^{}]*)\}")
# a slot with a capital: at the beginning and behind the end of a sentence, quotation marks between
_START = re.compile(r'(?:^|[.!?…][»"]?\s+)[—–]?\s*[«„"]?$')


class _Person(NamedTuple):
    form: str
    cases: tuple[tuple[str, str], ...]


class _Template(NamedTuple):
    """A cell for all persons: a template with its place, or the reason why there is none."""

    predicate: str
    aspect: str
    order: str
    value: Value
    none: str


class _Exception(NamedTuple):
    """Cells of the product that are no breach; an empty name stands for any."""

    predicate: str
    aspect: str
    order: str
    person: str
    none: str

    def holds(self, cell: _Template, person: str) -> bool:
        asked = zip(self[:4], (cell.predicate, cell.aspect, cell.order, person), strict=True)
        return all(not mine or mine == theirs for mine, theirs in asked)


def read_covers(value: Value) -> tuple[Cell, ...]:
    """Every cell of the table with its sentence or its reason; raises `RulebookError` with the place."""
    keys = value.mapping(TABLE_KEYS)
    for needed in ("persons", "cells"):
        if needed not in keys or not keys[needed].data:
            raise value.error(f"в covers нет ключа «{needed}» или он пуст")
    persons = {name: _person(name, part) for name, part in keys["persons"].pairs()}
    templates = tuple(_templates(keys["cells"]))
    exceptions = _exceptions(keys["except"], persons, templates) if "except" in keys else ()
    return tuple(_cell(item, name, persons[name], exceptions) for item in templates for name in persons)


def _person(name: str, value: Value) -> _Person:
    keys = value.mapping((*CASES, "form"))
    if "form" not in keys:
        raise value.error(f"у лица «{name}» нет ключа «form»")
    cases = tuple((case, keys[case].text().strip()) for case in CASES if case in keys)
    if not cases or not all(text for _, text in cases):
        raise value.error(f"у лица «{name}» нет слов: нужен ключ «subject» или падеж")
    return _Person(keys["form"].choice(FORMS, "форма глагола"), cases)


def _templates(value: Value) -> Iterator[_Template]:
    """The cells in the order of the file; every predicate must have what the others have."""
    predicates = list(value.pairs())
    _same_names([(f"«{name}»", aspects) for name, aspects in predicates], "вида")
    rows = [
        (predicate, aspect, orders) for predicate, aspects in predicates for aspect, orders in aspects.pairs()
    ]
    _same_names([(f"«{predicate}», {aspect}", orders) for predicate, aspect, orders in rows], "порядка")
    for predicate, aspect, orders in rows:
        for order, cell in orders.pairs():
            if isinstance(cell.data, dict):
                yield _Template(predicate, aspect, order, cell, _reason(cell, ("none",)))
            else:
                _check(cell)
                yield _Template(predicate, aspect, order, cell, "")


def _same_names(rows: list[tuple[str, Value]], what: str) -> None:
    """Raises where a row lacks a name that another has; a name that is rare and near another is a slip there."""
    places: dict[str, list[tuple[str, Value]]] = {}
    beside: dict[
        str, set[str]
    ] = {}  # what stands in one row with a name is not what the name was meant to be
    for title, row in rows:
        names = [name for name, _ in row.pairs()]
        for name, place in row.pairs():
            places.setdefault(name, []).append((title, place))
            beside.setdefault(name, set()).update(names)
    for title, row in rows:
        present = dict(row.pairs())
        for name in [item for item in places if item not in present]:
            first, *others = places[name]
            hint = did_you_mean(name, present.keys() - beside[name])
            if hint and 2 * (len(others) + 1) <= len(rows):
                raise first[1].error(f"«{name}» есть только у {first[0]}.", hint)
            raise row.error(f"у {title} нет {what} «{name}», а у {first[0]} есть")


def _reason(value: Value, keys: tuple[str, ...]) -> str:
    found = value.mapping(keys)
    if "none" not in found:
        raise value.error("клетка — либо шаблон, либо {none: причина}")
    reason = found["none"].text().strip()
    if not reason:
        raise found["none"].error("причина пуста: напишите, почему здесь нечего искать")
    return reason


def _check(value: Value) -> None:
    """Raises for braces that are neither a case nor three alternatives."""
    text = value.quoted_text()
    cases = 0
    for slot in _SLOT.finditer(text):
        inside = slot[1]
        if "|" not in inside:
            if inside not in CASES:
                raise _at(
                    value, slot.start(), f"в шаблоне нет места «{{{inside}}}».", did_you_mean(inside, CASES)
                )
            cases += 1
        elif inside.count("|") != len(FORMS) - 1:
            found = inside.count("|") + 1
            raise _at(value, slot.start(), f"форм нужно три {{он|она|они}}, а в «{{{inside}}}» их {found}")
    left = re.search(r"[{}]", _SLOT.sub(lambda m: " " * len(m[0]), text))
    if left:
        raise _at(value, left.start(), "скобка без пары")
    if not cases:
        raise value.error("в шаблоне нет лица: нужно {subject} или падеж, например {genitive}")


def _at(value: Value, offset: int, message: str, hint: str = "") -> RulebookError:
    return RulebookError(value.path, value.line, value.column + 1 + offset, message, hint)


def _exceptions(
    value: Value, persons: dict[str, _Person], templates: tuple[_Template, ...]
) -> tuple[_Exception, ...]:
    known = {
        "predicate": list(dict.fromkeys(item.predicate for item in templates)),
        "aspect": list(dict.fromkeys(item.aspect for item in templates)),
        "order": list(dict.fromkeys(item.order for item in templates)),
        "person": list(persons),
    }
    words = {"predicate": "предикат", "aspect": "вид", "order": "порядок", "person": "лицо"}
    found = []
    for item in value.items():
        reason = _reason(item, EXCEPTION_KEYS)
        keys = item.mapping(EXCEPTION_KEYS)
        names = {key: keys[key].choice(known[key], words[key]) if key in keys else "" for key in known}
        if not names["predicate"] and not names["person"]:
            raise item.error("в исключении назовите предикат или лицо")
        exception = _Exception(**names, none=reason)
        if not any(exception.holds(cell, name) for cell in templates if not cell.none for name in persons):
            raise item.error("исключение ничего не исключает: таких предложений в таблице и так нет")
        found.append(exception)
    return tuple(found)


def _cell(item: _Template, name: str, person: _Person, exceptions: tuple[_Exception, ...]) -> Cell:
    none = item.none or next((other.none for other in exceptions if other.holds(item, name)), "")
    text = "" if none else _sentence(item.value, name, person)
    return Cell(item.predicate, item.aspect, item.order, name, text, none)


def _sentence(value: Value, name: str, person: _Person) -> str:
    cases = dict(person.cases)

    def filled(slot: re.Match[str]) -> str:
        if "|" in slot[1]:
            words = slot[1].split("|")[FORMS.index(person.form)]
        elif slot[1] in cases:
            words = cases[slot[1]]
        else:
            raise _at(value, slot.start(), f"шаблон просит «{slot[1]}», а у лица «{name}» его нет")
        return words[:1].upper() + words[1:] if _START.search(slot.string[: slot.start()]) else words

    return _SLOT.sub(filled, value.text().strip())
