"""The report as a person reads it in a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from medad_lint.findings import VERDICT_WORDS, Checked, Finding, Norm
from medad_lint.report.frame import clean, framed, width_of, wrapped
from medad_lint.report.places import Lines

if TYPE_CHECKING:
    from medad_lint.report.model import Report

__all__ = ["VERDICT_WORDS", "WIDTH", "plural", "render_report", "render_text", "summary"]

WIDTH = 100
_COLOURS = {"breach": "31;1", "risk": "33;1", "lawyer": "36;1"}
_COUNTED = {
    "breach": ("нарушение", "нарушения", "нарушений"),
    "risk": ("риск", "риска", "рисков"),
    "lawyer": ("вопрос юристу", "вопроса юристу", "вопросов юристу"),
}
_INDENT = 16


def render_text(
    checked: Sequence[Checked], as_of: str, colour: bool = False, width: int = WIDTH, head_wraps: bool = False
) -> str:
    """Findings of all files, then a summary.

    What a rule has to say is said at its first finding; later ones point there. The head of a finding is one line
    for programs that read lines; `head_wraps` breaks it for a person's terminal.
    """
    writer = _Writer(colour, max(width, 40), head_wraps)
    parts = []
    for document in checked:
        lines = Lines(document.text)
        for finding in document.findings:
            if finding.open:
                parts.append("\n".join(writer.finding(document.path, finding, lines)) + "\n")
    closing = [line for whole in summary(checked, as_of) for line in wrapped("", whole, writer.width, 0)]
    parts.append("\n".join(closing))
    return "\n".join(parts) + "\n"


def render_report(report: "Report") -> str:
    """The same for a file: without colours, in lines of the usual width."""
    return render_text(report.checked, report.as_of)


def summary(checked: Sequence[Checked], as_of: str) -> Iterator[str]:
    """«Проверено 3 файла: 2 нарушения, 1 риск.» and what else closes a report."""
    told = [item for document in checked for item in document.findings if item.open]
    silent = sum(item.suppressed is not None for document in checked for item in document.findings)
    known = Counter(
        item.known for document in checked for item in document.findings if item.known and not item.suppressed
    )
    files = sum(document.subject.kind != "config" for document in checked)  # what is checked are texts
    one = files % 10 == 1 and files % 100 != 11
    line = f"{'Проверен' if one else 'Проверено'} {plural(files, 'файл', 'файла', 'файлов')}: "
    counts = [
        plural(number, *words)
        for verdict, words in _COUNTED.items()
        if (number := sum(item.verdict == verdict for item in told))
    ]
    line += (", ".join(counts) if counts else "замечаний нет") + "."
    if silent:
        line += f" Разрешено: {silent}."
    yield line
    if known:
        yield "Не показано: " + ", ".join(f"{number} — {why}" for why, number in known.items()) + "."
    rules = Counter(item.rule for item in told)
    if len(rules) > 1:
        yield "По правилам: " + ", ".join(f"{rule} {number}" for rule, number in rules.most_common()) + "."
    yield f"Нормы на {as_of}. Это не юридическая консультация."


def plural(number: int, one: str, few: str, many: str) -> str:
    """«1 файл», «2 файла», «5 файлов»."""
    tens, ones = number % 100, number % 10
    if 10 < tens < 20 or ones == 0 or ones > 4:
        return f"{number} {many}"
    return f"{number} {one if ones == 1 else few}"


class _Writer:
    """Writes findings one after another and remembers what has been said where."""

    def __init__(self, colour: bool, width: int, head_wraps: bool) -> None:
        self.colour, self.width, self.head_wraps = colour, width, head_wraps
        self._said: dict[tuple[object, ...], tuple[str, str]] = {}
        self._sanctions: set[str] = set()

    def finding(self, path: str, finding: Finding, lines: Lines) -> Iterator[str]:
        place = f"{lines.number(finding.start) + 1}:{lines.column(finding.start) + 1}"
        yield from self._head(f"{clean(path)}:{place}", finding)
        yield from self._frame(finding, lines)
        key = (finding.rule, finding.norms, finding.why, finding.instead)
        said = self._said.get(key)
        if said is None:
            self._said[key] = (path, place)
            yield from self._explained(finding)
        else:
            where = said[1] if said[0] == path else f"{clean(said[0])}:{said[1]}"
            norms = "; ".join(norm.label for norm in finding.norms)
            yield from self._labelled(
                "Норма:" if norms else "Совет:",
                f"{norms}. Подробно — выше, {where}." if norms else f"подробно — выше, {where}.",
            )
        for related in finding.related:
            spot = f"{lines.number(related.start) + 1}:{lines.column(related.start) + 1}"
            yield from self._labelled("Связано:", f"{spot}, {related.message}")
        for note in finding.notes:
            yield from self._labelled("Заметьте:", note)
        if finding.also:
            yield from self._labelled("О том же:", ", ".join(finding.also))

    def _explained(self, finding: Finding) -> Iterator[str]:
        for norm in finding.norms:
            doubt = "" if norm.confirmed else " (не подтверждено, сверьте с законом)"
            yield from self._labelled("Норма:", f"{norm.label}{doubt}. {norm.text}")
            if norm.sanction:
                yield from self._labelled("Чем грозит:", self._sanction(norm))
        if finding.why:
            yield from self._labelled("Почему:", finding.why)
        if finding.instead:
            yield from self._labelled("Как можно:", finding.instead)

    def _sanction(self, norm: Norm) -> str:
        if norm.sanction in self._sanctions and ":" in norm.sanction and len(norm.sanction) > 80:
            return f"{norm.sanction.split(':')[0]}, как выше."
        self._sanctions.add(norm.sanction)
        return f"{norm.sanction}."

    def _head(self, place: str, finding: Finding) -> Iterator[str]:
        word = VERDICT_WORDS[finding.verdict]
        head = f"{place}: {word}: {clean(finding.message)} [{finding.rule}]"
        lines = wrapped("", head, self.width, 0) if self.head_wraps else [head]
        first = lines[0]
        if self.colour:
            first = first.replace(place, f"\x1b[1m{place}\x1b[0m", 1)
            first = first.replace(f" {word}:", f" \x1b[{_COLOURS[finding.verdict]}m{word}\x1b[0m:", 1)
        yield first
        yield from (f"  {line}" for line in lines[1:])

    def _frame(self, finding: Finding, lines: Lines) -> Iterator[str]:
        for mark, before, inside, after in framed(lines, finding.start, finding.end, self.width):
            under = "^" * max(width_of(inside), 1)
            empty = " " * (len(mark) - 2) + "│ "
            if self.colour:
                inside = f"\x1b[1m{inside}\x1b[0m"
                under = f"\x1b[{_COLOURS[finding.verdict]}m{under}\x1b[0m"
                mark, empty = f"\x1b[2m{mark}\x1b[0m", f"\x1b[2m{empty}\x1b[0m"
            yield f"{mark}{before}{inside}{after}"
            yield f"{empty}{' ' * width_of(before)}{under}"

    def _labelled(self, label: str, text: str) -> Iterator[str]:
        lines = wrapped(f"    {label}", text, self.width, _INDENT)
        if self.colour:
            lines[0] = f"    \x1b[2m{label}\x1b[0m{lines[0][4 + len(label) :]}"
        yield from lines
