"""What a configuration says of one file: the layers that fit it, the later over the earlier."""

import os
from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase

from medad_lint.config.globs import fits
from medad_lint.config.model import Config, Given, Settings
from medad_lint.config.presets import DEFAULTS
from medad_lint.rulebook.errors import RulebookError, did_you_mean
from medad_lint.subject.detect import Bounds, Declared

__all__ = ["check_rules", "excluded", "relative", "resolve", "settings_of"]

DEFAULT = "умолчание"


def relative(config: Config, path: str) -> str:
    """A file's path as the globs of a configuration see it."""
    return os.path.relpath(os.path.abspath(path), config.folder).replace(os.sep, "/")


def resolve(config: Config, path: str, known: Collection[str] = ()) -> dict[str, Given]:
    """Every value for a file with its origin; `path` is relative to the configuration's folder.

    `rules.eat-*` stands for all rules it fits among the known ones.
    """
    found = {key: Given(value, DEFAULT) for key, value in DEFAULTS.items()}
    for layer in config.layers:
        if layer.match and not fits(path, layer.match):
            continue
        for key, given in layer.values:
            for name in _expanded(key, known):
                found[name] = given
    return found


def settings_of(config: Config, path: str, known: Collection[str]) -> tuple[Settings, str]:
    """What the engine needs for a file, and from which verdict on a finding fails the run."""
    values = resolve(config, path, known)
    rules = {key[6:]: given for key, given in values.items() if key.startswith("rules.")}
    promotes = values["promotes"].value
    declared = Declared(
        values["kind"].value or None,
        tuple(values["object"].value.split(", ")) if values["object"].value else (),
        promotes == "true" if promotes else None,
        values["audience"].value or None,
    )
    settings = Settings(
        declared,
        frozenset(rule for rule, given in rules.items() if given.value == "off"),
        tuple(
            (rule, given.value, given.origin)
            for rule, given in rules.items()
            if given.value not in ("on", "off")
        ),
        tuple(key for key, _ in config.keys),
        tuple(
            (item, config.origin(item.line))
            for item in config.standing
            if not item.files or fits(path, item.files)
        ),
        Bounds(int(values["thresholds.article-words"].value), int(values["thresholds.site-page-cues"].value)),
        values["approver"].value == "required",
    )
    return settings, values["fail-level"].value


def check_rules(config: Config, known: Collection[str]) -> None:
    """Raises `RulebookError` for a rule that does not exist, at the first place that names it."""
    named: list[tuple[str, int, int]] = [
        (key[6:], given.line, given.column)
        for layer in config.layers
        for key, given in layer.values
        if key.startswith("rules.")
    ]
    named += [(rule, item.line, item.column) for item in config.standing for rule in item.rules]
    for rule, line, column in named:
        if rule not in known and not ("*" in rule and any(fnmatchcase(name, rule) for name in known)):
            raise RulebookError(
                config.path, line, column, f"нет правила «{rule}».", did_you_mean(rule, known)
            )


def excluded(config: Config, path: str) -> Given | None:
    """The pattern that takes a file out of a run; `path` is relative to the configuration's folder."""
    return next((item for item in config.exclude if fits(path, (item.value,))), None)


def _expanded(key: str, known: Collection[str]) -> Iterable[str]:
    if not key.startswith("rules.") or "*" not in key or not known:
        return (key,)
    return [f"rules.{name}" for name in sorted(known) if fnmatchcase(name, key[6:])]
