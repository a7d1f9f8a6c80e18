"""What git says of changed lines."""

import os
import subprocess

from medad_lint.policy.changed import Lines, changed_in
from medad_lint.rulebook.errors import RulebookError

__all__ = ["changed_lines"]


def changed_lines(since: str, files: list[str]) -> dict[str, Lines | None]:
    """For each file its lines that differ from a revision; None where all of it is new. Raises `RulebookError`."""
    # a text in UTF-16 is binary to git: hence --text
    folders = {os.path.dirname(os.path.realpath(path)) for path in files}
    roots = {folder: _root(folder) for folder in folders}
    changed: dict[str, dict[str, Lines]] = {}
    tracked: dict[str, set[str]] = {}
    for root in set(roots.values()):
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
        if found is None:
            raise RulebookError(f"--changed-since {since}", 0, 0, "git не знает такой ревизии")
        revision = found.strip()
        quiet = ("-c", "core.quotePath=false")
        options = ("-U0", "-M", "--text", "--no-color", "--no-ext-diff", "--src-prefix=a/", "--dst-prefix=b/")
        changed[root] = changed_in(_git(root, *quiet, "diff", *options, revision, "--") or "")
        tracked[root] = set((_git(root, "ls-files", "-z") or "").split("\0"))
    answers: dict[str, Lines | None] = {}
    for path in files:
        whole = os.path.realpath(path)
        root = roots[os.path.dirname(whole)]
        name = os.path.relpath(whole, root).replace(os.sep, "/")
        answers[path] = changed[root].get(name, ()) if name in tracked[root] else None
    return answers


def _root(folder: str) -> str:
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found is None:
        raise RulebookError(folder, 0, 0, "папка не в репозитории git: --changed-since не с чем сравнить")
    return found.rstrip("\n")


def _git(folder: str, *words: str) -> str | None:
    """What a command of git prints; None where it fails."""
    try:
        result = subprocess.run(["git", "-C", folder, *words], capture_output=True, check=False)
    except OSError:
        raise RulebookError("git", 0, 0, "не запускается: без него --changed-since невозможен") from None
    return result.stdout.decode("utf-8", "surrogateescape") if result.returncode == 0 else None
