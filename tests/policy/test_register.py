"""Permissions that a configuration gives, and the list of all permissions."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from medad_lint.report.register import STATES, Row
from tests.config.door import AD, Say, put, say

__all__ = ["say"]
TOP = "kind: ad\nobject: service\n"
ENTRY = f"""{TOP}suppress:
  - files: ["archive/**"]
    rules: [cure-story]
    reason: архив не показывают
    by: Иванова И. И.
    until: 2027-03-01
"""


@pytest.fixture(autouse=True)
def _texts(say: Say) -> None:
    put("archive/old.md", AD)
    put("new.md", AD)
    put(".medad-lint.yaml", ENTRY)


def test_a_rule_is_allowed_in_the_files_it_is_allowed_in(say: Say) -> None:
    told = say(".")
    (old,), (new,) = told.findings("archive/old.md"), told.findings("new.md")
    assert (old["data"]["suppressed"], old["data"]["allowedIn"]) == ("архив не показывают", "config")
    assert new["data"]["suppressed"] is None
    assert set(told.documents()) == {"archive/old.md", "new.md"}
    assert told.code == 1


@pytest.mark.parametrize(
    ("old", "new", "rule", "message"),
    [
        ("2027-03-01", "2026-10-31", "suppression-lapsed", "Срок разрешения истёк 2026-10-31: cure-story"),
        ("archive/**", "arhive/**", "suppression-unused", "Разрешение ничего не разрешает: cure-story"),
        ("[cure-story]", "[guarantee]", "suppression-unused", "Разрешение ничего не разрешает: guarantee"),
    ],
)
def test_a_permission_that_does_not_hold_is_a_finding_at_its_line(
    say: Say, old: str, new: str, rule: str, message: str
) -> None:
    put(".medad-lint.yaml", ENTRY.replace(old, new))
    told = say(".")
    assert told.rules(".medad-lint.yaml") == [rule]
    (found,) = told.findings(".medad-lint.yaml")
    assert found["message"] == message
    assert ENTRY.splitlines()[found["range"]["start"]["line"]].lstrip().startswith("- files")
    assert told.documents()[".medad-lint.yaml"]["kind"] == "config"


def test_where_an_approver_is_required_a_permission_without_one_is_a_finding(say: Say) -> None:
    put(".medad-lint.yaml", f"approver: required\n{ENTRY}")
    assert ".medad-lint.yaml" not in say(".").documents()
    put(".medad-lint.yaml", f"approver: required\n{ENTRY}".replace("    by: Иванова И. И.\n", ""))
    told = say(".")
    assert told.rules(".medad-lint.yaml") == ["suppression-without-approver"]
    assert told.rules("archive/old.md") == ["cure-story"]


def test_the_last_day_still_counts(say: Say) -> None:
    put(".medad-lint.yaml", ENTRY.replace("2027-03-01", "2026-11-01"))
    assert say("archive").rules("archive/old.md") == []


def test_one_that_speaks_of_files_that_were_not_looked_at_is_not_called_unused(say: Say) -> None:
    assert ".medad-lint.yaml" not in say("new.md").documents()
    put(".medad-lint.yaml", ENTRY.replace("[cure-story]", "[guarantee]"))
    assert ".medad-lint.yaml" not in say("archive/old.md").documents()
    assert ".medad-lint.yaml" in say(".").documents()


def test_a_file_that_was_kept_out_or_could_not_be_read_makes_none_unused(say: Say) -> None:
    assert ".medad-lint.yaml" not in say(".", "--exclude", "old.md").documents()
    Path("archive/old.md").write_bytes(b"\x00\x01")
    told = say(".")
    assert (told.code, ".medad-lint.yaml" in told.documents()) == (2, False)


def test_a_permission_for_a_rule_that_is_switched_off_is_not_called_unused(say: Say) -> None:
    put(".medad-lint.yaml", f"{ENTRY}rules: {{cure-story: off}}\n")
    put("new.md", f"<!-- medad-lint: allow cure-story — цитата -->\n\n{AD}")
    told = say(".")
    assert (told.rules("new.md"), told.rules(".medad-lint.yaml")) == ([], [])
    rows = json.loads(say("suppressions", "--format", "json", ".").out)["suppressions"]
    assert [row["state"] for row in rows] == ["off", "off"]


def test_where_an_approver_is_required_a_comment_without_one_allows_nothing(say: Say) -> None:
    put("new.md", f"<!-- medad-lint: allow cure-story — цитата -->\n\n{AD}")
    put(".medad-lint.yaml", f"preset: strict\n{TOP}")
    assert say("new.md").rules("new.md") == ["suppression-without-approver", "cure-story"]
    put("new.md", f"<!-- medad-lint: allow cure-story — цитата; согласовала Иванова -->\n\n{AD}")
    assert say("new.md").rules("new.md") == []


@pytest.mark.parametrize(("value", "left", "code"), [("breach", 2, 1), ("off", 0, 0), ("lawyer", 2, 0)])
def test_a_configuration_speaks_of_these_findings_as_of_rules(
    say: Say, value: str, left: int, code: int
) -> None:
    text = f"{TOP}rules: {{'suppression-*': {value}}}\nsuppress:\n  - {{rules: [guarantee], reason: на будущее}}\n"
    put(".medad-lint.yaml", text)
    put("new.md", "<!-- medad-lint: allow guarantee — на будущее -->\n\nКлиника.\n")
    put("archive/old.md", "Клиника.\n")
    told = say(".")
    found = [*told.findings("new.md"), *told.findings(".medad-lint.yaml")]
    assert [item["data"]["verdict"] for item in found] == [value] * left
    assert len({item["data"]["fingerprint"] for item in found} - {""}) == left
    assert told.code == code


def test_two_permissions_of_one_kind_are_told_apart(say: Say) -> None:
    entry = "  - {rules: [guarantee], reason: на будущее}\n"
    put(".medad-lint.yaml", f"{TOP}suppress:\n{entry}{entry}")
    found = say(".").findings(".medad-lint.yaml")
    assert len({item["data"]["fingerprint"] for item in found}) == len(found) == 2


COMMENT = "<!-- medad-lint: allow cure-story — =1+1; согласовал Петров П. П. -->\n\n"
FRONT = "---\nmedad:\n  allow:\n    - {rule: guarantee, reason: на будущее}\n---\n\n"


def listed(say: Say, form: str, *paths: str) -> str:
    put("new.md", FRONT + COMMENT + AD)
    told = say("suppressions", "--as-of", "2026-11-01", "--format", form, *(paths or (".",)))
    assert told.code == 0
    return told.out


def test_all_permissions_are_listed_with_what_they_allow(say: Say) -> None:
    data = json.loads(listed(say, "json"))
    assert data["schema"] == "medad-lint-suppressions/1"
    assert data["asOf"] == "2026-11-01"
    found = {(row["path"], row["line"], row["kind"], row["state"]): row for row in data["suppressions"]}
    assert set(found) == {
        ("new.md", 4, "front-matter", "unused"),
        ("new.md", 7, "comment", "live"),
        (".medad-lint.yaml", 4, "config", "live"),
    }
    row = found["new.md", 7, "comment", "live"]
    assert (row["reason"], row["by"], row["quotes"]) == (
        "=1+1",
        "Петров П. П.",
        ["Марина, 45 лет, вылечилась от псориаза"],
    )
    assert found[".medad-lint.yaml", 4, "config", "live"]["until"] == "2027-03-01"


def test_the_list_as_json_follows_its_published_schema(say: Say) -> None:
    path = Path(__file__).resolve().parents[2] / "docs/schema/suppressions.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(listed(say, "json")))
    row = schema["properties"]["suppressions"]["items"]["properties"]
    assert (set(row), set(row["state"]["enum"])) == (set(Row._fields), set(STATES))


def test_the_list_as_csv_holds_the_same_and_runs_nothing_in_a_spreadsheet(say: Say) -> None:
    text = listed(say, "csv")
    assert text[0] == "\ufeff"
    head, *rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert head == [
        "где",
        "вид",
        "правила",
        "фраза",
        "причина",
        "согласовано",
        "до",
        "состояние",
        "разрешено",
    ]
    found = {row[0]: row for row in rows}
    assert found["new.md:7"][4] == "'=1+1"
    assert found["new.md:4"][7] == "лишняя"
    assert found[".medad-lint.yaml:4"][1] == "настройка (archive/**)"
    assert found[".medad-lint.yaml:4"][8] == "«Марина, 45 лет, вылечилась от псориаза»"


def test_the_list_as_a_table_reads_as_sentences(say: Say) -> None:
    text = listed(say, "table")
    assert "new.md:7: cure-story — действует\n    причина:      =1+1\n" in text
    assert "согласовано:  Петров П. П." in text
    assert text.endswith("Разрешений: 3 (действует 2, лишняя 1). На 2026-11-01.\n")


def test_the_list_of_a_part_does_not_call_unused_what_it_has_not_seen(say: Say) -> None:
    assert ".medad-lint.yaml:4: cure-story — файлы не проверялись" in listed(say, "table", "new.md")


def test_an_unreadable_file_is_told_of_in_the_list_too(say: Say) -> None:
    put("bad.md", "\x00\x01")
    told = say("suppressions", ".")
    assert told.code == 2
    assert "bad.md:1: " in told.err
    assert "Разрешений: 1" in told.out
