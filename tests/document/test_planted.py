"""A breach comes back as exactly the code points it was planted at, in markup of all kinds, and no decoy with it."""

from hypothesis import HealthCheck, given, settings

from tests.conftest import lint
from tests.document.planting import Planted, planted


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(planted())
def test_a_planted_breach_comes_back_as_its_code_points(document: Planted) -> None:
    found = [
        (item.start, item.end)
        for item in lint(document.text, document.path).findings
        if item.rule == "cure-story"
    ]
    assert sorted(found) == sorted(document.spans)
