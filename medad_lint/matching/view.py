"""A block as the rules see it: analysed when first asked for, its contexts found once."""

from bisect import bisect_right
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
        self._begins: list[int] = []
        self._texts: list[str] = []
        self._covered: dict[str, list[tuple[frozenset[int], tuple[int, ...]]]] = {}
        self._found: dict[int, list[Match]] = {}

    @property
    def walker(self) -> Walker:
        """The block's words, ready to be walked."""
        if self._walker is None:
            analysis = _respelt(analyse(self.block.text, self.block.fold), self.hits)
            self._walker = Walker(analysis, self._tools.book)
            tokens, text = analysis.tokens, self.block.text
            self._begins = [tokens[first].start for first, _ in analysis.sentences]
            self._texts = [
                text[tokens[first].start : tokens[last - 1].end] for first, last in analysis.sentences
            ]
        return self._walker

    def find(self, pattern: Pattern) -> list[Match]:
        """Matches of a pattern in the whole block; only sentences that hold an anchor of it are walked."""
        known = self._found.get(id(pattern))
        if known is None:
            places = None if self._exhaustive else self._tools.scanner.places(pattern, self.hits)
            known = self._found[id(pattern)] = self._search(pattern, places)
        return known

    def _search(self, pattern: Pattern, places: list[int] | None) -> list[Match]:
        """Matches in the sentences where one can begin and, where `places` are given, an anchor stands."""
        program, opening = self._tools.of(pattern)
        walker = self.walker
        starts = walker.starts(opening)
        if not starts or places == []:
            return []
        numbers = {walker.sentence_of[start] for start in starts}
        if places is not None and len(numbers) > 1:
            numbers &= {bisect_right(self._begins, place) - 1 for place in places}
        seen, found = self._tools.seen, []
        for number in sorted(numbers):
            first, last = walker.analysis.sentences[number]
            key = (id(pattern), self._texts[number])
            relative = seen.get(key)
            if relative is None:
                if len(seen) >= MOST_SEEN:
                    seen.clear()
                relative = seen[key] = tuple(
                    _moved(match, -first) for match in walker.find(program, opening, first, last)
                )
            found += [_moved(match, first) for match in relative]
        return found

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence that a token stands in."""
        return self.walker.analysis.sentences[self.walker.sentence_of[token]]

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
                known += [self._reach(context, match) for match in self._search(pattern, None)]
            if context.marks:
                tokens = walker.analysis.tokens
                lifted = {
                    walker.sentence_of[m.start]
                    for pattern in context.lifted
                    for m in self._search(pattern, None)
                }
                for number, (begin, end) in enumerate(walker.analysis.sentences):
                    marked = any(
                        mark in t.text for t in tokens[max(begin, end - 4) : end] for mark in context.marks
                    )
                    if marked and number not in lifted:
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
