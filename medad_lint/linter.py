"""The one function that joins a document and the rulebook: every door calls it."""

from typing import NamedTuple

from medad_lint.document.fields import Field, read_fields
from medad_lint.document.model import Block, Document, Problem
from medad_lint.findings import VERDICTS, Checked, Finding, Norm, Related, Subject, lower_of
from medad_lint.matching.automaton import Match, Phrasebook
from medad_lint.matching.entries import Hit, Saved, matches_of
from medad_lint.matching.scan import Scanner, wakes
from medad_lint.matching.view import Programs, View
from medad_lint.policy import settle
from medad_lint.rulebook.model import Entry, Pattern, Rule
from medad_lint.rulebook.store import open_rulebook
from medad_lint.subject.detect import Declared, declared_in, detect

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


class _Run(NamedTuple):
    """What one document is checked with."""

    document: Document
    subject: Subject
    views: tuple[View, ...]
    facts: frozenset[str]


class Engine:
    """A rulebook made ready. Holds no state of the documents it has seen."""

    def __init__(self, options: Options | None = None) -> None:
        """Opens the rulebook; raises `RulebookError`."""
        self.options = options or Options()
        self.book = open_rulebook(self.options.rules)
        self.digest = self.book.digest
        self.as_of = self.options.as_of or _today()
        self._norms = {norm.id: norm for norm in self.book.norms}
        self._scanner = Scanner(self.book.stems, self.book.groups)
        contexts = {context.id: context for context in self.book.contexts}
        self._tools = Programs(Phrasebook(dict(self.book.concepts)), self._scanner, contexts)
        self._ids = frozenset(rule.id for rule in self.book.rules)

    def check(self, document: Document) -> Checked:
        """What is to be said of a document, in order of place and rule."""
        run, errors = self._run(document)
        found: list[Finding] = []
        for rule in self._speaking(run):
            if rule.fact:
                found += self._missing_fact(rule, run)
            elif rule.require:
                found += self._missing(rule, run)
            else:
                hits = [
                    (entry, hit)
                    for entry in rule.forbid
                    if not (
                        entry.objects
                        and run.subject.objects
                        and set(entry.objects).isdisjoint(run.subject.objects)
                    )
                    for hit in matches_of(entry, run.views, self.options.exhaustive)[0]
                ]
                for entry, hit in _merged(rule, hits):
                    finding = self._finding(rule, entry, hit, run)
                    if finding is not None:
                        found.append(finding)
        settled = settle(document, found, self.as_of, self._ids)
        return Checked(document.source.path, document.source.text, run.subject, settled, errors)

    def saved(self, document: Document) -> list[tuple[str, Saved]]:
        """What contexts have excused, each with the rule's id: for explaining and testing."""
        run, _ = self._run(document)
        return [
            (rule.id, saved)
            for rule in self._speaking(run)
            for entry in rule.forbid
            for saved in matches_of(entry, run.views, self.options.exhaustive)[1]
        ]

    def speaking_entries(self, document: Document) -> set[tuple[str, str]]:
        """Rules and entries that find something in a document, as pairs of ids: for measuring."""
        run, _ = self._run(document)
        return {
            (rule.id, entry.id)
            for rule in self._speaking(run)
            for entry in rule.forbid
            if matches_of(entry, run.views, self.options.exhaustive)[0]
        }

    def _run(self, document: Document) -> tuple[_Run, tuple[str, ...]]:
        options = self.options
        fields: tuple[Field, ...] = ()
        problems: list[Problem] = list(document.problems)
        if document.front_matter is not None:
            fields, broken = read_fields(document.front_matter)
            problems += broken
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
        declared = Declared(
            options.kind or inside.kind,
            options.objects or inside.objects,
            options.promotes if options.promotes is not None else inside.promotes,
            options.audience or inside.audience,
        )
        views = tuple(
            View(number, block, self._scanner.scan(block.fold), self._tools, options.exhaustive)
            for number, block in enumerate(document.blocks)
        )
        subject = detect(document, declared, fields, views, self.book)
        facts: frozenset[str] = frozenset()
        if subject.kind == "article":
            from medad_lint.trust import facts_of

            facts = frozenset(fact.kind for fact in facts_of(document, fields))
        errors = tuple(
            f"{_line(document.source.text, problem.start)}: {problem.message}"
            for problem in problems
            if problem.fatal
        )
        return _Run(document, subject, views, facts), errors

    def _speaking(self, run: _Run) -> list[Rule]:
        """Rules that have something to say of such a text."""
        subject = run.subject
        if subject.audience == "professionals":
            return [rule for rule in self.book.rules if rule.fact]
        found = []
        for rule in self.book.rules:
            if subject.kind not in rule.kinds or self._ceiling(rule, subject) == "silent":
                continue
            covered = {name for choice in rule.norms for name in choice.objects}
            if covered and subject.objects and covered.isdisjoint(subject.objects):
                continue
            if rule.objects and subject.objects and set(rule.objects).isdisjoint(subject.objects):
                continue
            found.append(rule)
        return found

    def _ceiling(self, rule: Rule, subject: Subject) -> str:
        """The highest verdict a rule may give on such a text."""
        kinds = (f"{subject.kind}+promotes",) if subject.promotes else (f"{subject.kind}-promotes",)
        for name in (*kinds, subject.kind):
            for kind, target, verdict in self.book.ceilings:
                if kind == name and target in (rule.id, "*") and not (target == "*" and rule.fact):
                    return verdict
        return "breach"

    def _norms_for(self, rule: Rule, entry: Entry | None, subject: Subject) -> tuple[Norm, ...]:
        if entry is not None and entry.norm:
            return (self._norms[entry.norm],)
        wanted = []
        for choice in rule.norms:
            if (
                not choice.objects
                or not subject.objects
                or not set(choice.objects).isdisjoint(subject.objects)
            ):
                norm = self._norms[choice.norm]
                if (
                    norm not in wanted
                    and (not norm.until or self.as_of < norm.until)
                    and norm.since <= self.as_of
                ):
                    wanted.append(norm)
                if not subject.objects:
                    break
        return tuple(wanted)

    def _verdict(
        self, rule: Rule, entry: Entry | None, norms: tuple[Norm, ...], run: _Run, block: Block | None
    ) -> str:
        verdict = entry.verdict if entry is not None and entry.verdict else rule.verdict
        choices = [c for c in rule.norms if not set(c.objects).isdisjoint(run.subject.objects)]
        if choices and all(choice.verdict for choice in choices):
            verdict = lower_of(verdict, max((c.verdict for c in choices), key=VERDICTS.index))
        if norms and not any(norm.confirmed for norm in norms):
            verdict = lower_of(verdict, "risk")
        if block is not None and "review" in block.scopes and run.subject.kind == "site-page":
            verdict = lower_of(verdict, "lawyer")  # reviews on the clinic's own page: positions, 51
        if (rule.objects or (entry is not None and entry.objects)) and not run.subject.objects:
            verdict = lower_of(verdict, "lawyer")
        if not run.subject.sure:
            verdict = lower_of(verdict, "risk")
        return lower_of(verdict, self._ceiling(rule, run.subject))

    def _finding(self, rule: Rule, entry: Entry, hit: Hit, run: _Run) -> Finding | None:
        norms = self._norms_for(rule, entry, run.subject)
        if not norms and rule.norms:
            return None
        start, end, quote = _place(hit.view, hit.match, entry.extend)
        related = []
        for view, match in hit.related:
            begin, stop, words = _place(view, match, "")
            related.append(Related(begin, stop, f"«{words}»"))
        return Finding(
            rule.id,
            self._verdict(rule, entry, norms, run, hit.view.block),
            start,
            end,
            quote,
            rule.message.replace("{match}", _short(quote)),
            norms,
            rule.why,
            rule.instead,
            tuple(related),
            notes=_notes(run.subject, rule, entry.note),
        )

    def _missing(self, rule: Rule, run: _Run) -> list[Finding]:
        """The finding of a require rule whose members do not all stand in the text."""
        exhaustive = self.options.exhaustive

        def places(patterns: tuple[Pattern, ...]) -> list[tuple[View, Match]]:
            return [
                (view, match)
                for view in run.views
                for pattern in patterns
                if exhaustive or wakes(pattern, view.hits)
                for match in view.find(pattern)
                if not view.excuse(match, rule.unless)
            ]

        claims = (
            sorted(places(rule.needs), key=lambda item: (item[0].number, item[1].start)) if rule.needs else []
        )
        if rule.needs and not claims:
            return []
        present = [bool(places(choice)) for choice in rule.require]
        if all(present) or not run.views:
            return []
        norms = self._norms_for(rule, None, run.subject)
        verdict = self._verdict(rule, None, norms, run, None)
        if any(present) and rule.halves:
            verdict = lower_of(verdict, rule.halves)
        if (
            not run.subject.declared
        ):  # what is guessed to be an advertisement is not told off for what it lacks
            verdict = lower_of(verdict, "risk")
        if run.document.includes:
            verdict = lower_of(verdict, "lawyer")
        if claims:
            start, end, quote = _place(*claims[0], "")
        else:
            start, end, quote = _whole(run.views[0].block)
        message = rule.message.replace("{match}", _short(quote))
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
                notes=_notes(run.subject, rule, ""),
            )
        ]

    def _missing_fact(self, rule: Rule, run: _Run) -> list[Finding]:
        if rule.fact in run.facts or not run.views:
            return []
        headings = [view.block for view in run.views if view.block.kind in ("heading", "paragraph")]
        start, end, quote = _whole(headings[0] if headings else run.views[0].block)
        norms = self._norms_for(rule, None, run.subject)
        return [
            Finding(rule.id, rule.verdict, start, end, quote, rule.message, norms, rule.why, rule.instead)
        ]


def _place(view: View, match: Match, extend: str) -> tuple[int, int, str]:
    """Source offsets of a match and what a reader sees there."""
    tokens = view.walker.analysis.tokens
    first, last = match.start, match.end
    if extend:
        begin, stop = view.sentence(match.head)
        clauses = view.walker.analysis.clauses
        inside = [n for n in range(begin, stop) if extend == "sentence" or clauses[n] == clauses[match.head]]
        words = [n for n in inside if tokens[n].kind != "mark"]
        first, last = min(words[0], first), max(words[-1] + 1, last)
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


def _notes(subject: Subject, rule: Rule, note: str) -> tuple[str, ...]:
    notes = [note] if note else []
    if not subject.objects and rule.norms and len(rule.norms) > 1:
        notes.append(
            "Объект рекламы по тексту не ясен: объявите его (--object или medad.object в шапке файла)."
        )
    return tuple(notes)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _today() -> str:
    from time import strftime

    return strftime("%Y-%m-%d")
