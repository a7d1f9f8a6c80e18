"""Whatever stands in a configuration or a baseline is read or refused in words, never a traceback."""

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from medad_lint.config.read import CHOICES, FRONT_MATTER, THRESHOLDS, TOP, read_config
from medad_lint.config.resolve import resolve, settings_of
from medad_lint.policy.baselinefile import dump_baseline, parse_baseline
from medad_lint.rulebook.errors import RulebookError

KEYS = (
    *TOP,
    *FRONT_MATTER,
    *THRESHOLDS,
    "match",
    "phrase",
    "reason",
    "until",
    "by",
    "key",
    "values",
    "cure-story",
    "eat-*",
)
WORDS = (
    *(value for known in CHOICES.values() for value in known),
    "on",
    "off",
    "drug",
    "strict",
    "blog/**",
    "2027-03-01",
    "5",
    "",
)
VALUES = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=5) | st.booleans() | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
TREES = st.dictionaries(st.sampled_from(TOP), VALUES, max_size=4)


def read_or_refused(text: str, path: str) -> bool:
    try:
        config = read_config(text, path, ".")
    except RulebookError:
        return False
    assert resolve(config, "blog/a.md", ("cure-story", "eat-author"))
    settings_of(config, "blog/a.md", ("cure-story", "eat-author"))
    return True


@settings(max_examples=300, deadline=None)
@given(TREES)
def test_any_tree_of_known_words_is_read_or_refused(tree: dict[str, object]) -> None:
    read_or_refused(yaml.safe_dump(tree, allow_unicode=True), "x.yaml")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="abk:-[]{}&*!|>'\"%@#\n\r\t \x07ёkind preset", max_size=40))
def test_any_letters_are_read_or_refused(text: str) -> None:
    read_or_refused(text, "x.yaml")
    read_or_refused(f"[tool.medad-lint]\n{text}", "pyproject.toml")


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a]",
        "kind: \x07",
        "? [a]\n: b",
        "--- a\n--- b",
        "<<: {kind: ad}",
        "kind: !!python/object:os.system x",
    ],
)
def test_what_yaml_can_be_made_to_do_is_refused(text: str) -> None:
    assert not read_or_refused(text, "x.yaml")


ENTRY = {
    "path": "a.md",
    "rule": "cure-story",
    "verdict": "breach",
    "fingerprint": "x",
    "quote": "y",
    "count": 1,
    "since": "2026-11-01",
}


@pytest.mark.parametrize(
    ("key", "value"), [("count", 0), ("count", -5), ("count", "много"), ("verdict", "worse"), ("count", None)]
)
def test_an_entry_of_a_baseline_that_would_hide_more_than_it_says_is_refused(key: str, value: object) -> None:
    head = {"schema": "medad-lint-baseline/1", "created": "2026-11-01", "updated": "2026-11-01"}
    good = json.dumps({**head, "findings": [ENTRY]})
    assert json.loads(dump_baseline(parse_baseline(good, "x"))) == {**head, "total": 1, "findings": [ENTRY]}
    with pytest.raises(RulebookError):
        parse_baseline(json.dumps({**head, "findings": [{**ENTRY, key: value}]}), "x")


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(("schema", "findings", "created", "updated", "count", "verdict")), inner
            )
        ),
        max_leaves=8,
    )
)
def test_any_json_is_a_baseline_or_refused(data: object) -> None:
    for whole in (data, {"schema": "medad-lint-baseline/1", "created": "", "updated": "", "findings": data}):
        try:
            parse_baseline(json.dumps(whole), "x")
        except RulebookError:
            continue
        assert isinstance(whole, dict)
