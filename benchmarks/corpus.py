"""The labelled texts and the prose of `corpora/`, and a digest of all that the figures rest on."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from medad_lint.linter import Engine, Options

__all__ = ["AS_OF", "PARTS", "ROOT", "Prose", "cases", "digests", "engine", "prose"]

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-11-01"
PARTS = ("rules", "corpora/development", "corpora/test", "corpora/prose")
NOTHING = "нет"


class Prose(NamedTuple):
    """A text that advertises nothing: whatever the linter calls a breach there is none."""

    kind: str
    text: str


def cases(folder: Path) -> list[dict[str, Any]]:
    """The labelled texts of a folder, each with the name of its file."""
    return [
        {**json.loads(line), "file": path.stem}
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def prose(folder: Path) -> list[Prose]:
    """The texts of a folder of prose, a file per kind; empty where there is none."""
    return [
        Prose(path.stem, json.loads(line)["text"])
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


@cache
def engine(kind: str | None, name: str | None) -> Engine:
    """An engine with the kind and the object declared, kept for all texts."""
    return Engine(Options(kind, (name,) if name else (), as_of=AS_OF))


def digests(root: Path = ROOT) -> dict[str, str]:
    """A digest of each part, by names and contents of its files; line ends don't count."""
    found = {}
    for part in PARTS:
        files = sorted(
            path for ending in ("yaml", "yml", "jsonl") for path in (root / part).rglob(f"*.{ending}")
        )
        total = sha256()
        for path in files:
            total.update(path.relative_to(root).as_posix().encode() + b"\0")
            total.update(sha256(path.read_bytes().replace(b"\r\n", b"\n")).digest())
        found[part] = total.hexdigest()[:16] if files else NOTHING
    return found
