"""One engine behind every door: command line, library and formats say the same of the same text."""

import json
import os
import subprocess
import sys

from medad_lint import lint_file
from medad_lint.linter import Options

EXAMPLES = sorted(f"examples/{name}" for name in os.listdir("examples"))


def test_the_command_line_and_the_library_agree() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "medad_lint", "--as-of", "2026-11-01", "--format", "json", *EXAMPLES],
        capture_output=True,
        check=False,
    )
    lines = subprocess.run(
        [sys.executable, "-m", "medad_lint", "--as-of", "2026-11-01", "--format", "json-lines", *EXAMPLES],
        capture_output=True,
        check=False,
    )
    documents = json.loads(result.stdout)["documents"]
    assert [json.loads(line)["diagnostics"] for line in lines.stdout.splitlines()] == [
        d["diagnostics"] for d in documents
    ]
    for path, document in zip(EXAMPLES, documents, strict=True):
        checked = lint_file(path, Options(as_of="2026-11-01"))
        assert [(item.rule, item.quote, item.fingerprint) for item in checked.findings] == [
            (item["code"], item["data"]["quote"], item["data"]["fingerprint"])
            for item in document["diagnostics"]
        ]


def test_the_examples_show_what_they_are_called_after() -> None:
    def rules(name: str) -> set[str]:
        return {item.rule for item in lint_file(f"examples/{name}", Options(as_of="2026-11-01")).findings}

    assert rules("reklama-s-narusheniyami.md") == {
        "cure-story", "improvement-testimonial", "patient-gratitude", "presumed-illness", "registration-research-as-benefit", "missing-warning",
    }  # fmt: skip
    assert rules("reklama-zakonnaya.md") == set()
    assert rules("statya-bez-proverki.md") == {"eat-author", "eat-reviewer", "eat-dates", "eat-sources"}
    assert rules("statya-polnaya.md") == set()
    assert {"patient-gratitude", "improvement-testimonial"} <= rules("posadochnaya.html")
