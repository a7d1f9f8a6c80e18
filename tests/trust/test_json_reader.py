"""JSON with places: right where the standard reader is right, and telling where it is wrong."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medad_lint.trust.jsonread import Node, read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def plain(node: Node) -> Any:
    """A node as the standard reader gives it."""
    if node.kind == "object":
        return {key: plain(value) for key, value in node.data.items()}
    if node.kind == "array":
        return [plain(item) for item in node.data]
    if node.kind == "literal":
        return {None: None, "true": True, "false": False}[node.data]
    return json.loads(node.data) if node.kind == "number" else node.data


@given(VALUES, st.booleans())
def test_it_reads_what_the_standard_reader_reads(value: Any, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    if any(sign in text for sign in ("{{", "{%", "<?", "<%", "${", "&")):
        return  # templates and entities are read otherwise on purpose
    node, faults = read_json(text, 0, len(text))
    assert node is not None
    assert not faults
    assert plain(node) == value


@given(st.text(max_size=10), st.text(max_size=10))
def test_every_string_stands_where_it_is_said_to_stand(name: str, value: str) -> None:
    text = "xx" + json.dumps({name: [value]}) + "yy"
    node, _ = read_json(text, 2, len(text) - 2)
    assert node is not None
    (member,) = node.data.values()
    (item,) = member.data
    assert json.loads(f'"{text[item.start : item.end]}"') == value


@given(st.text(alphabet='{}[]",:\\/ truefalsn012{%<?', max_size=40))
def test_it_fails_on_nothing(text: str) -> None:
    node, faults = read_json(text, 0, len(text))
    assert node is not None or faults


FAULTS = {
    '{"a": 1,}': (7, "лишняя запятая", True),
    '{"a": 1 "b": 2}': (8, "нужна запятая", False),
    '{"a" 1}': (5, "двоеточие", False),
    "{'a': 1}": (1, "двойных кавычках", False),
    '{"a": "b}': (6, "не закрыта", False),
    '{"a": 1': (6, "обрываются", False),
    '{"a": b}': (6, "не может стоять", False),
    "": (0, "пуст", False),
    '{"a": 1} x': (9, "что-то ещё", True),
    '{"a": "b\nc"}': (8, "перенос строки", True),
    '{"a": "\\q"}': (7, "нет такого знака", True),
    '{"a": 1 /* b */}': (7, "комментариев", True),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_place(text: str) -> None:
    place, words, whole = FAULTS[text]
    node, faults = read_json(text, 0, len(text))
    assert (faults[0].start, words in faults[0].message) == (place, True)
    if whole and node is not None and node.kind == "object":
        assert "a" in node.data


def test_what_stands_before_a_fault_is_kept() -> None:
    text = '{"datePublished": "2026-03-01" "author": "x"}'
    node, faults = read_json(text, 0, len(text))
    assert node is not None
    assert faults
    date = node.get("datePublished")
    assert date is not None
    assert date.text() == "2026-03-01"


def test_a_deep_nest_is_told_not_followed() -> None:
    text = "[" * 500
    _, faults = read_json(text, 0, len(text))
    assert any("глубоко" in fault.message or "обрываются" in fault.message for fault in faults)
