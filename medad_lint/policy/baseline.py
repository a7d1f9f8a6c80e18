"""A baseline: what was there on a day, so that only what is new has to be looked at. Values and comparison; no files."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from medad_lint.findings import VERDICT_WORDS, VERDICTS, Checked, Finding

__all__ = ["Baseline", "Compared", "Entry", "compare", "renewed", "sketch_of"]

_SKETCH = 8  # lines by which a renamed text is known again
_LONG = 20  # letters: a shorter line stands in many texts


class Entry(NamedTuple):
    """Findings that are the same: one rule, one verdict, one quotation in one block; how many, in which file."""

    rule: str
    verdict: str
    fingerprint: str
    quote: str
    since: str  # ISO date
    path: str  # relative to the baseline's folder, written with `/`
    number: int = 1
    sketch: tuple[str, ...] = ()  # of the text, where the finding is about the whole of it


class Baseline(NamedTuple):
    """What was known on `updated`."""

    created: str = ""
    updated: str = ""
    entries: tuple[Entry, ...] = ()


class Compared(NamedTuple):
    """Findings laid beside a baseline."""

    checked: tuple[Checked, ...]  # known ones say so
    mended: tuple[Entry, ...]  # what is there no more
    kept: tuple[Entry, ...]  # what is there still, or was not looked at


def compare(
    baseline: Baseline,
    checked: Sequence[Checked],
    relative: Callable[[str], str],
    gone: Callable[[str], bool],
    whole: bool = True,
) -> Compared:
    """Lays the findings of a run beside a baseline.

    `gone` tells whether a file is there no more: its findings may have moved to another name. `whole`: all files
    that the baseline is about were looked at; else what has gone with its file may stand elsewhere.
    """
    paths = [relative(item.path) for item in checked]
    seen = set(paths)
    absent = {path for path in {entry.path for entry in baseline.entries} - seen if gone(path)}
    pool = _Pool(baseline.entries, seen, absent)
    lists = [list(item.findings) for item in checked]
    kept: Counter[Entry] = Counter()
    pending = sorted(_places(lists), key=lambda place: -VERDICTS.index(lists[place[0]][place[1]].verdict))
    for take in (pool.beside, pool.elsewhere):
        rest: list[tuple[int, int]] = []
        for document, number in pending:
            finding, text = lists[document][number], checked[document].text
            entry = take(finding, paths[document], text)
            if entry is None:
                rest.append((document, number))
            elif VERDICTS.index(entry.verdict) >= VERDICTS.index(finding.verdict):
                lists[document][number] = finding._replace(known=f"в базовой линии с {entry.since}")
                kept[_seen(entry, finding, paths[document], text)] += 1
            else:
                note = (
                    f"В базовой линии с {entry.since} это был «{VERDICT_WORDS[entry.verdict]}»: стало строже."
                )
                lists[document][number] = finding._replace(notes=(*finding.notes, note))
        pending = rest
    told = seen | (absent if whole else set())
    found = (item._replace(findings=tuple(new)) for item, new in zip(checked, lists, strict=True))
    mended = [entry for entry in pool.rest() if entry.path in told]
    others = [entry for entry in pool.rest() if entry.path not in told]
    still = [entry._replace(number=n) for entry, n in kept.items()]
    return Compared(tuple(found), _ordered(mended), _ordered([*still, *others]))


class _Pool:
    """The entries that findings can still be laid on."""

    def __init__(self, entries: Sequence[Entry], seen: Collection[str], absent: Collection[str]) -> None:
        self._left: Counter[Entry] = Counter()
        self._beside: dict[tuple[str, str, str], list[Entry]] = {}
        self._elsewhere: dict[tuple[str, str], list[Entry]] = {}
        self._sketches: dict[str, tuple[str, ...]] = {}
        for entry in entries:
            one = entry._replace(number=1)
            self._left[one] += entry.number
            mark = "" if entry.sketch else entry.fingerprint
            if entry.path in seen:
                self._beside.setdefault((entry.rule, mark, entry.path), []).append(one)
            if entry.path in absent or (entry.path in seen and not entry.sketch):
                self._elsewhere.setdefault((entry.rule, mark), []).append(one)

    def beside(self, finding: Finding, path: str, text: str) -> Entry | None:
        """The entry for a finding of the same file."""
        mark = "" if finding.whole else base_of(finding)
        return self._take(self._beside.get((finding.rule, mark, path), ()), finding.verdict)

    def elsewhere(self, finding: Finding, path: str, text: str) -> Entry | None:
        """The entry that may have moved here: its words from another file, or the whole of a file that is gone."""
        found = self._elsewhere.get((finding.rule, "" if finding.whole else base_of(finding)), ())
        if finding.whole and found:
            mark = self._sketches.setdefault(path, sketch_of(text))
            found = [entry for entry in found if _alike(entry.sketch, mark)]
        return self._take(found, finding.verdict)

    def rest(self) -> Iterator[Entry]:
        """What no finding was laid on."""
        return (entry._replace(number=n) for entry, n in self._left.items() if n)

    def _take(self, entries: Sequence[Entry], verdict: str) -> Entry | None:
        entry = _nearest([entry for entry in entries if self._left[entry]], verdict)
        if entry is not None:
            self._left[entry] -= 1
        return entry


def renewed(before: Baseline, compared: Compared, relative: Callable[[str], str], today: str) -> Baseline:
    """The baseline after a run: what is new is taken in with its date, what is mended goes."""
    entries = Counter[Entry]()
    for entry in compared.kept:
        entries[entry._replace(number=1)] += entry.number
    for item in compared.checked:
        for finding in item.findings:
            if finding.open:
                blank = Entry(finding.rule, finding.verdict, "", "", today, "")
                entries[_seen(blank, finding, relative(item.path), item.text)] += 1
    whole = _ordered(entry._replace(number=n) for entry, n in entries.items())
    return Baseline(before.created or today, today, whole)


def base_of(finding: Finding) -> str:
    """A fingerprint without the number that tells equal ones apart."""
    return finding.fingerprint.rpartition("-")[0]


def sketch_of(text: str) -> tuple[str, ...]:
    """A few lines of a text, as hashes, chosen so that an edit elsewhere leaves most of them."""
    lines = {" ".join(line.lower().split()) for line in text.splitlines()}
    hashes = sorted(crc32(line.encode()) for line in lines if len(line) >= _LONG)
    return tuple(f"{value:08x}" for value in hashes[:_SKETCH])


def _seen(entry: Entry, finding: Finding, path: str, text: str) -> Entry:
    """The entry of a finding as it stands now: a renamed file's under its new name, a milder verdict as the milder."""
    mark = (sketch_of(text) or ("",)) if finding.whole else ()
    return Entry(
        entry.rule, finding.verdict, base_of(finding), finding.quote[:120], entry.since, path, 1, mark
    )


def _alike(first: Sequence[str], second: Sequence[str]) -> bool:
    shared = len(set(first) & set(second))
    return bool(shared) and 2 * shared >= min(len(first), len(second))


def _nearest(entries: Sequence[Entry], verdict: str) -> Entry | None:
    """The mildest that is no milder than the verdict; else the gravest of the milder ones; the oldest first."""
    wanted = VERDICTS.index(verdict)

    def order(entry: Entry) -> tuple[bool, int, str, str]:
        grade = VERDICTS.index(entry.verdict)
        return (grade < wanted, grade if grade >= wanted else -grade, entry.since, entry.path)

    return min(entries, key=order, default=None)


def _places(lists: Sequence[Sequence[Finding]]) -> Iterator[tuple[int, int]]:
    for document, findings in enumerate(lists):
        for number, finding in enumerate(findings):
            if finding.suppressed is None:
                yield document, number


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(
        sorted(entries, key=lambda item: (item.path, item.rule, item.fingerprint, item.verdict, item.since))
    )
