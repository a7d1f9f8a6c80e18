"""A folder of texts with all that a format has to bear, and one run that reports it in every format."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from medad_lint.report.formats import WRITERS

STORY = "Марина, 45 лет, вылечилась от псориаза"
EMOJI = "Иван, 50 лет, вылечился от гастрита"
ALLOWED = "Ольга, 30 лет, вылечилась от экземы"
KNOWN = "Пётр, 60 лет, вылечился от артрита"
REASON = "цитата из решения суда <№ 5>; стр. 2"
WARNED = "Имеются противопоказания, проконсультируйтесь со специалистом."
# a finding on line 1; an emoji and CRLF before the next; an allowed one
FIRST = (
    f"{STORY}. {WARNED}\r\n\r\n😀 Клиника «Исток». 👩‍⚕️ {EMOJI}, «=1+1».\r\n\r\n"
    f"<!-- medad-lint: allow cure-story — {REASON}; до 2027-03-01 -->\r\n\r\n{ALLOWED}.\r\n"
)
# said of the whole document: a claim and no warning
SECOND = (
    "<!doctype html>\n<title>Приём</title>\n<p>Клиника «Исток»: приём &amp; лечение зубов, запишитесь.</p>\n"
)
COMMON = ("--kind", "ad", "--object", "service", "--as-of", "2026-11-01")


class Sample(NamedTuple):
    """The folder, and what the run gave."""

    folder: Path
    code: int
    errors: str

    def text(self, form: str) -> str:
        return self.raw(form).decode()

    def raw(self, form: str) -> bytes:
        return (self.folder / "reports" / f"report.{form}").read_bytes()

    def told(self) -> set[tuple[str, int, str]]:
        """Path, line from 1 and rule of each open finding, by the JSON report."""
        return {
            (document["path"].removeprefix("тексты/"), item["range"]["start"]["line"] + 1, item["code"])
            for document in self.data["documents"]
            for item in document["diagnostics"]
            if item["data"]["suppressed"] is None and item["data"]["known"] is None
        }

    @property
    def data(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.text("json"))
        return loaded


def lint(folder: Path, *words: str, **extra: str) -> subprocess.CompletedProcess[bytes]:
    """A process of its own in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **extra}
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "SOURCE_DATE_EPOCH"):
        if name not in extra:
            environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "medad_lint", *words],
        cwd=folder,
        capture_output=True,
        check=False,
        env=environment,
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("formats")
    texts = folder / "тексты"
    texts.mkdir()
    (folder / "reports").mkdir()
    (texts / "old.md").write_text(f"{KNOWN}. {WARNED}\n", encoding="utf-8")
    kept = lint(folder, *COMMON, "--write-baseline", "--baseline", "known.json", "тексты")
    assert kept.returncode == 0, kept.stderr.decode()
    (texts / "первый файл.md").write_bytes(FIRST.encode())
    (texts / "page.html").write_text(SECOND, encoding="utf-8")
    (texts / "broken.md").write_bytes(b"\x00\x01")
    outputs = [word for form in WRITERS for word in ("--output", f"{form}:reports/report.{form}")]
    result = lint(folder, *COMMON, "--baseline", "known.json", *outputs, "тексты")
    return Sample(folder, result.returncode, result.stderr.decode())
