"""From the text of a configuration to its values; whatever is not understood is an error with its place."""

import os
import re
from collections.abc import Collection, Iterator

from medad_lint.config.model import Config, Given, Key, Layer, Standing
from medad_lint.config.presets import PRESETS
from medad_lint.config.toml import read_toml
from medad_lint.findings import VERDICTS
from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.model import KINDS, OBJECTS
from medad_lint.rulebook.yamlfile import Value, read_yaml

__all__ = ["CHOICES", "FRONT_MATTER", "THRESHOLDS", "TOP", "read_config"]

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "promotes": ("true", "false"),
    "audience": ("public", "professionals"),
    "fail-level": ("breach", "risk", "lawyer", "never"),
    "approver": ("optional", "required"),
}
RULE_VALUES = ("on", "off", *reversed(VERDICTS))
THRESHOLDS = ("article-words", "site-page-cues")
LAYER = (*CHOICES, "object", "preset", "rules", "thresholds")  # what may be said of all files or of some
TOP = (*LAYER, "rule-folders", "exclude", "front-matter", "allow", "suppress", "files", "baseline")
FRONT_MATTER = {
    "kind": "medad.kind", "object": "medad.object", "promotes": "medad.promotes", "audience": "medad.audience",
    "author": "author", "reviewer": "reviewer", "published": "published", "updated": "updated",
    "reviewed": "reviewed", "sources": "sources", "editor": "editor", "author-about": "authorrole",
    "reviewer-about": "reviewerrole", "topic": "topic",
}  # fmt: skip
_PERMISSION = ("files", "rules", "reason", "until", "by")
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def read_config(text: str, path: str, folder: str, preset: str = "") -> Config:
    """A configuration; raises `RulebookError`. A file of comments alone says nothing."""
    if path.endswith(".toml"):
        root = read_toml(text, path)
    elif all(line.strip() in ("", "---") or line.lstrip().startswith("#") for line in text.splitlines()):
        return Config(path, folder, text=text)
    else:
        root = read_yaml(text, path)
    top = root.mapping(TOP)
    layers = list(_layers(top, (), path, ""))
    for block in top["files"].items() if "files" in top else []:
        pairs = block.mapping(("match", *LAYER))
        if "match" not in pairs:
            raise block.error("у записи files нет ключа «match»: для каких файлов она?")
        globs = _globs(pairs["match"])
        layers += _layers(pairs, globs, path, f" ({', '.join(globs)})")
    standing = [_permission(item, "suppress") for item in _items(top, "suppress")]
    standing += [_permission(item, "allow") for item in _items(top, "allow")]
    keys = tuple(_keys(top["front-matter"], path)) if "front-matter" in top else ()
    exclude, folders = (
        tuple(_given(item, item.text(), path) for item in _items(top, name))
        for name in ("exclude", "rule-folders")
    )
    for item in folders:
        if not os.path.isdir(os.path.join(folder, item.value)):
            raise RulebookError(path, item.line, item.column, f"нет такой папки правил: «{item.value}»")
    baseline = top.get("baseline")
    return Config(
        path,
        folder,
        tuple(layers),
        exclude,
        folders,
        keys,
        tuple(standing),
        _given(baseline, baseline.text(), path) if baseline else None,
        text,
    )


def _layers(pairs: dict[str, Value], globs: tuple[str, ...], path: str, shown: str) -> Iterator[Layer]:
    """The presets that are named, then what is said beside them."""
    for item in _items(pairs, "preset"):
        name = _choice(item, PRESETS, "пресет")
        origin = f"пресет {name}, {path}:{item.line}{shown}"
        values = tuple((key, Given(value, origin, item.line)) for key, value in PRESETS[name][1].items())
        yield Layer(globs, values)
    found = []
    for key, known in CHOICES.items():
        if key in pairs:
            found.append((key, _given(pairs[key], _choice(pairs[key], known, key), path, shown)))
    if "object" in pairs:
        names = [_choice(item, OBJECTS, "объект") for item in pairs["object"].items()]
        found.append(("object", _given(pairs["object"], ", ".join(names), path, shown)))
    if "thresholds" in pairs:
        for key, value in pairs["thresholds"].mapping(THRESHOLDS).items():
            if not value.text().isdigit() or not int(value.text()):
                raise value.error(f"порог «{key}» — целое число больше нуля")
            found.append((f"thresholds.{key}", _given(value, value.text(), path, shown)))
    if "rules" in pairs:
        for rule, value in pairs["rules"].pairs():
            given = _given(value, _choice(value, RULE_VALUES, f"значение правила {rule}:"), path, shown)
            line, column = pairs["rules"].keys[rule]
            found.append((f"rules.{rule}", given._replace(line=line, column=column)))
    yield Layer(globs, tuple(found))


def _permission(value: Value, kind: str) -> Standing:
    keys = (*_PERMISSION, "phrase") if kind == "allow" else _PERMISSION
    pairs = value.mapping(keys)
    needed = {"allow": ("phrase", "reason"), "suppress": ("rules", "reason")}[kind]
    for key in needed:
        if key not in pairs or not pairs[key].data:
            raise value.error(f"у записи {kind} нет ключа «{key}»: без него разрешения нет")
    until = pairs["until"].text() if "until" in pairs else ""
    if until and not _DATE.fullmatch(until):
        raise pairs["until"].error(f"дата «{until}» не вида ГГГГ-ММ-ДД")
    return Standing(
        _globs(pairs["files"]) if "files" in pairs else (),
        pairs["rules"].texts() if "rules" in pairs else (),
        pairs["phrase"].text() if "phrase" in pairs else "",
        pairs["reason"].text().strip(),
        until,
        pairs["by"].text().strip() if "by" in pairs else "",
        value.line,
        value.column,
    )


def _keys(value: Value, path: str) -> Iterator[tuple[Key, Given]]:
    for name, item in value.mapping(FRONT_MATTER).items():
        plain = isinstance(item.data, (str, list))
        pairs = {} if plain else item.mapping(("key", "values"))
        if not plain and "key" not in pairs:
            raise item.error(f"у записи «{name}» нет ключа «key»: как он называется в шапке?")
        values = []
        for meant, ours in pairs["values"].pairs() if "values" in pairs else ():
            known = {**CHOICES, "object": OBJECTS}.get(name)
            values.append((meant, _choice(ours, known, name) if known else ours.text()))
        for own in (item if plain else pairs["key"]).items():
            shown = own.text() + (f" ({', '.join(f'{a} → {b}' for a, b in values)})" if values else "")
            yield (FRONT_MATTER[name], own.text(), tuple(values)), _given(own, f"{name}: {shown}", path)


def _globs(value: Value) -> tuple[str, ...]:
    """Patterns of paths; none at all would speak of every file."""
    found = value.texts()
    if not all(found) or not found:
        raise value.error("здесь нужен хотя бы один шаблон пути")
    return found


def _items(pairs: dict[str, Value], key: str) -> list[Value]:
    return pairs[key].items() if key in pairs else []


def _given(value: Value, text: str, path: str, shown: str = "") -> Given:
    return Given(text, f"{path}:{value.line}{shown}", value.line, value.column)


def _choice(value: Value, known: Collection[str], what: str) -> str:
    try:
        return value.choice(known, what)
    except RulebookError as error:
        raise value.error(error.message, f"{error.hint} Можно: {', '.join(known)}.".strip()) from None
