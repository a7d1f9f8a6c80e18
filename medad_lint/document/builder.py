"""Blocks out of pieces of the source: white space joined, soft hyphens dropped, letters composed, every place kept."""

import re
import unicodedata

from medad_lint.document.fold import fold
from medad_lint.document.model import Block, SourceMap

__all__ = ["Builder"]

_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_SPACES = " \t\r\n\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u0085"
_SPECIAL = re.compile(f"[{re.escape(_DROPPED)}]|[{_SPACES}]+|.[\u0300-\u036f]+", re.DOTALL)
_PLAIN = re.compile(
    f"^[^{re.escape(_DROPPED)}{_SPACES}\u0300-\u036f]*(?: [^{re.escape(_DROPPED)}{_SPACES}\u0300-\u036f]+)* ?\\Z"
)


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
        for match in _SPECIAL.finditer(text):
            if match.start() > place:
                self._pieces.append((text[place : match.start()], start + place, match.start() - place))
            place = match.end()
            sign = match.group()
            if sign[0] in _DROPPED:
                continue
            if sign[0] in _SPACES:
                shown = "\n" if lines and ("\n" in sign or "\r" in sign) else " "
            else:
                shown = unicodedata.normalize("NFC", sign)
            self._pieces.append((shown, start + match.start(), len(sign)))
        if place < len(text):
            self._pieces.append((text[place:], start + place, len(text) - place))

    def show(self, shown: str, start: int, end: int) -> None:
        """Something shown otherwise than it stands: an entity, a line break."""
        if shown and shown[0] not in _DROPPED:
            text = " " if shown.isspace() and shown != "\n" else shown
            self._pieces.append((text, start, end - start))

    @property
    def pending(self) -> bool:
        """Whether there is visible text that has not been made a block."""
        return any(not text.isspace() for text, _, _ in self._pieces)

    def flush(self, kind: str, scopes: frozenset[str], level: int = 0) -> Block | None:
        """What has been collected, as a block; None where there is nothing to see."""
        pieces, self._pieces = self._pieces, []
        kept: list[tuple[str, int, int]] = []
        last = " "
        for text, start, length in pieces:
            if text[0] in " \n" and len(text) == 1:
                if last in " \n":
                    if text == "\n" and kept and last == " ":
                        kept[-1] = ("\n", kept[-1][1], start + length - kept[-1][1])
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
