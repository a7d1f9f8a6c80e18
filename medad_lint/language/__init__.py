"""From a block's text to words, sentences and clauses."""

from medad_lint.language.clauses import number_clauses
from medad_lint.language.dictionary import known, read
from medad_lint.language.model import Analysis, Reading, Token
from medad_lint.language.sentences import split_sentences
from medad_lint.language.spelling import respell
from medad_lint.language.tokens import tokenise

__all__ = ["Analysis", "Reading", "Token", "analyse", "known", "read", "respell"]


def analyse(text: str, fold: str) -> Analysis:
    """A block taken apart; `fold` is the text in lower case with ё as е, letter for letter."""
    tokens = tokenise(text, fold)
    readings = tuple(read(token.fold) if token.kind == "word" else () for token in tokens)
    sentences = split_sentences(text, tokens)
    return Analysis(text, tokens, readings, sentences, number_clauses(tokens, readings, sentences))
