"""One rule file into a Rule."""

import os
import re

from medad_lint.findings import VERDICTS
from medad_lint.rulebook.covers import read_covers
from medad_lint.rulebook.errors import did_you_mean
from medad_lint.rulebook.factrule import demands_of, is_fact
from medad_lint.rulebook.loader import Shelf, context_of
from medad_lint.rulebook.model import (
    FORMATS,
    KINDS,
    OBJECTS,
    WITHIN,
    Entry,
    Example,
    NormChoice,
    Pattern,
    Rule,
    Wording,
)
from medad_lint.rulebook.store import builtin_folder
from medad_lint.rulebook.yamlfile import Value

__all__ = ["add_rule", "finish_rule"]

_RULE_KEYS = (
    "id", "title", "norms", "verdict", "when", "forbid", "require", "at", "unless", "exceptions", "message", "why",
    "instead", "fix", "covers", "not-caught", "examples", "references",
)  # fmt: skip
_ENTRY_KEYS = (
    "id", "pattern", "all", "any", "none", "within", "in", "outside", "unless", "objects", "verdict", "norm", "extend", "because",
)  # fmt: skip


def add_rule(shelf: Shelf, value: Value, path: str) -> None:
    """Reads a rule; its exceptions become contexts under names of its own (`rule:name`)."""
    if not isinstance(value.data, dict) or "id" not in value.data:
        raise value.error(
            "это не правило: нет ключа «id».",
            "Понятия лежат в папке concepts/, нормы в norms/, контексты в contexts/, приметы в subject/.",
        )
    keys = value.mapping(_RULE_KEYS)
    for needed in ("id", "title", "norms", "verdict", "message", "why", "instead", "examples"):
        if needed not in keys:
            raise value.error(f"у правила нет ключа «{needed}»")
    name = keys["id"].text()
    if name != os.path.splitext(os.path.basename(path))[0]:
        raise keys["id"].error(f"имя файла и id должны совпадать: «{name}»")
    if not re.fullmatch("[a-z][a-z0-9-]*", name):
        raise keys["id"].error(f"имя правила — латинские буквы, цифры и дефис, а здесь «{name}»")
    if name in shelf.rules and not _replaces(path, shelf.rules[name].path):
        raise keys["id"].error(f"правило «{name}» уже есть: {shelf.rules[name].path}")
    verbs = [verb for verb in ("forbid", "require") if verb in keys]
    of_facts = [verb for verb in verbs if any(map(is_fact, _entries(keys[verb])))]
    if not verbs or (len(verbs) == 2 and len(of_facts) < 2):
        raise value.error("правило либо запрещает (forbid), либо требует (require)")
    exceptions: dict[str, str] = {}
    if "exceptions" in keys:
        for local, part in keys["exceptions"].pairs():
            inner = part.mapping(("title", "cues", "reach", "until", "marks", "lifted"))
            exceptions[local] = f"{name}:{local}"
            shelf.contexts[exceptions[local]] = context_of(shelf, inner, exceptions[local])

    def contexts(part: Value) -> tuple[str, ...]:
        found = []
        for item in part.items():
            word = item.text()
            if word not in exceptions and word not in shelf.contexts:
                raise item.error(
                    f"нет контекста «{word}».", did_you_mean(word, [*shelf.contexts, *exceptions])
                )
            found.append(exceptions.get(word, word))
        return tuple(found)

    general = contexts(keys["unless"]) if "unless" in keys else ()
    when = keys["when"].mapping(("kind", "objects", "unknown-object", "needs")) if "when" in keys else {}
    demands = tuple(demand for verb in of_facts for demand in demands_of(keys[verb], verb))
    require = (
        keys["require"].mapping(("all", "within", "halves")) if "require" in keys and not of_facts else {}
    )
    if "require" in keys and not of_facts and "all" not in require:
        raise keys["require"].error("нет ключа «all» (какие слова нужны) или «fact» (какой факт статьи)")
    breaches, lawful = _examples(keys["examples"], (*exceptions, *shelf.contexts))
    if demands and ("kind" not in when or when["kind"].texts() != ("article",)):
        raise value.error("правило о фактах говорит только о статьях", "Добавьте when: {kind: [article]}.")
    shelf.rules[name] = Rule(
        id=name,
        title=keys["title"].text(),
        norms=tuple(_norm_choice(shelf, item) for item in keys["norms"].items()),
        verdict=keys["verdict"].choice(VERDICTS, "вердикт"),
        message=keys["message"].quoted_text(),
        why=keys["why"].text().strip(),
        instead=keys["instead"].text().strip(),
        kinds=tuple(item.choice(KINDS, "вид текста") for item in when["kind"].items())
        if "kind" in when
        else KINDS,
        objects=_objects(when["objects"]) if "objects" in when else (),
        unknown=when["unknown-object"].choice(("lawyer", "silent"), "вердикт")
        if "unknown-object" in when
        else "lawyer",
        forbid=tuple(
            _entry(shelf, item, number, general, contexts)
            for number, item in enumerate(keys["forbid"].items(), 1)
        )
        if "forbid" in keys and not of_facts
        else (),
        require=tuple(_choice(shelf, item) for item in require["all"].items()) if "all" in require else (),
        fact=demands[0].select.facts[0] if demands else "",
        halves=require["halves"].choice(VERDICTS, "вердикт") if "halves" in require else "",
        at=keys["at"].choice(("start", "first-claim"), "место") if "at" in keys else "start",
        needs=tuple(shelf.pattern(item) for item in when["needs"].items()) if "needs" in when else (),
        unless=general,
        breaches=breaches,
        lawful=lawful,
        covers=read_covers(keys["covers"]) if "covers" in keys else (),
        not_caught=keys["not-caught"].texts() if "not-caught" in keys else (),
        references=keys["references"].texts() if "references" in keys else (),
        path=path,
        demands=demands,
        fix=_wordings(keys["fix"], len(require["all"].items()) if "all" in require else 0)
        if "fix" in keys
        else (),
    )
    if not breaches or not lawful:
        raise keys["examples"].error("правило без нарушений и законных соседей не собирается")


def _replaces(path: str, other: str) -> bool:
    """A rule of one's own may take the place of a built-in one; two of one name elsewhere are a slip."""
    builtin = os.path.join(builtin_folder(), "")
    return other.startswith(builtin) and not path.startswith(builtin)


def finish_rule(shelf: Shelf, rule: Rule) -> Rule:
    """The rule with the anchors of its patterns, which need every concept."""

    def entry(item: Entry) -> Entry:
        return item._replace(
            all=tuple(shelf.anchored(choice) for choice in item.all), none=shelf.anchored(item.none)
        )

    return rule._replace(
        forbid=tuple(entry(item) for item in rule.forbid),
        require=tuple(shelf.anchored(choice) for choice in rule.require),
        needs=shelf.anchored(rule.needs),
    )


def _wordings(value: Value, members: int) -> tuple[Wording, ...]:
    """What a fix writes; a half that stands is completed by the sentence of the other."""
    if not members:
        raise value.error("ключ «fix» — у правила, которое требует слов (require: {all: …})")
    found = []
    for item in value.items():
        keys = item.mapping(("objects", "parts"))
        if "parts" not in keys:
            raise item.error("нет ключа «parts»: что вписать")
        parts = tuple(part.quoted_text().strip() for part in keys["parts"].items())
        if len(parts) != members or not all(parts):
            raise keys["parts"].error(
                f"предложений должно быть столько же, сколько пунктов в require: {members}"
            )
        found.append(Wording(_objects(keys["objects"]) if "objects" in keys else (), parts))
    return tuple(found)


def _entries(value: Value) -> list[Value]:
    return value.data if isinstance(value.data, list) else [value]


def _norm_choice(shelf: Shelf, value: Value) -> NormChoice:
    keys = value.mapping(("objects", "norm", "through", "verdict"))
    for key in ("norm", "through"):
        if key in keys:
            keys[key].choice(shelf.norms, "норма")
    through = keys["through"].text() if "through" in keys else ""
    verdict = keys["verdict"].choice(VERDICTS, "вердикт") if "verdict" in keys else ""
    return NormChoice(
        _objects(keys["objects"]) if "objects" in keys else (), keys["norm"].text(), through, verdict
    )


def _objects(value: Value) -> tuple[str, ...]:
    return tuple(item.choice(OBJECTS, "объект") for item in value.items())


def _choice(shelf: Shelf, value: Value) -> tuple[Pattern, ...]:
    """A member of `all`: a pattern, or a list of patterns one of which is enough."""
    return tuple(shelf.pattern(item) for item in value.items())


def _entry(shelf: Shelf, value: Value, number: int, general: tuple[str, ...], contexts: object) -> Entry:
    if isinstance(value.data, str):
        return Entry(str(number), (_choice(shelf, value),), unless=general)
    keys = value.mapping(_ENTRY_KEYS)
    if sum(key in keys for key in ("pattern", "all", "any")) != 1:
        raise value.error("в пункте нужно одно из трёх: pattern, all, any")
    if "all" in keys:
        members = tuple(_choice(shelf, item) for item in keys["all"].items())
    else:
        members = (_choice(shelf, keys["pattern" if "pattern" in keys else "any"]),)
    return Entry(
        id=keys["id"].text() if "id" in keys else str(number),
        all=members,
        none=_choice(shelf, keys["none"]) if "none" in keys else (),
        within=keys["within"].choice(WITHIN, "охват") if "within" in keys else "sentence",
        scopes=keys["in"].texts() if "in" in keys else (),
        outside=keys["outside"].texts() if "outside" in keys else (),
        unless=contexts(keys["unless"]) if "unless" in keys else general,  # type: ignore[operator]
        objects=_objects(keys["objects"]) if "objects" in keys else (),
        verdict=keys["verdict"].choice(VERDICTS, "вердикт") if "verdict" in keys else "",
        norm=keys["norm"].choice(shelf.norms, "норма") if "norm" in keys else "",
        extend=keys["extend"].choice(("sentence", "clause"), "расширение") if "extend" in keys else "",
        note=keys["because"].text() if "because" in keys else "",
    )


def _examples(value: Value, contexts: tuple[str, ...]) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    keys = value.mapping(("breach", "lawful"))
    breaches = (
        tuple(_example(item, True, contexts) for item in keys["breach"].items()) if "breach" in keys else ()
    )
    lawful = (
        tuple(_example(item, False, contexts) for item in keys["lawful"].items()) if "lawful" in keys else ()
    )
    return breaches, lawful


def _example(value: Value, breach: bool, contexts: tuple[str, ...]) -> Example:
    if isinstance(value.data, str):
        text, rest = value.quoted_text(), {}
    else:
        rest = value.mapping(("text", "object", "kind", "saved-by", "because", "verdict", "format"))
        if "text" not in rest:
            raise value.error("в примере нет ключа «text»")
        text = rest["text"].quoted_text()
    start, end = text.find("⟦"), text.find("⟧")
    if breach and not 0 <= start < end:
        raise value.error("в примере нарушения отметьте место знаками ⟦…⟧")
    return Example(
        text=text.replace("⟦", "").replace("⟧", ""),
        start=start,
        end=end - 1 if end >= 0 else -1,
        object=rest["object"].choice(OBJECTS, "объект") if "object" in rest else "",
        kind=rest["kind"].choice(KINDS, "вид текста") if "kind" in rest else "ad",
        verdict=rest["verdict"].choice(VERDICTS, "вердикт") if "verdict" in rest else "",
        saved_by=rest["saved-by"].choice(contexts, "контекст") if "saved-by" in rest else "",
        because=rest["because"].text() if "because" in rest else "",
        format=rest["format"].choice(FORMATS, "формат") if "format" in rest else "",
    )
