"""The measuring itself: what counts as found, false, alarming, idle; and that the page is not older than its texts."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import alarms, patterns, scoring
from benchmarks.corpus import PARTS, Prose, digests, prose
from benchmarks.quality import PAGE, heading, recorded, stale
from benchmarks.scoring import figures, score, table
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.store import builtin_folder

ROOT = PAGE.parent.parent


def test_the_page_is_as_young_as_rules_and_corpora() -> None:
    assert stale(PAGE.read_text(encoding="utf-8")) == [], "docs/quality.md устарел: make quality"


def case(name: str, text: str, *quotes: str, **rest: Any) -> dict[str, Any]:
    expect = [{"rule": "cure-story", "quote": quote} for quote in quotes]
    return {
        "id": name,
        "file": "sample",
        "kind": "ad",
        "object": "service",
        "text": text,
        "expect": expect,
        "warning": False,
        **rest,
    }


CASES = [
    case("a-b", "Марина, 45 лет, вылечилась от псориаза.", "Марина, 45 лет, вылечилась", pair="a"),
    case("a-t", "Марина, 45 лет, пока не вылечилась от псориаза.", pair="a"),
    case("b-b", "У клиники есть парковка.", "парковка", pair="b"),
    case("b-t", "Анна, 30 лет, вылечилась от экземы.", pair="b"),
    case("c", "Николай вылечился от бронхита.", allow=["cure-story"]),
]


def test_found_missed_false_and_whole_pairs_are_counted() -> None:
    result = score(CASES)
    assert (result.wanted["cure-story"], result.found["cure-story"], result.false["cure-story"]) == (2, 1, 1)
    assert result.false.total() == 1
    assert (result.texts, result.pairs, result.pairs_right) == (5, 2, 1)
    assert [line.split()[:2] for line in result.misses] == [["MISSED", "b-b"], ["FALSE", "b-t"]]


def test_a_finding_elsewhere_is_not_what_was_wanted() -> None:
    result = score([case("d", "Марина вылечилась от псориаза. Парковка.", "Парковка")])
    assert result.found.total() == 0


def test_a_missing_warning_counts_only_where_texts_are_about_it() -> None:
    text = "Лечение кариеса. Запись по телефону."
    assert score([case("e", text)]).false["missing-warning"] == 0
    assert score([case("e", text, warning=True)]).false["missing-warning"] == 1


def test_a_rule_that_is_not_written_yet_makes_no_pair_right() -> None:
    expect = [{"rule": "no-such-rule", "quote": "парковка"}]
    texts = [
        case("f-b", "У клиники есть парковка.", pair="f", expect=expect),
        case("f-t", "У клиники есть двор.", pair="f"),
    ]
    result = score(texts)
    assert (result.pairs, result.wanted.total(), result.misses) == (0, 0, [])
    assert "Размечены, но правил ещё нет: `no-such-rule`." in table({"разработка": result})


def test_other_rules_are_judged_where_they_are_labelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "CORE", ("patient-gratitude",))
    elsewhere = case("g", CASES[0]["text"], file="other")
    result = score([CASES[0], CASES[3], elsewhere])
    assert (result.wanted.total(), result.found.total(), result.false.total()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((4, 2, 0), (0.5, 1.0, 2 / 3)), ((0, 0, 3), (0.0, 0.0, 0.0)), ((4, 3, 1), (0.75, 0.75, 0.75))],
)
def test_recall_precision_and_their_mean(
    counts: tuple[int, int, int], expected: tuple[float, float, float]
) -> None:
    assert figures(*counts) == pytest.approx(expected)


def test_the_table_tells_each_rule_and_the_sum() -> None:
    text = table({"разработка": score(CASES)})
    assert "| cure-story | разработка | 1/2 | 0.50 | 1 | 0.50 | 0.50 |" in text
    assert "| всего | разработка | 1/2 | 0.50 | 1 | 0.50 | 0.50 |" in text
    assert "текстов 5, пар верных целиком 1 из 2" in text


def test_breaches_in_prose_are_alarms_and_counted_by_words(tmp_path: Path) -> None:
    folder = tmp_path / "prose"
    assert prose(folder) == []
    assert "не измерены" in alarms.render(alarms.count([]))
    folder.mkdir()
    texts = ["Шёл дождь, и река поднялась.", "Марина, 45 лет, вылечилась от псориаза."]
    lines = [json.dumps({"id": str(n), "kind-of-prose": "рассказ", "text": t}) for n, t in enumerate(texts)]
    (folder / "ordinary.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert prose(folder) == [Prose("ordinary", text) for text in texts]
    found = alarms.count(prose(folder))
    assert (found["ordinary"].texts, found["ordinary"].words) == (2, 11)
    assert found["ordinary"].declared == {"cure-story": 1}
    assert f"| ordinary | 2 | 11 | {found['ordinary'].plain.total()} |" in alarms.render(found)
    assert "| 1 | 909.09 |" in alarms.render(found)
    assert "`cure-story` 1" in alarms.render(found)


def test_patterns_are_tried_one_by_one() -> None:
    rules = load([builtin_folder()]).rules
    split, places = patterns.each_by_itself(rules)
    wanted = sum(len(choice) for rule in rules for entry in rule.forbid for choice in entry.all)
    assert sum(len(rule.forbid) for rule in split) == len(places) == wanted
    for rule in split:
        for entry in rule.forbid:
            assert min(len(choice) for choice in entry.all) == 1


def test_a_pattern_that_the_corpus_needs_is_not_idle() -> None:
    def idle(texts: list[dict[str, Any]]) -> tuple[int, set[str], set[str]]:
        (found,) = patterns.alone(texts, "cure-story")
        return found.patterns, set(found.own), set(found.dead)

    split = patterns.Split("cure-story")
    speaking = {
        patterns.name_of(place) for item in CASES for place in split.speaking(item["text"], "ad", "service")
    }
    total, own, dead = idle([])
    assert total == len(own) + len(dead)
    assert own
    assert speaking
    assert idle(CASES) == (total, own - speaking, dead - speaking)


def test_the_first_lines_hold_the_digests_and_any_change_shows(tmp_path: Path) -> None:
    for part in PARTS[:3]:
        (tmp_path / part).mkdir(parents=True)
        (tmp_path / part / ("a.yaml" if part == "rules" else "a.jsonl")).write_text("x\n", encoding="utf-8")
    before = digests(tmp_path)
    assert before["corpora/prose"] == "нет"
    assert len(set(before.values())) == len(PARTS)
    text = heading(before) + "# Качество\n"
    assert recorded(text) == before
    assert stale(text, tmp_path) == []
    (tmp_path / "corpora/development/a.jsonl").write_bytes(b"x\r\n")
    assert stale(text, tmp_path) == []
    (tmp_path / "corpora/development/a.jsonl").write_text("y\n", encoding="utf-8")
    (tmp_path / "corpora/prose").mkdir()
    (tmp_path / "corpora/prose/b.jsonl").write_text("x\n", encoding="utf-8")
    assert stale(text, tmp_path) == ["corpora/development", "corpora/prose"]
    assert stale("# Качество\n", tmp_path) == list(PARTS)
