"""Patterns of paths mean what they mean to git, which is asked (but for `b**`, where git and its manual differ)."""

import random
import subprocess
from pathlib import Path

import pytest

from medad_lint.config.globs import fits

PIECES = ("a", "b.md", "*", "*.md", "?", "a*", "**", "блог", "a?.m*", "a+b", "(x)")
NAMES = ("a", "b", "блог", "a+b", "(x)", "aa", ".x")
FILES = ("b.md", "a", "a1.md", "x.html", "блог", "a+b", "(x)", "ab.mx")


def ignored(folder: Path, pattern: str, paths: list[str]) -> set[str]:
    (folder / ".gitignore").write_text(f"{pattern}\n", encoding="utf-8")
    result = subprocess.run(
        ["git", "-C", str(folder), "check-ignore", "--no-index", "--stdin", "-z"],
        input="\0".join(paths).encode(),
        capture_output=True,
        check=False,
    )
    return set(filter(None, result.stdout.decode().split("\0")))


@pytest.mark.parametrize("seed", range(4))
def test_a_pattern_fits_the_paths_that_git_would_ignore(seed: int, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True, capture_output=True)
    chance = random.Random(seed)
    some = 0
    for _ in range(60):
        pattern = "/".join(chance.choices(PIECES, k=chance.randint(1, 3)))
        pattern = chance.choice(["", "", "/"]) + pattern + chance.choice(["", "", "/"])
        paths = sorted(
            {
                "/".join([*chance.choices(NAMES, k=chance.randint(0, 3)), chance.choice(FILES)])
                for _ in range(60)
            }
        )
        wanted = ignored(tmp_path, pattern, paths)
        assert {path for path in paths if fits(path, (pattern,))} == wanted, pattern
        some += bool(wanted)
    assert some > 30
