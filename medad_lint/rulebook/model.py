"""The rulebook as values that can be written as JSON and read back as they were."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from medad_lint.findings import Norm

if TYPE_CHECKING:
    from medad_lint.rulebook.demand import Demand

__all__ = [
    "Cell",
    "Context",
    "Entry",
    "Example",
    "First",
    "NormChoice",
    "Pattern",
    "Program",
    "Rule",
    "Rulebook",
    "Tree",
    "Wording",
]

Tree = tuple[Any, ...]  # of a pattern, see `grammar`
Program = tuple[tuple[Any, ...], ...]  # its instructions, see `program`

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
FORMATS = ("text", "markdown", "html")
WITHIN = ("clause", "sentence", "paragraph", "section", "document")


class Pattern(NamedTuple):
    """A pattern as written, as a tree, and its clauses: sets of stems, one of each of which stands in all it matches.

    In a compiled rulebook source, tree and stems are gone: `number` is that of its program, `need` has the bits
    of its clauses, `choices` are the numbers of the lists of which one member must be met.
    """

    source: str
    tree: Tree
    anchors: tuple[tuple[str, ...], ...] = ()
    number: int = -1
    need: int = 0
    choices: tuple[int, ...] = ()


class First(NamedTuple):
    """What a match can begin with: lemmas, exact forms, classes of words, concepts; `anything` where that tells nothing."""

    lemmas: Collection[str] = frozenset()
    forms: Collection[str] = frozenset()
    classes: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()
    anything: bool = False


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
    need: int = 0  # compiled: the bits of the clauses that all of its members together cannot do without
    order: tuple[int, ...] = ()  # compiled: its members, the rarest first


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
    format: str = ""  # the text is a source of this format; empty: it is tried in all


class Cell(NamedTuple):
    """A cell of the table `covers`: a sentence that the rule must hear, or the reason why it need not."""

    predicate: str
    aspect: str
    order: str
    person: str
    text: str
    none: str = ""


class Wording(NamedTuple):
    """What a fix of a require rule writes, by the object advertised: a sentence for each member of `require`."""

    objects: tuple[str, ...]  # empty: any
    parts: tuple[str, ...]


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
    unknown: str = (
        "lawyer"  # a rule bound to objects: its verdict, or `silent`, where the object is not known
    )
    needs: tuple[Pattern, ...] = ()  # a require rule speaks only where one of these stands
    unless: tuple[str, ...] = ()
    breaches: tuple[Example, ...] = ()
    lawful: tuple[Example, ...] = ()
    covers: tuple[Cell, ...] = ()
    not_caught: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    path: str = ""
    demands: tuple["Demand", ...] = ()  # on the facts of an article
    fix: tuple[Wording, ...] = ()  # of a compiled rule: see `Lexicon.fixes`


class Rulebook(NamedTuple):
    """All that the program knows of the law, as it was written: see `lexicon` for the compiled form."""

    norms: tuple[Norm, ...]
    concepts: tuple[tuple[str, tuple[Tree, ...]], ...]
    contexts: tuple[Context, ...]
    rules: tuple[Rule, ...]
    cues: tuple[
        tuple[str, tuple[Pattern, ...]], ...
    ]  # subject cues: `object/drug`, `kind/article`, `promotes` …
    ceilings: tuple[
        tuple[str, str, str], ...
    ]  # kind (`maybe-ad`, `kind+promotes`), rule or `*`, verdict or `silent`
    trust: dict[str, Any] = {}  # what the reading of articles knows, by section of `rules/trust/`
