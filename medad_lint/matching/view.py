"""A block as the rules see it: analysed when first asked for, its contexts found once."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from medad_lint.document.model import Block
from medad_lint.language import analyse, respell
from medad_lint.language import read as read_word
from medad_lint.language.model import Analysis
from medad_lint.matching.automaton import Match, Phrasebook, Walker
from medad_lint.matching.program import First, Program, compile_tree
from medad_lint.matching.scan import Hits, Scanner
from medad_lint.rulebook.model import Context, Pattern

__all__ = ["Programs", "View"]

_FINITE = frozenset({"VERB", "PRTS", "PRED", "ADJS"})


MOST_SEEN = 100_000


class Programs:
    """What blocks are seen with: patterns as programs (each compiled when first run), concepts, anchors, contexts."""

    def __init__(self, book: Phrasebook, scanner: Scanner, contexts: Mapping[str, Context]) -> None:
        self.book, self.scanner, self.contexts = book, scanner, contexts
        self._ready: dict[int, tuple[Program, First]] = {}
        # what a pattern finds in a sentence hangs on the sentence alone; menus, footers and warnings come again and again
        self.seen: dict[tuple[int, str], tuple[Match, ...]] = {}

    def of(self, pattern: Pattern) -> tuple[Program, First]:
        """The program of a pattern that lives as long as this store, and what it can begin with."""
        program = self._ready.get(id(pattern))
        if program is None:
            program = self._ready[id(pattern)] = (compile_tree(pattern.tree), self.book.first(pattern.tree))
        return program


class View:
    """One block under the rules. `number` is its place in the document."""

    def __init__(
        self, number: int, block: Block, hits: Hits, tools: Programs, exhaustive: bool = False
    ) -> None:
        self.number, self.block, self.hits = number, block, hits
        self._tools, self._exhaustive = tools, exhaustive
        self._walker: Walker | None = None
        self._covered: dict[str, list[tuple[frozenset[int], tuple[int, ...]]]] = {}
        self._found: dict[int, list[Match]] = {}

    @property
    def walker(self) -> Walker:
        """The block's words, ready to be walked."""
        if self._walker is None:
            self._walker = Walker(
                _respelt(analyse(self.block.text, self.block.fold), self.hits), self._tools.book
            )
        return self._walker

    def find(self, pattern: Pattern) -> list[Match]:
        """Matches of a pattern in the whole block; only sentences that hold an anchor of it are walked."""
        known = self._found.get(id(pattern))
        if known is None:
            walker = self.walker
            sentences = walker.analysis.sentences
            places = None if self._exhaustive else self._tools.scanner.places(pattern, self.hits)
            if places is not None:
                tokens = walker.analysis.tokens
                sentences = tuple(
                    (first, last)
                    for first, last in sentences
                    if (near := bisect_left(places, tokens[first].start)) < len(places)
                    and places[near] < tokens[last - 1].end
                )
            _, opening = self._tools.of(pattern)
            known = []
            if walker.starts(opening):
                known = [match for first, last in sentences for match in self._within(pattern, first, last)]
            self._found[id(pattern)] = known
        return known

    def _within(self, pattern: Pattern, first: int, last: int) -> tuple[Match, ...]:
        """Matches in one sentence, remembered by its words."""
        program, opening = self._tools.of(pattern)
        starts = self.walker.starts(opening)
        if bisect_left(starts, first) == bisect_left(starts, last):
            return ()
        tokens = self.walker.analysis.tokens
        key = (id(pattern), self.block.text[tokens[first].start : tokens[last - 1].end])
        seen = self._tools.seen
        relative = seen.get(key)
        if relative is None:
            if len(seen) >= MOST_SEEN:
                seen.clear()
            relative = seen[key] = tuple(
                _moved(match, -first) for match in self.walker.find(program, opening, first, last)
            )
        return tuple(_moved(match, first) for match in relative)

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence that a token stands in."""
        sentences = self.walker.analysis.sentences
        return sentences[bisect_right(sentences, (token, len(self.walker.words) + 1)) - 1]

    def excuse(self, match: Match, names: tuple[str, ...]) -> str:
        """The first of the named contexts that covers the match's head by a cue outside the match, or nothing."""
        core = set(match.core)
        for name in names:
            for covered, cue in self._covers(name):
                # «больше не болит» is not excused by its own «не»; «клиника благодарит» is by «клиника»
                if match.head in covered and not (cue and core.issuperset(cue)):
                    return name
        return ""

    def _covers(self, name: str) -> list[tuple[frozenset[int], tuple[int, ...]]]:
        """Where a context holds in the block: tokens covered, with the tokens of the cue."""
        known = self._covered.get(name)
        if known is None:
            known = []
            context, walker = self._tools.contexts[name], self.walker
            for pattern in context.cues:
                _, opening = self._tools.of(pattern)
                if walker.starts(opening):
                    for begin, end in walker.analysis.sentences:
                        known += [self._reach(context, match) for match in self._within(pattern, begin, end)]
            if context.marks:
                tokens = walker.analysis.tokens
                for begin, end in walker.analysis.sentences:
                    if any(
                        mark in token.text
                        for token in tokens[max(begin, end - 4) : end]
                        for mark in context.marks
                    ):
                        known.append((frozenset(range(begin, end)), ()))
            self._covered[name] = known
        return known

    def _reach(self, context: Context, match: Match) -> tuple[frozenset[int], tuple[int, ...]]:
        analysis = self.walker.analysis
        first, last = self.sentence(match.start)
        reach = context.reach
        if reach in ("paragraph", "document"):
            return frozenset(range(len(analysis.tokens))), match.core
        if reach == "neighbours":
            place = analysis.sentences.index((first, last))
            near = analysis.sentences[max(place - 1, 0) : place + 2]
            return frozenset(range(near[0][0], near[-1][1])), match.core
        if reach == "sentence":
            return frozenset(range(first, last)), match.core
        clause = analysis.clauses[match.core[-1]]
        begin = match.end if reach == "after" else first
        covered = []
        for token in range(begin, last):
            if analysis.clauses[token] == clause:
                covered.append(token)
                if context.until == "verb" and any(
                    not reading.grammemes.isdisjoint(_FINITE) for reading in analysis.readings[token]
                ):
                    covered += [
                        next_
                        for next_ in range(token + 1, min(token + 3, last))
                        if any("INFN" in reading.grammemes for reading in analysis.readings[next_])
                    ]
                    break
        return frozenset(covered), match.core


def _moved(match: Match, by: int) -> Match:
    core = tuple(place + by for place in match.core)
    return match._replace(start=match.start + by, end=match.end + by, head=match.head + by, core=core)


def _respelt(analysis: Analysis, hits: Hits) -> Analysis:
    """The analysis with the readings of what a misspelt anchor word must have meant: «спосибо», «вылечилса»."""
    places = {place for found in hits.places.values() for place in found}
    changed: dict[int, tuple[object, ...]] = {}
    for number, token in enumerate(analysis.tokens):
        if token.kind == "word" and token.start in places:
            meant = respell(token.fold)
            if meant:
                changed[number] = tuple(reading for form in meant for reading in read_word(form))
    if not changed:
        return analysis
    readings = tuple(
        (*changed[number], *old) if number in changed else old for number, old in enumerate(analysis.readings)
    )
    return analysis._replace(readings=readings)  # type: ignore[arg-type]
