"""`explain FILE:LINE`: what matched, what a context saved, and why a rule is silent."""

import re
from pathlib import Path

import pytest

from tests.cli.test_command_line import run

ROOT = Path(__file__).resolve().parents[2]
TEXT = """---
medad: {kind: ad, object: service}
---

Марина, 45 лет, вылечилась от псориаза.

Марина, 45 лет, пока не вылечилась от псориаза.

Клиника «Исток», ул. Мира, 4.

<!-- medad-lint: allow cure-story — цитата из решения -->

Ольга, 30 лет, вылечилась от экземы.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ad.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def told(folder: Path, line: int, *words: str, path: str = "ad.md") -> str:
    result = run(
        "explain", f"{path}:{line}", "--as-of", "2026-11-01", *words, folder=str(folder), PYTHONPATH=str(ROOT)
    )
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def test_a_finding_is_told_with_its_pattern_its_words_and_their_readings(folder: Path) -> None:
    shown = told(folder, 5)
    assert "cure-story, нарушение: «Марина, 45 лет, вылечилась от псориаза»" in shown
    assert re.search(r"пункт \S+, в предложении: 5:1–5:\d\d", shown)
    assert "вылечилась  вылечиться {VERB,femn,indc,intr,past,perf,sing}  ← главное слово" in shown
    assert "контексты, которые спасли бы: " in shown


def test_a_pattern_is_told_with_the_line_where_it_stands(folder: Path) -> None:
    lines = told(folder, 5).splitlines()
    shown = [line.partition("шаблон: ")[2] for line in lines if "шаблон: " in line]
    assert shown
    for pattern, _, place in (line.rpartition("  (") for line in shown):
        path, _, number = place.rstrip(")").partition(":")
        assert pattern in (ROOT / path).read_text(encoding="utf-8").splitlines()[int(number) - 1]


def test_what_a_context_saved_is_told_with_its_title_and_its_words(folder: Path) -> None:
    shown = told(folder, 7)
    assert "Находок на этой строке нет." in shown
    assert re.search(
        r"^cure-story: «.*вылечилась.*» — спас контекст negated \(отрицание\), его слова: «не»$",
        shown,
        re.MULTILINE,
    )


def test_the_evidence_of_the_subject_is_told(folder: Path) -> None:
    assert "вид ad, объект service, не продвигает, для всех" in told(folder, 5)
    assert "объект service: объявлено" in told(folder, 5)
    (folder / "bare.md").write_text("Записаться на приём к кардиологу.\n", encoding="utf-8")
    assert "объект service: «" in told(folder, 1, path="bare.md")


def test_a_rule_that_is_silent_on_such_a_text_says_why(folder: Path) -> None:
    shown = told(folder, 5)
    assert re.search(
        r"^supplement-as-drug: «.*псориаза.*» — правило не об объекте service$", shown, re.MULTILINE
    )
    (folder / "pro.md").write_text(
        TEXT.replace("service}", "service, audience: professionals}"), encoding="utf-8"
    )
    shown = told(folder, 5, path="pro.md")
    assert re.search(r"^cure-story: «.*вылечилась.*» — текст для специалистов$", shown, re.MULTILINE)


def test_a_rule_that_a_configuration_switched_off_says_so(folder: Path) -> None:
    (folder / ".medad-lint.yaml").write_text("rules:\n  cure-story: off\n", encoding="utf-8")
    assert "— правило выключено настройкой" in told(folder, 5)
    assert "cure-story, нарушение" in told(folder, 5, "--isolated")


def test_an_allowed_finding_is_told_with_the_reason(folder: Path) -> None:
    assert "разрешено: цитата из решения" in told(folder, 13)


def test_a_demand_is_told_with_what_stands_for_it(folder: Path) -> None:
    head = "---\nmedad: {kind: ad, object: drug}\n---\n\n"
    text = "Препарат «Альфа» снимает боль. Купите в аптеке. Имеются противопоказания.\n"
    (folder / "drug.md").write_text(head + text, encoding="utf-8")
    shown = told(folder, 5, path="drug.md")
    assert "требует: [contraindications] — есть: «противопоказания»" in shown
    assert "требует: [read-instruction] — нет" in shown


def test_a_finding_on_the_facts_of_an_article_says_that_it_has_no_pattern(folder: Path) -> None:
    (folder / "article.md").write_text("# Гастрит\n\nГастрит лечат годами.\n", encoding="utf-8")
    shown = told(folder, 1, "--kind", "article", path="article.md")
    assert "eat-author, " in shown
    assert "правило о фактах статьи, шаблонов у него нет" in shown


def test_a_line_without_anything_says_so(folder: Path) -> None:
    assert "Ни один шаблон на ней не сработал" in told(folder, 8)


def test_a_place_as_a_report_writes_it_is_understood(folder: Path) -> None:
    result = run("explain", "ad.md:5:1", folder=str(folder), PYTHONPATH=str(ROOT))
    assert "ad.md, строка 5\n" in result.stdout.decode()


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("ad.md:99", "В ad.md строк 14, строки 99 нет."),
        ("nowhere.md:1", "nowhere.md: такого файла или папки нет"),
        (".:1", "нужен один файл, не папка"),
        ("cure-storry", "Возможно, вы имели в виду «cure-story»."),
    ],
)
def test_a_place_that_is_not_there_gives_2(folder: Path, what: str, message: str) -> None:
    result = run("explain", what, folder=str(folder), PYTHONPATH=str(ROOT))
    assert result.returncode == 2
    assert message in result.stderr.decode()
    assert b"Traceback" not in result.stderr


def test_every_context_that_saved_a_text_of_the_rules_is_named(folder: Path) -> None:
    """The examples of a rule that say by what they are saved, one a line."""
    import yaml

    rule = yaml.safe_load((ROOT / "rules/ad/cure-story.yaml").read_text(encoding="utf-8"))
    examples = [item for item in rule["examples"]["lawful"] if isinstance(item, dict) and "saved-by" in item]
    assert len(examples) >= 3
    for example in examples:
        kind = example.get("kind", "ad")
        named = example.get("object", "service")
        (folder / "one.txt").write_text(" ".join(example["text"].split()), encoding="utf-8")
        shown = told(folder, 1, "--kind", kind, "--object", named, path="one.txt")
        assert (
            f"спас контекст {example['saved-by']}" in shown
            or f"спас контекст cure-story:{example['saved-by']}" in shown
        )
