"""What a misspelt word must have meant. Asked only for words that the dictionary lacks."""

from functools import lru_cache

from medad_lint.language.dictionary import known

__all__ = ["respell"]

# what people write in chats and reviews
_COLLOQUIAL = {
    "спс": "спасибо",
    "спасиб": "спасибо",
    "спосибо": "спасибо",
    "пасиб": "спасибо",
    "пасибо": "спасибо",
    "спасибки": "спасибо",
    "спасибочки": "спасибо",
    "сенкс": "спасибо",
    "благодарочка": "благодарность",
    "ваще": "вообще",
    "щас": "сейчас",
    "чо": "что",
    "че": "что",
    "проблемм": "проблем",
}
_SWAPS = (
    ("о", "а"), ("а", "я"), ("е", "и"), ("и", "ы"), ("я", "е"), ("я", "и"), ("д", "т"), ("б", "п"), ("г", "к"), ("з", "с"), ("ж", "ш"),
    ("в", "ф"), ("ц", "с"), ("щ", "ш"), ("э", "е"), ("ю", "у"), ("сч", "щ"), ("тс", "ц"), ("тся", "ться"), ("ца", "ться"),
    ("цца", "ться"), ("ь", ""), ("во", "го"),
)  # fmt: skip
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


@lru_cache(maxsize=4096)
def respell(fold: str) -> tuple[str, ...]:
    """Dictionary words one slip away from a word of four letters or more; none for a word that the dictionary holds.

    Slips: an unstressed vowel, a voiced or unvoiced consonant, «тся» for «ться», a letter doubled or not, left out
    or in the wrong place, a letter drawn out («спасииибо»).
    """
    if fold in _COLLOQUIAL:
        return (_COLLOQUIAL[fold],)
    if len(fold) < 4 or not fold.isalpha() or known(fold):
        return ()
    for candidates in (_drawn_out(fold), _slips(fold), _omissions(fold)):
        found = tuple(word for word in dict.fromkeys(candidates) if word != fold and known(word))
        if found:
            return found
    return ()


def _drawn_out(fold: str) -> list[str]:
    short = "".join(letter for place, letter in enumerate(fold) if not place or letter != fold[place - 1])
    return [short] if short != fold else []


def _slips(fold: str) -> list[str]:
    found = []
    for one, other in _SWAPS:
        for old, new in ((one, other), (other, one)):
            place = fold.find(old) if old else -1
            while place >= 0:
                found.append(fold[:place] + new + fold[place + len(old) :])
                place = fold.find(old, place + 1)
    for place in range(len(fold) - 1):
        found.append(fold[: place + 1] + fold[place] + fold[place + 1 :])  # «тоннель» written «тонель»
        found.append(fold[:place] + fold[place + 1] + fold[place] + fold[place + 2 :])
    for place in range(1, len(fold) + 1):
        found.append(fold[:place] + "ь" + fold[place:])
    return found


def _omissions(fold: str) -> list[str]:
    found = [fold[:place] + fold[place + 1 :] for place in range(len(fold))]
    if len(fold) > 5:
        found += [
            fold[:place] + letter + fold[place:] for place in range(1, len(fold)) for letter in _LETTERS
        ]
    return found
