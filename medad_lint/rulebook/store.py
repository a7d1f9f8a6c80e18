"""Where rulebooks lie, and where their compiled form is kept, checked by the state of the rule files."""

import os
from collections.abc import Sequence
from mmap import ACCESS_READ, mmap
from typing import NamedTuple

from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.lexicon import FORMAT, Lexicon

__all__ = ["COMPILED", "State", "builtin_folder", "compile_folders", "open_lexicon", "state"]

COMPILED = "compiled.book"
_KEPT = 12  # compiled forms in the cache folder


class State(NamedTuple):
    """Where the compiled form of the rules is: in the wheel, in the cache, or to be made at the next run."""

    folder: str  # of the rules
    compiled: str  # the file of the compiled form, whether it is there or not
    kind: str  # bundled cached missing
    writable: bool  # whether a compiled form could be kept there


def builtin_folder() -> str:
    """The folder of the rules that come with the program: in the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def open_lexicon(extra: Sequence[str] = ()) -> Lexicon:
    """The built-in rules with those of the given folders, compiled; raises `RulebookError`.

    The wheel brings its rules compiled. Elsewhere the compiled form is kept in the user's cache folder; a
    folder that cannot be written only costs time.
    """
    builtin = builtin_folder()
    bundled = os.path.join(builtin, COMPILED)
    if not extra and os.path.exists(bundled):
        lexicon = _read(bundled, "")
        if lexicon is not None:
            return lexicon
    folders = [builtin, *extra]
    stamp = _stamp(folders)
    cached = os.path.join(_cache_folder(), f"{stamp}.book")
    lexicon = _read(cached, stamp)
    if lexicon is None:
        data = compile_folders(folders, stamp)
        _write(cached, data)
        lexicon = Lexicon(data, stamp)
    return lexicon


def state(extra: Sequence[str] = ()) -> State:
    """What `open_lexicon` will find; nothing is compiled. Raises `RulebookError`."""
    builtin = builtin_folder()
    bundled = os.path.join(builtin, COMPILED)
    if not extra and _read(bundled, "") is not None:
        return State(builtin, bundled, "bundled", os.access(builtin, os.W_OK))
    stamp = _stamp([builtin, *extra])
    cached = os.path.join(_cache_folder(), f"{stamp}.book")
    place = os.path.dirname(cached)
    while place and not os.path.exists(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    kind = "cached" if _read(cached, stamp) is not None else "missing"
    return State(builtin, cached, kind, os.access(place or ".", os.W_OK))


def compile_folders(folders: Sequence[str], stamp: str = "") -> bytes:
    """Loads, checks and compiles the rulebook of some folders; slow, for it opens the dictionary."""
    from medad_lint.rulebook.compiler import compile_book
    from medad_lint.rulebook.loader import load

    return compile_book(load(folders), _digest(folders), stamp)


def _read(path: str, stamp: str) -> Lexicon | None:
    try:
        with open(path, "rb") as file:
            return Lexicon(mmap(file.fileno(), 0, access=ACCESS_READ), stamp)
    except (OSError, ValueError, KeyError, TypeError, IndexError, EOFError):
        return None


def _write(path: str, data: bytes) -> None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        beside = f"{path}.{os.getpid()}"
        with open(beside, "wb") as file:
            file.write(data)
        os.replace(beside, path)
        _forget_oldest(os.path.dirname(path))
    except OSError:
        return


def _forget_oldest(folder: str) -> None:
    """Every change of a rule leaves a compiled form behind: the last few are kept."""
    kept = sorted((entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(folder) if entry.is_file())
    for _, path in kept[:-_KEPT]:
        os.unlink(path)


def _cache_folder() -> str:
    base = (
        os.environ.get("MEDAD_LINT_CACHE")
        or os.environ.get("XDG_CACHE_HOME")
        or os.path.expanduser("~/.cache")
    )
    return os.path.join(base, "medad-lint")


def _stamp(folders: Sequence[str]) -> str:
    """A name for the state of the rule files and of the compiler: paths, sizes and times, no contents."""
    from zlib import crc32

    here = os.path.dirname(os.path.abspath(__file__))
    seen = [f"{FORMAT}"]
    places = [*folders, here]
    for folder in places:
        if not os.path.isdir(folder):
            raise RulebookError(folder, 0, 0, "нет такой папки правил")
        for place, _, files in sorted(os.walk(folder)):
            for name in sorted(files):
                if name.endswith((".yaml", ".yml", ".py", ".tsv")):
                    path = os.path.join(place, name)
                    state = os.stat(path)
                    seen.append(f"{path}|{state.st_size}|{state.st_mtime_ns}")
    data = "\n".join(seen).encode()
    return f"{crc32(data):08x}{crc32(data[::-1]):08x}"


def _digest(folders: Sequence[str]) -> str:
    from hashlib import sha256

    from medad_lint.rulebook.loader import rule_files

    total = sha256()
    for folder in folders:
        for path in rule_files([folder]):
            total.update(os.path.relpath(path, folder).replace(os.sep, "/").encode())
            with open(path, "rb") as file:
                total.update(sha256(file.read()).digest())
    return f"sha256:{total.hexdigest()}"
