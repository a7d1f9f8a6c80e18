"""Suppressions as a record, overlaps, fingerprints."""

import pytest

from medad_lint.findings import Finding
from medad_lint.policy import fails
from tests.conftest import lint

BREACH = (
    "Марина, 45 лет, вылечилась от псориаза. Имеются противопоказания. Необходима консультация специалиста."
)


def told(text: str, path: str = "a.md") -> dict[str, Finding]:
    return {item.rule: item for item in lint(text, path).findings}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", "<!-- medad-lint: allow cure-story — цитата из решения суда -->\n\n" + BREACH),
        ("a.md", "<!-- medad-lint: allow cure-story — цитата; до 2027-03-01 -->\n- " + BREACH),
        ("a.mdx", "{/* medad-lint: allow cure-story, patient-gratitude — цитата */}\n\n" + BREACH),
        ("a.txt", "medad-lint: allow cure-story — цитата\n" + BREACH),
        ("a.html", "<!-- medad-lint: allow cure-story - цитата --><p>" + BREACH + "</p>"),
    ],
)
def test_a_reason_allows_the_finding_in_the_next_block(path: str, text: str) -> None:
    found = told(text, path)
    assert set(found) == {"cure-story"}
    assert found["cure-story"].suppressed is not None
    assert found["cure-story"].suppressed.startswith("цитата")
    assert not fails(tuple(found.values()), "lawyer")


def test_the_block_after_the_next_is_not_covered() -> None:
    found = lint(
        f"<!-- medad-lint: allow cure-story — цитата -->\n\n{BREACH}\n\nИван вылечился от гастрита."
    ).findings
    assert [item.suppressed for item in found if item.rule == "cure-story"] == ["цитата", None]


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("allow cure-storry — цитата", "suppression-unknown-rule"),
        ("allow cure-story", "suppression-without-reason"),
        ("allow patient-gratitude — цитата", "suppression-unused"),
        ("allow cure-story — цитата; до 2025-01-01", "suppression-lapsed"),
        ("разреши всё", "suppression-unknown-rule"),
    ],
)
def test_a_suppression_that_does_not_hold_is_a_finding(comment: str, rule: str) -> None:
    found = told(f"<!-- medad-lint: {comment} -->\n\n{BREACH}")
    assert rule in found
    assert found["cure-story"].suppressed is None


FRONT = """---
medad:
  kind: ad
  object: service
  allow:
    - {rule: cure-story, reason: цитата из решения суда, by: Иванова И. И., until: 2027-03-01}
---

"""


def test_a_permission_in_the_front_matter_holds_for_the_whole_file() -> None:
    found = lint(f"{FRONT}{BREACH}\n\nИван вылечился от гастрита.", "a.md", None, None)
    assert [item.rule for item in found.findings] == ["cure-story", "cure-story"]
    assert {item.suppressed for item in found.findings} == {"цитата из решения суда"}
    assert {item.allowed_in for item in found.findings} == {"front-matter"}
    (record,) = found.suppressions
    assert (record.state, record.suppression.by) == ("live", "Иванова И. И.")
    assert record.quotes == ("Марина, 45 лет, вылечилась от псориаза", "Иван вылечился от гастрита")
    assert found.text[record.suppression.start : record.suppression.end].startswith("cure-story, reason")


def test_a_permission_in_the_front_matter_may_be_one_line() -> None:
    text = f'---\nmedad:\n  allow: "cure-story — цитата; согласовала Иванова; до 2027-03-01"\n---\n\n{BREACH}'
    found = lint(text)
    assert [item.suppressed for item in found.findings] == ["цитата"]
    assert found.suppressions[0].suppression.by == "Иванова"
    assert found.suppressions[0].suppression.until == "2027-03-01"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("rule: cure-story", "rule: cure-storry", "suppression-unknown-rule"),
        ("rule: cure-story, ", "", "suppression-unknown-rule"),
        ("reason: цитата из решения суда, ", "", "suppression-without-reason"),
        ("rule: cure-story", "rule: patient-gratitude", "suppression-unused"),
        ("2027-03-01", "2025-01-01", "suppression-lapsed"),
        ("2027-03-01", "март", "suppression-unknown-rule"),
        ("reason:", "reasons:", "suppression-unknown-rule"),
    ],
)
def test_a_permission_in_the_front_matter_that_does_not_hold_is_a_finding(
    old: str, new: str, rule: str
) -> None:
    found = lint(FRONT.replace(old, new) + BREACH, "a.md", None, None).findings
    assert rule in {item.rule for item in found}
    assert all(0 < item.start < len(FRONT) for item in found if item.rule.startswith("suppression"))


@pytest.mark.parametrize(
    "front",
    [
        "---\nmedad:\n  allow:\n    - rules: [guarantee, cure-story]\n      reason: цитата\n---\n\n",
        "---\nmedad:\n  allow: {rule: cure-story, reason: цитата}\n---\n\n",
        "---\nmedad:\n  allow:\n    - cure-story — цитата\n---\n\n",
        '+++\n[[medad.allow]]\nrule = "cure-story"\nreason = "цитата"\n+++\n\n',
    ],
)
def test_a_permission_may_be_written_in_any_way_a_front_matter_has(front: str) -> None:
    assert [item.suppressed for item in lint(front + BREACH).findings] == ["цитата"]


@pytest.mark.parametrize(
    ("words", "by", "until"),
    [
        ("цитата; согласовал Петров П. П.; до 2027-03-01", "Петров П. П.", "2027-03-01"),
        ("цитата; до 2027-03-01; утвердила: Иванова", "Иванова", "2027-03-01"),
        ("цитата, согласовано юристом", "юристом", ""),
        ("цитата", "", ""),
    ],
)
def test_a_comment_may_name_who_approved_it_and_until_when(words: str, by: str, until: str) -> None:
    found = lint(f"<!-- medad-lint: allow cure-story — {words} -->\n\n{BREACH}")
    (record,) = found.suppressions
    assert (record.suppression.reason, record.suppression.by, record.suppression.until) == (
        "цитата",
        by,
        until,
    )


def test_what_is_said_of_a_whole_document_keeps_its_fingerprint_when_a_paragraph_comes_before_it() -> None:
    text = "# Приём кардиолога\n\nЛечим гипертонию. Запись открыта.\n"
    moved = text.replace("\n\n", "\n\nЛечим аритмию.\n\n", 1)
    marks = [told(words)["missing-warning"].fingerprint for words in (text, moved)]
    assert marks[0] == marks[1]


def test_the_same_words_under_one_norm_are_told_once() -> None:
    found = list(
        lint(
            "У Анны псориаз прошёл, кожа очистилась. Имеются противопоказания, проконсультируйтесь с врачом."
        ).findings
    )
    spans = [(item.start, item.end) for item in found]
    assert len(spans) == len(set(spans))


def test_a_fingerprint_stays_when_its_block_moves_and_changes_when_it_is_edited() -> None:
    one = told(BREACH)["cure-story"].fingerprint
    assert told("Новое начало.\n\n" + BREACH)["cure-story"].fingerprint == one
    assert told(BREACH + " Ещё слово.")["cure-story"].fingerprint != one


def test_equal_findings_have_different_fingerprints() -> None:
    found = lint(f"{BREACH}\n\n{BREACH}").findings
    assert len({item.fingerprint for item in found}) == len(found) == 2
