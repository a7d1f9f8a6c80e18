"""Which configuration holds for which file of a run, and the engine that reads the file under it."""

import os
from collections.abc import Iterable, Sequence

from medad_lint.config.model import Config
from medad_lint.config.read import read_config
from medad_lint.config.resolve import check_rules, excluded, relative, settings_of
from medad_lint.config.standing import standing_findings
from medad_lint.document.decode import Unreadable, decode
from medad_lint.files import config_above, read_bytes
from medad_lint.findings import Checked
from medad_lint.linter import Engine, Options
from medad_lint.policy.suppressions import ABOUT
from medad_lint.rulebook.errors import RulebookError

__all__ = ["Plan", "known_to", "load_config", "with_own_folders", "within"]


class Plan:
    """The configurations of a run: each is read once, each rulebook opened once."""

    def __init__(self, options: Options, named: str = "", isolated: bool = False) -> None:
        """`named` is a configuration for all files, instead of those beside them; `isolated`: none at all."""
        self.options = options
        self._named, self._isolated = named, isolated
        self._seen: dict[str, str] = {}
        self._configs: dict[str, Config] = {}
        self._engines: dict[tuple[str, ...], Engine] = {}
        self._readings: dict[Options, Engine] = {}
        self._checked: set[str] = set()
        if named:
            self.config(named)

    def config(self, path: str) -> Config:
        """The configuration for a file: the one that was named, or the nearest; an empty one where there is none."""
        if self._isolated:
            return Config(folder=os.getcwd())
        found = self._named or config_above(os.path.dirname(os.path.abspath(path)), self._seen)
        if found not in self._configs:
            self._configs[found] = load_config(found) if found else Config(folder=os.getcwd())
        return self._configs[found]

    def engine(self, path: str) -> Engine:
        """The engine for a file, with what is said of it. Raises `RulebookError`."""
        config = self.config(path)
        engine = self._engine(config)
        settings, _ = settings_of(config, relative(config, path), known_to(engine))
        options = engine.options._replace(settings=settings)
        if options not in self._readings:
            self._readings[options] = engine.reading(options)
        return self._readings[options]

    def fail_level(self, path: str) -> str:
        """From which verdict on a finding in a file fails the run."""
        config = self.config(path)
        return settings_of(config, relative(config, path), known_to(self._engine(config)))[1]

    def kept(self, files: Sequence[str], named: Sequence[str]) -> tuple[list[str], list[str]]:
        """The files that no configuration excludes, and a word for each that was named all the same."""
        found, told = [], []
        for path in files:
            config = self.config(path)
            pattern = excluded(config, relative(config, path)) if config.exclude else None
            if pattern is None:
                found.append(path)
            elif path in named:
                told.append(f"{path}: не проверен: исключён настройкой ({pattern.origin}: {pattern.value})")
        return found, told

    def baselines(self, files: Iterable[str]) -> dict[str, list[str]]:
        """The baseline of each file, where one is named: path to files."""
        found: dict[str, list[str]] = {}
        for path in files:
            config = self.config(path)
            if config.baseline is not None:
                place = os.path.join(config.folder, config.baseline.value)
                found.setdefault(_shown(place), []).append(path)
        return found

    def about_permissions(
        self, checked: Sequence[Checked], folders: Sequence[str], as_of: str
    ) -> list[Checked]:
        """What is to be said of the permissions in the configurations themselves, one document a configuration.

        Whether one is of no use can be said only where all of its folder was looked at.
        """
        found = []
        for config in self.configs:
            if not config.standing:
                continue
            records = [
                record
                for item in checked
                for record in item.suppressions
                if record.suppression.kind == "config"
            ]
            name = os.path.basename(config.path)
            settings, _ = settings_of(config, name, known_to(self._engine(config)))
            told = standing_findings(config, records, as_of, self.whole(config, folders), settings)
            if told.findings:
                found.append(told)
        return found

    @property
    def configs(self) -> tuple[Config, ...]:
        """The configurations that were read."""
        return tuple(config for config in self._configs.values() if config.path)

    def whole(self, config: Config, folders: Sequence[str]) -> bool:
        """Whether a run over some folders looks at all that a configuration speaks of."""
        return any(within(config.folder, folder) for folder in folders)

    def _engine(self, config: Config) -> Engine:
        rules = (*_folders(config), *self.options.rules)
        if rules not in self._engines:
            self._engines[rules] = Engine(self.options._replace(rules=rules))
        engine = self._engines[rules]
        if config.path not in self._checked:
            check_rules(config, known_to(engine))
            self._checked.add(config.path)
        return engine


def known_to(engine: Engine) -> frozenset[str]:
    """What a configuration may speak of as a rule."""
    return engine.ids | frozenset(ABOUT)


def with_own_folders(rules: Sequence[str], folder: str = "") -> tuple[str, ...]:
    """Rule folders with those that the configuration of a folder (the present one) names before them."""
    found = config_above(folder or os.getcwd(), {})
    return (*(_folders(load_config(found)) if found else ()), *rules)


def _folders(config: Config) -> tuple[str, ...]:
    return tuple(_shown(os.path.join(config.folder, item.value)) for item in config.rule_folders)


def load_config(path: str) -> Config:
    """Reads a configuration; raises `RulebookError`."""
    shown = _shown(path)
    try:
        text = decode(read_bytes(path), path).text
    except FileNotFoundError:
        raise RulebookError(shown, 0, 0, "настройка не читается: такого файла нет") from None
    except IsADirectoryError:
        raise RulebookError(shown, 0, 0, "настройка не читается: это папка") from None
    except (OSError, Unreadable) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise RulebookError(shown, 0, 0, f"настройка не читается: {reason}") from None
    return read_config(text, shown, os.path.dirname(os.path.abspath(path)))


def within(inner: str, outer: str) -> bool:
    """Whether a folder lies in another one, or is it."""
    inner, outer = os.path.realpath(inner), os.path.realpath(outer)
    return inner == outer or inner.startswith(outer.rstrip(os.sep) + os.sep)


def _shown(path: str) -> str:
    """A path as a person would write it: from where he stands, if it lies below."""
    near = os.path.relpath(path)
    return path if near.startswith("..") else near.replace(os.sep, "/")
