"""From a block's text to words, sentences and clauses."""

from collections.abc import Callable, Sequence

from medad_lint.language.clauses import number_clauses
from medad_lint.language.dictionary import read
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

# words that are prepositions and nothing else
PREPOSITIONS = frozenset(
    [
        "без",
        "в",
        "вместо",
        "во",
        "для",
        "до",
        "за",
        "из",
        "из-за",
        "из-под",
        "к",
        "ко",
        "на",
        "над",
        "о",
        "об",
        "от",
        "перед",
        "по",
        "под",
        "после",
        "при",
        "про",
        "с",
        "со",
        "у",
        "через",
    ]
)
_UNKNOWN = frozenset({"UNKN"})
_PERSONAL = frozenset({"VERB", "INFN", "GRND"})

__all__ = ["PREPOSITIONS", "Analysis", "Reading", "Token", "outline", "read_sentence"]


def outline(text: str, fold: str) -> tuple[tuple[Token, ...], tuple[tuple[int, int], ...]]:
    """The tokens of a block and its sentences, as first token and end; no word is looked up.

    `fold` is the text in lower case with ё as е, letter for letter.
    """
    tokens = tokenise(text, fold)
    return tokens, split_sentences(text, tokens)


def read_sentence(tokens: Sequence[Token], careful: Callable[[str], bool]) -> Analysis:
    """All readings of a sentence's words and the clauses they stand in.

    `careful` tells of a folded word whether it is to be understood misspelt too: «спосибо», «вылечилса».
    """
    readings = tuple(
        _readings(token, tokens[place - 1].fold if place else "", tokens[place + 1 : place + 2], careful)
        if token.kind == "word"
        else ()
        for place, token in enumerate(tokens)
    )
    return Analysis(tuple(tokens), readings, number_clauses(tokens, readings))


def _readings(
    token: Token, before: str, following: Sequence[Token], careful: Callable[[str], bool]
) -> tuple[Reading, ...]:
    found = _alone(token, following, careful)
    if before in PREPOSITIONS:  # «снова в строю» builds nothing: no verb follows a preposition
        return tuple(r for r in found if r.grammemes.isdisjoint(_PERSONAL)) or found
    return found


def _alone(token: Token, following: Sequence[Token], careful: Callable[[str], bool]) -> tuple[Reading, ...]:
    fold = token.fold
    readings = read(fold) or (() if fold.isascii() else (Reading(fold, _UNKNOWN),))  # «БАД», «МРТ»
    if careful(fold):
        meant = tuple(reading for form in respell(fold) for reading in read(form))
        if meant:
            return (*meant, *readings)
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
