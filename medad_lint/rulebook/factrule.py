"""Demands on the facts of an article: what a rule requires of them or forbids."""

from collections.abc import Callable

from medad_lint.findings import VERDICTS
from medad_lint.rulebook.demand import Demand, Select
from medad_lint.rulebook.yamlfile import Value

__all__ = ["FACTS", "MARKS", "demands_of", "is_fact"]

FACTS = (
    "author", "reviewer", "editor", "commentator", "published", "updated", "reviewed", "received", "source", "source-list",
    "reference", "appeal", "number", "term", "json-ld", "date-conflict", "badge", "page",
)  # fmt: skip
MARKS = {
    "medical": "названа медицинская квалификация",
    "named": "есть имя человека",
    "other-field": "специалист не из медицины",
    "pseudo": "не медицинская профессия, выданная за неё",
    "off-topic": "специальность не по теме статьи",
    "unknown": "вместо значения шаблон или пустое место",
    "collective": "редакция или сайт вместо человека",
    "stale": "самая поздняя дата старше порога",
    "aged": "статье больше года, а обновления не видно",
    "latest": "самая поздняя из дат",
    "future": "дата в будущем",
    "impossible": "такой даты нет",
    "by-script": "дату подставляет программа",
    "relative": "дата дана относительно сегодняшнего дня",
    "updated-before-published": "обновлена раньше, чем опубликована",
    "differs": "на странице одно, в данных для поисковика другое",
    "twice": "одна подпись у двух разных дат",
    "strong": "сильный источник", "fair": "средний источник", "weak": "слабый источник", "none": "источник не считается",
    "all-weak": "в списке только слабые источники",
    "all-old": "все источники старые",
    "incomplete": "нет ни года, ни адреса",
    "dead": "адрес-заглушка",
    "no-item": "ссылка без пункта в списке",
    "no-list": "ссылки есть, списка нет",
    "unreferred": "на пункт никто не ссылается",
    "unsourced": "рядом нет ссылки",
    "abbreviation": "сокращение",
    "broken": "не читается",
    "no-reviewer": "в данных нет того, кто проверил",
    "no-dates": "в данных нет дат",
    "html": "страница HTML",
    "first": "первый такой факт текста",
}  # fmt: skip
_KEYS = ("id", "fact", "with", "without", "if", "unless", "verdict", "message", "instead", "unknown", "once")


def is_fact(value: Value) -> bool:
    """Whether an entry speaks of facts and not of words."""
    return isinstance(value.data, dict) and "fact" in value.data


def demands_of(value: Value, verb: str) -> tuple[Demand, ...]:
    """The demands of a `require` or `forbid`: one or a list of them."""
    items = [value] if is_fact(value) else value.items()
    return tuple(_demand(item, number, verb) for number, item in enumerate(items, 1))


def _demand(value: Value, number: int, verb: str) -> Demand:
    keys = value.mapping(_KEYS)

    def told(key: str, read: Callable[[Value], str]) -> str:
        return read(keys[key]) if key in keys else ""

    return Demand(
        id=told("id", Value.text) or str(number),
        verb=verb,
        select=_select(value, keys),
        there=_beside(keys["if"]) if "if" in keys else None,
        unless=_beside(keys["unless"]) if "unless" in keys else None,
        verdict=told("verdict", lambda item: item.choice(VERDICTS, "вердикт")),
        message=told("message", Value.quoted_text),
        instead=told("instead", Value.text).strip(),
        unknown=told("unknown", lambda item: item.choice(VERDICTS, "вердикт")),
        once=told("once", lambda item: item.choice(("true", "false"), "да или нет")) == "true",
    )


def _beside(value: Value) -> Select:
    return _select(value, value.mapping(("fact", "with", "without")))


def _select(value: Value, keys: dict[str, Value]) -> Select:
    if "fact" not in keys:
        raise value.error("нет ключа «fact»: о каком факте статьи речь?")

    def marks(name: str) -> tuple[str, ...]:
        items = keys[name].items() if name in keys else []
        return tuple(item.choice(MARKS, "признак") for item in items)

    facts = tuple(item.choice(FACTS, "факт") for item in keys["fact"].items())
    return Select(facts, marks("with"), marks("without"))
