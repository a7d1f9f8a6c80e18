"""Recall, precision and F1 of each rule on labelled texts.

A finding counts where its rule is expected in the text and shares a word with the quotation. `cure-story` and
`improvement-testimonial` are one clause of the law: either counts for the other.
"""

import re
from collections import Counter, defaultdict
from typing import Any, NamedTuple

from benchmarks.corpus import engine
from medad_lint.document import parse
from medad_lint.document.model import Source

__all__ = ["RULES", "Score", "figures", "score", "table"]

RULES = (
    "cure-story", "improvement-testimonial", "patient-gratitude", "presumed-illness", "registration-research-as-benefit",
    "missing-warning",
)  # fmt: skip
SAME = {"cure-story": "improvement-testimonial", "improvement-testimonial": "cure-story"}


class Score(NamedTuple):
    """Counts of each rule on one half of the corpus."""

    wanted: Counter[str]
    found: Counter[str]
    false: Counter[str]
    misses: list[str]
    texts: int
    pairs: int
    pairs_right: int


def score(texts: list[dict[str, Any]]) -> Score:
    """What the linter finds in labelled texts, kind and object declared as labelled."""
    wanted, found, false = Counter[str](), Counter[str](), Counter[str]()
    misses: list[str] = []
    pairs: dict[str, dict[str, bool]] = defaultdict(dict)
    for case in texts:
        checked = engine(case["kind"], case["object"]).check(parse(Source("text.md", case["text"])))
        quotes: dict[str, list[str]] = defaultdict(list)
        for item in checked.findings:
            for rule in (item.rule, *item.also):
                quotes[rule].append(item.quote)
        expected = {item["rule"] for item in case["expect"]} & set(RULES)
        seen = set(quotes) & set(RULES)
        if not case.get("warning", True) and "missing-warning" not in expected:
            seen.discard("missing-warning")
        if case["id"].startswith("core-"):
            seen.discard("missing-warning")
        allowed = set(case.get("allow", []))
        hits = 0
        for rule in expected:
            places = [item.get("quote", "") for item in case["expect"] if item["rule"] == rule]
            near = [quote for name in (rule, SAME.get(rule, "")) for quote in quotes.get(name, [])]
            wanted[rule] += 1
            if any(not _words(place) or _words(place) & _words(quote) for place in places for quote in near):
                found[rule] += 1
                hits += 1
                allowed.add(SAME.get(rule, ""))
            else:
                misses.append(f"MISSED {case['id']} {rule}: {case['text'][:200]!r}")
        for rule in seen - expected - allowed:
            false[rule] += 1
            misses.append(f"FALSE {case['id']} {rule} {quotes[rule]}: {case['text'][:160]!r}")
        if case.get("pair"):
            right = hits == len(expected) if case["expect"] else not (seen - allowed)
            pairs[case["pair"]]["breach" if case["expect"] else "twin"] = right
    whole = [pair for pair in pairs.values() if len(pair) == 2]
    return Score(
        wanted, found, false, misses, len(texts), len(whole), sum(all(pair.values()) for pair in whole)
    )


def figures(wanted: int, found: int, false: int) -> tuple[float, float, float]:
    """Recall, precision and F1; zero where there is nothing to divide by."""
    recall = found / wanted if wanted else 0.0
    precision = found / (found + false) if found + false else 0.0
    return recall, precision, 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def table(halves: dict[str, Score]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| правило | половина | найдено | полнота | ложных | точность | F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in (*RULES, "всего"):
        for name, result in halves.items():
            names = RULES if rule == "всего" else (rule,)
            wanted, found, false = (
                sum(counts[item] for item in names) for counts in (result.wanted, result.found, result.false)
            )
            recall, precision, f1 = figures(wanted, found, false)
            if wanted or false:
                lines.append(
                    f"| {rule} | {name} | {found}/{wanted} | {recall:.2f} | {false} | {precision:.2f} | {f1:.2f} |"
                )
    for name, result in halves.items():
        lines.append(
            f"\n{name}: текстов {result.texts}, пар верных целиком {result.pairs_right} из {result.pairs}."
        )
    return "\n".join(lines) + "\n"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", text.lower().replace("ё", "е")))
