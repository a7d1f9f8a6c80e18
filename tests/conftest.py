"""What tests share: one engine, and a way to lint a text."""

import os
from functools import cache

import pytest

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.findings import Checked
from medad_lint.linter import Engine, Options

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
