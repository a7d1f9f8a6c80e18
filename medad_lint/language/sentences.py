"""Where sentences end. Rules of our own: borders of ready splitters fail on «Инна, 27.» and «Н. Сафронов»."""

from collections.abc import Sequence

from medad_lint.language.dictionary import read
from medad_lint.language.model import Token

__all__ = ["split_sentences"]

# never the end of a sentence: a name, a figure or a word must follow
_OPEN = frozenset(
    [
        "г",
        "гг",
        "ул",
        "д",
        "стр",
        "корп",
        "кв",
        "пр",
        "просп",
        "пер",
        "пл",
        "обл",
        "р",
        "рис",
        "табл",
        "см",
        "ср",
        "гл",
        "ст",
        "п",
        "пп",
        "ч",
        "проф",
        "акад",
        "доц",
        "им",
        "св",
        "тов",
        "гр",
        "др-р",
        "д-р",
        "канд",
        "мед",
        "наук",
        "зам",
        "зав",
        "тел",
        "доб",
        "напр",
        "итд",
        "тыс",
        "млн",
        "млрд",
        "руб",
        "коп",
    ]  # «канд. мед. наук», «5 тыс. руб.»
)
# the end only where a capital follows: «10 мг. Принимать», «и т. д. Запись»
_MAYBE = frozenset(
    [
        "мг",
        "мл",
        "г",
        "кг",
        "см",
        "мм",
        "л",
        "лет",
        "мин",
        "сек",
        "час",
        "др",
        "пр",
        "т",
        "д",
        "е",
        "к",
        "н",
        "м",
        "вв",
        "вс",
        "пн",
        "вт",
        "ср",
        "чт",
        "пт",
        "сб",
        "каб",
        "эт",
    ]
)
_ENDS = ".!?…"
_CLOSERS = "»”\"')]}“"
_OPENERS = "«„\"'([—–-•*✓✔▶"


def split_sentences(text: str, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of token numbers that cover all tokens."""
    found = []
    begin = 0
    size = len(tokens)
    for number, token in enumerate(tokens):
        if number + 1 >= size:
            break
        between = text[token.end : tokens[number + 1].start]
        if "\n" in between or _ends_here(tokens, number, between):
            found.append((begin, number + 1))
            begin = number + 1
    if begin < size:
        found.append((begin, size))
    return tuple(found)


def _ends_here(tokens: Sequence[Token], number: int, between: str) -> bool:
    token, following = tokens[number], tokens[number + 1]
    end = number
    while end >= 0 and tokens[end].text in _CLOSERS:
        end -= 1
    closer = tokens[end] if end >= 0 else token
    if closer.kind != "mark" or closer.text[0] not in _ENDS:
        return _pictograph(token) and _starts(tokens, number + 1) and not _pictograph(following)
    if following.text in _CLOSERS or (following.kind == "mark" and following.text[0] in _ENDS):
        return False
    if not between and closer is token and closer.text == ".":
        return False  # «medad.ru», «1.5»
    if (
        following.text in "—–-"
    ):  # «…прошло! — выдыхает тренер»: the speaker's words go on unless a capital follows
        after = next((item for item in tokens[number + 2 :] if item.kind != "mark"), None)
        return after is not None and after.text[0].isupper() and closer is token
    if closer.text == "." and not _full_stop(tokens, end):
        return False
    return _starts(tokens, number + 1)


def _full_stop(tokens: Sequence[Token], dot: int) -> bool:
    """Whether the dot at a place can end a sentence, judged by what stands before it."""
    before = tokens[dot - 1] if dot else None
    if before is None or before.kind == "mark":
        return True
    after = next((item for item in tokens[dot + 1 :] if item.kind != "mark"), None)
    if before.kind == "word":
        if len(before.text) == 1 and before.text.isupper():  # «Н. Сафронов», «Лилия Р. благодарит»
            return (
                after is None
                or after.kind == "number"
                or not (after.text[0].isupper() and _name_like(tokens, dot, after))
            )
        if before.fold in _OPEN:
            return False
        if before.fold in _MAYBE:
            return after is not None and after.text[0].isupper()
    return True


def _name_like(tokens: Sequence[Token], dot: int, after: Token) -> bool:
    """Whether an initial at a place goes on with a surname: «Р. И. Маликов»; «Савин Ю. П. Приём …» does not."""
    readings = read(after.fold)
    if len(after.text) == 1 or any("Surn" in reading.grammemes for reading in readings):
        return True
    initials = dot >= 3 and tokens[dot - 2].text == "." and len(tokens[dot - 3].text) == 1
    head = dot - 4 if initials else dot - 2
    return not (head >= 0 and tokens[head].kind == "word" and tokens[head].text[0].isupper())


def _starts(tokens: Sequence[Token], number: int) -> bool:
    """Whether a sentence can begin here: a capital, a figure, an opening sign before one, a picture."""
    for token in tokens[number : number + 3]:
        if token.kind == "word":
            return not token.text[0].islower()
        if token.kind == "number":
            return True
        if token.text[0] not in _OPENERS:
            return True
    return True


def _pictograph(token: Token) -> bool:
    return token.kind == "mark" and ord(token.text[0]) >= 0x2600
