"""The trust card of a file, as text and as data."""

import json
from pathlib import Path

import pytest

from medad_lint import cli

TEXT = """\
---
title: Отит
reviewer: Анна Белова, врач-педиатр, к. м. н.
date: 2026-03-12
---

# Отит

По данным ВОЗ, отит бывает у каждого третьего ребёнка в первые годы жизни.

## Источники

1. Клинические рекомендации «Отит средний острый». Минздрав России, 2024.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "otit.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_card_tells_each_fact_its_place_and_what_is_missing(article: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert cli.main(["card", str(article), "--as-of", "2026-11-01"]) == 0
    shown = capsys.readouterr().out
    assert "Анна Белова, врач-педиатр, к. м. н. (медицинская квалификация; шапка файла)" in shown
    assert "3:11" in shown
    assert "Не хватает: автор, дата обновления." in shown
    assert "1 источник, из них сильных 1." in shown
    assert "По данным ВОЗ" in shown


def test_the_card_as_data_gives_places_that_hold_the_words(article: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert cli.main(["card", str(article), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    (reviewer,) = [fact for fact in data["facts"] if fact["kind"] == "reviewer"]
    assert TEXT[reviewer["start"] : reviewer["end"]] == reviewer["value"] == reviewer["source"]
    assert reviewer["range"]["start"] == {"line": 2, "character": 10}
    assert data["missing"] == ["автор", "дата обновления"]


def test_a_file_that_is_not_there_is_told(capsys) -> None:  # type: ignore[no-untyped-def]
    assert cli.main(["card", "net-takogo.md"]) == 2
    assert "не прочитан" in capsys.readouterr().err


def test_a_wrong_date_is_told(article: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert cli.main(["card", str(article), "--as-of", "вчера"]) == 2
    assert "не вида ГГГГ-ММ-ДД" in capsys.readouterr().err
