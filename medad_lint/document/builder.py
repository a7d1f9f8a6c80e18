"""Blocks out of pieces of the source: white space joined, soft hyphens dropped, letters composed, every place kept."""

import re
import unicodedata

from medad_lint.document.fold import fold
from medad_lint.document.model import Block, SourceMap

__all__ = ["Builder"]

_DROPPED = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_SPACES = " \t\r\n\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u0085"
_SPECIAL = f"(?s)[{re.escape(_DROPPED)}]|[{_SPACES}]+|.[\u0300-\u036f]+"
_PLAIN = re.compile(
    f"^[^{re.escape(_DROPPED)}{_SPACES}\u0300-\u036f]*(?: [^{re.escape(_DROPPED)}{_SPACES}\u0300-\u036f]+)* ?\\Z"
)
_STRESS = dict.fromkeys((0x0300, 0x0301))  # «вы́лечилась»: a mark for the reader's voice, no letter
_GOES_ON = r"[а-яёa-z]"
_ENDS = ".!?…:;"


class Builder:
    """Collects the pieces of one block after another. Kind and scopes are those at the time of `flush`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.section = 0
        self._pieces: list[tuple[str, int, int]] = []

    def add(self, start: int, end: int, lines: bool = False) -> None:
        """A stretch of the source that is shown as it is; with `lines` its line ends are shown too."""
        if start >= end:
            return
        text = self.source[start:end]
        if _PLAIN.match(text):
            self._pieces.append((text, start, end - start))
            return
        place = 0
        for match in re.compile(_SPECIAL).finditer(text):
            if match.start() > place:
                self._pieces.append((text[place : match.start()], start + place, match.start() - place))
            place = match.end()
            sign = match.group()
            if sign[0] in _DROPPED:
                continue
            if sign[0] in _SPACES:
                shown = "\n" if lines and ("\n" in sign or "\r" in sign) else " "
            else:
                shown = composed(sign)
            self._pieces.append((shown, start + match.start(), len(sign)))
        if place < len(text):
            self._pieces.append((text[place:], start + place, len(text) - place))

    def show(self, shown: str, start: int, end: int) -> None:
        """Something shown otherwise than it stands: an entity, a line break."""
        if not shown or shown[0] in _DROPPED:
            return
        if unicodedata.combining(shown[0]) and self._pieces and not self._pieces[-1][0][-1].isspace():
            text, begin, length = self._pieces.pop()
            if len(text) == length and length > 1:
                self._pieces.append((text[:-1], begin, length - 1))
                text, begin = text[-1], begin + length - 1
            self._pieces.append((composed(text + shown), begin, end - begin))
            return
        text = " " if shown.isspace() and shown != "\n" else shown
        self._pieces.append((text, start, end - start))

    @property
    def pending(self) -> bool:
        """Whether there is visible text that has not been made a block."""
        return any(not text.isspace() for text, _, _ in self._pieces)

    def drop(self) -> None:
        """Forgets what has been collected."""
        self._pieces = []

    def flush(self, kind: str, scopes: frozenset[str], level: int = 0) -> Block | None:
        """What has been collected, as a block; None where there is nothing to see."""
        pieces, self._pieces = self._pieces, []
        kept: list[tuple[str, int, int]] = []
        last = " "
        for text, start, length in pieces:
            if text[0] in " \n" and len(text) == 1:
                if last in " \n":
                    if text == "\n" and kept and last == " ":
                        _drop_space(kept)
                        kept.append((text, start, length))
                        last = "\n"
                    continue
            elif text[0] == " " and last in " \n":
                text, start, length = text[1:], start + 1, length - 1
            if text:
                kept.append((text, start, length))
                last = text[-1]
        while kept and kept[-1][0] in (" ", "\n"):
            kept.pop()
        if kept and kept[-1][0][-1] == " " and len(kept[-1][0]) == kept[-1][2]:
            text, start, length = kept[-1]
            kept[-1] = (text[:-1], start, length - 1)
        if not kept:
            return None
        _join_lines(kept)
        shown = "".join(text for text, _, _ in kept)
        starts: list[int] = []
        sources: list[int] = []
        lengths: list[int] = []
        place = 0
        for text, start, length in kept:
            joins = (
                sources
                and len(text) == length
                and sources[-1] + lengths[-1] == start
                and place - starts[-1] == lengths[-1]
            )
            if joins:
                lengths[-1] += length
            else:
                starts.append(place)
                sources.append(start)
                lengths.append(length)
            place += len(text)
        if kind == "heading":
            self.section += 1
        source_map = SourceMap(tuple(starts), tuple(sources), tuple(lengths), place)
        block = Block(kind, shown, fold(shown), source_map, scopes, level, self.section)
        self.blocks.append(block)
        return block


def composed(letters: str) -> str:
    """A letter and its combining marks as they are looked up: «й» in one sign, a stressed «ы́» without its stress."""
    whole = unicodedata.normalize("NFC", letters)
    return unicodedata.normalize("NFC", whole.translate(_STRESS)) or whole


def _drop_space(kept: list[tuple[str, int, int]]) -> None:
    """Takes the space off the end of what has been kept: «45 <br>лет»."""
    text, start, length = kept.pop()
    if len(text) > 1:
        kept.append((text[:-1], start, length - 1))


def _join_lines(kept: list[tuple[str, int, int]]) -> None:
    """Makes a line end inside a sentence a space: «Марина, 45<br>лет, вылечилась».

    A line goes on after a comma, and where it begins with a small letter while the one before, begun otherwise, has
    no end. Where the lines before begin with a small letter too, they are a list.
    """
    opening = kept[0][0][0]
    for number, (text, start, length) in enumerate(kept):
        if text != "\n" or number + 1 == len(kept):
            continue
        after = kept[number + 1][0][0]
        before = kept[number - 1][0][-1] if number else "."
        small = re.match(_GOES_ON, after) and not re.match(_GOES_ON, opening)
        if before == "," or (small and before not in _ENDS):
            kept[number] = (" ", start, length)
        else:
            opening = after
