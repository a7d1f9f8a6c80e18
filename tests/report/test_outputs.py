"""Where reports go: to stdout, into files, and what is said where that cannot be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from medad_lint.report.formats import WRITERS
from tests.report.conftest import COMMON, STORY, lint

MODULES = {module for module, _ in WRITERS.values() if module != "text"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ad.md").write_text(f"{STORY}.\n", encoding="utf-8")
    return tmp_path


def test_a_bare_file_takes_the_format_of_stdout_and_leaves_stdout_empty(folder: Path) -> None:
    result = lint(folder, *COMMON, "--format", "sarif", "--output", "a.sarif", "ad.md")
    assert (result.returncode, result.stdout) == (1, b"")
    assert json.loads((folder / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_a_file_with_its_format_leaves_stdout_as_it_was(folder: Path) -> None:
    words = ("--output", "sarif:a.sarif", "--output", "html:b.html", "ad.md")
    result = lint(folder, *COMMON, *words)
    assert result.stdout.decode().startswith("ad.md:1:1: нарушение")
    assert (folder / "a.sarif").read_text(encoding="utf-8").startswith("{")
    assert (folder / "b.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert lint(folder, *COMMON, "--format", "json", *words).stdout.startswith(b"{")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--output", "sarf:a.json"), "Нет формата «sarf». Возможно, вы имели в виду «sarif»."),
        (("--output", "sarif:"), "не назван файл"),
        (("--output", "-"), "на стандартный вывод пишет --format"),
        (("--output", "sarif:a", "--output", "html:./a"), "В файл ./a пишут два отчёта."),
        (("--statistics", "--format", "json"), "--statistics заменяет --format json"),
        (("--format", "xml"), "Можно: text, json, json-lines, sarif"),
    ],
)
def test_a_wrong_output_says_what_is_wrong_and_gives_2(
    folder: Path, words: tuple[str, ...], message: str
) -> None:
    result = lint(folder, *COMMON, *words, "ad.md")
    assert result.returncode == 2
    assert message in result.stderr.decode()
    assert not (folder / "a").exists()


def test_a_report_that_cannot_be_written_hides_neither_the_others_nor_the_findings(folder: Path) -> None:
    words = ("--output", "sarif:nowhere/a.sarif", "--output", "gitlab:b.json", "ad.md")
    result = lint(folder, *COMMON, *words)
    assert result.returncode == 2
    assert "nowhere/a.sarif: отчёт не записан: " in result.stderr.decode()
    assert json.loads((folder / "b.json").read_text(encoding="utf-8"))
    assert "нарушение" in result.stdout.decode()


def test_a_report_of_an_earlier_run_is_no_text_to_be_checked(folder: Path) -> None:
    words = (*COMMON, "--output", "html:report.html", ".")
    first = lint(folder, *words).stdout
    assert lint(folder, *words).stdout == first


def test_reports_of_the_same_texts_are_the_same_byte_for_byte(folder: Path) -> None:
    outputs = [word for form in WRITERS for word in ("--output", f"{form}:report.{form}")]

    def written() -> dict[str, bytes]:
        lint(folder, *COMMON, *outputs, "ad.md", SOURCE_DATE_EPOCH="1790000000")
        return {form: (folder / f"report.{form}").read_bytes() for form in WRITERS}

    assert written() == written()


def test_no_format_costs_the_plain_run_its_import(folder: Path) -> None:
    """What a start imports is told by Python itself."""

    lint(folder, *COMMON, "ad.md")  # compiles the rulebook once

    def imported(*words: str) -> set[str]:
        result = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "medad_lint", *words, "ad.md"],
            cwd=folder, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        assert b"\xd0" in result.stdout  # it did find something
        return {line.rpartition("|")[2].strip() for line in result.stderr.decode().splitlines()}

    ours = {f"medad_lint.report.{name}" for name in (*MODULES, "formats", "model", "wording", "htmlstyle")}
    foreign = {
        "hashlib",
        "csv",
        "html",
        "json",
        "urllib.parse",
        "xml",
        "medad_lint.output",
        "medad_lint.explaining",
    }
    assert imported() & (ours | foreign) == set()
    assert {"medad_lint.report.gitlab", "hashlib"} <= imported("--format", "gitlab")
    assert "medad_lint.report.htmlpage" not in imported("--format", "gitlab")
