"""The program called as a user calls it, in a folder of its own; within the process, for a start costs half a second."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from medad_lint.__main__ import main

__all__ = ["AD", "ARTICLE", "Said", "Say", "put", "say"]

AD = (
    "Марина, 45 лет, вылечилась от псориаза. Имеются противопоказания. Необходима консультация специалиста.\n"
)
ARTICLE = "# Псориаз\n\nЧто такое псориаз, объясняет дерматолог.\n"


class Said(NamedTuple):
    """What a call has come to."""

    code: int
    out: str
    err: str

    def rules(self, path: str) -> list[str]:
        """The rules of the findings in a file that someone has yet to do something about."""
        return [item["code"] for item in self.findings(path) if self._open(item)]

    def findings(self, path: str) -> list[dict[str, Any]]:
        """All findings in a file."""
        return list(self.documents().get(path, {"diagnostics": []})["diagnostics"])

    def documents(self) -> dict[str, dict[str, Any]]:
        """The documents of the report by path."""
        return {item["path"]: item for item in json.loads(self.out)["documents"]}

    @staticmethod
    def _open(item: dict[str, Any]) -> bool:
        return item["data"]["suppressed"] is None and item["data"]["known"] is None


Say = Callable[..., Said]


def put(path: str, text: str) -> None:
    """Writes a file below the present folder."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Calls the program in a folder that is the root of a repository; JSON where paths are checked."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*words: str) -> Said:
        named = words[0] in ("config", "init", "suppressions", "rules", "explain") if words else True
        extra = () if named or "--format" in words else ("--format", "json", "--as-of", "2026-11-01")
        with pytest.raises(SystemExit) as stopped:
            main([*extra, *words])
        captured = capsys.readouterr()
        return Said(int(stopped.value.code or 0), captured.out, captured.err)

    assert os.getcwd() == str(tmp_path)
    return call
