"""Entries of a forbid rule over the blocks of a document."""

from collections.abc import Sequence
from typing import NamedTuple

from medad_lint.matching.view import View
from medad_lint.matching.walker import Match
from medad_lint.rulebook.model import Entry, Pattern

NEAR = 90  # words and marks between the members of one paragraph

__all__ = ["Hit", "Saved", "matches_of"]


class Hit(NamedTuple):
    """Something an entry found: the block, the match that is shown, the others that belong to it."""

    view: View
    match: Match
    related: tuple[tuple[View, Match], ...] = ()


class Saved(NamedTuple):
    """Something that a context excused."""

    view: View
    match: Match
    context: str


def matches_of(entry: Entry, views: Sequence[View]) -> tuple[list[Hit], list[Saved]]:
    """Hits of an entry, and what its contexts saved. `views` are the blocks whose words meet what it needs."""
    wide = entry.within in ("section", "document")
    within: dict[object, list[list[tuple[View, Match]]]] = {}
    saved: list[Saved] = []
    size = len(entry.all)
    admitted = [view for view in views if _admits(entry, view)]
    if not wide:
        admitted = [view for view in admitted if all(map(view.allows, entry.all))]
    for group in [admitted] if wide else [[view] for view in admitted]:
        found: list[tuple[View, int, Match]] = []
        for place in entry.order:  # «кто-то» stands in every second paragraph, «рассосалась» does not
            here = [(view, place, match) for view in group for match in _member(entry, place, view, saved)]
            if not here:
                found = []  # without this member nothing can be complete: the others need no look
                break
            found += here
        for view, place, match in found:
            unit = _unit(entry, view, match)
            within.setdefault(unit, [[] for _ in range(size)])[place].append((view, match))
    hits = []
    for unit, members in within.items():
        if not all(members) or (entry.none and _stands(entry.none, unit, views, entry)):
            continue
        for view, match in _distinct(members[-1]):
            near = [_nearest(member, view, match) for member in members[:-1]]
            if entry.within == "paragraph" and any(_far(other, match) for _, other in near):
                continue  # a page of a novel in one paragraph: its hero and somebody's knee have nothing in common
            related = tuple(near)
            hits.append(Hit(view, match, related))
            if size > 1 and entry.within != "document":
                break  # the members of a paragraph are told once; what a document needs stands beside each hit
    return hits, saved


def _member(entry: Entry, place: int, view: View, saved: list[Saved]) -> list[Match]:
    """Matches of one member in a block; those that a context excuses go to `saved`."""
    beside = entry.need if entry.within in ("clause", "sentence") else 0
    found = []
    for pattern in entry.all[place]:
        for match in view.find(pattern, beside):
            # the last member is what is said, the others are circumstances: in «Помните Тёму, который не мог
            # выговорить имя? Заикание прошло» neither the question nor the «не» excuses anything
            context = view.excuse(match, entry.unless) if place == len(entry.all) - 1 else ""
            if context:
                saved.append(Saved(view, match, context))
            else:
                found.append(match)
    return found


def _admits(entry: Entry, view: View) -> bool:
    if entry.scopes and view.block.kind not in entry.scopes and view.block.scopes.isdisjoint(entry.scopes):
        return False
    return view.block.kind not in entry.outside and view.block.scopes.isdisjoint(entry.outside)


def _unit(entry: Entry, view: View, match: Match) -> object:
    if entry.within == "document":
        return ()
    if entry.within == "section":
        return (view.block.section,)
    if entry.within == "paragraph":
        return (view.number, "block")
    sentence = view.sentence(match.head)[0]
    if entry.within == "clause":
        return (view.number, sentence, view.clause(match.head))
    return (view.number, sentence)


def _stands(patterns: tuple[Pattern, ...], unit: object, views: Sequence[View], entry: Entry) -> bool:
    return any(
        _unit(entry, view, match) == unit
        for view in views
        for pattern in patterns
        for match in view.find(pattern)
    )


def _nearest(found: list[tuple[View, Match]], view: View, match: Match) -> tuple[View, Match]:
    """The match of a member that stands next to the one that is shown."""
    same = [item for item in found if item[0] is view] or found[:1]
    return min(same, key=lambda item: abs(item[1].head - match.head))


def _far(other: Match, match: Match) -> bool:
    return abs(other.head - match.head) > NEAR


def _distinct(found: list[tuple[View, Match]]) -> list[tuple[View, Match]]:
    """Of matches that share words the shortest, in order."""
    kept: list[tuple[View, Match]] = []
    for view, match in sorted(found, key=lambda item: (item[1].end - item[1].start, item[1].start)):
        if all(
            view is not other or match.end <= before.start or match.start >= before.end
            for other, before in kept
        ):
            kept.append((view, match))
    return sorted(kept, key=lambda item: (item[0].number, item[1].start))
