"""Writes what the rules know as pages: docs/rules/ID.md, docs/rules/README.md and docs/law.md.

usage: python -m docs.pages
"""

import re
from collections.abc import Iterable
from pathlib import Path

from medad_lint.findings import Norm
from medad_lint.report.text import VERDICT_WORDS
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.model import OBJECTS, Context, Example, Rule, Rulebook
from medad_lint.rulebook.store import builtin_folder

__all__ = ["FOLDER", "pages"]

FOLDER = Path(__file__).resolve().parent
_MADE = "<!-- Собрано `python -m docs.pages` из папки rules/, руками не править. -->\n"
_OBJECTS = {
    "drug": "лекарство", "drug-rx": "лекарство по рецепту", "device": "медицинское изделие",
    "device-special": "изделие, для которого нужна подготовка", "service": "медицинская услуга",
    "method": "метод лечения", "folk-medicine": "народная медицина", "supplement": "БАД",
    "cosmetic": "косметика", "other": "другое",
}  # fmt: skip


def pages(book: Rulebook) -> dict[str, str]:
    """Every page by its path under `docs/`."""
    norms = {norm.id: norm for norm in book.norms}
    contexts = {context.id: context for context in book.contexts}
    made = {f"rules/{rule.id}.md": _rule(rule, norms, contexts) for rule in book.rules}
    made["rules/README.md"] = _index(book.rules, norms)
    made["law.md"] = _law(book, norms)
    return made


def _rule(rule: Rule, norms: dict[str, Norm], contexts: dict[str, Context]) -> str:
    out = [_MADE, f"# {rule.title} (`{rule.id}`)", f"Вердикт: {VERDICT_WORDS[rule.verdict]}.", "## Норма"]
    out.append(
        _lines(_norm(choice.objects, norms[choice.norm], choice.through, norms) for choice in rule.norms)
    )
    out += ["## Почему", rule.why, "## Как можно", rule.instead]
    out += ["## Нарушения", _lines(_example(item, contexts, rule) for item in rule.breaches)]
    out += ["## Можно", _lines(_example(item, contexts, rule) for item in rule.lawful)]
    saved = [contexts[name] for name in _excuses(rule) if name in contexts and contexts[name].title]
    if saved:
        out += ["## Что спасает", _lines(context.title for context in saved)]
    if rule.not_caught:
        out += ["## Чего правило не видит", _lines(rule.not_caught)]
    if rule.references:
        out += ["## Решения и позиции", _lines(rule.references)]
    return "\n\n".join(out) + "\n"


def _excuses(rule: Rule) -> list[str]:
    return list(dict.fromkeys((*rule.unless, *(name for entry in rule.forbid for name in entry.unless))))


def _norm(objects: tuple[str, ...], norm: Norm, through: str, norms: dict[str, Norm]) -> str:
    who = ", ".join(_OBJECTS[name] for name in objects) or "любой объект"
    by = f" (через {norms[through].label})" if through else ""
    doubt = "" if norm.confirmed else " Норма не подтверждена, поэтому вердикт не строже риска."
    fine = f" Чем грозит: {norm.sanction.rstrip('.')}." if norm.sanction else ""
    return f"**{who}** — {norm.label}{by}. {norm.text}{fine}{doubt}"


def _example(item: Example, contexts: dict[str, Context], rule: Rule) -> str:
    text = _plain(item.text)
    if item.start >= 0:
        before, marked, after = (
            item.text[: item.start],
            item.text[item.start : item.end],
            item.text[item.end :],
        )
        text = f"{_plain(before)}**{_plain(marked.strip())}**{_plain(after)}"
    text = re.sub(r"^\s*(?=[#>+-])", r"\\", text)  # neither a heading nor a list begins inside an example
    text = re.sub(r"^(\s*\d+)(?=[.)])", r"\1\\", text)
    saved = contexts.get(f"{rule.id}:{item.saved_by}") or contexts.get(item.saved_by)
    why = item.because or (saved.title if saved else item.saved_by)
    return " ".join(text.split()) + (f" — _{why}_" if why else "")


def _plain(text: str) -> str:
    """Text whose tags and signs of Markdown are shown as they stand: an example may hold a script."""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


def _index(rules: Iterable[Rule], norms: dict[str, Norm]) -> str:
    rows = ["| правило | о чём | вердикт | норма |", "|---|---|---|---|"]
    for rule in rules:
        labels = "; ".join(dict.fromkeys(norms[choice.norm].label for choice in rule.norms))
        rows.append(
            f"| [`{rule.id}`]({rule.id}.md) | {rule.title} | {VERDICT_WORDS[rule.verdict]} | {labels} |"
        )
    return "\n\n".join((_MADE, "# Правила", "\n".join(rows))) + "\n"


def _law(book: Rulebook, norms: dict[str, Norm]) -> str:
    """The matrix of objects and rules, then every norm with its sanction and dates."""
    names = list(OBJECTS)
    head = ["правило", *(_OBJECTS[name] for name in names)]
    rows = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for rule in book.rules:
        if all(choice.norm.startswith("eat") for choice in rule.norms):
            continue
        cells = [f"[`{rule.id}`](rules/{rule.id}.md)"]
        for name in names:
            found = [
                norms[choice.norm].label
                for choice in rule.norms
                if (not choice.objects or name in choice.objects)
                and (not rule.objects or name in rule.objects)
            ]
            cells.append("; ".join(dict.fromkeys(found)) or "—")
        rows.append(f"| {' | '.join(cells)} |")
    told = ["| норма | что требует | чем грозит | действует |", "|---|---|---|---|"]
    for norm in sorted(book.norms, key=lambda norm: norm.id):
        told.append(f"| {norm.label} | {norm.text} | {norm.sanction or '—'} | {_when(norm)} |")
    parts = (
        _MADE, "# Закон: какая норма о чём", "Это не юридическая консультация. Прочерк: правило об этом объекте не говорит.",
        "## Объект и норма", "\n".join(rows), "## Нормы, санкции и сроки", "\n".join(told),
    )  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _when(norm: Norm) -> str:
    since = f"с {norm.since}" if norm.since else "действует"
    until = f" до {norm.until}" if norm.until else ""
    return since + until + ("" if norm.confirmed else "; не подтверждена")


def _lines(items: Iterable[str]) -> str:
    return "\n".join(f"- {' '.join(item.split())}" for item in items)


def main() -> None:
    """Writes the pages, and takes away those of rules that are gone."""
    made = pages(load([builtin_folder()]))
    (FOLDER / "rules").mkdir(exist_ok=True)
    for old in (FOLDER / "rules").glob("*.md"):
        if f"rules/{old.name}" not in made:
            old.unlink()
    for path, text in made.items():
        (FOLDER / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
