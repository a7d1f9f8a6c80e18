"""Rules told in words."""

from collections import Counter
from collections.abc import Sequence

from medad_lint.report.text import VERDICT_WORDS
from medad_lint.rulebook.errors import RulebookError, did_you_mean
from medad_lint.rulebook.model import Cell, Rule, Rulebook

__all__ = ["render_list", "render_rule"]


def _open(folders: Sequence[str]) -> Rulebook:
    """The rulebook with its examples, which the compiled form leaves out."""
    from medad_lint.rulebook.loader import load
    from medad_lint.rulebook.store import builtin_folder

    return load([builtin_folder(), *folders])


def render_list(folders: Sequence[str] = ()) -> str:
    """One rule a line: id, verdict, title, norms. Raises `RulebookError`."""
    book = _open(folders)
    labels = {norm.id: norm.label for norm in book.norms}
    lines = []
    for rule in book.rules:
        norms = "; ".join(dict.fromkeys(labels[choice.norm] for choice in rule.norms))
        lines.append(f"{rule.id:34} {VERDICT_WORDS[rule.verdict]:16} {rule.title} ({norms})")
    return "\n".join(lines) + "\n"


def render_rule(name: str, folders: Sequence[str] = ()) -> str:
    """All that is known of a rule. Raises `RulebookError`, also for an unknown rule."""
    book = _open(folders)
    rules = {rule.id: rule for rule in book.rules}
    if name not in rules:
        raise RulebookError("rules", 0, 0, f"нет правила «{name}».", did_you_mean(name, rules))
    rule = rules[name]
    norms = {norm.id: norm for norm in book.norms}
    out = [f"{rule.id}: {rule.title}", f"Вердикт: {VERDICT_WORDS[rule.verdict]}", "", "Нормы:"]
    for choice in rule.norms:
        norm = norms[choice.norm]
        objects = ", ".join(choice.objects) or "любой объект"
        through = f" через {norms[choice.through].label}" if choice.through else ""
        out.append(f"  {objects}: {norm.label}{through}. {norm.text}")
    out += ["", "Почему:", f"  {rule.why}", "", "Как можно:", f"  {rule.instead}", ""]
    out += _examples(rule)
    if rule.covers:
        out += _covers(rule.covers)
    if rule.not_caught:
        out += ["Чего правило не видит:", *(f"  {item}" for item in rule.not_caught), ""]
    anchors = sorted(
        {
            word
            for entry in rule.forbid
            for choice in entry.all
            for item in choice
            for word in (item.anchors[0] if item.anchors else ())
        }
    )
    if anchors:
        shown = ", ".join(anchors[:12])
        out.append(f"Слова, которые его будят ({len(anchors)}): {shown}{' …' if len(anchors) > 12 else ''}")
    return "\n".join(out).rstrip() + "\n"


def _examples(rule: Rule) -> list[str]:
    out = ["Нарушения:"]
    for item in rule.breaches:
        out.append(
            f"  ✗ {item.text[: item.start]}⟦{item.text[item.start : item.end]}⟧{item.text[item.end :]}"
        )
    out.append("Можно:")
    for item in rule.lawful:
        out.append(
            f"  ✓ {item.text}"
            + (f" ({item.because or item.saved_by})" if item.because or item.saved_by else "")
        )
    return [*out, ""]


def _covers(cells: Sequence[Cell]) -> list[str]:
    """Predicates by aspects and orders: how many persons each cell holds, `—` where there is nothing to hear."""
    persons = list(dict.fromkeys(cell.person for cell in cells))
    predicates = list(dict.fromkeys(cell.predicate for cell in cells))
    orders: dict[str, list[str]] = {}
    for cell in cells:
        if cell.order not in orders.setdefault(cell.aspect, []):
            orders[cell.aspect].append(cell.order)
    heard = Counter((cell.predicate, cell.aspect, cell.order) for cell in cells if cell.text)
    wide = max(map(len, predicates))
    heads = {aspect: "  ".join(f"{name:>8}" for name in names) for aspect, names in orders.items()}
    widths = {aspect: max(len(aspect), len(head)) for aspect, head in heads.items()}
    out = [
        f"Что правило обязано услышать ({sum(heard.values())} предложений; в клетке — сколько лиц из {len(persons)}):",
        ("  " + " " * wide + "  " + "   ".join(f"{name:{widths[name]}}" for name in orders)).rstrip(),
        "  " + " " * wide + "  " + "   ".join(f"{heads[name]:>{widths[name]}}" for name in orders),
    ]
    for predicate in predicates:
        row = [
            "  ".join(f"{heard[predicate, aspect, name] or '—':>8}" for name in names)
            for aspect, names in orders.items()
        ]
        joined = "   ".join(f"{part:>{widths[name]}}" for part, name in zip(row, orders, strict=True))
        out.append(f"  {predicate:{wide}}  {joined}")
    out.append(f"  Лица: {', '.join(persons)}.")
    reasons: dict[str, list[str]] = {}
    for cell in cells:
        if not cell.none:
            continue
        if not any(heard[cell.predicate, cell.aspect, order] for order in orders[cell.aspect]):
            place = f"{cell.predicate} ({cell.aspect})"
        elif not heard[cell.predicate, cell.aspect, cell.order]:
            place = f"{cell.predicate} ({cell.aspect}, {cell.order})"
        else:
            place = f"{cell.predicate} ({cell.person})"
        if place not in reasons.setdefault(cell.none, []):
            reasons[cell.none].append(place)
    if reasons:
        out.append("  Где слышать нечего:")
        out += [f"    {'; '.join(places)}: {reason}" for reason, places in reasons.items()]
    return [*out, ""]
