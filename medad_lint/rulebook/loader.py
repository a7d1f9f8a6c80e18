"""A folder of YAML files into a Rulebook: every name resolved, every pattern parsed, every error with its place."""

import os
from collections.abc import Iterable
from typing import Any

from medad_lint.findings import Norm
from medad_lint.rulebook.anchors import Needs, needs_of, spell
from medad_lint.rulebook.errors import RulebookError, did_you_mean
from medad_lint.rulebook.grammar import PatternError, parse, walk
from medad_lint.rulebook.model import Context, Pattern, Rule, Rulebook, Tree
from medad_lint.rulebook.yamlfile import Value, read_yaml

__all__ = ["Shelf", "load", "rule_files"]

_ACTS = {
    "38-fz": "38-ФЗ",
    "53-fz": "53-ФЗ",
    "61-fz": "61-ФЗ",
    "135-fz": "135-ФЗ",
    "152-fz": "152-ФЗ",
    "323-fz": "323-ФЗ",
    "smi": "Закон о СМИ",
    "zozpp": "Закон о защите прав потребителей",
    "eat": "E-A-T",
}
_NORM_KEYS = (
    "id",
    "text",
    "sanction",
    "in-force",
    "confirmed",
    "sources",
    "note",
    "label",
    "objects-confirmed",
)
_REACHES = ("after", "clause", "sentence", "neighbours", "paragraph", "document")


def rule_files(folders: Iterable[str]) -> list[str]:
    """Every YAML file of the folders, once each and in a fixed order; hidden ones belong to other programs.

    Raises `RulebookError` for a folder that is not there or holds none.
    """
    found: dict[str, str] = {}
    for folder in folders:
        if not os.path.isdir(folder):
            raise RulebookError(folder, 0, 0, "нет такой папки правил")
        inside: dict[str, str] = {}
        for place, names, files in os.walk(folder):
            names[:] = sorted(name for name in names if not name.startswith("."))
            for name in sorted(files):
                if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                    path = os.path.join(place, name)
                    inside[os.path.realpath(path)] = path
        if not inside:
            raise RulebookError(folder, 0, 0, "в папке правил нет файлов .yaml")
        found.update({real: path for real, path in inside.items() if real not in found})
    return list(found.values())


class Shelf:
    """What has been read so far, by name; the parts that later files refer to."""

    def __init__(self) -> None:
        self.sanctions: dict[str, str] = {}
        self.norms: dict[str, Norm] = {}
        self.concepts: dict[str, tuple[Tree, ...]] = {}
        self.contexts: dict[str, Context] = {}
        self.rules: dict[str, Rule] = {}
        self.cues: dict[str, tuple[Pattern, ...]] = {}
        self.ceilings: list[tuple[str, str, str]] = []
        self.trust: dict[str, Any] = {}
        self._needs: dict[str, Needs] = {}
        self._places: list[tuple[Tree, Value]] = []

    def pattern(self, value: Value, head: str = "last") -> Pattern:
        """A pattern with its tree; the anchors come when all concepts are known."""
        source = value.quoted_text()
        try:
            tree = parse(source)
        except PatternError as error:
            raise RulebookError(
                value.path, value.line, value.column + 1 + error.offset, error.message
            ) from None
        from medad_lint.rulebook.program import default_head

        tree = default_head(tree, first=head == "first")
        self._places.append((tree, value))
        return Pattern(source, tree)

    def check_names(self) -> None:
        """Raises for a concept that nothing defines, and for a word that is not its own lemma."""
        from medad_lint.rulebook.lexemes import advice_for, forms_pass, is_lemma

        for tree, value in self._places:
            for node in walk(tree):
                if node[0] == "concept" and node[1] not in self.concepts:
                    raise value.error(f"нет понятия «[{node[1]}]».", did_you_mean(node[1], self.concepts))
                if node[0] == "word" and not is_lemma(node[1]):
                    raise value.error(f"«{node[1]}» — не словарная форма.", advice_for(node[1]))
                if node[0] == "word" and not forms_pass(node[1], node[2]):
                    raise value.error(f"у слова «{node[1]}» нет форм с такими граммемами.")

    def anchored(self, patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
        """The patterns with their anchors."""
        return tuple(
            pattern._replace(
                anchors=tuple(
                    tuple(sorted(map(spell, clause)))
                    for clause in needs_of(pattern.tree, self.concepts, self._needs)
                )
            )
            for pattern in patterns
        )


def load(folders: Iterable[str]) -> Rulebook:
    """The rulebook of one or more folders; later folders may add to and replace what earlier ones say.

    Raises `RulebookError` with file, line and column.
    """
    from medad_lint.rulebook.rulefile import add_rule, finish_rule

    shelf = Shelf()
    rules: list[tuple[str, Value]] = []
    for path in rule_files(folders):
        part = os.path.basename(os.path.dirname(path))
        with open(path, "rb") as file:
            data = file.read()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise RulebookError(path, line, 1, "файл правил должен быть в UTF-8") from None
        value = read_yaml(text, path)
        if part == "norms":
            _add_norms(shelf, value)
        elif part == "concepts":
            _add_concepts(shelf, value)
        elif part == "contexts":
            context = _context(shelf, value, os.path.splitext(os.path.basename(path))[0])
            shelf.contexts[context.id] = context
        elif part == "subject":
            _add_subject(shelf, value)
        elif part == "trust":
            from medad_lint.rulebook.trustfile import add_trust

            add_trust(shelf.trust, value)
        else:
            rules.append((path, value))
    for path, value in rules:
        add_rule(shelf, value, path)
    shelf.check_names()
    _no_circles(shelf.concepts)
    done = tuple(finish_rule(shelf, rule) for rule in shelf.rules.values())
    contexts = tuple(
        context._replace(cues=shelf.anchored(context.cues)) for context in shelf.contexts.values()
    )
    cues = tuple((name, shelf.anchored(patterns)) for name, patterns in shelf.cues.items())
    return Rulebook(
        norms=tuple(shelf.norms.values()),
        concepts=tuple(shelf.concepts.items()),
        contexts=contexts,
        rules=done,
        cues=cues,
        ceilings=tuple(shelf.ceilings),
        trust=shelf.trust,
    )


def _add_norms(shelf: Shelf, value: Value) -> None:
    if isinstance(value.data, dict) and "sanctions" in value.data:
        for name, text in value.data["sanctions"].pairs():
            shelf.sanctions[name] = text.text()
        return
    for item in value.items():
        keys = item.mapping(_NORM_KEYS)
        for needed in ("id", "text"):
            if needed not in keys:
                raise item.error(f"у нормы нет ключа «{needed}»")
        name = keys["id"].text()
        act, *numbers = name.split("/")
        if act not in _ACTS or len(numbers) > 3:
            raise keys["id"].error(f"номер нормы «{name}» не вида «38-fz/24/1/2».", did_you_mean(act, _ACTS))
        if "label" in keys:  # a demand that is no law has a name instead of an article
            numbers = []
        article, part, clause = (*numbers, "", "", "")[:3]
        sanction = keys["sanction"].text() if "sanction" in keys else ""
        if sanction and sanction not in shelf.sanctions:
            raise keys["sanction"].error(
                f"нет санкции «{sanction}».", did_you_mean(sanction, shelf.sanctions)
            )
        force = keys["in-force"].mapping(("from", "until")) if "in-force" in keys else {}
        if name in shelf.norms:
            raise keys["id"].error(f"норма «{name}» второй раз")
        shelf.norms[name] = Norm(
            id=name,
            act=keys["label"].text() if "label" in keys else _ACTS[act],
            article=article,
            part="" if part == "-" else part,
            clause=clause,
            text=keys["text"].text(),
            sanction=shelf.sanctions.get(sanction, ""),
            confirmed="confirmed" not in keys or keys["confirmed"].text() != "false",
            since=force["from"].text() if "from" in force else "",
            until=force["until"].text() if "until" in force else "",
        )


def _add_concepts(shelf: Shelf, value: Value) -> None:
    for name, phrases in value.pairs():
        if name in shelf.concepts:
            raise phrases.error(f"понятие «{name}» второй раз.", "Назовите своё иначе.")
        trees: list[Tree] = []
        for item in phrases.items():
            tree = shelf.pattern(item, head="first").tree
            # an alternative is a phrase of its own: single words are then looked up, not tried
            trees += tree[1] if tree[0] == "alt" else [tree]
        shelf.concepts[name] = tuple(trees)


def _context(shelf: Shelf, value: Value, name: str) -> Context:
    keys = value.mapping(("id", "title", "cues", "reach", "until", "marks", "lifted", "why"))
    if "id" not in keys or keys["id"].text() != name:
        raise value.error(f"имя файла и id должны совпадать: «{name}»")
    return context_of(shelf, keys, name)


def context_of(shelf: Shelf, keys: "dict[str, Value]", name: str) -> Context:
    """A context, or an exception that a rule names for itself."""
    cues = tuple(shelf.pattern(item) for item in keys["cues"].items()) if "cues" in keys else ()
    return Context(
        id=name,
        title=keys["title"].text() if "title" in keys else name,
        cues=cues,
        reach=keys["reach"].choice(_REACHES, "охват") if "reach" in keys else "after",
        until=keys["until"].choice(("verb",), "граница") if "until" in keys else "",
        marks=keys["marks"].texts() if "marks" in keys else (),
        lifted=tuple(shelf.pattern(item) for item in keys["lifted"].items()) if "lifted" in keys else (),
    )


def _add_subject(shelf: Shelf, value: Value) -> None:
    for name, part in value.mapping(
        ("kind", "object", "no-object", "weak-object", "promotes", "audience", "medical", "ceilings")
    ).items():
        if name == "ceilings":
            for item in part.items():
                keys = item.mapping(("kind", "rule", "verdict", "because"))
                shelf.ceilings.append((keys["kind"].text(), keys["rule"].text(), keys["verdict"].text()))
            continue
        for answer, patterns in part.pairs():
            shelf.cues[f"{name}/{answer}"] = tuple(shelf.pattern(item) for item in patterns.items())


def _no_circles(concepts: "dict[str, tuple[Tree, ...]]") -> None:
    """Raises where a concept is made of itself."""
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise RulebookError(
                "concepts", 0, 0, f"понятие ссылается само на себя: {' → '.join((*path, name))}"
            )
        if name in done:
            return
        for tree in concepts[name]:
            for node in walk(tree):
                if node[0] == "concept":
                    visit(node[1], (*path, name))
        done.add(name)

    for name in concepts:
        visit(name, ())
