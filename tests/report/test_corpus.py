"""On all labelled texts, as Markdown and as HTML, every format tells the same findings: none is lost on the way."""

import json
from functools import cache
from pathlib import Path

import pytest

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.report.formats import WRITERS, render
from medad_lint.report.model import Report
from medad_lint.testing import wrapped
from tests.conftest import AS_OF, engine
from tests.report.readers import READERS

FOLDERS = (Path("corpora/development"), Path("corpora/prose"))


@cache
def report() -> Report:
    """Every text in both forms under a name of its own; `never` fails nothing, `lawyer` everything."""
    checked = []
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.jsonl")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
                for form, text, name, _ in wrapped(json.loads(line)["text"]):
                    if form in ("Markdown", "HTML"):
                        shown = f"{path.stem}/{number}{Path(name).suffix}"
                        checked.append(engine().check(parse(Source(shown, text))))
    return Report(tuple(checked), AS_OF, levels={item.path: "lawyer" for item in checked})


@pytest.mark.parametrize("form", READERS)
def test_a_format_loses_no_finding_and_adds_none(form: str) -> None:
    told = [
        (document["path"], item["range"]["start"]["line"] + 1, item["code"])
        for document in json.loads(render("json", report()))["documents"]
        for item in document["diagnostics"]
    ]
    assert len(told) > 1_000
    assert sorted(READERS[form](render(form, report()).encode())) == sorted(told)


def test_both_kinds_of_json_and_the_text_tell_as_many() -> None:
    told = json.loads(render("json", report()))["summary"]["findings"]
    lines = render("json-lines", report()).splitlines()
    assert sum(len(json.loads(line)["diagnostics"]) for line in lines) == told
    heads = [line for line in render("text", report()).splitlines() if line.endswith("]") and ": " in line]
    assert len(heads) == told
    assert set(WRITERS) == {*READERS, "json", "json-lines", "text", "statistics"}
