"""The one function that joins a document and the rulebook: every door calls it."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from medad_lint.document.fields import Field, read_fields, renamed
from medad_lint.document.model import Block, Document, Problem
from medad_lint.findings import VERDICTS, Checked, Finding, Related, Subject, lower_of
from medad_lint.language import PREPOSITIONS
from medad_lint.matching.entries import Hit, Saved, matches_of
from medad_lint.matching.tools import Tools
from medad_lint.matching.view import View
from medad_lint.matching.vocabulary import Glance
from medad_lint.matching.walker import Match
from medad_lint.policy import settle
from medad_lint.rulebook.model import Entry, Pattern, Rule
from medad_lint.rulebook.store import open_lexicon
from medad_lint.subject.detect import BOUNDS, Declared, declared_in, detect, joined
from medad_lint.verdicts import norms_of, notes_of, speaks, verdict_of

if TYPE_CHECKING:
    from medad_lint.config.model import Settings
    from medad_lint.trust import Knowledge, Trust
else:
    Settings = Knowledge = Trust = object  # a name in quotes is compiled at every start

__all__ = ["Engine", "Options"]


class Options(NamedTuple):
    """How to read every document of a run. `as_of` is an ISO date."""

    kind: str | None = None
    objects: tuple[str, ...] = ()
    promotes: bool | None = None
    audience: str | None = None
    as_of: str = ""
    rules: tuple[str, ...] = ()
    exhaustive: bool = False
    settings: Settings | None = None  # what a configuration says of the file


class _Run(NamedTuple):
    """What one document is checked with."""

    document: Document
    subject: Subject
    views: tuple[View, ...]
    glance: Glance  # of all blocks together
    trust: Trust | None  # of an article
    fields: tuple[Field, ...]  # of the front matter


class Engine:
    """A rulebook made ready. Holds no state of the documents it has seen but sentences that come again."""

    def __init__(self, options: Options | None = None) -> None:
        """Opens the rulebook; raises `RulebookError`."""
        self.options = options or Options()
        self.lexicon = open_lexicon(self.options.rules)
        self.digest = self.lexicon.digest
        self.as_of = self.options.as_of or _today()
        self.tools = Tools(self.lexicon, self.options.exhaustive)
        self._known: Knowledge | None = None  # what the reading of articles needs, once there is one
        self.ids = frozenset([*(rule.id for rule in self.lexicon.rules), *self.lexicon.facts])

    def reading(self, options: Options) -> "Engine":
        """The same rulebook under other options: those of another file."""
        other = Engine.__new__(Engine)
        other.__dict__.update(self.__dict__, options=options)
        return other

    def check(self, document: Document) -> Checked:
        """What is to be said of a document, in order of place and rule."""
        run, errors = self._run(document)
        found: list[Finding] = []
        for rule in self._speaking(run):
            if rule.demands:
                found += self._judged(rule, run)
            elif rule.require:
                found += self._missing(rule, run)
            else:
                hits = [
                    (entry, hit)
                    for entry, views in self._entries(rule, run)
                    # before hits are joined: one whose norm is not in force yet must not swallow its neighbour
                    if not rule.norms or norms_of(self.lexicon, rule, entry, run.subject, self.as_of)
                    for hit in matches_of(entry, views)[0]
                ]
                found += [self._finding(rule, entry, hit, run) for entry, hit in _merged(rule, hits)]
        settled = settle(document, found, self.as_of, self.ids, run.fields, self.options.settings)
        path, text = document.source.path, document.source.text
        return Checked(path, text, run.subject, settled.findings, errors, settled.suppressions)

    def saved(self, document: Document) -> list[tuple[str, Saved]]:
        """What contexts have excused, each with the rule's id: for explaining and testing."""
        run, _ = self._run(document)
        return [
            (rule.id, saved)
            for rule in self._speaking(run)
            for entry, views in self._entries(rule, run)
            for saved in matches_of(entry, views)[1]
        ]

    def standing(
        self, document: Document, rules: Collection[str]
    ) -> list[tuple[Block, list[tuple[int, int]]]]:
        """Blocks with all that one of these require rules asks for, and where it stands in their text: for mending."""
        run, _ = self._run(document)
        found = []
        for rule in self._speaking(run):
            if rule.require and rule.id in rules:
                for view in run.views:
                    one = run._replace(views=(view,))
                    members = [_stands(rule, choice, one) for choice in rule.require]
                    if all(members):
                        tokens = view.tokens
                        places = [
                            (tokens[m.start].start, tokens[m.end - 1].end) for p in members for _, m in p
                        ]
                        found.append((view.block, places))
        return found

    def tried(
        self, document: Document
    ) -> tuple[Subject, tuple[View, ...], list[tuple[Rule, int, Entry, list[Hit], list[Saved]]]]:
        """Every entry that the words of a document wake, also of rules that are silent on it: for explaining.

        With the entry's number in its rule, what it found and what contexts excused, whatever became of it.
        """
        run, _ = self._run(document)
        entries = []
        for rule in self.lexicon.rules:
            for number, stub in enumerate(self.lexicon.stubs[rule.id]):
                if run.glance.meets(stub.need):
                    near = [view for view in run.views if stub.wide or view.glance.meets(stub.need)]
                    entry = self.lexicon.entry(stub.number)
                    entries.append((rule, number, entry, *matches_of(entry, near)))
        return run.subject, run.views, entries

    def speaking_entries(self, document: Document) -> set[tuple[str, str]]:
        """Rules and entries that find something in a document, as pairs of ids: for measuring."""
        run, _ = self._run(document)
        return {
            (rule.id, entry.id)
            for rule in self._speaking(run)
            for entry, views in self._entries(rule, run)
            if matches_of(entry, views)[0]
        }

    def _run(self, document: Document) -> tuple[_Run, tuple[str, ...]]:
        options = self.options
        fields: tuple[Field, ...] = ()
        problems: list[Problem] = list(document.problems)
        if document.front_matter is not None:
            fields, broken = read_fields(document.front_matter)
            problems += broken
        settings = options.settings
        if settings is not None and settings.keys:
            fields = renamed(fields, settings.keys)
        inside, wrong = declared_in(fields)
        problems += [
            Problem(
                f"шапка файла: значение «{field.value}» ключа «{field.key}» не понято",
                field.start,
                field.end,
                True,
            )
            for field in wrong
        ]
        declared = joined(Declared(options.kind, options.objects, options.promotes, options.audience), inside)
        bounds = BOUNDS
        if settings is not None:
            declared, bounds = joined(declared, settings.declared), settings.bounds
        views = tuple(View(number, block, self.tools) for number, block in enumerate(document.blocks))
        met = 0
        for view in views:
            met |= view.glance.met
        subject = detect(document, declared, fields, views, self.lexicon.cues, bounds)
        trust = self._trust(document, fields, subject, views) if subject.kind == "article" else None
        errors = tuple(
            f"{_line(document.source.text, problem.start)}: {problem.message}"
            for problem in problems
            if problem.fatal
        )
        return _Run(document, subject, views, self.tools.glance(met), trust, fields), errors

    def _trust(
        self, document: Document, fields: tuple[Field, ...], subject: Subject, views: tuple[View, ...]
    ) -> Trust | None:
        """The facts of an article; nothing of it is imported or read for an advertisement."""
        from medad_lint.trust import Knowledge, gather, reads_as_article

        self._known = self._known or Knowledge(self.lexicon.articles()[1])
        if not reads_as_article(document, fields, subject, views, self.lexicon.cues, self._known):
            return None
        return gather(document, fields, self._known, self.as_of, subject.audience)

    def _speaking(self, run: _Run) -> list[Rule]:
        """Rules that have something to say of such a text, and that no configuration has switched off."""
        off = self.options.settings.off if self.options.settings is not None else ()
        rules = self.lexicon.rules
        if run.trust is not None:
            rules = rules + self.lexicon.articles()[0]
        ceilings = self.lexicon.ceilings
        return [rule for rule in rules if rule.id not in off and speaks(ceilings, rule, run.subject)]

    def _entries(self, rule: Rule, run: _Run) -> Iterator[tuple[Entry, list[View]]]:
        """Entries of a rule that the words of the text let match, each with the blocks where."""
        objects = run.subject.objects
        for stub in self.lexicon.stubs.get(rule.id, ()):
            if not run.glance.meets(stub.need):
                continue
            if stub.objects and objects and set(stub.objects).isdisjoint(objects):
                continue
            views = (
                list(run.views) if stub.wide else [view for view in run.views if view.glance.meets(stub.need)]
            )
            if views:
                yield self.lexicon.entry(stub.number), views

    def _finding(self, rule: Rule, entry: Entry, hit: Hit, run: _Run) -> Finding:
        norms = norms_of(self.lexicon, rule, entry, run.subject, self.as_of)
        start, end, quote = _place(hit.view, hit.match, entry.extend)
        related = []
        for view, match in hit.related:
            begin, stop, words = _place(view, match, "")
            related.append(Related(begin, stop, f"«{words}»"))
        return Finding(
            rule.id,
            verdict_of(self.lexicon.ceilings, rule, entry, norms, run.subject, hit.view.block),
            start,
            end,
            quote,
            rule.message.replace("{match}", _short(quote)),
            norms,
            rule.why,
            rule.instead,
            tuple(related),
            notes=notes_of(run.subject, rule, entry.note),
        )

    def _missing(self, rule: Rule, run: _Run) -> list[Finding]:
        """The finding of a require rule whose members do not all stand in the text."""

        claims = _stands(rule, rule.needs, run)
        claims.sort(key=lambda item: (item[0].number, item[1].start))
        if rule.needs and not claims:
            return []
        present = [_stands(rule, choice, run) for choice in rule.require]
        if all(present) or not run.views:
            return []
        norms = norms_of(self.lexicon, rule, None, run.subject, self.as_of)
        verdict = verdict_of(self.lexicon.ceilings, rule, None, norms, run.subject, None)
        if any(present) and rule.halves:
            verdict = lower_of(verdict, rule.halves)
        if not run.subject.declared:
            # what is guessed to be an advertisement is not told off for what it lacks
            verdict = lower_of(verdict, "risk")
        if run.document.includes:
            verdict = lower_of(verdict, "lawyer")
        start, end, quote = _place(*claims[0], "") if claims else _whole(run.views[0].block)
        message = rule.message.replace("{match}", _short(quote))
        notes = notes_of(run.subject, rule, "")
        return [
            Finding(
                rule.id,
                verdict,
                start,
                end,
                quote,
                message,
                norms,
                rule.why,
                rule.instead,
                notes=notes,
                whole=True,
                lacking=tuple(number for number, places in enumerate(present) if not places),
                standing=tuple(_place(*item, "")[:2] for places in present for item in places),
            )
        ]

    def _judged(self, rule: Rule, run: _Run) -> list[Finding]:
        if run.trust is None:
            return []
        from medad_lint.trust import judge

        return judge(
            rule, run.trust, run.document, norms_of(self.lexicon, rule, None, run.subject, self.as_of)
        )


def _stands(rule: Rule, patterns: tuple[Pattern, ...], run: _Run) -> list[tuple[View, Match]]:
    """Where the words of a require rule stand in a text, by pattern."""
    return [
        (view, match)
        for pattern in patterns
        for view in run.views
        for match in view.find(pattern)
        if not view.excuse(match, rule.unless)
    ]


def _place(view: View, match: Match, extend: str) -> tuple[int, int, str]:
    """Source offsets of a match and what a reader sees there."""
    tokens = view.tokens
    first, last = match.start, match.end
    if extend:
        begin, stop = view.sentence(match.head)
        clause = view.clause(match.head)
        inside = [n for n in range(begin, stop) if extend == "sentence" or view.clause(n) == clause]
        words = [n for n in inside if tokens[n].kind != "mark"]
        first, last = min(words[0], first), max(words[-1] + 1, last)
    if first > view.sentence(first)[0] and tokens[first - 1].fold in PREPOSITIONS and view.counts(first):
        first -= 1  # «после шести сеансов забыла», «со 190 до 135»
    begin, stop = tokens[first].start, tokens[last - 1].end
    start, end = view.block.map.span(begin, stop)
    return start, end, view.block.text[begin:stop]


def _merged(rule: Rule, hits: list[tuple[Entry, Hit]]) -> list[tuple[Entry, Hit]]:
    """Hits of one rule that share words as one: «Марина вылечилась» and «вылечилась от псориаза» tell the same.

    The gravest entry speaks for them.
    """
    kept: list[tuple[Entry, Hit]] = []
    for entry, hit in sorted(
        hits, key=lambda item: (item[1].view.number, item[1].match.start, item[1].match.end)
    ):
        if kept and kept[-1][1].view is hit.view and hit.match.start < kept[-1][1].match.end:
            other, before = kept[-1]
            match = before.match._replace(end=max(before.match.end, hit.match.end))
            graver = VERDICTS.index(entry.verdict or rule.verdict) > VERDICTS.index(
                other.verdict or rule.verdict
            )
            kept[-1] = (entry if graver else other, before._replace(match=match))
        else:
            kept.append((entry, hit))
    return kept


def _whole(block: Block) -> tuple[int, int, str]:
    start, end = block.map.span(0, len(block.text))
    return start, end, block.text


def _short(quote: str) -> str:
    return quote if len(quote) <= 90 else quote[:60].rstrip() + " … " + quote[-25:].lstrip()


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _today() -> str:
    from time import strftime

    return strftime("%Y-%m-%d")
