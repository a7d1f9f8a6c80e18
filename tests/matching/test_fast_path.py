"""Skipping what cannot matter never changes a finding."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.findings import Checked
from tests.conftest import engine

FOLDER = "corpora/development"
TEXTS = [
    json.loads(line)["text"]
    for name in sorted(os.listdir(FOLDER))
    for line in open(os.path.join(FOLDER, name), encoding="utf-8")  # noqa: SIM115
]


def told(checked: Checked) -> list[tuple[str, int, int, str]]:
    return [(item.rule, item.start, item.end, item.verdict) for item in checked.findings]


@pytest.mark.parametrize("kind", ["ad", None])
def test_the_fast_path_finds_on_the_corpus_what_the_exhaustive_one_finds(kind: str | None) -> None:
    name = "service" if kind else None
    for text in TEXTS[bool(kind) :: 2]:  # half of the corpus in either way: trying everything takes its time
        document = parse(Source("a.md", text))
        assert told(engine(kind, name).check(document)) == told(engine(kind, name, True).check(document)), (
            text
        )


HIDDEN = st.sampled_from(
    [
        "выле\u00adчилась",
        "вылечи<b>ла</b>сь",
        "вылечил&shy;ась",
        "ВЫЛЕЧИЛАСЬ",
        "вылечилаcь",
        "вылечи\u200bлась",
        "вы&#1083;ечилась",
        "вылечилас<b></b>ь",
    ]
)


@given(HIDDEN, st.sampled_from(TEXTS))
def test_hidden_words_are_seen_by_both(word: str, around: str) -> None:
    text = f"<p>{around.replace('<', ' ')}</p><p>Марина {word} от псориаза.</p>"
    document = parse(Source("a.html", text))
    fast, whole = engine().check(document), engine("ad", "service", True).check(document)
    assert told(fast) == told(whole)
    assert any(
        item.rule == "cure-story" and text[item.start : item.end].lower().startswith("марина вы")
        for item in fast.findings
    )
