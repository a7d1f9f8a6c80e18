"""A block as the rules see it: analysed when first asked for, its contexts found once."""

from collections.abc import Mapping

from medad_lint.document.model import Block
from medad_lint.language import analyse, respell
from medad_lint.language import read as read_word
from medad_lint.language.model import Analysis
from medad_lint.matching.automaton import Match, Phrasebook, Walker
from medad_lint.matching.program import Program, compile_tree
from medad_lint.matching.scan import Hits
from medad_lint.rulebook.model import Context, Pattern

__all__ = ["Programs", "View"]

_FINITE = frozenset({"VERB", "PRTS", "PRED", "ADJS"})


class Programs:
    """Patterns as programs, each compiled when first run."""

    def __init__(self) -> None:
        self._ready: dict[int, Program] = {}

    def of(self, pattern: Pattern) -> Program:
        """The program of a pattern that lives as long as this store."""
        program = self._ready.get(id(pattern))
        if program is None:
            program = self._ready[id(pattern)] = compile_tree(pattern.tree)
        return program


class View:
    """One block under the rules. `number` is its place in the document."""

    def __init__(
        self, number: int, block: Block, hits: Hits, book: Phrasebook, programs: Programs, contexts: Mapping[str, Context]
    ) -> None:
        self.number, self.block, self.hits = number, block, hits
        self._book, self._programs, self._contexts = book, programs, contexts
        self._walker: Walker | None = None
        self._covered: dict[str, list[tuple[frozenset[int], tuple[int, ...]]]] = {}
        self._found: dict[int, list[Match]] = {}

    @property
    def walker(self) -> Walker:
        """The block's words, ready to be walked."""
        if self._walker is None:
            self._walker = Walker(_respelt(analyse(self.block.text, self.block.fold), self.hits), self._book)
        return self._walker

    def find(self, pattern: Pattern) -> list[Match]:
        """Matches of a pattern in the whole block, sentence by sentence."""
        known = self._found.get(id(pattern))
        if known is None:
            walker, program = self.walker, self._programs.of(pattern)
            known = [match for first, last in walker.analysis.sentences for match in walker.find(program, first, last)]
            self._found[id(pattern)] = known
        return known

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence that a token stands in."""
        for first, last in self.walker.analysis.sentences:
            if first <= token < last:
                return first, last
        return token, token + 1

    def excuse(self, match: Match, names: tuple[str, ...]) -> str:
        """The first of the named contexts that covers the match's head by a cue outside the match, or nothing."""
        core = set(match.core)
        for name in names:
            for covered, cue in self.covered(name):
                if match.head in covered and core.isdisjoint(cue):
                    return name
        return ""

    def covered(self, name: str) -> list[tuple[frozenset[int], tuple[int, ...]]]:
        """Where a context holds: tokens covered, with the tokens of the cue."""
        known = self._covered.get(name)
        if known is None:
            context = self._contexts[name]
            known = [self._reach(context, match) for pattern in context.cues for match in self.find(pattern)]
            if context.marks:
                tokens = self.walker.analysis.tokens
                for first, last in self.walker.analysis.sentences:
                    if any(mark in token.text for token in tokens[max(first, last - 4) : last] for mark in context.marks):
                        known.append((frozenset(range(first, last)), ()))
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


def _respelt(analysis: Analysis, hits: Hits) -> Analysis:
    """The analysis with the readings of what a misspelt anchor word must have meant: «спосибо», «вылечилса»."""
    changed: dict[int, tuple[object, ...]] = {}
    for number, token in enumerate(analysis.tokens):
        if token.kind == "word" and token.start in hits.places:
            meant = respell(token.fold)
            if meant:
                changed[number] = tuple(reading for form in meant for reading in read_word(form))
    if not changed:
        return analysis
    readings = tuple(
        (*changed[number], *old) if number in changed else old for number, old in enumerate(analysis.readings)
    )
    return analysis._replace(readings=readings)  # type: ignore[arg-type]
