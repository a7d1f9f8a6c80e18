"""Runs the commands of a page in a folder that holds its files, and writes their answers into the page.

usage: python -m docs.commands
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["BLOCK", "PAGE", "PAGES", "answered", "put"]

PAGE = Path(__file__).resolve().parent / "own-rules.md"
PAGES = (
    PAGE,
    *(
        PAGE.parent / f"{name}.md"
        for name in (
            *("start", "copywriter", "editor", "lawyer", "rollout"),
            *("config", "suppressions", "baseline", "formats", "explain", "ci", "fix"),
        )
    ),
)
# ```yaml path, ```yaml path + (to be added), ```console
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?( \+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def put(folder: Path, path: str, text: str, add: bool = False) -> None:
    """Writes a file or adds to it."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a" if add else "w", encoding="utf-8") as out:
        out.write(text)


def answered(text: str, folder: Path) -> str:
    """The page with the answers that its commands give now; its files are written on the way."""

    def block(match: re.Match[str]) -> str:
        language, path, add, body = match.groups()
        if language != "console":
            if path:
                put(folder, path, body, bool(add))
            return match[0]
        command = body.split("\n", 1)[0]
        name, *words = shlex.split(command.removeprefix("$ "))
        if name != "medad-lint" or "\n$ " in body:  # one command a block
            raise ValueError(command)
        result = subprocess.run(
            [sys.executable, "-m", "medad_lint", *words],
            capture_output=True,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(PAGE.parent.parent), "COLUMNS": "100"},
            check=False,
        )
        return f"```console\n{command}\n{(result.stdout + result.stderr).decode()}```"

    return BLOCK.sub(block, text)


if __name__ == "__main__":
    for page in PAGES:
        with tempfile.TemporaryDirectory() as place:
            page.write_text(answered(page.read_text(encoding="utf-8"), Path(place)), encoding="utf-8")
