"""Every format tells the same findings in its own way, each checked by its schema or by a reader that exists."""

import csv
import io
import json
import re

import pytest
from junitparser import JUnitXml
from lxml import etree

from medad_lint.report.formats import WRITERS
from tests.report.conftest import ALLOWED, COMMON, EMOJI, FIRST, KNOWN, REASON, STORY, Sample, lint
from tests.report.readers import READERS, rows_of


@pytest.mark.parametrize("form", READERS)
def test_each_format_tells_the_findings_that_json_tells(sample: Sample, form: str) -> None:
    told = sorted(("тексты/" + path, line, rule) for path, line, rule in sample.told())
    assert len(told) >= 3
    assert sorted(item for item in READERS[form](sample.raw(form)) if item[2] != "unreadable-file") == told


def test_one_run_writes_all_reports_and_the_text_to_stdout_as_well(sample: Sample) -> None:
    assert sample.code == 2  # a file could not be read
    assert "тексты/broken.md:1: в файле нулевой байт" in sample.errors
    assert "тексты/первый файл.md:1:1: нарушение" in sample.text("text")
    paths = [json.loads(line)["path"] for line in sample.text("json-lines").splitlines()]
    assert paths == [document["path"] for document in sample.data["documents"]]


def test_github_gets_a_command_a_line_the_gravest_first(sample: Sample) -> None:
    lines = sample.text("github").splitlines()
    assert all(re.fullmatch(r"::(error|warning|notice) [^:]+::[^\r\n]+", line) for line in lines)
    assert lines[0].startswith("::error file=тексты/broken.md,line=1,")
    levels = [line.split(" ", 1)[0] for line in lines]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)
    (first,) = (line for line in lines if STORY in line)
    assert ",line=1,endLine=1,col=1," in first
    assert "title=Рассказ о конкретном случае излечения [cure-story]::" in first


def test_github_escapes_the_signs_of_its_own_language(sample: Sample) -> None:
    name = "скидка 5%, до: мая.md"
    (sample.folder / name).write_text(f"{STORY.replace(' ', chr(10), 1)}.\n", encoding="utf-8")
    (line,) = (
        item
        for item in lint(sample.folder, *COMMON, "--format", "github", name).stdout.decode().splitlines()
        if "cure-story" in item
    )
    assert "file=скидка 5%25%2C до%3A мая.md,line=1,endLine=2,title=" in line  # over two lines: no columns


def test_gitlab_has_a_fingerprint_of_its_own_for_each_issue(sample: Sample) -> None:
    issues = json.loads(sample.text("gitlab"))
    prints = [item["fingerprint"] for item in issues]
    assert len(set(prints)) == len(prints) == len(sample.told()) + 1
    assert {item["severity"] for item in issues} <= {"info", "minor", "major", "critical", "blocker"}
    for item in issues:
        assert set(item) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert item["description"].startswith(f"{item['check_name']}: ")
        assert not item["location"]["path"].startswith((".", "/"))
    assert [item["check_name"] for item in issues if item["severity"] == "blocker"] == ["unreadable-file"]


def test_a_clean_gitlab_report_is_an_empty_array(sample: Sample) -> None:
    (sample.folder / "clean.txt").write_text("Клиника «Исток», ул. Мира, 4.\n", encoding="utf-8")
    result = lint(sample.folder, "--format", "gitlab", "clean.txt")
    assert (result.returncode, json.loads(result.stdout)) == (0, [])


def test_rdjson_counts_columns_in_bytes(sample: Sample) -> None:
    (found,) = (item for item in json.loads(sample.text("rdjson"))["diagnostics"] if EMOJI in item["message"])
    line = FIRST.split("\r\n")[2].encode()
    start = line.index(EMOJI.encode())
    assert found["location"]["range"] == {
        "start": {"line": 3, "column": start + 1},
        "end": {"line": 3, "column": start + len(EMOJI.encode()) + 1},
    }
    assert found["severity"] == "ERROR"


def test_checkstyle_lists_every_file_and_points_in_code_points(sample: Sample) -> None:
    root = etree.fromstring(sample.raw("checkstyle"))
    assert [file.get("name").rsplit("/")[-1] for file in root] == [
        "old.md", "page.html", "первый файл.md", "broken.md",
    ]  # fmt: skip
    (error,) = root.xpath(f"//error[contains(@message, '{EMOJI}')]")
    assert int(error.get("column")) == FIRST.split("\r\n")[2].index(EMOJI) + 1
    assert error.get("severity") == "error"
    assert len(root[0]) == 0  # what is known is not told again


def test_junit_fails_where_the_run_does_and_skips_with_a_reason(sample: Sample) -> None:
    suites = {suite.name.rsplit("/")[-1]: suite for suite in JUnitXml.fromstring(sample.raw("junit"))}
    first = suites["первый файл.md"]
    outcomes = {case.name: type(case.result[0]).__name__ for case in first if case.result}
    assert outcomes[f"cure-story «{STORY}»"] == "Failure"
    assert outcomes[f"cure-story «{ALLOWED}»"] == "Skipped"
    assert (first.tests, first.failures, first.skipped) == (len(list(first)), 2, 1)
    (skipped,) = (case.result[0] for case in first if ALLOWED in case.name)
    assert skipped.message == f"разрешено: {REASON}"
    assert suites["broken.md"].errors == 1
    (known,) = (case.result[0] for case in suites["old.md"] if KNOWN in case.name)
    assert known.message.startswith("известно: ")


def test_junit_skips_what_is_milder_than_the_level_that_fails(sample: Sample) -> None:
    words = (*COMMON, "--format", "junit", "--fail-level", "never", "тексты/первый файл.md")
    result = lint(sample.folder, *words)
    (suite,) = JUnitXml.fromstring(result.stdout)
    assert (result.returncode, suite.failures) == (0, 0)
    assert suite.skipped == len(list(suite))


def test_a_clean_file_has_a_case_in_junit_that_passes(sample: Sample) -> None:
    (sample.folder / "clean.txt").write_text("Клиника «Исток», ул. Мира, 4.\n", encoding="utf-8")
    (suite,) = JUnitXml.fromstring(lint(sample.folder, "--format", "junit", "clean.txt").stdout)
    assert [(case.name, case.is_passed) for case in suite] == [("замечаний нет", True)]


def test_csv_opens_in_a_spreadsheet_and_runs_no_formula(sample: Sample) -> None:
    assert sample.raw("csv").startswith(b"\xef\xbb\xbf")
    rows = rows_of(sample.raw("csv"))
    states = {row["цитата"]: (row["состояние"], row["причина"]) for row in rows}
    assert states[ALLOWED] == ("разрешено", REASON)
    assert states[KNOWN][0] == "известно"
    assert states[STORY] == ("открыто", "")
    (broken,) = (row for row in rows if row["состояние"] == "не прочитан")
    assert broken["файл"].endswith("broken.md")
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_cell_that_begins_like_a_formula_is_text(sample: Sample) -> None:
    (sample.folder / "=cmd.md").write_text(f"{STORY}.\n", encoding="utf-8")
    out = lint(sample.folder, *COMMON, "--format", "csv", "=cmd.md").stdout.decode("utf-8-sig")
    assert {row["файл"] for row in csv.DictReader(io.StringIO(out), delimiter=";")} == {"'=cmd.md"}


def test_statistics_count_by_rule_verdict_and_file(sample: Sample) -> None:
    shown = lint(sample.folder, *COMMON, "--statistics", "тексты/первый файл.md").stdout.decode()
    assert re.search(r"^cure-story +2 +2 +0 +0  Рассказ о конкретном случае излечения$", shown, re.MULTILINE)
    assert re.search(r"^ +2 +2 +0 +0 +1 +0  тексты/первый файл.md$", shown, re.MULTILINE)
    assert "Проверен 1 файл: 2 нарушения. Разрешено: 1." in shown
    assert "^^^" not in shown
    assert sample.text("statistics").count("тексты/") == 3


def test_signs_that_xml_cannot_hold_do_not_break_a_report(sample: Sample) -> None:
    text = "Марина, 45 лет, \x0bвылечилась от псориаза & <b>экземы</b>.\n"
    (sample.folder / "odd.md").write_text(text, encoding="utf-8")
    for form in ("junit", "checkstyle"):
        out = lint(sample.folder, *COMMON, "--format", form, "odd.md").stdout
        assert etree.fromstring(out) is not None
        assert b"cure-story" in out


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_a_server_gets_paths_from_the_root_of_its_repository(sample: Sample, variable: str) -> None:
    inside = sample.folder / "тексты"
    words = (*COMMON, "--format", "gitlab", str(inside / "page.html"))
    told = json.loads(lint(inside, *words, **{variable: str(sample.folder)}).stdout)
    assert {item["location"]["path"] for item in told} == {"тексты/page.html"}
    told = json.loads(lint(inside, *words).stdout)
    assert {item["location"]["path"] for item in told} == {"page.html"}


def test_every_format_has_a_writer_that_the_help_names(sample: Sample) -> None:
    shown = lint(sample.folder, "--help").stdout.decode()
    assert all(form in shown for form in WRITERS)
