"""Rules that speak by date: what is lawful on one day is not on the next."""

import pytest

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.linter import Engine, Options

PRICE_LIST = "Прайс-лист. Check-up женский, 14 900 рублей."
INSTAGRAM = "Подписывайтесь на наш Instagram: скидки на чистку зубов."
MENTION = "Доктор часто снимает для инстаграма."
TELEGRAM = "Скидки на анализы — в нашем Telegram-канале."


def told(text: str, rule: str, as_of: str) -> list[str]:
    """The norms that a rule names on a day, in order."""
    engine = Engine(Options("ad", ("service",), as_of=as_of))
    checked = engine.check(parse(Source("dated.txt", text)))
    return sorted({norm.id for finding in checked.findings if finding.rule == rule for norm in finding.norms})


@pytest.mark.parametrize(
    ("as_of", "norms"),
    [("2026-02-28", []), ("2026-03-01", ["zozpp/10.1"])],
)
def test_information_for_consumers_must_be_in_russian_since_march_2026(as_of: str, norms: list[str]) -> None:
    assert told(PRICE_LIST, "foreign-words", as_of) == norms


@pytest.mark.parametrize("as_of", ["2026-02-28", "2026-03-01"])
def test_an_advertisement_had_to_be_in_russian_before_too(as_of: str) -> None:
    assert "38-fz/5/11" in told("Большой SALE на чистку зубов.", "foreign-words", as_of)


@pytest.mark.parametrize(
    ("text", "as_of", "norm", "speaks"),
    [
        (INSTAGRAM, "2025-08-31", "38-fz/5/10.7", False),
        (INSTAGRAM, "2025-09-01", "38-fz/5/10.7", True),
        (INSTAGRAM, "2024-01-01", "smi/4", True),  # the ban is not yet in force, the note is due
        (MENTION, "2022-03-20", "smi/4", False),
        (MENTION, "2022-03-21", "smi/4", True),
        (TELEGRAM, "2026-03-04", "38-fz/5/10.7/2026", False),
        (TELEGRAM, "2026-03-05", "38-fz/5/10.7/2026", True),
    ],
)
def test_a_platform_is_banned_since_its_day(text: str, as_of: str, norm: str, speaks: bool) -> None:
    assert (norm in told(text, "banned-platform", as_of)) is speaks
