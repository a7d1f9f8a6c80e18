"""Why a line has its findings, and why others have not come: what matched, by which pattern, what a context saved."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from medad_lint.document.model import Document
from medad_lint.findings import Checked, Finding, Subject
from medad_lint.language import Reading
from medad_lint.linter import Engine
from medad_lint.matching.view import View
from medad_lint.matching.walker import Match
from medad_lint.report.places import Lines
from medad_lint.rulebook.model import Entry, Pattern, Rule
from medad_lint.rulebook.sources import Written, WrittenPattern
from medad_lint.verdicts import ceiling_of, norms_of, speaks

__all__ = ["Explained", "Held", "Member", "Seen", "Word", "explain_line"]


class Word(NamedTuple):
    """A word that a pattern names, with all its readings; `head`: contexts are asked about this one."""

    text: str
    readings: tuple[Reading, ...]
    head: bool


class Held(NamedTuple):
    """A context that holds at a match: its id and title, and the words of its cue (none: a mark)."""

    id: str
    title: str
    cue: str


class Member(NamedTuple):
    """One member of an entry: the words it matched, and the pattern."""

    quote: str
    pattern: WrittenPattern
    words: tuple[Word, ...]


class Seen(NamedTuple):
    """A match of an entry."""

    rule: Rule
    entry: Entry
    start: int  # source offsets
    end: int
    members: tuple[Member, ...]  # the last is what is shown
    held: tuple[Held, ...]  # contexts that hold, whether the entry heeds them or not
    saved_by: str = ""
    silent: str = ""  # why the rule says nothing of such a text, or nothing on such a day

    @property
    def quote(self) -> str:
        return self.members[-1].quote


class Explained(NamedTuple):
    """All that can be said of a line. `path` gives the file of each rule, `missing` what a require rule asks for."""

    checked: Checked
    line: int  # from 1
    subject: Subject
    findings: tuple[Finding, ...]
    seen: tuple[Seen, ...]
    files: dict[str, Written]
    demands: dict[str, tuple[tuple[WrittenPattern, str], ...]]  # of require rules: with what stands for each
    facts: frozenset[str]  # rules on the facts of an article: they have no patterns


def explain_line(
    engine: Engine, document: Document, checked: Checked, line: int, source: Callable[[str], Written]
) -> Explained:
    """Explains the 1-based line of a document; `source` gives the file of a rule."""
    lines = Lines(document.source.text)
    begin = lines.start(line - 1)
    stop = begin + max(len(lines.line(line - 1)), 1)
    subject, views, entries = engine.tried(document)
    files: dict[str, Written] = {}

    def file(rule: str) -> Written:
        if rule not in files:
            files[rule] = source(rule)
        return files[rule]

    seen: list[Seen] = []
    for rule, number, entry, hits, saved in entries:
        silent = _silence(engine, rule, entry, subject)
        found = [([*hit.related, (hit.view, hit.match)], "") for hit in hits]
        found += [([(item.view, item.match)], item.context) for item in saved]
        for members, context in found:
            view, match = members[-1]
            start, end = _span(view, match)
            if start < stop and begin < end:
                patterns = file(rule.id).forbid
                written = patterns[number] if number < len(patterns) else ()
                seen.append(_seen(engine, rule, entry, members, written, context, silent))
    unique = {(item.rule.id, item.entry.id, item.start, item.end, item.saved_by): item for item in seen}
    findings = tuple(item for item in checked.findings if item.start < stop and begin < item.end)
    demands = {
        rule.id: tuple(_demands(rule, views, file(rule.id)))
        for rule in engine.lexicon.rules
        if rule.require and any(item.rule == rule.id for item in findings)
    }
    return Explained(
        checked,
        line,
        subject,
        findings,
        tuple(unique.values()),
        files,
        demands,
        frozenset(engine.lexicon.facts),
    )


def _seen(
    engine: Engine, rule: Rule, entry: Entry, members: Sequence[tuple[View, Match]],
    written: Sequence[Sequence[WrittenPattern]], context: str, silent: str,
) -> Seen:  # fmt: skip
    view, match = members[-1]
    start, end = _span(view, match)
    told = []
    for place, (near, part) in zip(
        range(len(entry.all) - len(members), len(entry.all)), members, strict=True
    ):
        text = written[place] if place < len(written) else ()
        told.append(_member(near, part, entry, entry.all[place], text))
    lexicon = engine.lexicon
    held = []
    for name in dict.fromkeys((*entry.unless, *lexicon.general_contexts())):
        cue = view.cue(match, name)
        if cue is not None:
            words = " ".join(view.tokens[token].text for token in cue)
            held.append(Held(name, lexicon.context(name).title, words))
    return Seen(rule, entry, start, end, tuple(told), tuple(held), context, silent)


def _member(
    view: View, match: Match, entry: Entry, choice: Sequence[Pattern], written: Sequence[WrittenPattern]
) -> Member:
    beside = entry.need if entry.within in ("clause", "sentence") else 0
    pattern = WrittenPattern("", 0)
    for place, candidate in enumerate(choice):
        if match in view.find(candidate, beside) and place < len(written):
            pattern = written[place]
            break
    words = tuple(
        Word(view.tokens[token].text, view.readings(token), token == match.head) for token in match.core
    )
    return Member(_words(view, match), pattern, words)


def _demands(rule: Rule, views: Sequence[View], file: Written) -> list[tuple[WrittenPattern, str]]:
    """Each pattern that a rule requires, with the words that stand for it."""
    found = []
    for choice, written in zip(rule.require, file.require, strict=False):
        for pattern, text in zip(choice, written, strict=False):
            quotes = [
                _words(view, match)
                for view in views
                for match in view.find(pattern)
                if not view.excuse(match, rule.unless)
            ]
            found.append((text, quotes[0] if quotes else ""))
    return found


def _silence(engine: Engine, rule: Rule, entry: Entry, subject: Subject) -> str:
    """Why a rule says nothing of such a text, in words; nothing where it speaks."""
    settings = engine.options.settings
    if settings is not None and rule.id in settings.off:
        return "правило выключено настройкой"
    ceilings = engine.lexicon.ceilings
    if not speaks(ceilings, rule, subject):
        if not subject.medical:
            return "текст не о лечении: ни болезни, ни средства, ни врача в нём не названо"
        if subject.audience == "professionals":
            return "текст для специалистов"
        if subject.kind not in rule.kinds or ceiling_of(ceilings, rule, subject) == "silent":
            promoting = "продвигает" if subject.promotes else "ничего не продвигает"
            return f"вид текста {subject.kind}, и он {promoting}"
        return f"правило не об объекте {', '.join(subject.objects)}"
    if entry.objects and subject.objects and set(entry.objects).isdisjoint(subject.objects):
        return f"этот пункт не об объекте {', '.join(subject.objects)}"
    if rule.norms and not norms_of(engine.lexicon, rule, entry, subject, engine.as_of):
        return f"на {engine.as_of} его норма не действует"
    return ""


def _span(view: View, match: Match) -> tuple[int, int]:
    begin, stop = view.tokens[match.start].start, view.tokens[match.end - 1].end
    return view.block.map.span(begin, stop)


def _words(view: View, match: Match) -> str:
    return view.block.text[view.tokens[match.start].start : view.tokens[match.end - 1].end]
