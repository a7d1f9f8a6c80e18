"""Demands on the facts of an article as values; imported only where there is an article, or a rulebook to compile."""

from collections.abc import Sequence
from typing import Any, NamedTuple

__all__ = ["Demand", "Select", "demand_from"]


class Select(NamedTuple):
    """Which facts of an article are meant: of one of these kinds, with all of these marks, with none of those."""

    facts: tuple[str, ...]
    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


class Demand(NamedTuple):
    """What a rule requires of the facts of an article, or forbids them to be."""

    id: str
    verb: str  # require forbid
    select: Select
    there: Select | None = None  # it speaks only where such a fact is
    unless: Select | None = None  # … and not where such a one is
    verdict: str = ""
    message: str = ""
    instead: str = ""
    unknown: str = ""  # verdict where a template stands in place of what is required
    once: bool = False  # the first of the forbidden facts speaks for all


def demand_from(data: Sequence[Any]) -> Demand:
    """A demand as it was written as JSON."""
    demand = Demand(*data)
    return demand._replace(
        select=Select(*map(tuple, demand.select)),
        there=Select(*map(tuple, demand.there)) if demand.there else None,
        unless=Select(*map(tuple, demand.unless)) if demand.unless else None,
    )
