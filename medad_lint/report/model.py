"""What a report is made of: the documents that were checked, and what is known of the run."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from medad_lint.failure import Failure
from medad_lint.findings import VERDICTS, Checked, Finding
from medad_lint.report.places import Lines

__all__ = ["Card", "Placed", "Report", "placed"]

_NONE: Mapping[str, str] = MappingProxyType({})


class Card(NamedTuple):
    """What a rule is called, and how grave it is by itself."""

    title: str
    verdict: str


_NO_CARDS: Mapping[str, Card] = MappingProxyType({})


class Report(NamedTuple):
    """One run. Paths are as they are to be told; `moment` is when it was (ISO, to the second)."""

    checked: tuple[Checked, ...]
    as_of: str
    digest: str = ""  # of the rulebook: `sha256:…`
    failures: tuple[Failure, ...] = ()
    cards: Mapping[str, Card] = _NO_CARDS  # by rule
    hashes: Mapping[str, str] = _NONE  # SHA-256 of each file's bytes, by path
    levels: Mapping[str, str] = _NONE  # from which verdict on a finding in a file fails the run; else breach
    moment: str = ""

    def fails(self, path: str, finding: Finding) -> bool:
        """Whether a finding makes the run fail."""
        level = self.levels.get(path, "breach")
        least = VERDICTS.index(level) if level in VERDICTS else len(VERDICTS)
        return finding.open and VERDICTS.index(finding.verdict) >= least

    def title(self, rule: str) -> str:
        """What a rule is called; findings about permissions have no rule behind them."""
        card = self.cards.get(rule)
        return card.title if card else _OWN.get(rule, rule)


_OWN = {
    "suppression-unknown-rule": "Разрешение не понято",
    "suppression-without-reason": "Разрешение без причины",
    "suppression-without-approver": "Разрешение не согласовано",
    "suppression-lapsed": "Срок разрешения истёк",
    "suppression-unused": "Разрешение ничего не разрешает",
}


class Placed(NamedTuple):
    """A finding with the place where it stands: lines and columns from 1, columns in code points, the end behind it."""

    path: str
    finding: Finding
    line: int
    column: int
    end_line: int
    end_column: int


def placed(report: Report) -> Iterator[Placed]:
    """The findings that someone has yet to do something about, by file and place."""
    for document in report.checked:
        lines = Lines(document.text)
        for finding in document.findings:
            if finding.open:
                yield place_of(document.path, finding, lines)


def place_of(path: str, finding: Finding, lines: Lines) -> Placed:
    """A finding with its place."""
    return Placed(
        path,
        finding,
        lines.number(finding.start) + 1,
        lines.column(finding.start) + 1,
        lines.number(finding.end) + 1,
        lines.column(finding.end) + 1,
    )
