"""Which files a run reads."""

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch

from medad_lint.document import SUFFIXES

__all__ = ["CONFIGS", "config_above", "find_files", "read_bytes"]

CONFIGS = (".medad-lint.yaml", ".medad-lint.yml", "pyproject.toml")

_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def find_files(paths: Sequence[str], exclude: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """Files to read, in order and once each, and what is wrong with the paths.

    A file that is named is read whatever its ending; in folders only known endings count, hidden folders do not.
    """
    found: dict[str, None] = {}
    wrong = []
    for path in paths:
        if os.path.isdir(path):
            inside = [item for item in _walk(path) if not _excluded(item, exclude)]
            if not inside:
                wrong.append(f"{path}: в папке нет файлов {', '.join(SUFFIXES)}")
            found.update(dict.fromkeys(inside))
        elif os.path.exists(path):
            if not _excluded(path, exclude):
                found[path] = None
        else:
            wrong.append(f"{path}: такого файла или папки нет")
    return list(found), wrong


def read_bytes(path: str) -> bytes:
    """The bytes of a file; raises OSError."""
    with open(path, "rb") as file:
        return file.read()


def config_above(folder: str, seen: dict[str, str]) -> str:
    """The configuration that holds in a folder: its own, or the nearest above up to the repository's root.

    Empty where there is none. `seen` keeps the answers; a pyproject.toml without our table is passed over.
    """
    known = seen.get(folder)
    if known is None:
        known = ""
        for name in CONFIGS:
            path = os.path.join(folder, name)
            if os.path.exists(path) and (name != CONFIGS[-1] or _speaks_of_us(path)):
                known = path
                break
        above = os.path.dirname(folder)
        if not known and above != folder and not os.path.exists(os.path.join(folder, ".git")):
            known = config_above(above, seen)
        seen[folder] = known
    return known


def _speaks_of_us(path: str) -> bool:
    try:
        return b"[tool.medad-lint" in read_bytes(path)
    except OSError:
        return False


def _walk(folder: str) -> Iterator[str]:
    for place, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(files):
            dot = name.rfind(".")
            if dot > 0 and name[dot:].lower() in SUFFIXES:
                yield os.path.join(place, name)


def _excluded(path: str, patterns: Sequence[str]) -> bool:
    plain = path.replace(os.sep, "/").removeprefix("./")
    return any(
        fnmatch(plain, pattern) or fnmatch(plain, f"*/{pattern}") or fnmatch(os.path.basename(plain), pattern)
        for pattern in patterns
    )
