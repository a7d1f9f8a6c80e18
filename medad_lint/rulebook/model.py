"""The rulebook as values that can be written as JSON and read back as they were."""

from typing import NamedTuple

from medad_lint.findings import Norm
from medad_lint.rulebook.grammar import Tree

__all__ = ["Cell", "Context", "Entry", "Example", "NormChoice", "Pattern", "Rule", "Rulebook"]

OBJECTS = (
    "drug",
    "drug-rx",
    "device",
    "device-special",
    "service",
    "method",
    "folk-medicine",
    "supplement",
    "cosmetic",
    "other",
)
KINDS = ("ad", "site-page", "article")
WITHIN = ("clause", "sentence", "paragraph", "section", "document")


class Pattern(NamedTuple):
    """A pattern as written, as a tree, and the words one of which must stand where it can match.

    In a compiled rulebook the words are gone and `group` is the number of their set, -1 where it has none.
    """

    source: str
    tree: Tree
    anchors: tuple[str, ...] = ()
    group: int = -1


class Context(NamedTuple):
    """Words that change what is said. `reach` is how far from its cue it holds."""

    id: str
    title: str
    cues: tuple[Pattern, ...]
    reach: str = "after"  # after clause sentence neighbours paragraph document
    until: str = ""  # verb: an `after` ends behind the next verb
    marks: tuple[str, ...] = ()  # marks that end a sentence which is covered as a whole: `?`
    lifted: tuple[Pattern, ...] = ()  # a sentence with one of these is not covered by its mark


class Entry(NamedTuple):
    """One way to break a rule."""

    id: str
    all: tuple[tuple[Pattern, ...], ...]  # each member is a choice of patterns
    none: tuple[Pattern, ...] = ()
    within: str = "sentence"
    scopes: tuple[str, ...] = ()  # block kinds and scopes it is bound to
    outside: tuple[str, ...] = ()  # … and that it leaves out
    unless: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    verdict: str = ""
    norm: str = ""
    extend: str = ""  # sentence: the whole sentence is shown
    note: str = ""


class NormChoice(NamedTuple):
    """Which norm a rule stands on, by the object advertised."""

    objects: tuple[str, ...]
    norm: str
    through: str = ""
    verdict: str = ""  # where the norm is doubtful for these objects


class Example(NamedTuple):
    """A text that breaks the rule (its marked stretch in `start` and `end`) or does not."""

    text: str
    start: int = -1
    end: int = -1
    object: str = ""
    kind: str = "ad"
    verdict: str = ""
    saved_by: str = ""
    because: str = ""


class Cell(NamedTuple):
    """A cell of the table `covers`: a sentence that the rule must hear, or the reason why it need not."""

    predicate: str
    aspect: str
    order: str
    person: str
    text: str
    none: str = ""


class Rule(NamedTuple):
    """One rule; `forbid` and `require` exclude each other."""

    id: str
    title: str
    norms: tuple[NormChoice, ...]
    verdict: str
    message: str
    why: str
    instead: str
    kinds: tuple[str, ...]
    objects: tuple[str, ...] = ()
    forbid: tuple[Entry, ...] = ()
    require: tuple[tuple[Pattern, ...], ...] = ()
    fact: str = ""  # the E-A-T fact that a require rule asks for
    at: str = "start"
    halves: str = ""  # verdict where a part of what is required stands
    needs: tuple[Pattern, ...] = ()  # a require rule speaks only where one of these stands
    unless: tuple[str, ...] = ()
    breaches: tuple[Example, ...] = ()
    lawful: tuple[Example, ...] = ()
    covers: tuple[Cell, ...] = ()
    not_caught: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    path: str = ""


class Rulebook(NamedTuple):
    """All that the program knows of the law."""

    norms: tuple[Norm, ...]
    concepts: tuple[tuple[str, tuple[Tree, ...]], ...]
    contexts: tuple[Context, ...]
    rules: tuple[Rule, ...]
    cues: tuple[
        tuple[str, tuple[Pattern, ...]], ...
    ]  # subject cues: `object/drug`, `kind/article`, `promotes` …
    ceilings: tuple[tuple[str, str, str], ...]  # kind (or `kind+promotes`), rule or `*`, verdict or `silent`
    stems: tuple[tuple[str, bool, int], ...] = ()  # every anchor: letters, whole word or not, number
    groups: tuple[tuple[int, ...], ...] = ()  # sets of anchors, each by the numbers of its stems
    digest: str = ""
