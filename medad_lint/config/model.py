"""A configuration as values: layers of what is said, each with its origin, and what comes of them for one file."""

from typing import NamedTuple

from medad_lint.subject.detect import BOUNDS, Bounds, Declared

__all__ = ["Config", "Given", "Key", "Layer", "Settings", "Standing"]

Key = tuple[str, str, tuple[tuple[str, str], ...]]  # ours, the file's own, what its values mean


class Given(NamedTuple):
    """A value and where it comes from; `line` and `column` are 0 where that is no file."""

    value: str
    origin: str
    line: int = 0
    column: int = 0


class Layer(NamedTuple):
    """Values that hold together: for all files, or for those that one of the globs fits. Later layers win."""

    match: tuple[str, ...]
    values: tuple[tuple[str, Given], ...]


class Standing(NamedTuple):
    """A permission that a configuration gives: rules in some files, or words wherever they stand."""

    files: tuple[str, ...]  # globs; none: all files
    rules: tuple[str, ...]
    phrase: str
    reason: str
    until: str
    by: str
    line: int
    column: int


class Config(NamedTuple):
    """One configuration file. `folder` is what its globs and paths start from."""

    path: str = ""  # as it is shown; empty: there is none
    folder: str = ""
    layers: tuple[Layer, ...] = ()
    exclude: tuple[Given, ...] = ()
    rule_folders: tuple[Given, ...] = ()
    keys: tuple[tuple[Key, Given], ...] = ()
    standing: tuple[Standing, ...] = ()
    baseline: Given | None = None
    text: str = ""  # of the file, for findings about it

    def origin(self, line: int) -> str:
        """«.medad-lint.yaml:12»."""
        return f"{self.path}:{line}"


class Settings(NamedTuple):
    """What the engine needs of it for one file."""

    declared: Declared = Declared()
    off: frozenset[str] = frozenset()
    verdicts: tuple[tuple[str, str, str], ...] = ()  # rule, verdict, origin
    keys: tuple[Key, ...] = ()
    standing: tuple[tuple[Standing, str], ...] = ()  # with their origins
    bounds: Bounds = BOUNDS
    approver: bool = False  # whether a permission needs one
