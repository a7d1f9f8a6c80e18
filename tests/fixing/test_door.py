"""`--fix` and `--diff` as a user calls them: files, modes, stdin, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from medad_lint.mending import Unwritable, bytes_of, replace
from tests.config.door import Say, put, say

__all__ = ["say"]
ROOT = Path(__file__).resolve().parents[2]
AD = "Лечение кариеса. Запись по телефону.\n"
FIXED = f"{AD}\nИмеются противопоказания. Необходима консультация специалиста.\n"
STORY = "Марина, 45 лет, вылечилась от псориаза.\n\n"
FRONT = "---\r\nmedad: {kind: ad, object: service}\r\ntitle:  Зубы\r\n---\r\n\r\n"
TEXT = ("--format", "text", "--as-of", "2026-11-01")


@pytest.fixture(autouse=True)
def _config(say: Say) -> None:
    put(".medad-lint.yaml", "kind: ad\nobject: service\n")


def started(*words: str, text: str = "") -> "subprocess.CompletedProcess[bytes]":
    """The program in a process of its own, without a format."""
    return subprocess.run(
        [sys.executable, "-m", "medad_lint", *words],
        input=text.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )


def test_files_are_mended_and_the_code_is_by_what_is_left(say: Say) -> None:
    put("a.md", AD)
    put("b.md", STORY + AD)
    told = say("--fix", "a.md")
    assert (told.code, told.rules("a.md")) == (0, [])
    assert "исправлено: 1 (файлов: 1)" in told.err
    told = say("--fix", ".")
    assert (told.code, told.rules("b.md")) == (1, ["cure-story"])
    assert Path("a.md").read_text(encoding="utf-8") == FIXED
    assert Path("b.md").read_text(encoding="utf-8") == STORY + FIXED
    before = [os.stat(name).st_mtime_ns for name in ("a.md", "b.md")]
    assert "исправлено" not in say("--fix", ".").err
    assert [os.stat(name).st_mtime_ns for name in ("a.md", "b.md")] == before


def test_a_difference_is_shown_and_nothing_written(say: Say) -> None:
    put("a.md", AD)
    told = say("--diff", "a.md", "--format", "text")
    assert (told.code, told.out) == (2, "")
    assert "--output" in told.err
    result = started("--diff", "a.md")
    assert result.returncode == 1
    assert result.stdout.decode() == (
        "--- a.md\n+++ a.md\n@@ -1 +1,3 @@\n Лечение кариеса. Запись по телефону.\n+\n"
        "+Имеются противопоказания. Необходима консультация специалиста.\n"
    )
    assert Path("a.md").read_text(encoding="utf-8") == AD
    done = subprocess.run(["patch", "-p0", "-s"], input=result.stdout, check=True, capture_output=True)
    assert done.returncode == 0
    assert Path("a.md").read_text(encoding="utf-8") == FIXED


def test_mode_bytes_and_links_are_kept(say: Say) -> None:
    data = b"\xef\xbb\xbf" + (FRONT + AD.replace("\n", "\r\n")).encode()
    Path("a.md").write_bytes(data)
    Path("w.txt").write_bytes(AD.encode("cp1251"))
    Path("u.txt").write_bytes(AD.encode("utf-16"))
    os.chmod("a.md", 0o640)
    os.symlink("a.md", "link.md")
    assert say("--fix", "link.md", "a.md", "w.txt", "u.txt").code == 0
    assert Path("a.md").read_bytes() == b"\xef\xbb\xbf" + (FRONT + FIXED.replace("\n", "\r\n")).encode()
    assert os.stat("a.md").st_mode & 0o777 == 0o640
    assert os.path.islink("link.md")
    assert Path("w.txt").read_bytes() == FIXED.encode("cp1251")
    assert Path("u.txt").read_bytes() == FIXED.encode("utf-16")
    assert not [name for name in os.listdir() if name.startswith(".medad-lint-")]


def test_a_file_that_cannot_be_written_does_not_stop_the_others(say: Say) -> None:
    put("a.md", AD)
    put("b.md", AD)
    os.chmod("a.md", 0o444)
    told = say("--fix", "a.md", "b.md")
    assert told.code == 2
    assert "a.md: не исправлен: файл только для чтения" in told.err
    assert Path("a.md").read_text(encoding="utf-8") == AD
    assert Path("b.md").read_text(encoding="utf-8") == FIXED
    assert told.rules("a.md") == ["missing-warning"]


def test_a_file_that_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"new")
    with pytest.raises(Unwritable, match="изменился"):
        replace(str(path), b"old", b"mended")
    assert path.read_bytes() == b"new"
    assert not list(tmp_path.glob(".medad-lint-*"))


def test_what_an_encoding_has_no_sign_for_is_told() -> None:
    with pytest.raises(Unwritable, match="cp1251 нет знака «₽»"):
        bytes_of("а".encode("cp1251"), "а", "а₽", "cp1251")
    with pytest.raises(Unwritable, match="теми же байтами"):
        bytes_of(b"\xff", "а", "б", "cp1251")


def test_a_text_from_stdin_goes_to_stdout(say: Say) -> None:
    told = say(*TEXT, "--fix", "-")
    assert (told.code, told.out) == (2, "")
    for text, code in ((STORY + AD, 1), (AD, 0), (FIXED, 0)):
        result = started("--fix", "-", text=text)
        assert result.returncode == code
        assert result.stdout.decode() == (text if text == FIXED else text.replace(AD, FIXED))
        assert ("cure-story" in result.stderr.decode()) == bool(code)


def test_what_a_baseline_knows_is_not_mended(say: Say) -> None:
    put("a.md", AD)
    assert say("--write-baseline", "a.md").code == 0
    assert say("--fix", "--baseline", ".medad-lint-baseline.json", "a.md").code == 0
    assert Path("a.md").read_text(encoding="utf-8") == AD


@pytest.mark.parametrize(
    "words", [("--unsafe-fixes",), ("--fix", "--diff"), ("--fix", "--write-baseline", "--unsafe-fixes")]
)
def test_options_that_say_two_things_are_refused(say: Say, words: tuple[str, ...]) -> None:
    put("a.md", AD)
    assert say(*words, "a.md").code == 2
    assert Path("a.md").read_text(encoding="utf-8") == AD


def test_editors_and_servers_are_told_how(say: Say) -> None:
    put("a.md", f"😀 {AD}")
    (finding,) = say("a.md").findings("a.md")
    (fix,) = finding["data"]["fixes"]
    assert (fix["safe"], fix["edits"][0]["newText"]) == (True, FIXED[len(AD) - 1 : -1])
    place = {"line": 0, "character": len(AD) - 1 + 3}  # UTF-16: the emoji counts twice
    assert fix["edits"][0]["range"] == {"start": place, "end": place}
    (run,) = json.loads(say("--format", "sarif", "a.md").out)["runs"]
    (told,) = run["results"][0]["fixes"]
    replacement = told["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == fix["edits"][0]["newText"]
    assert replacement["deletedRegion"]["startColumn"] == place["character"] + 1
    put("b.md", "Лечение кариеса у нас. Имеются противопоказания.\n")
    (finding,) = say("b.md").findings("b.md")
    assert [item["safe"] for item in finding["data"]["fixes"]] == [False]
