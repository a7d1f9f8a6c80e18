"""The trust card of an article: who, when, by what, where each stands, how sure, and what is missing."""

import json
from collections.abc import Sequence
from typing import Any

from medad_lint.document import decode, parse
from medad_lint.document.fields import read_fields
from medad_lint.files import read_bytes
from medad_lint.report.places import Lines
from medad_lint.report.text import plural
from medad_lint.rulebook.store import open_lexicon
from medad_lint.trust import Fact, Knowledge, Trust, gather

__all__ = ["Card", "card_of", "render_json", "render_text"]

SCHEMA = "medad-lint-card/1"
_UNKNOWN = frozenset({"unknown", "collective", "by-script"})
_TITLES = {
    "author": "Автор", "reviewer": "Проверил", "editor": "Редактор", "commentator": "Комментарий", "badge": "Значок без имени",
    "published": "Опубликовано", "updated": "Обновлено", "reviewed": "Проверено", "received": "Поступило в редакцию",
    "source": "Источники", "reference": "Ссылки", "json-ld": "JSON-LD", "date-conflict": "Даты спорят", "appeal": "«Учёные доказали»",
    "number": "Числа без ссылки", "term": "Не объяснено",
}  # fmt: skip
_SURE = {"sure": "", "likely": "скорее всего", "weak": "слабо", "unknown": "не в счёт"}
_ORIGINS = {
    "front-matter": "шапка файла", "text": "текст", "card": "карточка", "list": "список", "json-ld": "JSON-LD", "microdata": "микроразметка",
    "meta": "meta", "time": "time", "rss": "лента",
}  # fmt: skip
_SHOWN = ("specialty", "degree", "category", "experience", "position", "licence", "link")
_MARKS = {
    "medical": "медицинская квалификация", "other-field": "не медик", "pseudo": "не медицина", "off-topic": "специальность не по теме",
    "collective": "не человек", "by-script": "ставит программа", "unknown": "шаблон или пусто", "stale": "давно не пересматривали",
    "future": "в будущем", "impossible": "такой даты нет", "relative": "относительная", "none": "не считается", "weak": "слабый",
    "strong": "сильный", "fair": "средний", "dead": "адрес-заглушка", "incomplete": "без года и адреса", "no-item": "нет такого пункта",
    "no-list": "списка нет", "unreferred": "на них не ссылаются", "broken": "не читается", "no-reviewer": "нет reviewedBy",
    "updated-before-published": "обновлено раньше публикации", "differs": "на странице и в данных разные", "twice": "две даты под одной подписью",
}  # fmt: skip
_NEEDED = (
    (("author",), "автор"), (("reviewer", "editor"), "проверивший врач"), (("published",), "дата публикации"),
    (("updated", "reviewed"), "дата обновления"), (("source",), "список источников"),
)  # fmt: skip


class Card:
    """The facts of one file, ready to be shown."""

    def __init__(self, path: str, text: str, trust: Trust, as_of: str) -> None:
        self.path, self.trust, self.as_of = path, trust, as_of
        self.lines = Lines(text)
        self.text = text

    def missing(self) -> list[str]:
        """What a reader looks for in vain."""
        return [
            name
            for kinds, name in _NEEDED
            if not [f for f in self.trust.of(*kinds) if not f.marks & _UNKNOWN]
        ]

    def place(self, fact: Fact) -> str:
        """Line and column, from 1."""
        return f"{self.lines.number(fact.start) + 1}:{self.lines.column(fact.start) + 1}"


def card_of(path: str, as_of: str, rules: Sequence[str] = ()) -> Card:
    """Reads a file as an article, whatever it is; raises OSError, `Unreadable`, `RulebookError`."""
    document = parse(decode(read_bytes(path), path))
    fields = read_fields(document.front_matter)[0] if document.front_matter else ()
    trust = gather(document, fields, Knowledge(open_lexicon(rules).articles()[1]), as_of)
    return Card(path, document.source.text, trust, as_of)


def render_text(card: Card) -> str:
    """A line a fact, then what is missing."""
    out = [f"{card.path}: карточка доверия на {card.as_of}"]
    for kind, title in _TITLES.items():
        facts = card.trust.of(kind)
        if kind in ("appeal", "number"):
            facts = [fact for fact in facts if "unsourced" in fact.marks]
        if kind == "json-ld" and not facts:
            continue
        for number, fact in enumerate(facts[:30]):
            head = title if number == 0 else ""
            out.append(f"  {head:22} {card.place(fact):>8}  {_told(fact)}")
        if len(facts) > 30:
            out.append(f"  {'':22} {'':>8}  и ещё {len(facts) - 30}")
    missing = card.missing()
    out.append("Не хватает: " + (", ".join(missing) if missing else "ничего") + ".")
    sources = card.trust.of("source")
    if sources:
        strong = sum("strong" in fact.marks for fact in sources)
        out.append(f"{plural(len(sources), 'источник', 'источника', 'источников')}, из них сильных {strong}.")
    return "\n".join(out) + "\n"


def _told(fact: Fact) -> str:
    value = " ".join(fact.value.split()) or "—"
    shown = value if len(value) <= 90 else value[:87] + "…"
    about = (
        [dict(fact.details)[name] for name in _SHOWN if name in dict(fact.details)]
        if fact.kind in _PEOPLE
        else []
    )
    notes = [_MARKS[mark] for mark in sorted(fact.marks) if mark in _MARKS]
    notes += [_ORIGINS.get(fact.origin, fact.origin), *filter(None, [_SURE[fact.sure]])]
    return ", ".join([shown, *about]) + f" ({'; '.join(dict.fromkeys(notes))})"


_PEOPLE = ("author", "reviewer", "editor", "commentator")


def render_json(card: Card) -> str:
    """The same as data: places are LSP ranges, offsets code points of the source."""
    data = {
        "schema": SCHEMA,
        "path": card.path,
        "asOf": card.as_of,
        "topics": sorted(card.trust.topics),
        "facts": [_fact(card, fact) for fact in card.trust.facts if fact.kind != "page"],
        "missing": card.missing(),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _fact(card: Card, fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "value": fact.value,
        "range": {"start": card.lines.position(fact.start), "end": card.lines.position(fact.end)},
        "start": fact.start,
        "end": fact.end,
        "source": card.text[fact.start : fact.end],
        "origin": fact.origin,
        "sure": fact.sure,
        "marks": sorted(fact.marks),
        "details": dict(fact.details),
    }
