"""Precision and recall of each fact on the labelled articles of corpora/trust, the two halves apart.

A label is what a reader of the page (and of its data for search engines) finds there; a fact that a template or a
placeholder leaves unknown is none. Names count where their words agree, dates by their day, sources by number.

usage: python benchmarks/trust.py [--misses] [--half first|second] [--check 0.95]
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from medad_lint.document import decode, parse
from medad_lint.document.fields import read_fields
from medad_lint.rulebook.store import open_lexicon
from medad_lint.trust import Fact, Knowledge, Trust, gather

ROOT = Path(__file__).resolve().parent.parent / "corpora" / "trust"
AS_OF = "2026-11-01"
KINDS = (
    "author", "reviewer", "medical", "editor", "published", "updated", "reviewed", "received", "sources", "weak", "ref", "appeal",
    "term", "number", "broken", "conflict",
)  # fmt: skip
_UNKNOWN = {"unknown", "collective", "by-script", "impossible"}
_CONFLICTS = ("updated-before-published", "future", "impossible", "by-script", "differs", "twice")


def read(path: Path, known: Knowledge) -> Trust:
    """The facts of a file."""
    document = parse(decode(path.read_bytes(), path.name))
    fields = read_fields(document.front_matter)[0] if document.front_matter else ()
    return gather(document, fields, known, AS_OF)


def found_in(trust: Trust) -> dict[str, Counter[str]]:
    """What the program has found, in the form of the labels."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for fact in trust.facts:
        if fact.marks & _UNKNOWN:
            continue
        if fact.kind in ("author", "reviewer", "editor"):
            found[fact.kind][_name(fact.value)] = 1
            if fact.kind == "reviewer" and "medical" in fact.marks:
                found["medical"][_name(fact.value)] = 1
        elif fact.kind in ("published", "updated", "reviewed", "received"):
            found[fact.kind][fact.value or "relative"] = 1
    found["sources"]["item"] = sum(fact.kind == "source" for fact in trust.facts)
    found["weak"]["item"] = sum(fact.kind == "source" and "none" in fact.marks for fact in trust.facts)
    found["broken"]["block"] = int(any("broken" in fact.marks for fact in trust.facts))
    for fact in trust.facts:
        _add(found, fact)
    return found


def _add(found: dict[str, Counter[str]], fact: Fact) -> None:
    if fact.kind == "reference" and fact.marks & {"no-item", "no-list"}:
        for number in fact.value.split(", "):
            found["ref"][number] = 1
    elif fact.kind in ("appeal", "number") and "unsourced" in fact.marks:
        found[fact.kind][fact.value.lower()] = 1
    elif fact.kind == "term":
        found["term"][fact.value] = 1
    elif fact.kind == "date-conflict":
        for mark in fact.marks & set(_CONFLICTS):
            found["conflict"][mark] = 1


def wanted_in(row: dict[str, Any]) -> dict[str, Counter[str]]:
    """The labels of a file."""
    wanted: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for kind in KINDS:
        value = row.get(kind)
        if kind in ("sources", "weak"):
            wanted[kind]["item"] = value or 0
        elif kind == "broken":
            wanted[kind]["block"] = value or 0
        else:
            for item in value or ():
                people = kind in ("author", "reviewer", "medical", "editor")
                wanted[kind][
                    _name(item) if people else item.lower() if kind in ("appeal", "number") else item
                ] = 1
    return wanted


def _name(text: str) -> str:
    """A name without regard to spaces and dots."""
    return re.sub(r"[\s.,]+", "", text).lower().replace("ё", "е")


def main() -> int:
    """Prints a table; 1 where a figure is below the one asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", action="store_true")
    arguments.add_argument("--half", choices=("first", "second", "third", "fourth", "fifth", "sixth"))
    arguments.add_argument("--check", type=float, default=0.0)
    wishes = arguments.parse_args()
    known = Knowledge(open_lexicon().articles()[1])
    rows = [json.loads(line) for line in (ROOT / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if wishes.half in (None, row["half"])]
    right, missed, false = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        found, wanted = found_in(read(ROOT / "files" / row["file"], known)), wanted_in(row)
        for kind in KINDS:
            if kind in ("appeal", "number", "term") and not any(
                row.get(name) for name in ("appeal", "number", "term", "claims")
            ):
                continue  # claims are labelled where the file is about them
            both, lacking, extra = (
                found[kind] & wanted[kind],
                wanted[kind] - found[kind],
                found[kind] - wanted[kind],
            )
            right[kind] += both.total()
            missed[kind] += lacking.total()
            false[kind] += extra.total()
            if wishes.misses and (lacking or extra):
                sys.stdout.write(f"{row['file']} {kind}: missed {dict(lacking)} false {dict(extra)}\n")
    traps = sum(row["trap"] for row in rows)
    sys.stdout.write(f"files {len(rows)}, traps {traps} ({traps / max(len(rows), 1):.0%})\n")
    worst = 1.0
    for kind in KINDS:
        precision = right[kind] / (right[kind] + false[kind]) if right[kind] + false[kind] else 1.0
        recall = right[kind] / (right[kind] + missed[kind]) if right[kind] + missed[kind] else 1.0
        worst = min(worst, precision, recall)
        counts = f"right {right[kind]:3} missed {missed[kind]:2} false {false[kind]:2}"
        sys.stdout.write(f"{kind:10} {counts}  precision {precision:.3f} recall {recall:.3f}\n")
    return int(worst < wishes.check)


if __name__ == "__main__":
    sys.exit(main())
