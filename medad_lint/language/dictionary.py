"""All readings of a Russian form, from the data of pymorphy3's dictionary (OpenCorpora), without importing pymorphy3.

The dictionary first; a word it lacks is read by its parts (a hyphen, a known prefix) or by its ending, as words that
end like it are (Korobov, 2015: «Morphological Analyzer and Generator for Russian and Ukrainian Languages»).
"""

import os
import struct
from array import array

from medad_lint.language.dawg import Dawg
from medad_lint.language.model import Reading

__all__ = ["Dictionary", "known", "read"]

_YO = {"е": "ё"}
_MOST_CACHED = 200_000
_LONGEST_ENDING = 5
_UNPRODUCTIVE = frozenset({"NUMR", "NPRO", "PRED", "PREP", "CONJ", "PRCL", "INTJ", "Apro"})
_PREFIXES = [
    "авиа",
    "авто",
    "аква",
    "анти",
    "архи",
    "аэро",
    "био",
    "вело",
    "взаимо",
    "видео",
    "вне",
    "внутри",
    "гипер",
    "гипо",
    "евро",
    "интер",
    "кардио",
    "квази",
    "кино",
    "контр",
    "макро",
    "мега",
    "меж",
    "микро",
    "много",
    "моно",
    "мото",
    "мульти",
    "нано",
    "не",
    "нейро",
    "недо",
    "нефте",
    "нео",
    "обще",
    "оранже",
    "пере",
    "под",
    "поли",
    "полу",
    "пост",
    "пра",
    "пред",
    "пре",
    "про",
    "противо",
    "псевдо",
    "радио",
    "ре",
    "само",
    "сверх",
    "спец",
    "стерео",
    "супер",
    "теле",
    "термо",
    "транс",
    "ультра",
    "фито",
    "физио",
    "фото",
    "хладо",
    "цито",
    "эко",
    "экс",
    "экстра",
    "электро",
    "энерго",
    "психо",
    "косме",
    "стомато",
    "гастро",
    "дермато",
    "нарко",
    "невро",
    "онко",
    "офтальмо",
]


class Dictionary:
    """The opened dictionary. Raises OSError where its files are missing."""

    def __init__(self, folder: str) -> None:
        self._words = Dawg(os.path.join(folder, "words.dawg"))
        self._folder = folder
        with open(os.path.join(folder, "paradigms.array"), "rb") as file:
            data = array("H")
            data.frombytes(file.read())
        self._paradigms = data
        self._begins: list[int] = []
        place = 1
        for _ in range(data[0]):
            self._begins.append(place)
            place += 1 + data[place]
        self._suffixes = _strings(os.path.join(folder, "suffixes.json"))
        self._tags = _strings(os.path.join(folder, "gramtab-opencorpora-int.json"))
        self._grammemes: dict[int, frozenset[str]] = {}
        self._endings: list[Dawg] = []
        self._chances: Dawg | None = None
        self._cache: dict[str, tuple[Reading, ...]] = {}

    def read(self, fold: str) -> tuple[Reading, ...]:
        """Readings of a form (lower case, ё as е), the likeliest first; none for what is no Russian word."""
        readings = self._cache.get(fold)
        if readings is None:
            if len(self._cache) >= _MOST_CACHED:
                self._cache.clear()
            readings = self._cache[fold] = self._find(fold)
        return readings

    def knows(self, fold: str) -> bool:
        """Whether the dictionary itself holds the form."""
        return any(self._words.follow(b"\x01", node) for _, node in self._words.spellings(fold, _YO))

    def _find(self, fold: str) -> tuple[Reading, ...]:
        found = self._dictionary(fold)
        if found:
            return found
        if "-" in fold:
            parts = [part for part in fold.split("-") if len(part) > 1]
            last = tuple(Reading(fold, r.grammemes) for r in self.read(parts[-1])[:1]) if parts else ()
            return tuple(dict.fromkeys((*(r for part in parts for r in self.read(part)), *last)))
        if not any("а" <= letter <= "я" for letter in fold):
            return ()
        for prefix in _PREFIXES:
            rest = fold[len(prefix) :]
            if fold.startswith(prefix) and len(rest) > 3:
                inner = self._dictionary(rest)
                if inner and inner[0].grammemes.isdisjoint(_UNPRODUCTIVE):
                    return tuple(Reading(prefix + r.lemma, r.grammemes) for r in inner)
        return self._by_ending(fold)

    def _dictionary(self, fold: str) -> tuple[Reading, ...]:
        found: list[tuple[int, Reading]] = []
        for spelling, node in self._words.spellings(fold, _YO):
            records = [struct.unpack(">HH", record) for record in self._words.records(node)]
            for paradigm, form in records:
                reading, tag = self._reading(spelling, paradigm, form)
                chance = self._chance(spelling, tag) if len(records) > 1 else 0
                found.append((chance, reading))
        found.sort(key=lambda item: -item[0])
        return tuple(dict.fromkeys(reading for _, reading in found))

    def _reading(self, word: str, number: int, form: int) -> tuple[Reading, str]:
        begin = self._begins[number]
        paradigm = self._paradigms[begin + 1 : begin + 1 + self._paradigms[begin]]
        size = len(paradigm) // 3
        tag = paradigm[size + form]
        lemma = word
        if form:
            stem = word[len(("", "по", "наи")[paradigm[2 * size + form]]) :]
            ending = self._suffixes[paradigm[form]]
            stem = stem[: len(stem) - len(ending)] if ending else stem
            lemma = ("", "по", "наи")[paradigm[2 * size]] + stem + self._suffixes[paradigm[0]]
        grammemes = self._grammemes.get(tag)
        if grammemes is None:
            grammemes = self._grammemes[tag] = frozenset(self._tags[tag].replace(" ", ",").split(","))
        return Reading(lemma.replace("ё", "е"), grammemes), self._tags[tag]

    def _chance(self, word: str, tag: str) -> int:
        """How often the form has the tag, in millionths, as counted in OpenCorpora."""
        if self._chances is None:
            self._chances = Dawg(os.path.join(self._folder, "p_t_given_w.intdawg"))
        return self._chances.number(f"{word}:{tag}".encode())

    def _by_ending(self, fold: str) -> tuple[Reading, ...]:
        if len(fold) < 4:
            return ()
        if not self._endings:
            self._endings = [
                Dawg(os.path.join(self._folder, f"prediction-suffixes-{n}.dawg")) for n in range(3)
            ]
        found: list[tuple[int, Reading]] = []
        for prefix, dawg in ((2, self._endings[2]), (1, self._endings[1]), (0, self._endings[0])):
            if not fold.startswith(("", "по", "наи")[prefix]):
                continue
            for length in range(min(_LONGEST_ENDING, len(fold) - 1), 0, -1):
                total = 0
                for ending, node in dawg.spellings(fold[-length:], _YO):
                    for record in dawg.records(node):
                        count, paradigm, form = struct.unpack(">IHH", record)
                        reading, _ = self._reading(fold[:-length] + ending, paradigm, form)
                        if reading.grammemes.isdisjoint(_UNPRODUCTIVE):
                            total += count
                            found.append((count, reading))
                if total:
                    break
        found.sort(key=lambda item: -item[0])
        return tuple(dict.fromkeys(reading for _, reading in found))


def _strings(path: str) -> list[str]:
    """A JSON list of strings. Where each stands on a line of its own, as pymorphy writes them, it is cut at the lines."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.startswith('[\n  "') and "\\" not in text:
        return text[text.index('"') + 1 : text.rindex('"')].split('",\n  "')
    import json

    found: list[str] = json.loads(text)
    return found


_open: Dictionary | None = None


def _dictionary() -> Dictionary:
    global _open
    if _open is None:
        _open = Dictionary(_folder())
    return _open


def _folder() -> str:
    """Where the dictionary's data lie; looked up on the path, for importing its package costs more."""
    import sys

    for place in sys.path:
        folder = os.path.join(place, "pymorphy3_dicts_ru", "data")
        if os.path.isdir(folder):
            return folder
    from importlib.util import find_spec

    spec = find_spec("pymorphy3_dicts_ru")
    if spec is None or not spec.origin:
        raise FileNotFoundError("pymorphy3-dicts-ru")
    return os.path.join(os.path.dirname(spec.origin), "data")


def read(fold: str) -> tuple[Reading, ...]:
    """All readings of a form (lower case, ё as е), the likeliest first."""
    return _dictionary().read(fold)


def known(fold: str) -> bool:
    """Whether the dictionary holds the form."""
    return _dictionary().knows(fold)
