"""Every fact of the labelled articles stands where it is said to stand."""

import json
import re
from pathlib import Path

import pytest

from medad_lint.document import decode, parse
from medad_lint.document.fields import read_fields
from medad_lint.trust import gather
from tests.trust.reading import AS_OF, known

ROOT = Path(__file__).resolve().parents[2] / "corpora" / "trust"
FILES = [
    json.loads(line)["file"] for line in (ROOT / "labels.jsonl").read_text(encoding="utf-8").splitlines()
]
_NOISE = re.compile(r"<[^>]*>|&\w+;|[\s*_\\]")


def letters(text: str) -> str:
    """What is left of a stretch of source without tags, blanks and marks of Markdown."""
    if "\\u0" in text:
        text = json.loads(f'"{text}"')
    return _NOISE.sub("", text)


@pytest.mark.parametrize("name", FILES)
def test_a_fact_stands_where_it_is_said_to_stand(name: str) -> None:
    document = parse(decode((ROOT / "files" / name).read_bytes(), name))
    fields = read_fields(document.front_matter)[0] if document.front_matter else ()
    source = document.source.text
    for fact in gather(document, fields, known(), AS_OF).facts:
        if fact.kind == "page":
            continue
        assert 0 <= fact.start <= fact.end <= len(source), fact
        people = fact.kind in ("author", "reviewer", "editor", "commentator") and "named" in fact.marks
        if people or fact.kind in ("term", "appeal", "number"):
            assert letters(source[fact.start : fact.end]) == letters(fact.value), fact
