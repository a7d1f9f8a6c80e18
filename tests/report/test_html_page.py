"""The page for a lawyer: what stands in it, that it loads nothing, and how a browser and a printer show it."""

import hashlib
import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest
from lxml import etree

from tests.report.conftest import ALLOWED, COMMON, EMOJI, KNOWN, REASON, STORY, Sample, lint

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def page_of(sample: Sample) -> etree._Element:
    return etree.HTML(sample.raw("html"))


def words_of(node: etree._Element) -> str:
    return " ".join("".join(node.itertext()).split())


def test_each_finding_has_quotation_norm_sanction_rewording_and_a_field_for_the_decision(
    sample: Sample,
) -> None:
    (article,) = (item for item in page_of(sample).iter("article") if item.findtext(".//mark") == STORY)
    told = words_of(article)
    for part in (
        "38-ФЗ, ст. 24, ч. 1, п. 2",
        "КоАП, ст. 14.3, ч. 5",
        "Как можно",
        "Уберите историю",
        "Подпись",
    ):
        assert part in told
    assert article.findtext("fieldset/legend") == "Решение юриста"
    assert len(article.findall(".//input[@type='checkbox']")) == 4
    assert article.find(".//textarea") is not None


def test_the_page_has_the_date_and_the_sha256_of_texts_and_rules(sample: Sample) -> None:
    told = words_of(page_of(sample))
    assert "Нормы на 01.11.2026" in told
    assert re.search(r"Проверено ?\d\d\.\d\d\.\d{4}, \d\d:\d\d UTC", told)
    assert sample.data["tool"]["rulebook"].removeprefix("sha256:") in told
    for path in ("page.html", "первый файл.md", "old.md"):
        data = (sample.folder / "тексты" / path).read_bytes()
        assert f"SHA-256 {hashlib.sha256(data).hexdigest()}" in told


def test_what_was_decided_before_and_what_was_not_read_stand_apart(sample: Sample) -> None:
    page = page_of(sample)
    marked = [item.text for item in page.iter("mark")]
    assert EMOJI in marked
    assert not {ALLOWED, KNOWN} & set(marked)
    sections = {section.findtext("h2"): words_of(section) for section in page.iter("section")}
    assert "broken.md" in sections["Не прочитано"]
    closed = sections["Решено раньше (2 находки)"]
    assert f"разрешено: {REASON}" in closed
    assert f"«{KNOWN}»" in closed


def test_the_page_loads_nothing_and_runs_nothing(sample: Sample) -> None:
    page = page_of(sample)
    assert not list(page.iter("script", "link", "img", "iframe", "object", "embed", "base", "form"))
    links = [value for node in page.iter() for name, value in node.attrib.items() if name in ("href", "src")]
    assert all(link.startswith("#") for link in links)
    assert "url(" not in sample.text("html")
    assert "@import" not in sample.text("html")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_markup_of_a_text_stays_text(sample: Sample) -> None:
    evil = f"<p>{STORY} <script>alert(1)</script>\u202eзадом</p>\n"
    (sample.folder / "<b>.html").write_text(evil, encoding="utf-8")
    out = lint(sample.folder, *COMMON, "--format", "html", "<b>.html").stdout.decode()
    assert "<script>" not in out
    assert escape("<b>.html") in out
    assert "\u202e" not in out
    assert "<mark>" in out


needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="нет Chromium: apt-get install chromium")


def browse(*words: str) -> subprocess.CompletedProcess[bytes]:
    assert CHROMIUM
    return subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *words],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip


@needs_chromium
@pytest.mark.parametrize("width", [360, 1100])
def test_a_browser_shows_the_page_without_scrolling_sideways(
    sample: Sample, tmp_path: Path, width: int
) -> None:
    measure = (
        "<script>document.title = document.documentElement.scrollWidth + '/' + innerWidth</script></body>"
    )
    text = re.sub(r"<meta http-equiv[^>]+>", "", sample.text("html")).replace("</body>", measure)
    framed = f'<iframe id="f" width="{width}" height="900" srcdoc="{escape(text)}"></iframe>'
    script = "<script>f.onload = () => document.body.append('width=' + f.contentDocument.title)</script>"
    (tmp_path / "frame.html").write_text(f"<!doctype html><body>{framed}{script}", encoding="utf-8")
    shown = browse("--dump-dom", (tmp_path / "frame.html").as_uri()).stdout.decode()
    measured = re.search(r"width=(\d+)/(\d+)", shown)
    assert measured
    assert int(measured[1]) <= int(measured[2]) == width


@needs_chromium
def test_a_browser_draws_it_and_prints_it(sample: Sample, tmp_path: Path) -> None:
    page = (sample.folder / "reports" / "report.html").as_uri()
    browse("--window-size=1100,1600", f"--screenshot={tmp_path / 'page.png'}", page)
    browse(f"--print-to-pdf={tmp_path / 'page.pdf'}", "--no-pdf-header-footer", page)
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "page.png").stat().st_size > 50_000  # an empty page of this size takes 8,525
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
