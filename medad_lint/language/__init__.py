"""From a block's text to words, sentences and clauses."""

from collections.abc import Sequence

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
    readings = tuple(
        _readings(token, tokens[place + 1 : place + 2]) if token.kind == "word" else ()
        for place, token in enumerate(tokens)
    )
    sentences = split_sentences(text, tokens)
    return Analysis(text, tokens, readings, sentences, number_clauses(tokens, readings, sentences))


def _readings(token: Token, following: Sequence[Token]) -> tuple[Reading, ...]:
    fold = token.fold
    readings = read(fold)
    if token.text == "Ли":  # «доктору Ли»: the particle never opens a sentence
        return (Reading(token.text, frozenset({"NOUN", "Surn", "anim", "sing"})),)
    if len(fold) == 1:  # «к» is also the name of a letter and short for «как»
        return (
            tuple(r for r in readings if "Abbr" not in r.grammemes and "NOUN" not in r.grammemes) or readings
        )
    if fold not in _FUNCTION_WORDS or (fold == "благодаря" and _thanked(following)):
        return readings
    return tuple(reading for reading in readings if "PREP" in reading.grammemes) or readings


def _thanked(following: Sequence[Token]) -> bool:
    """«обнимает медсестёр, благодаря каждую»: the preposition takes a dative, the verb an accusative."""
    cases = [
        case for t in following for r in read(t.fold) for case in ("accs", "datv") if case in r.grammemes
    ]
    return "accs" in cases and "datv" not in cases
