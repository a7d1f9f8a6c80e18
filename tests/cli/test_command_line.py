"""The command line as a user meets it: a process of its own."""

import json
import os
import subprocess
import sys

import pytest

BREACH = "Марина, 45 лет, вылечилась от псориаза. Клиника «Исток».\n"
CLEAN = "Клиника «Исток», ул. Мира, 4.\n"


def run(
    *words: str, stdin: bytes | None = None, folder: str | None = None, **extra: str
) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.getcwd(), **extra}
    return subprocess.run(
        [sys.executable, "-m", "medad_lint", *words],
        input=stdin,
        capture_output=True,
        cwd=folder,
        env=environment,
        check=False,
    )


@pytest.fixture
def texts(tmp_path):  # type: ignore[no-untyped-def]
    (tmp_path / "breach.md").write_text(
        "---\nmedad: {kind: ad, object: service}\n---\n\n" + BREACH, encoding="utf-8"
    )
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def test_a_clean_file_gives_0_and_a_breach_1(texts) -> None:  # type: ignore[no-untyped-def]
    assert run(str(texts / "clean.txt")).returncode == 0
    assert run(str(texts / "breach.md")).returncode == 1


def test_the_level_that_fails_can_be_set(texts) -> None:  # type: ignore[no-untyped-def]
    assert run("--fail-level", "never", str(texts)).returncode == 0


def test_an_unreadable_file_gives_2_and_hides_nothing(texts) -> None:  # type: ignore[no-untyped-def]
    (texts / "broken.md").write_bytes(b"\x00\x01")
    result = run("--format", "json", str(texts))
    assert result.returncode == 2
    assert b"broken.md:1: " in result.stderr
    data = json.loads(result.stdout)
    assert [document["path"].rsplit("/", 1)[-1] for document in data["documents"]] == [
        "breach.md",
        "clean.txt",
    ]
    assert data["summary"]["byRule"]["cure-story"] == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere.md",), "такого файла или папки нет"),
        (("--fromat", "json", "x"), "Возможно, вы имели в виду --format"),
        (("--kind", "advert", "x"), "Можно: ad, site-page, article"),
        (("--object", "drugs", "x"), "Возможно, вы имели в виду «drug»"),
        (("--as-of", "вчера", "x"), "не вида ГГГГ-ММ-ДД"),
        (("--rules", "nowhere", "x"), "нет такой папки правил"),
        (("explain", "cure-storry"), "Возможно, вы имели в виду «cure-story»"),
        ((), "Назовите файл или папку"),
        (("rules", "foo"), "Лишнее: foo."),
        (("--format",), "Параметру --format нужно значение."),
        (("--no-progress=1", "x"), "Параметру --no-progress значение не нужно."),
        (("explain",), "Не хватает: ПРАВИЛО|ФАЙЛ:СТРОКА."),
        (("test", "nowhere"), "нет такой папки правил"),
    ],
)
def test_a_wrong_call_says_what_was_meant_and_gives_2(words: tuple[str, ...], message: str) -> None:
    result = run(*words)
    assert result.returncode == 2
    assert message in result.stderr.decode()
    assert b"Traceback" not in result.stderr


def test_a_broken_front_matter_is_named_with_its_line(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.md").write_text("---\nmedad:\n  kind: advert\n---\n\n" + BREACH, encoding="utf-8")
    result = run(str(tmp_path))
    assert result.returncode == 2
    assert "a.md:3: шапка файла: значение «advert»" in result.stderr.decode()
    assert "[cure-story]" in result.stdout.decode()


def test_standard_input_is_read_under_the_name_that_is_given() -> None:
    result = run(
        "-",
        "--stdin-filename",
        "x.html",
        "--kind",
        "ad",
        "--format",
        "json",
        stdin=f"<p>{BREACH}</p>".encode(),
    )
    (document,) = json.loads(result.stdout)["documents"]
    assert document["path"] == "x.html"
    assert document["diagnostics"][0]["range"]["start"] == {"line": 0, "character": 3}


def test_excluded_files_and_hidden_folders_are_left_out(texts) -> None:  # type: ignore[no-untyped-def]
    (texts / ".hidden").mkdir()
    (texts / ".hidden" / "x.md").write_text(BREACH, encoding="utf-8")
    assert run("--exclude", "breach*", str(texts)).returncode == 0


def test_colours_come_only_where_they_are_asked_for(texts) -> None:  # type: ignore[no-untyped-def]
    path = str(texts / "breach.md")
    assert b"\x1b[" not in run(path).stdout
    assert b"\x1b[" in run("--color", "always", path).stdout
    assert b"\x1b[" in run(path, FORCE_COLOR="1").stdout
    assert b"\x1b[" not in run(path, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_help_speaks_russian() -> None:
    text = run("--help").stdout.decode()
    assert "Использование: medad-lint" in text
    assert not any(word in text for word in ("Usage", "Options", "Show this message"))


def test_the_rules_are_listed_and_explained() -> None:
    listed = run("rules").stdout.decode()
    assert "cure-story" in listed
    assert "38-ФЗ, ст. 24, ч. 1, п. 2" in listed
    told = run("explain", "cure-story").stdout.decode()
    assert "Как можно:" in told
    assert "⟦" in told


def test_the_examples_of_the_built_in_rules_pass() -> None:
    result = run("test")
    assert result.returncode == 0, result.stdout.decode()


def test_only_what_is_needed_is_imported(texts) -> None:  # type: ignore[no-untyped-def]
    """Nothing heavy stands on the way of `medad-lint FILE`."""
    script = (
        "import sys; from medad_lint.__main__ import _run; _run([sys.argv[1]]); "
        "heavy = {'pymorphy3', 'natasha', 'spacy', 'numpy', 'pydantic', 'yaml', 'click', 'rich', 'inspect', 'dataclasses', "
        "'tomllib', 'subprocess', 'copy', 'medad_lint.config', 'medad_lint.daily', 'medad_lint.git', "
        "'medad_lint.policy.baseline', 'medad_lint.policy.declared', 'medad_lint.commands', "
        "'medad_lint.fixing', 'medad_lint.mending', 'difflib', 'tempfile'}; "
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    run(str(texts / "clean.txt"))  # the rulebook is compiled once
    path = texts / "plain.md"
    path.write_text("# Клиника\n\n" + BREACH, encoding="utf-8")
    result = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=False)
    assert result.stderr.decode().strip().endswith("[]")
