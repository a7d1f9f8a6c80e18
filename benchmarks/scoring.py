"""Recall, precision and F1 of each rule on labelled texts.

A finding counts where its rule is expected in the text and shares a word with the quotation. `cure-story` and
`improvement-testimonial` are one clause of the law: either counts for the other. Every text is labelled for the core
rules; any other rule is judged in the files that expect it somewhere, for elsewhere nobody has looked for it.
"""

import re
from collections import Counter, defaultdict
from typing import Any, NamedTuple

from benchmarks.corpus import engine
from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.store import builtin_folder

__all__ = ["CORE", "Score", "figures", "score", "table"]

CORE = (
    "cure-story", "improvement-testimonial", "patient-gratitude", "presumed-illness", "registration-research-as-benefit",
    "missing-warning",
)  # fmt: skip
SAME = {"cure-story": "improvement-testimonial", "improvement-testimonial": "cure-story"}


class Score(NamedTuple):
    """Counts of each rule on one half of the corpus. `unwritten`: labelled rules that are not in the rulebook."""

    wanted: Counter[str]
    found: Counter[str]
    false: Counter[str]
    misses: list[str]
    texts: int
    pairs: int
    pairs_right: int
    unwritten: Counter[str]


def score(texts: list[dict[str, Any]]) -> Score:
    """What the linter finds in labelled texts, kind and object declared as labelled."""
    wanted, found, false = Counter[str](), Counter[str](), Counter[str]()
    misses: list[str] = []
    pairs: dict[str, dict[str, bool]] = defaultdict(dict)
    known = {rule.id for rule in load([builtin_folder()]).rules}
    unwritten = Counter[str]()
    judged: dict[str, set[str]] = defaultdict(lambda: set(CORE))
    for case in texts:
        judged[case["file"]].update(item["rule"] for item in case["expect"])
    for case in texts:
        checked = engine(case["kind"], case["object"]).check(parse(Source("text.md", case["text"])))
        quotes: dict[str, list[str]] = defaultdict(list)
        for item in checked.findings:
            for rule in (item.rule, *item.also):
                quotes[rule].append(item.quote)
        labelled = {item["rule"] for item in case["expect"]}
        unwritten.update(labelled - known)
        expected = labelled & known
        seen = set(quotes) & judged[case["file"]]
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
        if case.get("pair") and labelled <= known:
            right = hits == len(expected) if case["expect"] else not (seen - allowed)
            pairs[case["pair"]]["breach" if case["expect"] else "twin"] = right
    whole = [pair for pair in pairs.values() if len(pair) == 2]
    both = sum(all(pair.values()) for pair in whole)
    return Score(wanted, found, false, misses, len(texts), len(whole), both, unwritten)


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
    told = {rule for result in halves.values() for rule in (*result.wanted, *result.false)}
    rules = (*CORE, *sorted(told - set(CORE)))
    for rule in (*rules, "всего"):
        for name, result in halves.items():
            names = rules if rule == "всего" else (rule,)
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
    unwritten = sorted({rule for result in halves.values() for rule in result.unwritten})
    if unwritten:
        lines.append(f"\nРазмечены, но правил ещё нет: {', '.join(f'`{rule}`' for rule in unwritten)}.")
    return "\n".join(lines) + "\n"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", text.lower().replace("ё", "е")))
