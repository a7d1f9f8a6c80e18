"""`--changed-since`: only what stands on changed lines is told."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.config.door import AD, Say, put, say

__all__ = ["say"]
IVAN = "Иван, 30 лет, вылечился от гастрита."
WARNING = "Имеются противопоказания. Необходима консультация специалиста."
OPTIONS = ("--kind", "ad", "--object", "service", "--changed-since", "HEAD")


def git(*words: str) -> None:
    who = {
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@b",
    }
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *words], check=True, capture_output=True, env={**os.environ, **who, **plain})


@pytest.fixture(autouse=True)
def _repository(say: Say) -> None:
    Path(".git").rmdir()
    git("init", "-q")
    put("a.md", f"# Клиника\n\n{AD}\nУлица Мира.\n\n{IVAN}\n")
    git("add", "-A")
    git("commit", "-qm", "x")


def test_what_stands_on_unchanged_lines_is_marked_and_fails_no_run(say: Say) -> None:
    told = say(*OPTIONS, ".")
    assert (told.code, told.rules("a.md")) == (0, [])
    assert {item["data"]["known"] for item in told.findings("a.md")} == {"строки не менялись с HEAD"}
    assert "Не показано: 2 — строки не менялись с HEAD." in say("--format", "text", *OPTIONS, ".").out


def test_a_changed_paragraph_is_told_of_and_the_others_are_not(say: Say) -> None:
    put("a.md", f"# Клиника\n\nНовая строка.\n\n{AD}\nУлица Мира.\n\n{IVAN} Правда.\n")
    told = say(*OPTIONS, ".")
    assert told.code == 1
    (new,) = [item for item in told.findings("a.md") if item["data"]["known"] is None]
    assert new["data"]["quote"] == IVAN.rstrip(".")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_that_went_counts_for_the_paragraph_it_stood_in(say: Say, end: str) -> None:
    lines = ["Совет.", "", "Не верьте:", "«Иван, 30 лет, вылечился от гастрита».", "", WARNING, ""]
    Path("b.md").write_bytes(end.join(lines).encode())
    git("add", "-A")
    git("commit", "-qm", "y")
    Path("b.md").write_bytes(end.join(lines[:2] + lines[3:]).encode())
    assert "cure-story" in say(*OPTIONS, "b.md").rules("b.md")


def test_a_new_file_is_new_as_a_whole(say: Say) -> None:
    put("черновик «1».md", AD)
    assert say(*OPTIONS, ".").rules("черновик «1».md") == ["cure-story"]
    git("add", "-A")
    assert say(*OPTIONS, ".").rules("черновик «1».md") == ["cure-story"]


def test_a_renamed_file_has_only_the_lines_that_were_changed(say: Say) -> None:
    git("mv", "a.md", "b.md")
    assert say(*OPTIONS, ".").rules("b.md") == []
    put("b.md", Path("b.md").read_text(encoding="utf-8").replace(IVAN, f"Правда: {IVAN}"))
    assert say(*OPTIONS, ".").rules("b.md") == ["cure-story"]


def test_a_warning_taken_away_is_told_of_though_the_claim_was_not_touched(say: Say) -> None:
    put("b.md", f"Лечим псориаз.\n\nУлица Мира.\n\n{WARNING}\n")
    git("add", "-A")
    git("commit", "-qm", "y")
    put("b.md", "Лечим псориаз.\n\nУлица Мира.\n")
    assert say(*OPTIONS, "b.md").rules("b.md") == ["missing-warning"]


def test_a_text_in_utf_16_has_lines_too(say: Say) -> None:
    Path("b.txt").write_bytes(f"{IVAN}\n\n{WARNING}\n".encode("utf-16"))
    git("add", "-A")
    git("commit", "-qm", "y")
    assert say(*OPTIONS, "b.txt").rules("b.txt") == []
    Path("b.txt").write_bytes(f"{IVAN} Правда.\n\n{WARNING}\n".encode("utf-16"))
    assert say(*OPTIONS, "b.txt").rules("b.txt") == ["cure-story"]


def test_a_line_that_looks_like_a_head_of_a_diff_misleads_nobody(say: Say) -> None:
    put("a.md", f"++ b/other.md\n@@ -1 +1,50 @@\n\n{AD}\nУлица Мира.\n\n{IVAN}\n")
    assert say(*OPTIONS, ".").rules("a.md") == []


def test_it_goes_together_with_a_baseline(say: Say) -> None:
    assert say("--kind", "ad", "--object", "service", "--write-baseline", ".").code == 0
    put("a.md", f"# Клиника\n\n{AD}\nУлица Мира.\n\n{IVAN} Правда.\n\nЛена, 20 лет, вылечилась от акне.\n")
    both = ("--baseline", ".medad-lint-baseline.json", *OPTIONS)
    told = say(*both, "a.md")
    assert [item["data"]["known"] for item in told.findings("a.md")] == [
        "в базовой линии с 2026-11-01",
        None,
        None,
    ]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_git_does_not_know_is_an_error(say: Say, revision: str) -> None:
    told = say("--kind", "ad", f"--changed-since={revision}", "a.md")
    if revision:
        assert told.code == 2
        assert "git не знает такой ревизии" in told.err
        assert not Path("x").exists()
    else:
        assert told.findings("a.md")


def test_outside_a_repository_there_is_nothing_to_compare_with(
    say: Say, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "a.md").write_text(AD, encoding="utf-8")
    told = say(*OPTIONS, str(folder / "a.md"))
    assert told.code == 2
    assert "не в репозитории git" in told.err
