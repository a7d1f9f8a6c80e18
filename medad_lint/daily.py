"""A run with a configuration, a baseline or a revision to compare with: the door to their files.

Not imported where none of them is there: a run without them pays nothing for them.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medad_lint.config.plan import Plan, within
from medad_lint.document.model import Document
from medad_lint.files import read_bytes
from medad_lint.findings import Checked
from medad_lint.linter import Engine
from medad_lint.rulebook.errors import RulebookError

if TYPE_CHECKING:
    from medad_lint.policy.baseline import Baseline, Compared, Entry
    from medad_lint.policy.changed import Lines
    from medad_lint.run import Request

__all__ = ["BASELINE", "Daily"]

BASELINE = ".medad-lint-baseline.json"


class Daily:
    """What a run has to heed beside the rules."""

    def __init__(self, request: "Request", files: Sequence[str]) -> None:
        """Reads the configurations of all files; raises `RulebookError`."""
        self.request = request
        self.plan = Plan(request.options, request.config, request.isolated)
        self.files, self.told = self.plan.kept(files, request.paths)
        self.words: list[str] = []  # what is to be said after the findings
        self.whole: tuple[str, ...] = ()  # folders of which no option and no fault has kept a file out
        self._lines: dict[str, Lines | None] = {}
        self._outside: dict[str, frozenset[int]] = {}
        if request.changed_since:
            from medad_lint.git import changed_lines

            self._lines = changed_lines(request.changed_since, self.files)

    def excludes(self, path: str) -> bool:
        """Whether a configuration takes a file out of the run."""
        return not self.plan.kept([path], ())[0]

    def engine(self, path: str) -> Engine:
        """The engine for a file."""
        return self.plan.engine(path)

    def look(self, document: Document, checked: Checked) -> None:
        """Notes which findings of a file no change has touched."""
        if self.request.changed_since and checked.path in self._lines:
            from medad_lint.policy.changed import outside

            self._outside[checked.path] = outside(document, checked.findings, self._lines[checked.path])

    def close(self, checked: list[Checked], as_of: str) -> list[Checked]:
        """The findings of the run with what is known of them, and those about the configurations."""
        self.whole = self._whole(checked)
        checked = self._compared(checked, as_of)
        if self.request.changed_since:
            from medad_lint.policy.changed import unchanged

            why = unchanged(self.request.changed_since)
            checked = [
                item._replace(
                    findings=tuple(
                        finding._replace(known=finding.known or why)
                        if number in self._outside.get(item.path, ())
                        else finding
                        for number, finding in enumerate(item.findings)
                    )
                )
                for item in checked
            ]
        return checked + self.plan.about_permissions(checked, self.whole, as_of)

    def _whole(self, checked: Sequence[Checked]) -> tuple[str, ...]:
        if self.request.exclude or not {item.path for item in checked}.issuperset(self.files):
            return ()
        return tuple(path for path in self.request.paths if os.path.isdir(path))

    def fail_level(self, path: str) -> str:
        """From which verdict on a finding in a file fails the run."""
        return self.request.fail_level or self.plan.fail_level(path)

    def _compared(self, checked: list[Checked], as_of: str) -> list[Checked]:
        request = self.request
        if request.baseline:
            groups = {request.baseline: [item.path for item in checked]}
        else:
            groups = self.plan.baselines(item.path for item in checked)
            if request.write_baseline and not groups:
                groups = {BASELINE: [item.path for item in checked]}
        found = {item.path: item for item in checked}
        for place, paths in groups.items():
            part = [found[path] for path in dict.fromkeys(paths)]
            for item in self._laid_beside(place, part, as_of):
                found[item.path] = item
        return list(found.values())

    def _laid_beside(self, place: str, checked: Sequence[Checked], as_of: str) -> Sequence[Checked]:
        from medad_lint.policy.baseline import Baseline, compare, renewed
        from medad_lint.policy.baselinefile import dump_baseline

        folder = os.path.dirname(os.path.abspath(place))

        def relative(path: str) -> str:
            return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")

        def gone(path: str) -> bool:
            return not os.path.exists(os.path.join(folder, path))

        before = self._read(place) or Baseline()
        whole = any(within(folder, path) for path in self.whole)
        compared = compare(before, checked, relative, gone, whole)
        if not self.request.write_baseline:
            self._tell(place, before, compared)
            return compared.checked
        after = renewed(before, compared, relative, as_of)
        try:
            beside = f"{place}.{os.getpid()}"
            with open(beside, "w", encoding="utf-8", newline="\n") as file:
                file.write(dump_baseline(after))
            os.replace(beside, place)  # whole or not at all
        except OSError as error:
            raise RulebookError(
                place, 0, 0, f"базовая линия не записана: {error.strerror or error}"
            ) from None
        new = sum(finding.open for item in compared.checked for finding in item.findings)
        total, mended = _sum(after.entries), _sum(compared.mended)
        self.words.append(
            f"Базовая линия записана в {place}: находок {total}, из них новых {new}; исправлено {mended}."
        )
        return compare(after, compared.checked, relative, gone, whole).checked

    def _read(self, place: str) -> "Baseline | None":
        from medad_lint.policy.baselinefile import parse_baseline

        try:
            text = read_bytes(place).decode("utf-8")
        except FileNotFoundError:
            if self.request.write_baseline:
                return None
            raise RulebookError(
                place, 0, 0, "такой базовой линии нет.", "Запишите её: medad-lint --write-baseline ПУТЬ"
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise RulebookError(place, 0, 0, f"базовая линия не читается: {error}") from None
        return parse_baseline(text, place)

    def _tell(self, place: str, before: "Baseline", compared: "Compared") -> None:
        """What was mended since, the most first; how much is left."""
        left, mended = _sum(compared.kept), _sum(compared.mended)
        self.words.append(
            f"Базовая линия {place} от {before.updated}: осталось {left}, исправлено {mended}"
            + (" (вычеркнуть их: --write-baseline)." if mended else ".")
        )
        for entry in compared.mended[:20]:
            times = f" ×{entry.number}" if entry.number > 1 else ""
            quote = entry.quote if len(entry.quote) <= 60 else entry.quote[:60].rstrip() + "…"
            self.words.append(
                f"  исправлено: {entry.path}: «{quote}»{times} [{entry.rule}], было с {entry.since}"
            )
        if len(compared.mended) > 20:
            self.words.append(f"  … и ещё {_sum(compared.mended[20:])}")


def _sum(entries: "Sequence[Entry]") -> int:
    return sum(entry.number for entry in entries)
