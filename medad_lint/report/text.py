"""The report as a person reads it in a terminal."""

import unicodedata
from collections.abc import Sequence

from medad_lint.findings import Checked, Finding
from medad_lint.report.places import Lines

__all__ = ["VERDICT_WORDS", "plural", "render_text", "summary_line"]

VERDICT_WORDS = {"breach": "нарушение", "risk": "риск", "lawyer": "спросите юриста"}
_COLOURS = {"breach": "31;1", "risk": "33;1", "lawyer": "36;1"}
WIDTH = 100


def render_text(checked: Sequence[Checked], as_of: str, colour: bool = False) -> str:
    """Findings of all files, then a summary."""
    parts = []
    for document in checked:
        lines = Lines(document.text)
        for finding in document.findings:
            if finding.suppressed is None:
                parts.append(_finding(document.path, finding, lines, colour))
    parts.append(summary_line(checked, as_of))
    return "\n".join(parts) + "\n"


def summary_line(checked: Sequence[Checked], as_of: str) -> str:
    """«Проверено файлов: 3. Нарушений: 2 …»."""
    told = [item for document in checked for item in document.findings if item.suppressed is None]
    silent = sum(item.suppressed is not None for document in checked for item in document.findings)
    count = {name: sum(item.verdict == name for item in told) for name in VERDICT_WORDS}
    line = (
        f"Проверено файлов: {len(checked)}. Нарушений: {count['breach']}, рисков: {count['risk']}, "
        f"вопросов юристу: {count['lawyer']}."
    )
    if silent:
        line += f" Разрешено пометками: {silent}."
    return f"{line}\nНормы на {as_of}. Это не юридическая консультация."


def plural(number: int, one: str, few: str, many: str) -> str:
    """«1 файл», «2 файла», «5 файлов»."""
    tens, ones = number % 100, number % 10
    if 10 < tens < 20 or ones == 0 or ones > 4:
        return f"{number} {many}"
    return f"{number} {one if ones == 1 else few}"


def _finding(path: str, finding: Finding, lines: Lines, colour: bool) -> str:
    line, column = lines.number(finding.start), lines.column(finding.start)
    word = VERDICT_WORDS[finding.verdict]
    shown = f"\x1b[{_COLOURS[finding.verdict]}m{word}\x1b[0m" if colour else word
    out = [f"{path}:{line + 1}:{column + 1}: {shown}: {finding.message} [{finding.rule}]"]
    out += _frame(finding, lines, line, column, colour)
    for norm in finding.norms:
        doubt = "" if norm.confirmed else " (не подтверждено, сверьте с законом)"
        out.append(f"    Норма: {norm.label}{doubt}. {norm.text}")
        if norm.sanction:
            out.append(f"    Чем грозит: {norm.sanction}.")
    for related in finding.related:
        out.append(f"    Ещё здесь: строка {lines.number(related.start) + 1}, {related.message}")
    if finding.instead:
        out += _wrapped("    Как можно: ", finding.instead)
    for note in finding.notes:
        out += _wrapped("    Заметьте: ", note)
    if finding.also:
        out.append(f"    О том же: {', '.join(finding.also)}")
    return "\n".join(out) + "\n"


def _frame(finding: Finding, lines: Lines, line: int, column: int, colour: bool) -> list[str]:
    """The line with the quotation underlined, cut around it where it is long."""
    text = lines.line(line).replace("\t", " ")
    end = column + (finding.end - finding.start)
    last = min(end, len(text))
    begin = 0
    if len(text) > WIDTH:
        begin = max(0, min(column - 20, len(text) - WIDTH))
    stop = min(len(text), max(begin + WIDTH, min(last + 10, begin + 2 * WIDTH)))
    before = ("…" if begin else "") + text[begin:column]
    inside = text[column : min(last, stop)]
    after = text[min(last, stop) : stop] + ("…" if stop < len(text) else "")
    marks = "^" * max(_width(inside), 1)
    if colour:
        marks = f"\x1b[{_COLOURS[finding.verdict]}m{marks}\x1b[0m"
    return [f"    {before}{inside}{after}", f"    {' ' * _width(before)}{marks}"]


def _width(text: str) -> int:
    """Columns a terminal gives a text: wide signs and pictures two, combining marks none."""
    total = 0
    for sign in text:
        if unicodedata.combining(sign) or sign in "\u200b\u200d\u00ad\ufe0f":
            continue
        total += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    return total


def _wrapped(label: str, text: str) -> list[str]:
    from textwrap import wrap

    found = wrap(" ".join(text.split()), WIDTH - 4, initial_indent=label, subsequent_indent=" " * 15)
    return found or [label]
