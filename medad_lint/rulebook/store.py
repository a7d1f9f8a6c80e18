"""Where rulebooks lie, and the compiled form of them: JSON, checked by a digest of the rule files."""

import json
import os
from collections.abc import Sequence
from typing import Any

from medad_lint.findings import Norm
from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.model import Context, Entry, NormChoice, Pattern, Rule, Rulebook

__all__ = ["FORMAT", "builtin_folder", "dump", "open_rulebook", "undump"]

FORMAT = 2  # raised whenever the compiled form or the compiler changes what it means
COMPILED = "compiled.json"
# concepts whose words are looked for misspelt too; all words would make the automaton five times as large
_MISSPELT = ("thanks", "recovered", "beaten", "cured", "gone", "relieved")


def builtin_folder() -> str:
    """The folder of the rules that come with the program: in the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def open_rulebook(extra: Sequence[str] = ()) -> Rulebook:
    """The built-in rules with those of the given folders, compiled; raises `RulebookError`.

    The wheel brings its rules compiled. Elsewhere the compiled form is kept in the user's cache folder; a
    folder that cannot be written only costs time.
    """
    builtin = builtin_folder()
    bundled = os.path.join(builtin, COMPILED)
    if not extra and os.path.exists(bundled):
        book = _read(bundled, "")
        if book is not None:
            return book
    folders = [builtin, *extra]
    stamp = _stamp(folders)
    cached = os.path.join(_cache_folder(), f"{stamp}.json")
    book = _read(cached, stamp)
    if book is None:
        book = compile_folders(folders)
        _write(cached, book, stamp)
    return book


def compile_folders(folders: Sequence[str]) -> Rulebook:
    """Loads, checks and completes the rulebook of some folders; slow, for it opens the dictionary."""
    from medad_lint.rulebook.loader import load

    book = load(folders)
    words = sorted({word for pattern in patterns_of(book) for word in pattern.anchors})
    numbers = {word: number for number, word in enumerate(words)}
    groups: dict[tuple[int, ...], int] = {}

    def grouped(pattern: Pattern) -> Pattern:
        if not pattern.anchors:
            return pattern
        members = tuple(numbers[word] for word in pattern.anchors)
        return pattern._replace(anchors=(), group=groups.setdefault(members, len(groups)))

    def all_of(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
        return tuple(grouped(pattern) for pattern in patterns)

    rules = tuple(
        rule._replace(
            forbid=tuple(
                entry._replace(all=tuple(all_of(choice) for choice in entry.all)) for entry in rule.forbid
            ),
            require=tuple(all_of(choice) for choice in rule.require),
            needs=all_of(rule.needs),
        )
        for rule in book.rules
    )
    return book._replace(
        rules=rules,
        cues=tuple((name, all_of(patterns)) for name, patterns in book.cues),
        contexts=tuple(
            context._replace(cues=tuple(cue._replace(anchors=()) for cue in context.cues))
            for context in book.contexts
        ),
        stems=(
            *((word.rstrip("$"), word.endswith("$"), number) for word, number in numbers.items()),
            *_slips(book, numbers),
        ),
        groups=tuple(groups),
        digest=_digest(folders),
    )


def _slips(book: Rulebook, numbers: dict[str, int]) -> list[tuple[str, bool, int]]:
    """Misspelt beginnings of the words that carry a claim, each with the number of what was meant: «спосибо»."""
    from medad_lint.rulebook.anchors import anchor_words, spell
    from medad_lint.rulebook.lexemes import misspelt

    concepts = dict(book.concepts)
    trees = [("concept", name, (), "", False) for name in _MISSPELT if name in concepts]
    found: dict[str, int] = {}
    for words in anchor_words(trees, concepts, {}):
        for word in words:
            number = numbers.get(spell((word.rstrip("$"), word.endswith("$"))))
            if number is not None:
                found.update((slip, number) for slip in misspelt(word.rstrip("$")) if slip not in numbers)
    return [(slip, False, number) for slip, number in sorted(found.items())]


def patterns_of(book: Rulebook) -> list[Pattern]:
    """Every pattern that is woken by its anchors, in a fixed order."""
    found = []
    for rule in book.rules:
        for entry in rule.forbid:
            found += [pattern for choice in entry.all for pattern in choice]
        found += [pattern for choice in rule.require for pattern in choice]
        found += rule.needs
    for _, patterns in book.cues:
        found += patterns
    return found


def dump(book: Rulebook, stamp: str = "") -> str:
    """The compiled form; examples stay in the YAML, they are needed for explaining and testing only."""
    bare = [
        rule._replace(breaches=(), lawful=(), covers=(), not_caught=(), references=(), path="")
        for rule in book.rules
    ]
    data = {"format": FORMAT, "stamp": stamp, "book": book._replace(rules=tuple(bare))}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def undump(text: str, stamp: str) -> Rulebook | None:
    """The rulebook of a compiled form, or None where it is of another make."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT or data["stamp"] != stamp:
            return None
        norms, concepts, contexts, rules, cues, ceilings, stems, groups, digest = data["book"]
        return Rulebook(
            norms=tuple(Norm(*norm) for norm in norms),
            concepts=tuple((name, trees) for name, trees in concepts),
            contexts=tuple(_context(item) for item in contexts),
            rules=tuple(_rule(item) for item in rules),
            cues=tuple((name, _patterns(items)) for name, items in cues),
            ceilings=tuple((kind, rule, verdict) for kind, rule, verdict in ceilings),
            stems=stems,
            groups=groups,
            digest=digest,
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _context(item: Any) -> Context:
    context = Context(*item)
    return context._replace(cues=_patterns(context.cues), lifted=_patterns(context.lifted))


def _patterns(items: Any) -> tuple[Pattern, ...]:
    return tuple(Pattern(*item) for item in items)


def _rule(item: Any) -> Rule:
    rule = Rule(*item)
    return rule._replace(
        norms=tuple(NormChoice(*choice) for choice in rule.norms),
        forbid=tuple(
            Entry(entry[0], tuple(_patterns(choice) for choice in entry[1]), _patterns(entry[2]), *entry[3:])
            for entry in rule.forbid
        ),
        require=tuple(_patterns(choice) for choice in rule.require),
        needs=_patterns(rule.needs),
    )


def _read(path: str, stamp: str) -> Rulebook | None:
    try:
        with open(path, encoding="utf-8") as file:
            return undump(file.read(), stamp)
    except (OSError, UnicodeDecodeError):
        return None


def _write(path: str, book: Rulebook, stamp: str) -> None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        beside = f"{path}.{os.getpid()}"
        with open(beside, "w", encoding="utf-8") as file:
            file.write(dump(book, stamp))
        os.replace(beside, path)
    except OSError:
        return


def _cache_folder() -> str:
    base = (
        os.environ.get("MEDAD_LINT_CACHE")
        or os.environ.get("XDG_CACHE_HOME")
        or os.path.expanduser("~/.cache")
    )
    return os.path.join(base, "medad-lint")


def _stamp(folders: Sequence[str]) -> str:
    """A name for the state of the rule files and of the compiler: paths, sizes and times, no contents."""
    from zlib import crc32

    here = os.path.dirname(os.path.abspath(__file__))
    seen = [f"{FORMAT}"]
    places = [*folders, here, os.path.join(os.path.dirname(here), "matching")]
    for folder in places:
        if not os.path.isdir(folder):
            raise RulebookError(folder, 0, 0, "нет такой папки правил")
        for place, _, files in sorted(os.walk(folder)):
            for name in sorted(files):
                if name.endswith((".yaml", ".yml", ".py")):
                    path = os.path.join(place, name)
                    state = os.stat(path)
                    seen.append(f"{path}|{state.st_size}|{state.st_mtime_ns}")
    data = "\n".join(seen).encode()
    return f"{crc32(data):08x}{crc32(data[::-1]):08x}"


def _digest(folders: Sequence[str]) -> str:
    from hashlib import sha256

    from medad_lint.rulebook.loader import rule_files

    total = sha256()
    for folder in folders:
        for path in rule_files([folder]):
            total.update(os.path.relpath(path, folder).replace(os.sep, "/").encode())
            with open(path, "rb") as file:
                total.update(sha256(file.read()).digest())
    return f"sha256:{total.hexdigest()}"
