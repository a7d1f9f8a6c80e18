"""One sentence as the rules see it: its words read once, what patterns and contexts find in it remembered."""

from medad_lint.language import Token, read_sentence
from medad_lint.matching.tools import Tools
from medad_lint.matching.walker import Match, Walker
from medad_lint.rulebook.model import Context, Pattern

__all__ = ["Covered", "Sentence"]

_FINITE = frozenset({"VERB", "PRTS", "PRED", "ADJS"})
Covered = tuple[frozenset[int], tuple[int, ...]]  # the tokens that a context covers, and those of its cue


class Sentence:
    """The tokens of a sentence, counted from 0; `met` are the clauses its words meet."""

    def __init__(self, tokens: tuple[Token, ...], met: int, tools: Tools) -> None:
        self.tokens, self.glance = tokens, tools.glance(met)
        self._tools = tools
        self._walker: Walker | None = None
        self._found: dict[int, tuple[Match, ...]] = {}
        self._covered: dict[str, list[Covered]] = {}

    @property
    def walker(self) -> Walker:
        """The sentence ready to be walked."""
        if self._walker is None:
            analysis = read_sentence(self.tokens, self._tools.vocabulary.careful)
            self._walker = Walker(analysis, self._tools.lexicon)
        return self._walker

    def find(self, pattern: Pattern) -> tuple[Match, ...]:
        """Matches of a pattern."""
        known = self._found.get(pattern.number)
        if known is None:
            known = ()
            if self.glance.allows(pattern):
                known = tuple(self.walker.find(*self._tools.lexicon.program(pattern.number)))
            self._found[pattern.number] = known
        return known

    def covers(self, context: Context) -> list[Covered]:
        """Where a context that holds within the sentence does so."""
        known = self._covered.get(context.id)
        if known is None:
            known = [self._reach(context, match) for pattern in context.cues for match in self.find(pattern)]
            if self.marked(context):
                known.append((frozenset(range(len(self.tokens))), ()))
            self._covered[context.id] = known
        return known

    def marked(self, context: Context) -> bool:
        """Whether the sentence ends with a mark of the context («?»), and nothing lifts it."""
        return (
            bool(context.marks)
            and any(mark in token.text for token in self.tokens[-4:] for mark in context.marks)
            and not any(self.find(pattern) for pattern in context.lifted)
        )

    def _reach(self, context: Context, match: Match) -> Covered:
        size = len(self.tokens)
        if context.reach not in ("after", "clause"):
            return frozenset(range(size)), match.core
        clauses, readings = self.walker.clauses, self.walker.readings
        clause = clauses[match.core[-1]]
        covered: list[int] = []
        for token in range(match.end if context.reach == "after" else 0, size):
            if clauses[token] != clause:
                continue
            covered.append(token)
            if context.until == "verb" and any(
                not reading.grammemes.isdisjoint(_FINITE) for reading in readings[token]
            ):
                covered += [
                    following
                    for following in range(token + 1, min(token + 3, size))
                    if any("INFN" in reading.grammemes for reading in readings[following])
                ]
                break
        return frozenset(covered), match.core
