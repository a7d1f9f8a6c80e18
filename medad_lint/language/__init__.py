"""From a block's text to words, sentences and clauses."""

from medad_lint.language.clauses import number_clauses
from medad_lint.language.dictionary import known, read
from medad_lint.language.model import Analysis, Reading, Token
from medad_lint.language.sentences import split_sentences
from medad_lint.language.spelling import respell
from medad_lint.language.tokens import tokenise

# read as function words, whatever else the dictionary says: «благодаря врачам» thanks nobody
_FUNCTION_WORDS = frozenset(
    [
        "благодаря",
        "после",
        "согласно",
        "спустя",
        "включая",
        "исключая",
        "несмотря",
        "вследствие",
        "насчет",
        "вроде",
        "путем",
        "кругом",
        "против",
        "из",
        "за",
        "до",
        "про",
    ]
)

__all__ = ["Analysis", "Reading", "Token", "analyse", "known", "read", "respell"]


def analyse(text: str, fold: str) -> Analysis:
    """A block taken apart; `fold` is the text in lower case with ё as е, letter for letter."""
    tokens = tokenise(text, fold)
    readings = tuple(_readings(token.fold) if token.kind == "word" else () for token in tokens)
    sentences = split_sentences(text, tokens)
    return Analysis(text, tokens, readings, sentences, number_clauses(tokens, readings, sentences))


def _readings(fold: str) -> tuple[Reading, ...]:
    readings = read(fold)
    if fold not in _FUNCTION_WORDS:
        return readings
    return tuple(reading for reading in readings if "PREP" in reading.grammemes) or readings
