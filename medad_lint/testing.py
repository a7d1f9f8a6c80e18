"""The examples of rules as tests: each is read as plain text, Markdown, HTML and behind a front matter.

The sentences that a rule's `covers` promises are tests too, as plain text.
"""

import os
import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from medad_lint.document import parse
from medad_lint.document.model import Document, Source
from medad_lint.linter import Engine, Options
from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.model import Cell, Example, Rule
from medad_lint.rulebook.store import builtin_folder

__all__ = ["Row", "faults_of", "first_object", "is_heard", "render_table", "run_examples", "wrapped"]

AS_OF = "2026-11-01"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MARKDOWN_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


class Row(NamedTuple):
    """One rule's examples: how many of each side, how many sentences of `covers`, and what went wrong."""

    rule: str
    breaches: int
    lawful: int
    cells: int
    faults: tuple[str, ...]


def run_examples(folder: str | None = None, beside: Sequence[str] = ()) -> list[Row]:
    """Checks the examples of the built-in rules, or of a folder of one's own; `beside` are folders it builds on.

    Raises `RulebookError`.
    """
    extra = (*beside, folder) if folder else tuple(beside)
    inside = os.path.join(os.path.realpath(folder), "") if folder else ""
    wanted = [
        rule
        for rule in load([builtin_folder(), *extra]).rules
        if os.path.realpath(rule.path).startswith(inside)
    ]
    if folder and not wanted:
        raise RulebookError(folder, 0, 0, "в папке нет ни одного правила")
    engines: dict[tuple[str, str], Engine] = {}

    def engine(kind: str, name: str) -> Engine:
        if (kind, name) not in engines:
            engines[kind, name] = Engine(Options(kind, (name,) if name else (), as_of=AS_OF, rules=extra))
        return engines[kind, name]

    rows = []
    for rule in wanted:
        faults = []
        for example in (*rule.breaches, *rule.lawful):
            faults += faults_of(rule, example, engine(example.kind, example.object or first_object(rule)))
        cells = [cell for cell in rule.covers if cell.text]
        for cell in cells:
            if not is_heard(rule, cell, engine("ad", first_object(rule))):
                faults.append(
                    f"covers, {cell.predicate}, {cell.aspect}, {cell.order}, {cell.person}: не слышит «{cell.text}»"
                )
        rows.append(Row(rule.id, len(rule.breaches), len(rule.lawful), len(cells), tuple(faults)))
    return rows


def is_heard(rule: Rule, cell: Cell, engine: Engine) -> bool:
    """Whether the rule finds anything in the sentence of a cell."""
    checked = engine.check(parse(Source("covers.txt", cell.text)))
    return any(rule.id in (item.rule, *item.also) for item in checked.findings)


def faults_of(rule: Rule, example: Example, engine: Engine) -> list[str]:
    """What is wrong with an example, and in which of the formats unless in all; empty where all is well."""
    found: dict[str, list[str]] = {}
    forms = []
    for form, text, path, origin in _forms(example):
        forms.append(form)
        fault = _fault(rule, example, engine, parse(Source(path, text)), origin)
        if fault:
            found.setdefault(fault, []).append(form)
    return [fault if names == forms else f"{', '.join(names)}: {fault}" for fault, names in found.items()]


def _fault(rule: Rule, example: Example, engine: Engine, document: Document, origin: list[int]) -> str:
    checked = engine.check(document)
    told = [item for item in checked.findings if item.rule == rule.id or rule.id in item.also]
    shown = example.text if len(example.text) < 80 else example.text[:77] + "…"
    if example.start < 0:
        if told:
            context = f", «{example.saved_by}» не накрывает главное слово" if example.saved_by else ""
            return f"законный текст не чист, «{told[0].quote}»{context}: {shown}"
        if example.saved_by:
            names = {saved.context for name, saved in engine.saved(document) if name == rule.id}
            if not names & {example.saved_by, f"{rule.id}:{example.saved_by}"}:
                return f"не «{example.saved_by}» спасло этот текст: {shown}"
        return ""
    wanted = (origin[example.start], origin[example.end - 1] + 1)
    if wanted not in [(item.start, item.end) for item in told]:
        quotes = "; ".join(f"«{item.quote}»" for item in told) or "ничего"
        return f"ждали «{example.text[example.start : example.end]}», найдено {quotes}: {shown}"
    if example.verdict and all(item.verdict != example.verdict for item in told):
        return f"ждали вердикт {example.verdict}, найден {told[0].verdict}: {shown}"
    return ""


def _forms(example: Example) -> Iterator[tuple[str, str, str, list[int]]]:
    """An example in every format, or as it stands where it is written in one."""
    if not example.format:
        return wrapped(example.text)
    ending = {"text": "txt", "markdown": "md", "html": "html"}[example.format]
    places = list(range(len(example.text)))
    return iter([(example.format, example.text, f"example.{ending}", places)])


def wrapped(text: str) -> Iterator[tuple[str, str, str, list[int]]]:
    """A text in each format: its name, the source, a path, and where each letter stands in the source."""
    yield "текст", text, "example.txt", list(range(len(text)))
    marked = _MARKDOWN_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", _MARKDOWN.sub(r"\\\1", text))
    yield "Markdown", marked, "example.md", _letters(text, marked)
    head = "---\ntitle: Пример\n---\n\n"
    yield "шапка", head + marked, "example.md", [place + len(head) for place in _letters(text, marked)]
    paragraphs = [f"<p>{escape(part)}</p>" for part in text.split("\n\n")]
    page = "<!doctype html>\n<body>\n" + "\n\n".join(paragraphs).replace("\n", "\n") + "\n</body>"
    yield "HTML", page, "example.html", _letters(text, page)


def _letters(text: str, source: str) -> list[int]:
    """Places of a text's letters in a source that only adds signs; in order, tags and entities left out."""
    from html import unescape

    places = []
    place = 0
    for letter in text:
        while place < len(source):
            if source[place] == "<" and letter != "<" and re.match(r"</?\w+>|<!", source[place:]):
                place = source.index(">", place) + 1
                continue
            entity = re.match(r"&(?:#x?\w+|\w+);", source[place:])
            if entity and unescape(entity.group()) == letter:
                places.append(place)
                place += len(entity.group())
                break
            if source[place] == letter:
                places.append(place)
                place += 1
                break
            place += 1
    return places


def first_object(rule: Rule) -> str:
    """The object that a rule's examples and cells are about unless they name one."""
    return next((name for choice in rule.norms for name in choice.objects), "")


def render_table(rows: list[Row]) -> str:
    """A line a rule, then what went wrong."""
    lines = [f"{'правило':34} {'нарушений':>9} {'законных':>8} {'клеток':>6}  итог"]
    for row in rows:
        verdict = "верно" if not row.faults else f"ошибок: {len(row.faults)}"
        lines.append(f"{row.rule:34} {row.breaches:9} {row.lawful:8} {row.cells:6}  {verdict}")
    for row in rows:
        lines += [f"{row.rule}: {fault}" for fault in row.faults]
    return "\n".join(lines) + "\n"
