"""Facts that let a reader trust an article: people, dates, sources, each with its place. Read only for articles."""

from medad_lint.trust.facts import Trust, gather
from medad_lint.trust.gate import reads_as_article
from medad_lint.trust.judge import judge
from medad_lint.trust.model import Fact
from medad_lint.trust.words import Knowledge

__all__ = ["Fact", "Knowledge", "Trust", "gather", "judge", "reads_as_article"]
