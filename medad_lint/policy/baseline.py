"""A baseline: what was there on a day, so that only what is new has to be looked at. Values and comparison; no files."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    left = Counter({entry._replace(number=1): 0 for entry in baseline.entries})
    for entry in baseline.entries:
        left[entry._replace(number=1)] += entry.number
    absent = {path for path in {entry.path for entry in baseline.entries} - seen if gone(path)}
    looked_at = seen | absent
    slots: dict[tuple[str, str], list[Entry]] = {}
    for entry in list(left):
        if entry.path in looked_at:
            slots.setdefault((entry.rule, "" if entry.sketch else entry.fingerprint), []).append(entry)
    lists = [list(item.findings) for item in checked]
    kept: Counter[Entry] = Counter()
    pending = sorted(_places(lists), key=lambda place: -VERDICTS.index(lists[place[0]][place[1]].verdict))
    for same_path in (True, False):
        rest: list[tuple[int, int]] = []
        for document, number in pending:
            finding = lists[document][number]
            candidates = [
                entry
                for entry in slots.get((finding.rule, "" if finding.whole else base_of(finding)), ())
                if left[entry] and (entry.path == paths[document]) == same_path
            ]
            if finding.whole and not same_path:
                mark = sketch_of(checked[document].text)
                candidates = [entry for entry in candidates if _alike(entry.sketch, mark)]
            nearest = _nearest(candidates, finding.verdict)
            if nearest is None:
                rest.append((document, number))
                continue
            entry = nearest
            left[entry] -= 1
            if VERDICTS.index(entry.verdict) >= VERDICTS.index(finding.verdict):
                lists[document][number] = finding._replace(known=f"в базовой линии с {entry.since}")
                kept[_seen(entry, finding, paths[document], checked[document].text)] += 1
            else:
                note = (
                    f"В базовой линии с {entry.since} это был «{VERDICT_WORDS[entry.verdict]}»: стало строже."
                )
                lists[document][number] = finding._replace(notes=(*finding.notes, note))
        pending = rest
    told = seen | (absent if whole else set())
    mended = [entry._replace(number=n) for entry, n in left.items() if n and entry.path in told]
    others = [entry._replace(number=n) for entry, n in left.items() if n and entry.path not in told]
    found = tuple(
        item._replace(findings=tuple(findings)) for item, findings in zip(checked, lists, strict=True)
    )
    still = [*(entry._replace(number=n) for entry, n in kept.items()), *others]
    return Compared(found, _ordered(mended), _ordered(still))


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
