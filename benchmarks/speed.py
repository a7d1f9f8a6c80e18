"""Cold start and throughput, each beside a peer in the same run.

Peers: bare Python for the start; reading every word of the same texts with pymorphy3 behind a cache for the throughput.

usage: python -m benchmarks.speed [--runs N]
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.linter import Engine, Options

ROOT = Path(__file__).resolve().parent.parent


def cold(runs: int) -> tuple[float, float]:
    """Median seconds of a whole process on a 10 KB text, and of bare Python, in turn."""
    text = "\n\n".join(_texts())[:5500]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ad.md"
        path.write_text(text, encoding="utf-8")
        commands = ([sys.executable, "-m", "medad_lint", str(path)], [sys.executable, "-c", "pass"])
        subprocess.run(commands[0], capture_output=True, check=False)
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(runs):
            for command, found in zip(commands, times, strict=True):
                start = time.perf_counter()
                subprocess.run(command, capture_output=True, check=False)
                found.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


def throughput() -> tuple[float, float]:
    """Megabytes of text a second: the linter, and pymorphy3 reading every word."""
    import pymorphy3

    texts = _texts()
    size = sum(len(text.encode()) for text in texts) / 1e6
    engine = Engine(Options("ad", ("service",)))
    start = time.perf_counter()
    for text in texts:
        engine.check(parse(Source("a.md", text)))
    ours = time.perf_counter() - start
    morph = cache(pymorphy3.MorphAnalyzer().parse)
    start = time.perf_counter()
    for text in texts:
        for word in re.findall(r"\w+", text.lower()):
            morph(word)
    return size / ours, size / (time.perf_counter() - start)


def _texts() -> list[str]:
    return [
        json.loads(line)["text"]
        for path in sorted((ROOT / "corpora" / "development").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def main() -> None:
    """Prints both comparisons."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=9)
    wishes = arguments.parse_args()
    ours, bare = cold(wishes.runs)
    sys.stdout.write(
        f"старт: {ours * 1e3:.0f} мс, голый Python {bare * 1e3:.0f} мс, в {ours / bare:.1f} раза дольше\n"
    )
    speed, words = throughput()
    sys.stdout.write(f"корпус: {speed:.2f} МБ/с, чтение каждого слова pymorphy3 {words:.2f} МБ/с\n")


if __name__ == "__main__":
    main()
