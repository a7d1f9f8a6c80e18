"""What an advertisement does not pay for."""

import subprocess
import sys
from pathlib import Path

CODE = """
import sys
from medad_lint import lint_text
from medad_lint.linter import Options
lint_text(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1], Options(sys.argv[2]))
print(*(name for name in sys.modules if ".trust" in name or name.endswith((".demand", ".factrule"))))
"""


def imported(kind: str, path: Path) -> list[str]:
    words = [sys.executable, "-c", CODE, str(path), kind]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()


def test_no_part_of_trust_is_imported_for_an_advertisement(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        '<script type="application/ld+json">{"@type": "Article"}</script><p>Автор: Анна Белова. Лечение отита в клинике.</p>',
        encoding="utf-8",
    )
    assert imported("article", path)  # also leaves the rulebook compiled
    assert imported("ad", path) == []
