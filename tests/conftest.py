"""What tests share: one engine, and a way to lint a text."""

import os
from functools import cache

import pytest

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.findings import Checked
from medad_lint.language import outline, read_sentence
from medad_lint.linter import Engine, Options
from medad_lint.matching.walker import Walker
from medad_lint.rulebook.compiler import compile_book
from medad_lint.rulebook.grammar import parse as parse_pattern
from medad_lint.rulebook.lexicon import Lexicon
from medad_lint.rulebook.model import Pattern, Rulebook

AS_OF = "2026-11-01"


@pytest.fixture(autouse=True, scope="session")
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["MEDAD_LINT_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@cache
def engine(kind: str | None = "ad", name: str | None = "service", exhaustive: bool = False) -> Engine:
    """An engine with something declared, kept for all tests."""
    return Engine(Options(kind, (name,) if name else (), as_of=AS_OF, exhaustive=exhaustive))


def lint(text: str, path: str = "text.md", kind: str | None = "ad", name: str | None = "service") -> Checked:
    """What the linter says of a text."""
    return engine(kind, name).check(parse(Source(path, text)))


def fold_of(text: str) -> str:
    """As `Block.fold` has it, for texts without look-alikes."""
    return text.lower().replace("ё", "е")


def walker_of(text: str, lexicon: Lexicon) -> Walker:
    """A text of one sentence, ready to be walked."""
    tokens, _ = outline(text, fold_of(text))
    return Walker(read_sentence(tokens, lambda word: False), lexicon)


def lexicon_of(pattern: str, phrases: dict[str, tuple[str, ...]]) -> Lexicon:
    """A compiled rulebook of some concepts and one pattern, the only cue."""
    concepts = tuple(
        (name, tuple(parse_pattern(phrase) for phrase in items)) for name, items in phrases.items()
    )
    cues = (("kind/article", (Pattern(pattern, parse_pattern(pattern)),)),)
    return Lexicon(compile_book(Rulebook((), concepts, (), (), cues, ()), ""), "")
