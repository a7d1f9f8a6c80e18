"""The site of the documentation is built without a warning, and no link of the documentation leads nowhere."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from docs.hooks import FOLDER, rules_of, titled

ROOT = FOLDER.parent
PAGES = [*sorted(FOLDER.rglob("*.md")), *sorted(ROOT.glob("README*.md"))]
# blocks between fences, indented blocks after a blank line, words in backticks: no links there
_CODE = re.compile(r"^```.*?^```$|(?<=\n\n)(?: {4}.*\n)+|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchors(text: str) -> set[str]:
    """What a page's headings are called in an address, on the site and on GitHub."""
    headings = re.findall(r"^#{1,6} (.+)$", _FENCED.sub("", text), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading).strip().lower() for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def lost(page: Path) -> list[str]:
    """The links of a page that lead to no file or to no heading."""
    found = []
    for link in _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8"))):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = page.parent / path if path else page
        if not target.is_file() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            found.append(link)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    assert not lost(page)


def test_a_lost_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(
        "# Как узнаётся старое\n\n[верно](a.md#как-узнаётся-старое), [тоже](#как-узнаётся-старое), `[код](c.md)`,\n"
        "[нет файла](b.md), [нет места](a.md#нет), [папка](.)\n\n```\n# Код\n[код](c.md)\n```\n[нет](#код)\n",
        encoding="utf-8",
    )
    assert lost(page) == ["b.md", "a.md#нет", ".", "#код"]


def test_the_rules_are_all_in_the_navigation() -> None:
    index, *parts = rules_of(FOLDER)
    entries = [index, *(entry for part in parts for entries in part.values() for entry in entries)]
    named = {path for entry in entries for path in entry.values()}
    assert named == {f"rules/{page.name}" for page in (FOLDER / "rules").glob("*.md")}


def test_a_block_of_code_is_titled_with_its_file() -> None:
    text = "```yaml moi/a.yaml +\nid: a\n```\n\n```console\n$ medad-lint a.md\n```\n"
    assert titled(text) == text.replace(" moi/a.yaml +", ' title="moi/a.yaml, дописать в конец"')


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="pip install -e '.[docs]'")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert built.returncode == 0, built.stderr.decode()
    site = tmp_path / "site"
    pages = {str(page.relative_to(FOLDER).with_suffix("")) for page in FOLDER.rglob("*.md")}
    made = {str(page.relative_to(site).with_suffix("")) for page in site.rglob("*.html")} - {"404"}
    assert made == {re.sub(r"README$", "index", page) for page in pages}
    assert not list(site.rglob("*.py*"))
    start = (site / "own-rules.html").read_text(encoding="utf-8")
    assert "Рассказ о конкретном случае излечения" in unescape(start)  # the navigation
    assert '<span class="filename">moi/ad/hurry.yaml</span>' in start
    for page in site.rglob("*.html"):  # a reader's browser asks nobody else for anything
        text = page.read_text(encoding="utf-8")
        assert not re.findall(r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//[^"]*"', text), page
        assert not re.findall(
            r'<link[^>]+rel="(?:stylesheet|preconnect)"[^>]+href="(?:https?:)?//[^"]*"', text
        ), page
