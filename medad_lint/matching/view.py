"""A block as the rules see it: cut into sentences when a pattern may stand in it."""

from collections.abc import Sequence
from operator import attrgetter, itemgetter

from medad_lint.document.model import Block
from medad_lint.language import Token, outline
from medad_lint.language.model import Reading
from medad_lint.matching.sentence import Covered, Sentence
from medad_lint.matching.tools import Tools
from medad_lint.matching.walker import Match
from medad_lint.rulebook.model import Pattern

__all__ = ["View"]

_WITHIN = ("after", "clause", "sentence")


class View:
    """One block under the rules. `number` is its place in the document, `glance` tells what its words let match.

    Places of words are token numbers of the block.
    """

    def __init__(self, number: int, block: Block, tools: Tools) -> None:
        self.number, self.block = number, block
        self.glance = tools.glance(tools.vocabulary.met(block.fold))
        self._tools = tools
        self._tokens: tuple[Token, ...] | None = None
        self._bounds: tuple[tuple[int, int], ...] = ()
        self._sentences: tuple[Sentence, ...] = ()
        self._numbers: list[int] = []
        # each sentence with its numbers: menus and slogans come several times, and are looked at once
        self._alike: list[tuple[int, Sentence, list[int]]] = []
        self._found: dict[tuple[int, int], list[Match]] = {}
        self._covered: dict[str, tuple[str, list[tuple[int, int, list[Covered]]]]] = {}

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words and marks of the block."""
        if self._tokens is None:
            block, tools = self.block, self._tools
            self._tokens, self._bounds = outline(block.text, block.fold)
            tools.forget()
            found = []
            for number, (first, last) in enumerate(self._bounds):
                self._numbers += [number] * (last - first)
                begin, end = self._tokens[first].start, self._tokens[last - 1].end
                text = block.text[begin:end]
                sentence = tools.sentences.get(text)
                if sentence is None:
                    whole = len(self._bounds) == 1
                    met = self.glance.met if whole else tools.vocabulary.met(block.fold[begin:end])
                    sentence = Sentence(self._tokens[first:last], met, tools)
                    tools.sentences[text] = sentence
                found.append(sentence)
            self._sentences = tuple(found)
            alike: dict[Sentence, list[int]] = {}
            for number, sentence in enumerate(found):
                alike.setdefault(sentence, []).append(number)
            self._alike = [(sentence.glance.met, sentence, numbers) for sentence, numbers in alike.items()]
        return self._tokens

    def allows(self, choice: Sequence[Pattern]) -> bool:
        """Whether one of some patterns could match in the block."""
        return any(map(self.glance.allows, choice))

    def find(self, pattern: Pattern, beside: int = 0) -> list[Match]:
        """Matches of a pattern in the whole block; `beside` are clauses that its sentence must meet as well."""
        known = self._found.get((pattern.number, beside))
        if known is None:
            known = []
            if self.glance.allows(pattern, beside) and self.tokens:
                need = 0 if self._tools.exhaustive else pattern.need | beside
                for met, sentence, numbers in self._alike:
                    if met & need == need and (found := sentence.find(pattern)):
                        known += [_moved(match, self._bounds[n][0]) for n in numbers for match in found]
                if len(self._alike) < len(self._sentences):
                    known.sort(key=_start)
            self._found[pattern.number, beside] = known
        return known

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence that a token stands in, as first token and end."""
        return self._bounds[self._numbers[token]]

    def clause(self, token: int) -> int:
        """The number of a token's clause within its sentence."""
        number = self._numbers[token]
        return self._sentences[number].walker.clauses[token - self._bounds[number][0]]

    def readings(self, token: int) -> tuple[Reading, ...]:
        """The readings of a word."""
        number = self._numbers[token]
        return self._sentences[number].walker.readings[token - self._bounds[number][0]]

    def counts(self, token: int) -> bool:
        """Whether a token is a number or a numeral."""
        readings = self.readings(token)
        return self.tokens[token].kind == "number" or any("NUMR" in r.grammemes for r in readings)

    def excuse(self, match: Match, names: tuple[str, ...]) -> str:
        """The first of the named contexts that covers the match's head by a cue outside the match, or nothing."""
        return next((name for name in names if self.cue(match, name) is not None), "")

    def cue(self, match: Match, name: str) -> "tuple[int, ...] | None":
        """The words by which a context excuses a match: none where a mark does («?»), None where nothing does."""
        number = self._numbers[match.head]
        local = match.head - self._bounds[number][0]
        core = frozenset(match.core)
        reach, found = self._covers(name)
        for place, begin, covered in found:
            far = abs(place - number)
            if far and (reach in _WITHIN or (reach == "neighbours" and far > 1)):
                continue
            for tokens, cue in covered:
                # «больше не болит» is not excused by its own «не»; «клиника благодарит» is by «клиника»
                own = cue and core.issuperset(token + begin for token in cue)
                if not own and (far or local in tokens or reach not in _WITHIN):
                    return tuple([token + begin for token in cue])
        return None

    def _covers(self, name: str) -> tuple[str, list[tuple[int, int, list[Covered]]]]:
        """How far a context reaches, and the sentences it stands in: number, first token, what it covers."""
        known = self._covered.get(name)
        if known is None:
            context = self._tools.lexicon.context(name)
            found = [
                (number, self._bounds[number][0], covered)
                for _, sentence, numbers in self._alike
                if (covered := sentence.covers(context))
                for number in numbers
            ]
            found.sort(key=_number)
            known = self._covered[name] = (context.reach, found)
        return known


_start, _number = attrgetter("start"), itemgetter(0)


def _moved(match: Match, by: int) -> Match:
    if not by:
        return match
    start, end, head, core, grammemes, lemma = match
    return Match(start + by, end + by, head + by, tuple([place + by for place in core]), grammemes, lemma)
