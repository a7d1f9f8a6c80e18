"""Running pattern programs over the words of one sentence: all threads at once, no step taken twice."""

from collections.abc import Collection
from typing import Any, NamedTuple

from medad_lint.language.model import Analysis, Reading
from medad_lint.matching.classes import NO_GRAMMEMES
from medad_lint.matching.words import Words, passes
from medad_lint.rulebook.lexicon import Lexicon
from medad_lint.rulebook.model import First, Program, Tree

__all__ = ["Match", "Walker"]


class Match(NamedTuple):
    """Words `start` to `end` (token numbers, end exclusive), the head's number, and the words that the
    pattern itself names (not those of a gap)."""

    start: int
    end: int
    head: int
    core: tuple[int, ...]
    grammemes: frozenset[str] = NO_GRAMMEMES
    lemma: str = ""


class Walker:
    """One sentence, walked by the programs. Remembers the phrases it has found."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon) -> None:
        self.readings, self.clauses = analysis.readings, analysis.clauses
        self._tokens = tokens = analysis.tokens
        self._words, self._lexicon = Words(analysis), lexicon
        self._spans: dict[tuple[str, int], list[Match]] = {}
        self._concept_starts: dict[str, list[int]] = {}
        self._possible: dict[int, bool] = {}
        self._concept_places: dict[str, frozenset[int]] = {}
        self._openings: dict[tuple[int, int], frozenset[int] | None] = {}
        self._others: dict[str, list[tuple[frozenset[int], int]]] = {}
        self.words = [token.kind != "mark" for token in tokens]
        count = len(tokens)
        self.after = [count] * count  # next word of the same clause
        seen: dict[int, int] = {}
        for place in range(count - 1, -1, -1):
            self.after[place] = seen.get(self.clauses[place], count)
            if self.words[place]:
                seen[self.clauses[place]] = place

    def find(self, program: Program, first: First, must: Tree) -> list[Match]:
        """Matches of a program: of those that overlap, the one that begins last and ends first.

        `must` tells which words and phrases it cannot do without.
        """
        if not self._has(must):
            return []
        found: list[Match] = []
        for start in self._starts(first):
            matches = self.run(program, start)
            if matches:
                found.append(min(matches, key=lambda match: (match.end, -len(match.core))))
        kept: list[Match] = []
        for match in reversed(found):
            if not kept or match.end <= kept[-1].start or match.head != kept[-1].head:
                kept.append(match)
        kept.reverse()
        return kept

    def _starts(self, first: First) -> "list[int] | range":
        """Words at which a match can begin, in order."""
        if first.anything:
            return range(len(self.words))  # also a mark: «№ 1»
        found: set[int] = set()
        if first.lemmas:
            found.update(self._words.of("words", first.lemmas))
        if first.forms:
            found.update(self._words.of("forms", first.forms))
        for name in first.classes:
            found.update(self._words.of_class(name))
        for name in first.concepts:
            found.update(self._places(name))
        return sorted(found)

    def _allowed(self, number: int) -> bool:
        """Whether the sentence has what a phrase cannot do without."""
        known = self._possible.get(number)
        if known is None:
            known = self._possible[number] = self._has(self._lexicon.program(number)[2])
        return known

    def _has(self, must: Tree) -> bool:
        """Whether the sentence has what a pattern cannot do without."""
        kind = must[0]
        if kind == "all":
            return all(map(self._has, must[1]))
        if kind == "any":
            return any(map(self._has, must[1]))
        return kind == "nothing" or bool(self._of(kind, must[1]))

    def _of(self, kind: str, name: Any) -> Collection[int]:
        """Words that can be taken for an item; grammemes are not looked at."""
        return self._places(name) if kind == "concept" else self._words.of(kind, name)

    def _places(self, name: str) -> frozenset[int]:
        """Where phrases of a concept begin."""
        known = self._concept_places.get(name)
        if known is None:
            known = self._concept_places[name] = frozenset(
                place for place in self._starts_of_concept(name) if self.spans(name, place)
            )
        return known

    def _opens(self, program: Program, at: int) -> "frozenset[int] | None":
        """Words with which an instruction can go on; None where it can do so without any."""
        key = (id(program), at)
        if key in self._openings:
            return self._openings[key]
        step = program[at]
        found: frozenset[int] | None = None
        if step[0] == "test":
            found = frozenset(self._of(step[1][0], step[1][1]))
        elif step[0] == "span":
            places = self._places(step[1])
            # where a phrase begins with a mark, the word after it tells nothing
            found = places if all(self.words[place] for place in places) else None
        elif step[0] == "fork":
            one, other = self._opens(program, step[1]), self._opens(program, step[2])
            found = None if one is None or other is None else one | other
        elif step[0] == "jump":
            found = self._opens(program, step[1])
        self._openings[key] = found
        return found

    def _starts_of_concept(self, name: str) -> list[int]:
        known = self._concept_starts.get(name)
        if known is None:
            phrases = self._lexicon.concept(name)
            found: set[int] = set()
            for lemma, places in self._words.by_lemma.items():
                if lemma in phrases.singles or lemma in phrases.by_lemma:
                    found.update(places)
            if phrases.by_form:
                for form, places in self._words.by_form.items():
                    if form in phrases.by_form:
                        found.update(places)
            others = self._others[name] = [
                (frozenset(self._starts(first)), number)
                for first, number in phrases.others
                if self._allowed(number)
            ]
            for starts, _ in others:
                found.update(starts)
            known = self._concept_starts[name] = sorted(found)
        return known

    def run(self, program: Program, start: int) -> list[Match]:
        """Matches of a program that begins at a token."""
        Thread = tuple[int, int, int, bool, int, tuple[int, ...], tuple[tuple[str, str], ...], Reading | None]
        # instruction, next token, last word taken (-1: none), clause may be left, head, core, ties, head's reading
        threads: list[Thread] = [(0, start, -1, False, -1, (), (), None)]
        visited: set[tuple[int, int, int, bool, int, tuple[tuple[str, str], ...], Reading | None]] = set()
        matches: list[Match] = []
        limit = len(self.words)
        while threads:
            at, place, last, crossing, head, core, ties, reading = threads.pop()
            key = (at, place, last, crossing, head, ties, reading)
            if key in visited:
                continue
            visited.add(key)
            step = program[at]
            kind = step[0]
            if kind == "fork":
                threads.append((step[2], place, last, crossing, head, core, ties, reading))
                threads.append((step[1], place, last, crossing, head, core, ties, reading))
            elif kind == "jump":
                threads.append((step[1], place, last, crossing, head, core, ties, reading))
            elif kind == "end":
                if core:
                    matches.append(
                        Match(core[0], core[-1] + 1, head if head >= 0 else core[-1], core,
                              reading.grammemes if reading else NO_GRAMMEMES, reading.lemma if reading else "")
                    )  # fmt: skip
            elif kind == "mark":
                while place < limit and not self.words[place]:
                    if self._tokens[place].text == step[1]:
                        threads.append(
                            (step[2], place + 1, last, crossing, head, (*core, place), ties, reading)
                        )
                        break
                    place += 1
            else:
                if kind == "gap":
                    _, most, crossing, following = step
                    opens = self._opens(program, following)
                    here = self._next(place, last, crossing)
                    # nothing may follow, but a gap may be empty and its end optional
                    if opens is None or here in opens:
                        threads.append((following, place, last, crossing, head, core, ties, reading))
                    while most and here >= 0:
                        most -= 1
                        taken = here
                        here = self._next(here + 1, here, crossing)
                        if opens is None or here in opens:
                            threads.append((following, taken + 1, taken, crossing, head, core, ties, reading))
                    continue
                here = self._next(place, last, crossing)
                if here < 0:
                    continue
                if kind == "test":
                    for found in self._words.pass_test(step[1], here):
                        new_head, new_reading = (here, found) if step[2] else (head, reading)
                        threads.append(
                            (step[3], here + 1, here, False, new_head, (*core, here), ties, new_reading)
                        )
                else:
                    _, name, tests, tie, star, following = step
                    # a phrase may begin with a mark: «'«' банк» in «АО „Банк Берег“»
                    marked = self.spans(name, place) if place < here else []
                    for match in (*marked, *self.spans(name, here)):
                        if not passes(match.grammemes, tests):
                            continue
                        if tie and any(number == tie and lemma != match.lemma for number, lemma in ties):
                            continue
                        new_ties = (*ties, (tie, match.lemma)) if tie else ties
                        new_head = match.head if star else head
                        new_reading = Reading(match.lemma, match.grammemes) if star else reading
                        threads.append((following, match.end, match.end - 1, False, new_head,
                                        (*core, *match.core), new_ties, new_reading))  # fmt: skip
        return matches

    def _next(self, place: int, last: int, crossing: bool) -> int:
        """The word to be taken next, or -1: the next of the clause, or of the sentence where it may be left."""
        limit = len(self.words)
        if last >= 0 and not crossing:
            here = self.after[last]
            while here < place:  # a mark was taken beyond it
                here = self.after[here] if here < len(self.after) else len(self.after)
            return here if here < limit else -1
        while place < limit and not self.words[place]:
            place += 1
        return place if place < limit else -1

    def spans(self, name: str, place: int) -> list[Match]:
        """Phrases of a concept that begin at a word."""
        known = self._spans.get((name, place))
        if known is not None:
            return known
        self._spans[name, place] = []
        if place not in self._starts_of_concept(name):
            return []
        phrases = self._lexicon.concept(name)
        found: list[Match] = []
        tried: list[int] = []
        for reading in self.readings[place]:
            for tests in phrases.singles.get(reading.lemma, ()):
                if passes(reading.grammemes, tests):
                    found.append(Match(place, place + 1, place, (place,), reading.grammemes, reading.lemma))
            tried += phrases.by_lemma.get(reading.lemma, ())
        tried += phrases.by_form.get(self._tokens[place].fold, ())
        tried += [number for places, number in self._others[name] if place in places]
        for number in dict.fromkeys(tried):
            if self._allowed(number):
                found += self.run(self._lexicon.program(number)[0], place)
        unique = list(dict.fromkeys(found))
        self._spans[name, place] = unique
        return unique
