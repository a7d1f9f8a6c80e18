"""What the linter says: findings with places, norms and advice. The values that policy and report pass on."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from medad_lint.fixing.model import Fix
    from medad_lint.policy.suppressions import Record
else:
    Fix = Record = object  # a name in quotes is compiled at every start

__all__ = ["VERDICTS", "VERDICT_WORDS", "Checked", "Finding", "Norm", "Related", "Subject", "lower_of"]

VERDICTS = ("lawyer", "risk", "breach")
VERDICT_WORDS = {"breach": "нарушение", "risk": "риск", "lawyer": "спросите юриста"}


def lower_of(first: str, second: str) -> str:
    """The milder of two verdicts."""
    return first if VERDICTS.index(first) <= VERDICTS.index(second) else second


class Norm(NamedTuple):
    """A clause of a law: `38-fz/24/1/2` is 38-ФЗ, ст. 24, ч. 1, п. 2."""

    id: str
    act: str
    article: str
    part: str
    clause: str
    text: str
    sanction: str
    confirmed: bool = True
    since: str = ""  # ISO date, empty: not known, shown as in force
    until: str = ""

    @property
    def label(self) -> str:
        """«38-ФЗ, ст. 24, ч. 1, п. 2»."""
        parts = [self.act]
        for sign, value in (("ст.", self.article), ("ч.", self.part), ("п.", self.clause)):
            if value:
                parts.append(f"{sign} {value}")
        return ", ".join(parts)


class Related(NamedTuple):
    """Another place that belongs to a finding; offsets are code points of the source."""

    start: int
    end: int
    message: str


class Finding(NamedTuple):
    """One thing to mend. `start` and `end` are code points of the source; never empty unless the file is."""

    rule: str
    verdict: str
    start: int
    end: int
    quote: str  # what a reader sees there
    message: str
    norms: tuple[Norm, ...] = ()
    why: str = ""
    instead: str = ""
    related: tuple[Related, ...] = ()
    also: tuple[str, ...] = ()  # ids of other rules that say the same of these words
    fingerprint: str = ""
    suppressed: str | None = None  # the reason, where someone has allowed it
    notes: tuple[str, ...] = ()
    whole: bool = False  # what it says is said of the document, not of these words
    allowed_in: str = ""  # where it was allowed: comment front-matter config
    known: str = ""  # why it is nothing new: the baseline's date, the unchanged lines

    lacking: tuple[int, ...] = ()  # of a require rule: the numbers of the members that are missing
    standing: tuple[tuple[int, int], ...] = ()  # … and where the others stand
    fixes: tuple[Fix, ...] = ()  # how it can be mended, where someone has asked

    @property
    def open(self) -> bool:
        """Whether anyone has yet to do something about it: only these are told, counted and fail a run."""
        return self.suppressed is None and not self.known


class Subject(NamedTuple):
    """What the text is, each answer with its evidence (pairs of what and why)."""

    kind: str = "ad"
    objects: tuple[str, ...] = ()  # empty: unknown
    promotes: bool = False
    audience: str = "public"
    evidence: tuple[tuple[str, str], ...] = ()
    declared: bool = True  # someone has said what the text is
    sure: bool = True  # declared, or plain from the words; else no verdict is graver than «риск»
    calls: bool = True  # it is declared, or it praises, offers, speaks to somebody: else it may be no advertisement at all
    medical: bool = True  # someone has said so, or an illness, a remedy, a doctor is named


class Checked(NamedTuple):
    """A document with what was found in it, in order of place and rule."""

    path: str
    text: str
    subject: Subject
    findings: tuple[Finding, ...]
    errors: tuple[str, ...] = ()  # why the file, or a part of it, could not be read
    suppressions: tuple[Record, ...] = ()  # who has allowed what, and what has become of it
