"""The figures of quality: each rule on the labelled corpus, false alarms on prose, idle patterns; writes docs/quality.md.

usage: python -m benchmarks.quality [--misses N]
"""

import argparse
import sys
from pathlib import Path

from benchmarks import alarms, patterns
from benchmarks.corpus import ROOT, cases, digests, prose
from benchmarks.scoring import Score, score, table

__all__ = ["heading", "page", "recorded", "stale"]

PAGE = ROOT / "docs" / "quality.md"
CLOSED = "corpora/test"  # not shipped with the sources, so it may be absent
_BEGIN = "<!-- Собрано `make quality`, руками не править. Отпечатки того, по чему считано:"


def heading(parts: dict[str, str]) -> str:
    """The first lines of the page: a comment with the digest of each part."""
    return "\n".join((_BEGIN, *(f"{name}: {digest}" for name, digest in parts.items()), "-->")) + "\n"


def recorded(text: str) -> dict[str, str]:
    """The digests in the first lines of a page; empty where they don't stand there."""
    lines = text.splitlines()
    if not lines or lines[0] != _BEGIN or "-->" not in lines:
        return {}
    pairs = (line.split(": ", 1) for line in lines[1 : lines.index("-->")])
    return {pair[0]: pair[-1] for pair in pairs}


def stale(text: str, root: Path = ROOT) -> list[str]:
    """The parts that have changed since a page was written."""
    told = recorded(text)
    absent = {CLOSED} if not (root / CLOSED).is_dir() else set()
    return [name for name, digest in digests(root).items() if told.get(name) != digest and name not in absent]


def page(halves: dict[str, Score]) -> str:
    """The whole page."""
    return (
        heading(digests())
        + "# Качество\n\nСчитает `make quality` по `corpora/`: вид и объект объявлены так, как размечены. Половина «проверка» "
        "при настройке правил не открывается. Основные пять правил и предупреждение размечены во всех текстах, прочие — в "
        "файлах, которые их ждут: там и измерены.\n\n## Правила\n\n"
        + table(halves)
        + "\n## Ложные тревоги\n\nПроза, которая ничего не рекламирует: каждая ошибка здесь ложная. Сначала текст проверен "
        "как есть, затем объявлен рекламой услуги (без `missing-warning`): так правилам труднее всего.\n\n"
        + alarms.render(alarms.count(prose(ROOT / "corpora" / "prose")))
        + "\n## Шаблоны без дела\n\nШаблоны, которые на половине «разработка» не нашли ничего: одни срабатывают только на "
        "примерах и `covers` своего правила, другие и там молчат. Имя: пункт, номер члена, номер шаблона.\n\n"
        + patterns.render(patterns.alone(cases(ROOT / "corpora" / "development")))
    )


def main() -> None:
    """Prints the figures and writes docs/quality.md."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--misses", type=int, default=0, help="show this many misses of the development half"
    )
    wishes = arguments.parse_args()
    halves = {
        name: score(texts)
        for name, folder in (("разработка", "development"), ("проверка", "test"))
        if (texts := cases(ROOT / "corpora" / folder))
    }
    text = page(halves)
    PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    for line in halves["разработка"].misses[: wishes.misses]:
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
