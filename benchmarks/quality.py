"""Recall, precision and F1 of each rule on the labelled corpus, development and test apart; writes docs/quality.md.

A finding counts where its rule is expected in the text and shares a word with the quotation. `cure-story` and
`improvement-testimonial` are one clause of the law: either counts for the other. Entries that find something only in
the examples of their own rule are named.

usage: python benchmarks/quality.py [--misses N] [--prose FILE.jsonl …] [--check]
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.linter import Engine, Options
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.store import builtin_folder

ROOT = Path(__file__).resolve().parent.parent
RULES = (
    "cure-story", "improvement-testimonial", "patient-gratitude", "presumed-illness", "registration-research-as-benefit",
    "missing-warning",
)  # fmt: skip
SAME = {"cure-story": "improvement-testimonial", "improvement-testimonial": "cure-story"}
AS_OF = "2026-11-01"


class Score(NamedTuple):
    """Counts of one rule on one half of the corpus."""

    wanted: Counter[str]
    found: Counter[str]
    false: Counter[str]
    misses: list[str]
    texts: int
    pairs: int
    pairs_right: int


def cases(folder: Path) -> list[dict[str, Any]]:
    """The labelled texts of a folder."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def score(texts: list[dict[str, Any]]) -> Score:
    """What the linter finds in labelled texts, kind and object declared as labelled."""
    wanted, found, false = Counter[str](), Counter[str](), Counter[str]()
    misses: list[str] = []
    engines: dict[tuple[str, str], Engine] = {}
    pairs: dict[str, dict[str, bool]] = defaultdict(dict)
    for case in texts:
        key = (case["kind"], case["object"])
        if key not in engines:
            engines[key] = Engine(Options(case["kind"], (case["object"],), as_of=AS_OF))
        checked = engines[key].check(parse(Source("text.md", case["text"])))
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


def alarms(path: Path) -> tuple[int, int]:
    """Errors and words of texts in which each error is false (JSON lines with `text`), nothing declared."""
    engine = Engine(Options(as_of=AS_OF))
    errors = words = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        words += len(text.split())
        errors += sum(
            item.verdict == "breach" for item in engine.check(parse(Source("a.txt", text))).findings
        )
    return errors, words


def table(halves: dict[str, Score]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| правило | половина | найдено | полнота | ложных | точность | F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in (*RULES, "всего"):
        for name, result in halves.items():
            names = RULES if rule == "всего" else (rule,)
            wanted = sum(result.wanted[item] for item in names)
            found = sum(result.found[item] for item in names)
            false = sum(result.false[item] for item in names)
            recall = found / wanted if wanted else 0.0
            precision = found / (found + false) if found + false else 0.0
            f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
            shown = f"| {rule} | {name} | {found}/{wanted} | {recall:.2f} | {false} | {precision:.2f} | {f1:.2f} |"
            if wanted or false:
                lines.append(shown)
    for name, result in halves.items():
        lines.append(
            f"\n{name}: текстов {result.texts}, пар верных целиком {result.pairs_right} из {result.pairs}."
        )
    return "\n".join(lines) + "\n"


def lonely() -> list[str]:
    """Entries that find nothing in the development corpus: they rest on their own examples alone."""
    engine = Engine(Options("ad", as_of=AS_OF))
    used: set[tuple[str, str]] = set()
    for case in cases(ROOT / "corpora" / "development"):
        used |= engine.speaking_entries(parse(Source("text.md", case["text"])))
    return [
        f"{rule.id}/{entry.id}"
        for rule in load([builtin_folder()]).rules
        for entry in rule.forbid
        if (rule.id, entry.id) not in used
    ]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{2,}", text.lower().replace("ё", "е")))


def main() -> None:
    """Prints the figures and writes docs/quality.md."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--misses", type=int, default=0, help="show this many misses of the development half"
    )
    arguments.add_argument("--prose", nargs="*", default=[], type=Path)
    wishes = arguments.parse_args()
    halves = {
        name: score(texts)
        for name, folder in (("разработка", "development"), ("проверка", "test"))
        if (texts := cases(ROOT / "corpora" / folder))
    }
    text = table(halves)
    unused = lonely()
    body = (
        "# Качество\n\nСчитает `make quality` по `corpora/`: вид и объект объявлены так, как размечены. Половина «проверка» "
        "при настройке правил не открывается.\n\n" + text
    )
    if unused:
        body += (
            "\nОбороты, которые держатся только на своих примерах: "
            + ", ".join(f"`{name}`" for name in unused)
            + ".\n"
        )
    (ROOT / "docs" / "quality.md").write_text(body, encoding="utf-8")
    sys.stdout.write(body)
    for line in halves["разработка"].misses[: wishes.misses]:
        sys.stdout.write(line + "\n")
    for path in wishes.prose:
        errors, words = alarms(path)
        sys.stdout.write(
            f"{path.name}: ложных ошибок {errors} на {words} слов ({10_000 * errors / max(words, 1):.2f} на 10 000)\n"
        )


if __name__ == "__main__":
    main()
