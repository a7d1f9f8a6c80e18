"""A breach comes back as exactly the code points it was planted at, in markup of all kinds, and no decoy with it."""

from hypothesis import HealthCheck, given, settings

from medad_lint.document import parse
from medad_lint.document.model import Source
from tests.conftest import lint
from tests.document.planting import Planted, planted
from tests.document.second_reading import misplaced, our_words, second_words


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(planted())
def test_a_planted_breach_comes_back_as_its_code_points(document: Planted) -> None:
    found = [
        (item.start, item.end)
        for item in lint(document.text, document.path).findings
        if item.rule == "cure-story"
    ]
    assert sorted(found) == sorted(document.spans)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(planted(("html", "md", "mdx")))
def test_other_parsers_see_the_same_words_and_each_stands_in_its_place(planting: Planted) -> None:
    document = parse(Source(planting.path, planting.text))
    assert sorted(our_words(document)) == sorted(second_words(document))
    assert misplaced(document) == []
