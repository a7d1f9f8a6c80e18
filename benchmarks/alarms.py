"""False alarms on prose that advertises nothing: every breach the linter reports there is false."""

from collections import Counter
from typing import NamedTuple

from benchmarks.corpus import Prose, engine
from medad_lint.document import parse
from medad_lint.document.model import Source

__all__ = ["Alarms", "count", "render"]


class Alarms(NamedTuple):
    """Counts of one kind of prose. `plain`: nothing declared; `declared`: passed off as an ad for a service."""

    texts: int
    words: int
    plain: Counter[str]
    declared: Counter[str]


def count(texts: list[Prose]) -> dict[str, Alarms]:
    """Breaches by rule, of each kind of prose.

    Where a text is passed off as an advertisement a missing warning is no false alarm, so that rule is left out.
    """
    found: dict[str, Alarms] = {}
    for item in texts:
        document = parse(Source("prose.txt", item.text))
        counts = []
        for wearing in (engine(None, None), engine("ad", "service")):
            findings = wearing.check(document).findings
            counts.append(Counter(finding.rule for finding in findings if finding.verdict == "breach"))
        del counts[1]["missing-warning"]
        before = found.get(item.kind, Alarms(0, 0, Counter(), Counter()))
        found[item.kind] = Alarms(
            before.texts + 1,
            before.words + len(item.text.split()),
            before.plain + counts[0],
            before.declared + counts[1],
        )
    return found


def render(found: dict[str, Alarms]) -> str:
    """A table, and which rules are to blame."""
    if not found:
        return "Обычная и энциклопедическая проза (`corpora/prose/`) ещё не собрана: ложные тревоги не измерены.\n"
    lines = [
        "| проза | текстов | слов | ошибок | на 10 000 слов | если выдать за рекламу услуги | на 10 000 слов |",
        "|---|---|---|---|---|---|---|",
    ]
    blame: Counter[str] = Counter()
    for kind, item in found.items():
        plain, declared = item.plain.total(), item.declared.total()
        blame += item.declared
        rates = [f"{10_000 * number / max(item.words, 1):.2f}" for number in (plain, declared)]
        lines.append(
            f"| {kind} | {item.texts} | {item.words} | {plain} | {rates[0]} | {declared} | {rates[1]} |"
        )
    if blame:
        told = ", ".join(f"`{rule}` {number}" for rule, number in blame.most_common())
        lines.append(f"\nОшибки выданного за рекламу по правилам: {told}.")
    return "\n".join(lines) + "\n"
