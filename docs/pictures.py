"""Draws what the program prints in a terminal, for the README: python docs/pictures.py (make pictures)."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

COLUMNS = 92
ROOT = Path(__file__).resolve().parents[1]
# name, words of the command line, how many findings are shown before the summary
PICTURES = (
    ("ad", ("--as-of", "2026-11-01", "examples/reklama-s-narusheniyami.md"), 5),
    ("article", ("--as-of", "2026-11-01", "examples/statya-bez-proverki.md"), 4),
)


def draw(name: str, words: tuple[str, ...], count: int) -> None:
    """Runs the program and keeps its coloured output as a drawing."""
    reading, writing = os.openpty()  # what a person sees comes on a terminal only
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": str(COLUMNS)}
    environment.pop("NO_COLOR", None)
    run = subprocess.Popen(
        [sys.executable, "-m", "medad_lint", *words], cwd=ROOT, env=environment, stdout=writing
    )
    os.close(writing)
    output = b""
    while part := _read(reading):
        output += part
    if run.wait() not in (0, 1):
        raise SystemExit(run.returncode)
    findings = output.decode().replace("\r\n", "\n").rstrip("\n").split("\n\n")
    if len(findings) > count + 1:
        findings = [*findings[:count], "…", findings[-1]]
    lines = "\n\n".join(findings).split("\n")
    shown = [word for word in words if word not in ("--as-of", "2026-11-01")]
    console = Console(
        record=True, width=COLUMNS + 4, file=StringIO(), force_terminal=True, color_system="standard"
    )
    console.print(f"[bold]$ medad-lint {' '.join(shown)}[/bold]\n", highlight=False)
    for line in lines:
        console.print(Text.from_ansi(line), highlight=False)
    svg = console.export_svg(title="medad-lint", theme=MONOKAI, unique_id=f"medad-{name}")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # no fonts from elsewhere
    svg = svg.replace("Fira Code, monospace", "'DejaVu Sans Mono', Menlo, Consolas, 'Fira Code', monospace")
    svg = re.sub(r"[ \t]+$", "", svg, flags=re.MULTILINE).rstrip() + "\n"
    target = ROOT / "docs" / "pictures" / f"{name}.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(svg, encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {len(lines)} строк")


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except OSError:  # the other side is closed
        return b""


if __name__ == "__main__":
    for picture in PICTURES:
        draw(*picture)
