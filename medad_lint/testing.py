"""The examples of rules as tests: each is read as plain text, Markdown, HTML and behind a front matter."""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.linter import Engine, Options
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.model import Example, Rule
from medad_lint.rulebook.store import builtin_folder

__all__ = ["Row", "faults_of", "render_table", "run_examples", "wrapped"]

AS_OF = "2026-11-01"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MARKDOWN_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


class Row(NamedTuple):
    """One rule's examples: how many of each side, and what went wrong."""

    rule: str
    breaches: int
    lawful: int
    faults: tuple[str, ...]


def run_examples(folder: str | None = None) -> list[Row]:
    """Checks the examples of the built-in rules, or of a folder of one's own beside them. Raises `RulebookError`."""
    extra = (folder,) if folder else ()
    rules = load([builtin_folder(), *extra]).rules
    wanted = [rule for rule in rules if folder is None or rule.path.startswith(folder)]
    engines: dict[tuple[str, str], Engine] = {}
    rows = []
    for rule in wanted:
        faults = []
        for example in (*rule.breaches, *rule.lawful):
            name = example.object or _first_object(rule)
            key = (example.kind, name)
            if key not in engines:
                engines[key] = Engine(
                    Options(example.kind, (name,) if name else (), as_of=AS_OF, rules=extra)
                )
            faults += faults_of(rule, example, engines[key])
        rows.append(Row(rule.id, len(rule.breaches), len(rule.lawful), tuple(faults)))
    return rows


def faults_of(rule: Rule, example: Example, engine: Engine) -> list[str]:
    """What is wrong with an example in any of the formats; empty where all is well."""
    found = []
    breach = example.start >= 0
    for form, text, path, origin in _forms(example):
        document = parse(Source(path, text))
        checked = engine.check(document)
        told = [item for item in checked.findings if item.rule == rule.id or rule.id in item.also]
        shown = example.text if len(example.text) < 80 else example.text[:77] + "…"
        if not breach:
            if told:
                found.append(f"{form}: законный текст не чист, «{told[0].quote}»: {shown}")
            elif example.saved_by:
                names = {saved.context for name, saved in engine.saved(document) if name == rule.id}
                if not names & {example.saved_by, f"{rule.id}:{example.saved_by}"}:
                    found.append(f"{form}: не «{example.saved_by}» спасло этот текст: {shown}")
            continue
        spans = [(item.start, item.end) for item in told]
        wanted = (origin[example.start], origin[example.end - 1] + 1)
        if wanted not in spans:
            quotes = "; ".join(f"«{item.quote}»" for item in told) or "ничего"
            found.append(f"{form}: ждали «{example.text[example.start : example.end]}», найдено {quotes}")
        elif example.verdict and all(item.verdict != example.verdict for item in told):
            found.append(f"{form}: ждали вердикт {example.verdict}, найден {told[0].verdict}")
    return found


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


def _first_object(rule: Rule) -> str:
    return next((name for choice in rule.norms for name in choice.objects), "")


def render_table(rows: list[Row]) -> str:
    """A line a rule, then what went wrong."""
    lines = [f"{'правило':34} {'нарушений':>9} {'законных':>8}  итог"]
    for row in rows:
        verdict = "верно" if not row.faults else f"ошибок: {len(row.faults)}"
        lines.append(f"{row.rule:34} {row.breaches:9} {row.lawful:8}  {verdict}")
    for row in rows:
        lines += [f"{row.rule}: {fault}" for fault in row.faults]
    return "\n".join(lines) + "\n"
