"""What a terminal is shown and a pipe is not: colours, the bar, the width. Each run has a terminal of its own."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

BREACH = "---\nmedad: {kind: ad, object: service}\n---\n\nМарина, 45 лет, вылечилась от псориаза. Имеются противопоказания.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        (tmp_path / f"{number:02}.md").write_text(BREACH * 3, encoding="utf-8")
    return tmp_path


def _shown(
    words: list[str], out: bool, err: bool, stdin: bytes | None = None, **extra: str
) -> tuple[str, str, int]:
    """What a run writes to stdout and stderr; `out` and `err` say which of them is a terminal."""
    environment = {**os.environ, "PYTHONPATH": os.getcwd(), "TERM": "xterm", **extra}
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        if name not in extra:
            environment.pop(name, None)
    ends = []
    for terminal in (out, err):
        ends.append(pty.openpty() if terminal else os.pipe())
    process = subprocess.Popen(
        [sys.executable, "-m", "medad_lint", *words],
        stdin=subprocess.PIPE, stdout=ends[0][1], stderr=ends[1][1], env=environment,
    )  # fmt: skip
    for _, writing in ends:
        os.close(writing)
    if stdin is not None and process.stdin is not None:
        process.stdin.write(stdin)
    if process.stdin is not None:
        process.stdin.close()
    texts = [_read(reading) for reading, _ in ends]
    return texts[0], texts[1], process.wait()


def _read(end: int) -> str:
    data = b""
    while True:
        try:
            part = os.read(end, 65536)
        except OSError:  # a terminal whose other side is closed
            break
        if not part:
            break
        data += part
    os.close(end)
    return data.decode()


def test_colours_come_on_a_terminal_and_not_into_a_pipe(folder: Path) -> None:
    coloured, _, code = _shown([str(folder)], out=True, err=False)
    assert "\x1b[31;1mнарушение\x1b[0m" in coloured
    assert code == 1
    plain, _, _ = _shown([str(folder)], out=False, err=False)
    assert "\x1b" not in plain
    assert "нарушение" in plain


@pytest.mark.parametrize("extra", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colours_gets_none(folder: Path, extra: dict[str, str]) -> None:
    shown, _, _ = _shown([str(folder)], out=True, err=False, **extra)
    assert "\x1b" not in shown
    shown, _, _ = _shown(["--color", "never", str(folder)], out=True, err=False)
    assert "\x1b" not in shown


def test_the_bar_moves_on_the_terminal_of_stderr_alone_and_leaves_nothing(folder: Path) -> None:
    out, bar, _ = _shown([str(folder)], out=False, err=True)
    assert re.search(r"Проверка [█░]+ \d+ из 12", bar)
    assert bar.endswith("\r\x1b[K")
    assert "Проверка" not in out
    for words, err in (
        ([str(folder)], False),
        (["--no-progress", str(folder)], True),
        ([str(folder / "00.md")], True),
    ):
        assert _shown(words, out=True, err=err)[1] == ""


def test_a_complaint_takes_the_bar_away_first(folder: Path) -> None:
    (folder / "00.md").write_bytes(b"\0")
    (folder / "05.md").unlink()
    (folder / "05.md").symlink_to(folder / "nowhere.md")
    out, bar, code = _shown([str(folder)], out=False, err=True)
    assert code == 2
    assert "\r\x1b[Kmedad-lint: " in bar
    assert "05.md: не прочитан" in bar
    assert out.count("[cure-story]") == 10 * 3


def test_json_on_a_terminal_is_json(folder: Path) -> None:
    import json

    out, _, _ = _shown(["--format", "json", str(folder)], out=True, err=True)
    assert json.loads(out)["summary"]


@pytest.mark.parametrize("columns", ["60", "100"])
def test_lines_are_as_wide_as_the_terminal(folder: Path, columns: str) -> None:
    out, _, _ = _shown([str(folder)], out=True, err=False, NO_COLOR="1", COLUMNS=columns)
    lines = [line for line in out.splitlines() if "/" not in line]
    assert max(map(len, lines)) <= int(columns)
    assert max(map(len, lines)) > int(columns) - 20


def test_standard_input_on_a_terminal_is_named_as_asked() -> None:
    words = ["-", "--stdin-filename", "x.txt", "--kind", "ad"]
    out, _, code = _shown(words, out=True, err=True, stdin=BREACH[43:].encode())
    assert code == 1
    assert "x.txt:" in out
