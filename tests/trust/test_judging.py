"""What the rules say of the facts: verdicts, places, the lists that can be changed, nothing for an advertisement."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from medad_lint import lint_text
from medad_lint.findings import Finding
from medad_lint.linter import Options
from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.store import builtin_folder
from tests.conftest import AS_OF, lint

ROOT = str(Path(__file__).resolve().parents[2])


def found(text: str, rule: str, path: str = "a.md") -> list[Finding]:
    """Findings of a rule on an article."""
    return [item for item in lint(text, path, kind="article").findings if item.rule == rule]


def test_nothing_of_trust_is_imported_for_an_advertisement(tmp_path: Path) -> None:
    page = tmp_path / "ad.html"
    page.write_text(
        '<script type="application/ld+json">{"@type":"Article"}</script><p>Скидка.</p>', encoding="utf-8"
    )
    code = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from medad_lint import lint_file\nfrom medad_lint.linter import Options\n"
        "lint_file(sys.argv[1], Options('ad'))\n"
        "print([name for name in sys.modules if name.startswith('medad_lint.trust')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(page), ROOT],
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    assert done.stdout.strip() == "[]"


def test_an_advertisement_gets_no_demand_of_an_article() -> None:
    assert not [item for item in lint("Скидка на приём.", kind="ad").findings if item.rule.startswith("eat-")]


def test_a_template_is_told_as_unknown_and_milder() -> None:
    (item,) = found('---\ntitle: Отит\nreviewer: "{{ reviewer }}"\n---\n\nТекст.\n', "eat-reviewer")
    assert item.verdict == "lawyer"
    assert any("шаблон" in note for note in item.notes)
    assert item.related[0].message == "здесь стоит «{{ reviewer }}»"


def test_a_collective_is_named_in_the_finding() -> None:
    (item,) = found("---\ntitle: Отит\nauthor: Редакция\n---\n\nТекст.\n", "eat-author")
    assert item.verdict == "risk"
    assert "«Редакция»" in item.notes[0]


def test_the_finding_points_into_the_script() -> None:
    text = '<script type="application/ld+json">{"@type": "Article",\n "datePublished": "2027-03-01"}</script><h1>Отит</h1>'
    (item,) = found(text, "eat-date-conflict", "a.html")
    assert text[item.start : item.end] == "2027-03-01"


def test_the_ready_block_is_json_with_the_facts_found() -> None:
    text = (
        "<html><head><title>Отит</title></head><body><h1>Отит</h1><p>Автор: Анна Белова</p><p>Проверил: Зуев П. И., "
        "врач-педиатр, к. м. н.</p><p>Опубликовано: 12.03.2026</p></body></html>"
    )
    (item,) = found(text, "eat-structured-data", "a.html")
    script = item.instead[item.instead.index("{") : item.instead.rindex("}") + 1]
    data = json.loads(script)
    assert data["@type"] == "MedicalWebPage"
    assert data["author"]["name"] == "Анна Белова"
    assert data["reviewedBy"] == {
        "@type": "Person",
        "name": "Зуев П. И.",
        "jobTitle": "врач-педиатр, к. м. н.",
    }
    assert data["datePublished"] == "2026-03-12"


def test_staleness_follows_the_date_of_the_run() -> None:
    text = "# Отит\n\nОпубликовано: 12.03.2025\n\nТекст.\n"
    stale = [
        [
            item.rule
            for item in lint_text(text, "a.md", Options("article", as_of=day)).findings
            if item.rule == "eat-stale"
        ]
        for day in ("2026-11-01", "2027-04-01")
    ]
    assert stale == [[], ["eat-stale"]]


def test_a_demand_can_be_allowed_with_a_reason() -> None:
    text = "<!-- medad-lint: allow eat-author — пишет редакция клиники -->\n\n# Отит\n\nТекст.\n"
    (item,) = found(text, "eat-author")
    assert item.suppressed == "пишет редакция клиники"


def own(tmp_path: Path, name: str, text: str) -> str:
    folder = tmp_path / name
    folder.mkdir(parents=True)
    (folder / "my.yaml").write_text(text, encoding="utf-8")
    return str(tmp_path)


def test_a_folder_of_ones_own_changes_limits_and_adds_words(tmp_path: Path) -> None:
    folder = own(
        tmp_path, "trust", 'limits: {stale-months: 6}\nordinary: [ожсс]\nlabels:\n  reviewer: ["сверил"]\n'
    )
    text = "# Отит\n\nОпубликовано: 12.03.2026\n\nСверил: Зуев П. И., врач\n\nПри анемии смотрят ОЖСС и ферритин, чтобы понять причину.\n"
    rules = {
        item.rule
        for item in lint_text(text, "a.md", Options("article", as_of=AS_OF, rules=(folder,))).findings
    }
    assert "eat-stale" in rules
    assert not {"eat-reviewer", "eat-unexplained-term"} & rules


RULE = """\
id: my-rule
title: Моё
norms:
  - {norm: eat/author}
verdict: risk
when: {kind: [article]}
require:
  fact: author
  with: [named]
message: "нет"
why: потому
instead: иначе
examples:
  breach: [{text: "⟦Отит⟧", kind: article}]
  lawful: [{text: "Автор: Анна Белова", kind: article}]
"""
FAULTS = {
    "факт": (
        RULE.replace("fact: author", "fact: autor"),
        8,
        "факт «autor». Возможно, вы имели в виду «author»",
    ),
    "признак": (
        RULE.replace("[named]", "[name]"),
        9,
        "признак «name». Возможно, вы имели в виду «named»",
    ),
    "ключ": (RULE.replace("  with:", "  wth:"), 9, "неизвестный ключ «wth»"),
    "без факта": (RULE.replace("[named]", "[named]\n  if: {with: [aged]}"), 10, "нет ключа «fact»"),
    "не статья": (RULE.replace("[article]}", "[ad, article]}"), 1, "только о статьях"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_wrong_demand_says_where_and_what_was_meant(name: str, tmp_path: Path) -> None:
    text, line, words = FAULTS[name]
    folder = tmp_path / "article"
    folder.mkdir()
    (folder / "my-rule.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        load([builtin_folder(), str(tmp_path)])
    assert words in str(caught.value)
    assert caught.value.line == line


LISTS = {
    "раздел": ("labls: {author: []}\n", "неизвестный раздел «labls». Возможно, вы имели в виду «labels»"),
    "имя": ("labels: {reviwer: []}\n", "нет имени «reviwer». Возможно, вы имели в виду «reviewer»"),
    "число": ("limits: {stale-months: два}\n", "целое число"),
    "без кавычек": ("lists: [моя литература]\n", "в двойных кавычках"),
    "прописная": ('lists: ["Моя литература"]\n', "строчные"),
    "пустая": ('lists: ["моя?"]\n', "не может отсутствовать"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_wrong_list_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    text, words = LISTS[name]
    with pytest.raises(RulebookError) as caught:
        load([builtin_folder(), own(tmp_path, "trust", text)])
    assert words in str(caught.value)
    assert caught.value.line == 1
