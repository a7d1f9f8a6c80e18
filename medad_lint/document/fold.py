"""The form of a text that words are looked up in: as long as the text itself, letter for letter."""

import re

__all__ = ["fold"]

_LOOKALIKES = str.maketrans("aceopxykmtbhr", "асеорхукмтвнг")
_MIXED = r"[а-яё]*[a-z][а-яё]+[a-zа-яё]*|[а-яё]+[a-z][a-zа-яё]*"
_LATIN = re.compile(r"[a-z]")
_OTHERS = str.maketrans({"ё": "е", "‑": "-", "‐": "-", "‒": "-", "\u2212": "-"})


def fold(text: str) -> str:
    """Lower case, ё as е, hyphens of all kinds as `-`, Latin look-alikes inside Cyrillic words as Cyrillic letters."""
    low = text.lower()
    if len(low) != len(text):  # «İ» has a lower case of two signs
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    low = low.translate(_OTHERS)
    if _LATIN.search(low):
        low = re.sub(_MIXED, _unmix, low)
    return low


def _unmix(match: re.Match[str]) -> str:
    """«Cтатью» with a Latin C; a word with other Latin letters is left as it is («SMM-щик»)."""
    word = match.group()
    return word.translate(_LOOKALIKES) if not (set(word) & set("dfgijlnqsuvwz")) else word
