"""What the facts of trust cost: the time of an article with JSON-LD with and without them, in turn, cold and warm.

The articles are paragraphs of corpora/prose under a head of their own, no two of them alike.

usage: python -m benchmarks.trust_cost [--check 1.5]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.linter import Engine, Options

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = Options("article", as_of="2026-11-01")
DATA = """{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "@id": "#site", "name": "Спроси врача"},
{"@type": "Person", "@id": "#rev", "name": "Роман Игнатьев", "jobTitle": "Врач-эндокринолог", "honorificSuffix": "к.м.н."},
{"@type": "MedicalWebPage", "headline": "Сахарный диабет", "author": {"@type": "Person", "name": "Светлана Якушева"},
"reviewedBy": {"@id": "#rev"}, "datePublished": "2026-03-02T09:00:00+03:00", "dateModified": "2026-08-19T10:30:00+03:00",
"citation": ["https://doi.org/10.1182/blood-2018-05-815944"]}]}"""
HEAD = f"""<!doctype html><html><head><title>Сахарный диабет</title><script type="application/ld+json">{DATA}</script></head><body>
<h1>Сахарный диабет: что известно</h1><p>Автор: Светлана Якушева, медицинский журналист</p>
<p>Статью проверил: Роман Игнатьев, врач-эндокринолог, к. м. н., стаж 14 лет</p><p>Опубликовано: 02.03.2026. Обновлено: 19.08.2026</p>
"""
FOOT = """<h2>Источники</h2><ol><li>Клинические рекомендации «Сахарный диабет 2 типа у взрослых». Минздрав России, 2022.</li>
<li>Дедов И. И., Шестакова М. В. Сахарный диабет. – М.: МИА, 2023. – 480 с.</li>
<li>American Diabetes Association. Standards of Care. Diabetes Care. 2024;47(1):S1-S20. doi:10.2337/dc24-SINT</li></ol></body></html>
"""
WITHOUT = "import medad_lint.linter as linter\nlinter.Engine._trust = lambda *_: None\n"
MAIN = "from medad_lint.__main__ import main\nmain()"


class Untrusting(Engine):
    """An engine that reads no facts and so judges none."""

    def _trust(self, *_: object) -> None:
        return None


def articles(count: int, letters: int) -> list[str]:
    """Different pages of about so many letters of text."""
    files = sorted((ROOT / "corpora/prose").glob("*.jsonl"))
    texts = [
        json.loads(row)["text"] for file in files for row in file.read_text(encoding="utf-8").splitlines()
    ]
    pages = []
    for number in range(count):
        body, size, place = "", 0, number * 17
        while size < letters:
            text = texts[place % len(texts)]
            body += f"<h2>Часть {place}</h2>\n<p>{text} [{place % 3 + 1}]</p>\n"
            size, place = size + len(text), place + 1
        pages.append(HEAD + body + FOOT)
    return pages


def warm(letters: int, count: int = 60) -> tuple[float, float]:
    """Milliseconds a page in one process, with and without; each goes first in turn, for words once read are remembered."""
    engines = (Engine(OPTIONS), Untrusting(OPTIONS))
    spent = [0.0, 0.0]
    for number, page in enumerate(articles(count + 4, letters), -4):
        for which in (number % 2, 1 - number % 2):
            start = time.process_time()
            engines[which].check(parse(Source("a.html", page)))
            spent[which] += (time.process_time() - start) * 1e3 if number >= 0 else 0.0
    return spent[0] / count, spent[1] / count


def _children() -> float:
    """Seconds of work of all processes started and ended here."""
    used = os.times()
    return used.children_user + used.children_system


def cold(letters: int, count: int = 12) -> tuple[float, float]:
    """Median milliseconds of a whole process on one page, with and without."""
    times: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.html"
        path.write_text(articles(1, letters)[0], encoding="utf-8")
        words = ["--kind", "article", "--as-of", "2026-11-01", str(path)]
        for number in range(count + 1):
            for code, found in zip((MAIN, WITHOUT + MAIN), times, strict=True):
                start = _children()
                subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False)
                if number:
                    found.append((_children() - start) * 1e3)
    return statistics.median(times[0]), statistics.median(times[1])


def main() -> int:
    """Prints a line a size; 1 where a ratio is above the one asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", type=float, default=0.0)
    most = arguments.parse_args().check
    worst = 0.0
    for letters in (3000, 6000, 12000):
        for name, measure in (("warm", warm), ("cold", cold)):
            with_facts, without = measure(letters)
            worst = max(worst, with_facts / without)
            sys.stdout.write(
                f"{letters:6} letters, {name}: {with_facts:.1f} ms with facts, {without:.1f} without, "
                f"ratio {with_facts / without:.2f}\n"
            )
    return int(bool(most) and worst > most)


if __name__ == "__main__":
    sys.exit(main())
