"""Running pattern programs over the words of one sentence: all threads at once, no step taken twice."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from medad_lint.language.model import Analysis, Reading
from medad_lint.matching.classes import NO_GRAMMEMES, readings_of_class
from medad_lint.matching.program import First, Program, compile_tree, first_of
from medad_lint.rulebook.grammar import Tree

__all__ = ["Match", "Phrasebook", "Walker"]


class Match(NamedTuple):
    """Words `start` to `end` (token numbers, end exclusive), the head's number, and the words that the
    pattern itself names (not those of a gap)."""

    start: int
    end: int
    head: int
    core: tuple[int, ...]
    grammemes: frozenset[str] = NO_GRAMMEMES
    lemma: str = ""


class Phrases(NamedTuple):
    """A concept, ready to be looked up word by word: single words by lemma, longer phrases by what they begin with."""

    singles: dict[str, list[Tree]]
    by_lemma: dict[str, list[Program]]
    by_form: dict[str, list[Program]]
    others: list[tuple[First, Program]]


class Phrasebook:
    """The concepts of a rulebook. Each is made ready when it is first looked up."""

    def __init__(self, concepts: Mapping[str, tuple[Tree, ...]]) -> None:
        self._trees = concepts
        self._ready: dict[str, Phrases] = {}
        self._firsts: dict[str, First] = {}

    def first(self, tree: Tree) -> First:
        """What a match of a pattern can begin with."""
        return first_of(tree, self._trees, self._firsts)

    def concept(self, name: str) -> Phrases:
        """The phrases of a concept."""
        ready = self._ready.get(name)
        if ready is None:
            ready = Phrases({}, {}, {}, [])
            for tree in self._trees[name]:
                if tree[0] == "word":
                    ready.singles.setdefault(tree[1], []).append(tree[2])
                    continue
                program, first = compile_tree(tree), self.first(tree)
                for lemma in first.lemmas:
                    ready.by_lemma.setdefault(lemma, []).append(program)
                for form in first.forms:
                    ready.by_form.setdefault(form, []).append(program)
                if first.classes or first.anything:
                    ready.others.append((first, program))
            self._ready[name] = ready
        return ready


def passes(grammemes: frozenset[str], tests: Tree) -> bool:
    """Whether one of the alternatives holds; no tests at all always hold."""
    if not tests:
        return True
    return any(grammemes.issuperset(must) and grammemes.isdisjoint(never) for must, never in tests)


class Walker:
    """One block's analysis, walked by the programs. Remembers the phrases it has found."""

    def __init__(self, analysis: Analysis, book: Phrasebook) -> None:
        self.analysis, self.book = analysis, book
        self._spans: dict[tuple[str, int], list[Match]] = {}
        self._classes: dict[tuple[str, int], list[Reading]] = {}
        self._places: dict[str, list[int]] = {}
        self._starts: dict[First, list[int]] = {}
        self._by_lemma: dict[str, list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        self.lemmas = [{reading.lemma for reading in readings} for readings in analysis.readings]
        for place, lemmas in enumerate(self.lemmas):
            for lemma in lemmas:
                self._by_lemma.setdefault(lemma, []).append(place)
        for place, token in enumerate(analysis.tokens):
            self._by_form.setdefault(token.fold, []).append(place)
        tokens = analysis.tokens
        count = len(tokens)
        self.words = [token.kind != "mark" for token in tokens]
        self.limit = [0] * count  # end of the sentence a token stands in
        self.sentence_of = [0] * count
        for number, (first, last) in enumerate(analysis.sentences):
            self.limit[first:last] = [last] * (last - first)
            self.sentence_of[first:last] = [number] * (last - first)
        self.after = [count] * count  # next word of the same clause and sentence
        seen: dict[tuple[int, int], int] = {}
        for place in range(count - 1, -1, -1):
            key = (self.limit[place], analysis.clauses[place])
            self.after[place] = seen.get(key, count)
            if self.words[place]:
                seen[key] = place

    def starts(self, opening: First) -> list[int]:
        """Words at which a match can begin, in order."""
        known = self._starts.get(opening)
        if known is not None:
            return known
        if opening.anything:
            found = set(range(len(self.words)))  # also a mark: «№ 1»
        else:
            found = set()
            for keys, index in ((opening.lemmas, self._by_lemma), (opening.forms, self._by_form)):
                for key in keys if len(keys) < len(index) else index:
                    if key in index and key in keys:
                        found.update(index[key])
            for name in opening.classes:
                found.update(self._class_places(name))
        known = self._starts[opening] = sorted(found)
        return known

    def find(self, program: Program, opening: First, first: int, last: int) -> list[Match]:
        """Matches that begin in the tokens `[first, last)`: of those that overlap, the one that begins last
        and ends first. `opening` is what the program can begin with."""
        found: list[Match] = []
        starts = self.starts(opening)
        for start in starts[bisect_left(starts, first) : bisect_left(starts, last)]:
            matches = self.run(program, start)
            if matches:
                found.append(min(matches, key=lambda match: (match.end, -len(match.core))))
        kept: list[Match] = []
        for match in reversed(found):
            if not kept or match.end <= kept[-1].start or match.head != kept[-1].head:
                kept.append(match)
        kept.reverse()
        return kept

    def _class_places(self, name: str) -> list[int]:
        known = self._places.get(name)
        if known is None:
            known = self._places[name] = [
                place
                for place, word in enumerate(self.words)
                if word and readings_of_class(name, self.analysis.tokens, self.analysis.readings, place)
            ]
        return known

    def opens(self, opening: First, place: int) -> bool:
        """Whether a match can begin at a word."""
        if opening.anything or (opening.forms and self.analysis.tokens[place].fold in opening.forms):
            return True
        if not self.lemmas[place].isdisjoint(opening.lemmas):
            return True
        return any(self._class(name, place) for name in opening.classes)

    def run(self, program: Program, start: int) -> list[Match]:
        """Matches of a program that begins at a token."""
        Thread = tuple[int, int, int, bool, int, tuple[int, ...], tuple[tuple[str, str], ...], Reading | None]
        # instruction, next token, last word taken (-1: none), clause may be left, head, core, ties, head's reading
        threads: list[Thread] = [(0, start, -1, False, -1, (), (), None)]
        visited: set[tuple[int, int, int, bool, int, tuple[tuple[str, str], ...], Reading | None]] = set()
        matches: list[Match] = []
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
                limit = self.limit[start]
                while place < limit and not self.words[place]:
                    if self.analysis.tokens[place].text == step[1]:
                        threads.append(
                            (step[2], place + 1, last, crossing, head, (*core, place), ties, reading)
                        )
                        break
                    place += 1
            else:
                here = self._next(place, last, crossing, start)
                if here < 0:
                    if kind == "gap":  # nothing follows, but a gap may be empty and its end optional
                        threads.append((step[3], place, last, step[2], head, core, ties, reading))
                    continue
                if kind == "gap":
                    _, most, crossing, following = step
                    threads.append((following, place, last, crossing, head, core, ties, reading))
                    for _ in range(most):
                        threads.append((following, here + 1, here, crossing, head, core, ties, reading))
                        here = self._next(here + 1, here, crossing, start)
                        if here < 0:
                            break
                elif kind == "test":
                    if step[1][0] == "word" and step[1][1] not in self.lemmas[here]:
                        continue
                    for found in self._test(step[1], here):
                        new_head, new_reading = (here, found) if step[2] else (head, reading)
                        threads.append(
                            (step[3], here + 1, here, False, new_head, (*core, here), ties, new_reading)
                        )
                else:
                    _, name, tests, tie, star, following = step
                    for match in self.spans(name, here):
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

    def _next(self, place: int, last: int, crossing: bool, start: int) -> int:
        """The word to be taken next, or -1: the next of the clause, or of the sentence where it may be left."""
        limit = self.limit[start]
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
        phrases = self.book.concept(name)
        found: list[Match] = []
        tried: list[Program] = []
        for reading in self.analysis.readings[place]:
            for tests in phrases.singles.get(reading.lemma, ()):
                if passes(reading.grammemes, tests):
                    found.append(Match(place, place + 1, place, (place,), reading.grammemes, reading.lemma))
            tried += phrases.by_lemma.get(reading.lemma, ())
        tried += phrases.by_form.get(self.analysis.tokens[place].fold, ())
        tried += [program for first, program in phrases.others if self.opens(first, place)]
        for program in {id(program): program for program in tried}.values():
            found += self.run(program, place)
        unique = list(dict.fromkeys(found))
        self._spans[name, place] = unique
        return unique

    def _test(self, node: Tree, place: int) -> list[Reading]:
        """Readings of a word that pass a test; a form that stands without readings gives an empty one."""
        token = self.analysis.tokens[place]
        readings = self.analysis.readings[place]
        kind = node[0]
        if kind == "word":
            return [r for r in readings if r.lemma == node[1] and passes(r.grammemes, node[2])]
        if kind == "form":
            return [Reading(token.fold, NO_GRAMMEMES)] if token.fold == node[1] else []
        return [r for r in self._class(node[1], place) if passes(r.grammemes, node[2])]

    def _class(self, name: str, place: int) -> list[Reading]:
        known = self._classes.get((name, place))
        if known is None:
            known = self._classes[name, place] = readings_of_class(
                name, self.analysis.tokens, self.analysis.readings, place
            )
        return known
