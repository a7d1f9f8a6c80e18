"""Keys of a front matter with their places."""

import pytest

from medad_lint.document import parse
from medad_lint.document.fields import read_fields
from medad_lint.document.model import Source

HEADS = {
    "плоская": "---\ntitle: Гастрит\nauthor: Анна Петрова\n---\n",
    "вложенная": "---\nmedad:\n  kind: ad\nauthor: Анна Петрова\n---\n",
    "сложная": "---\nauthor:\n  name: Анна Петрова\n  tags: [раз, два]\n---\n",
    "TOML": '+++\ntitle = "Гастрит"\nauthor = "Анна Петрова"\n+++\n',
    "TOML со списком": '+++\ntags = ["раз"]\n[author]\nname = "Анна Петрова"\n+++\n',
}


@pytest.mark.parametrize("name", HEADS)
def test_each_value_stands_where_it_is_said_to_stand(name: str) -> None:
    text = HEADS[name] + "\nтекст\n"
    front = parse(Source("a.md", text)).front_matter
    assert front is not None
    fields, problems = read_fields(front)
    assert not problems
    assert any(field.value == "Анна Петрова" for field in fields)
    assert all(text[field.start : field.end] == field.value for field in fields)


@pytest.mark.parametrize("text", ["---\na: [раз\n---\nтекст\n", "+++\na = \n+++\nтекст\n"])
def test_a_broken_front_matter_is_told_with_its_place(text: str) -> None:
    front = parse(Source("a.md", text)).front_matter
    assert front is not None
    _, problems = read_fields(front)
    assert problems
    assert problems[0].fatal
