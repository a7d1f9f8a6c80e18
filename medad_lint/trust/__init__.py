"""Facts that let a reader trust an article: people, dates, sources, each with its place."""

from medad_lint.trust.facts import facts_of
from medad_lint.trust.model import Fact

__all__ = ["Fact", "facts_of"]
