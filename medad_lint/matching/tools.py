"""What sentences are seen with: the compiled rulebook and its vocabulary, and the sentences seen before."""

from typing import TYPE_CHECKING

from medad_lint.matching.vocabulary import Glance, Vocabulary
from medad_lint.rulebook.lexicon import Lexicon

if TYPE_CHECKING:
    from medad_lint.matching.sentence import Sentence

__all__ = ["Tools"]

MOST_SENTENCES = 4_000  # menus, footers and warnings come again on every page of a site


class Tools:
    """One set for an engine; `exhaustive` tries every pattern everywhere, to be compared with what glances allow."""

    def __init__(self, lexicon: Lexicon, exhaustive: bool = False) -> None:
        self.lexicon, self.exhaustive = lexicon, exhaustive
        self.vocabulary = Vocabulary(lexicon)
        self.sentences: dict[str, Sentence] = {}

    def glance(self, met: int) -> Glance:
        """What can match where some clauses are met."""
        return Glance(met, self.lexicon, self.exhaustive)

    def forget(self) -> None:
        """Drops remembered sentences where there are too many."""
        if len(self.sentences) > MOST_SENTENCES:
            self.sentences.clear()
