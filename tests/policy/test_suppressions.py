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
