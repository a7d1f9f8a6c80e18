"""JSON for editors: ranges in UTF-16 units, lines end with \\n, \\r\\n and \\r only."""

import json

import pytest

from medad_lint.report.machine import render_json
from medad_lint.report.places import Lines
from medad_lint.report.text import plural, render_text
from tests.conftest import AS_OF, lint

TEXT = "😀 Клиника.\r\nСтрока\u2028та же\r\n\r\n👩‍⚕️ Марина, 45 лет, вылечилась от псориаза.\r\n"


def test_an_emoji_before_a_finding_counts_two_and_u2028_ends_no_line() -> None:
    data = json.loads(render_json([lint(TEXT, "a.md")], AS_OF, "sha256:x"))
    (found,) = (item for item in data["documents"][0]["diagnostics"] if item["code"] == "cure-story")
    line = TEXT.split("\r\n")[3]
    start = len(line[: line.index("Марина")].encode("utf-16-le")) // 2
    assert found["range"] == {
        "start": {"line": 3, "character": start},
        "end": {"line": 3, "character": start + len("Марина, 45 лет, вылечилась от псориаза")},
    }
    assert found["severity"] == 1
    assert found["source"] == "medad-lint"
    assert found["data"]["norms"][0]["id"] == "38-fz/24/1/2"
    assert found["data"]["norms"][0]["sanction"].startswith("КоАП, ст. 14.3, ч. 5")
    assert data["asOf"] == AS_OF
    assert data["schema"] == "medad-lint/1"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_end_counts_one_line(end: str) -> None:
    lines = Lines(f"а{end}б{end}в")
    assert lines.position(len(f"а{end}б{end}")) == {"line": 2, "character": 0}
    assert lines.line(1) == "б"


def test_the_text_report_names_place_quotation_norm_sanction_and_advice() -> None:
    report = render_text([lint("Марина, 45 лет, вылечилась от псориаза.", "a.md")], AS_OF)
    assert "a.md:1:1: нарушение: «Марина, 45 лет, вылечилась от псориаза»" in report
    assert "^" * len("Марина, 45 лет, вылечилась от псориаза") in report
    assert "Норма:      38-ФЗ, ст. 24, ч. 1, п. 2." in report
    assert "Чем грозит: КоАП" in report
    assert "Как можно:" in report
    assert report.count("не юридическая консультация") == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 файл"), (2, "2 файла"), (5, "5 файлов"), (11, "11 файлов"), (21, "21 файл"), (112, "112 файлов")],
)
def test_numbers_agree_with_their_nouns(number: int, words: str) -> None:
    assert plural(number, "файл", "файла", "файлов") == words


def test_the_report_follows_its_published_schema() -> None:
    from pathlib import Path

    import jsonschema

    schema = json.loads(Path("docs/schema/report.schema.json").read_text(encoding="utf-8"))
    data = json.loads(render_json([lint(TEXT, "a.md"), lint("Клиника.", "б в.md")], AS_OF, "sha256:x"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert data["documents"][1]["uri"] == "%D0%B1%20%D0%B2.md"
