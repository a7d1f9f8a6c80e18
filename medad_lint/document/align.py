"""Where the words of the Markdown library stand in the source: each of its places is checked before it is trusted."""

from bisect import bisect_right

from medad_lint.document.page import Page

__all__ = ["Aligner"]


class Aligner:
    """`lines` is what the library has parsed: the body with single line ends."""

    def __init__(self, page: Page, lines: str, body: str, start: int) -> None:
        self.page, self.lines = page, lines
        self.data = lines.encode()
        self._bytes, self._signs, self._origins = [0], [0], [start]
        place_bytes = place_signs = 0
        origin = start
        for line, shown in zip(body.splitlines(keepends=True), _as_lines(body), strict=False):
            place_bytes += len(shown.encode())
            place_signs += len(shown)
            origin += len(line)
            self._bytes.append(place_bytes)
            self._signs.append(place_signs)
            self._origins.append(origin)
        self.cursor = 0  # in `lines`: where the next text must stand at the earliest
        self.limit = len(lines)
        self.quotes = 0  # how many quotes the block stands in
        self.drift = 0  # in bytes: how far the library's places are off in this block

    def sign(self, byte: int) -> int:
        """A place in `lines` from the library's byte offset."""
        number = bisect_right(self._bytes, byte) - 1
        return self._signs[number] + len(self.data[self._bytes[number] : byte].decode("utf-8", "ignore"))

    def origin(self, place: int) -> int:
        """A place in the source from a place in `lines`."""
        number = bisect_right(self._signs, place) - 1
        return self._origins[number] + place - self._signs[number]

    def _text(self, content: str, byte: int) -> None:
        """A text node, where it says it stands if the source agrees, else aligned within its block."""
        if self.page.hidden:
            return
        place = self._locate(content, byte)
        if place < 0:
            self._align(content)
        else:
            self._shown(place, place + len(content))

    def _locate(self, content: str, byte: int) -> int:
        """Where a node's words stand; -1 where they do not.

        What the library has been wrong by once in a block, it is wrong by again: after a tab by a letter, after
        `\\|` by a sign.
        """
        place = self.sign(max(byte + self.drift, 0))
        if place >= self.cursor and self.lines.startswith(content, place):
            return place
        found = self.lines.find(content, self.cursor, max(self.limit, self.cursor) + 1)
        if found >= 0:
            line = bisect_right(self._signs, found) - 1
            self.drift = self._bytes[line] + len(self.lines[self._signs[line] : found].encode()) - byte
        return found

    def _piece(self, content: str, span: tuple[int, int]) -> tuple[int, int]:
        """Both ends of a node that stands in the source as `content`; the cursor goes behind it."""
        first = self._locate(content, span[0]) if content else -1
        last = first + len(content)
        if first < 0:
            first, last = (max(self.sign(byte), self.cursor) for byte in span)
        self.cursor = max(self.cursor, last)
        return first, last

    def _align(self, content: str) -> None:
        """Letter by letter: the node's text lacks signs of the source («\\|» in a table) or differs in some."""
        place = self.cursor
        for letter in content:
            found = self.lines.find(letter, place, place + 12)
            if found < 0:
                continue
            self._shown(found, found + 1)
            place = found + 1

    def _shown(self, first: int, last: int) -> None:
        place = first
        while place < last:  # a line of the source may end with two signs where `lines` has one
            end = min(last, self._line_end(place))
            end = end if end > place else last
            self.page.builder.add(self.origin(place), self.origin(place) + end - place)
            place = end
        self.cursor = last

    def _line_end(self, place: int) -> int:
        return self._signs[min(bisect_right(self._signs, place), len(self._signs) - 1)]


def _as_lines(body: str) -> list[str]:
    return body.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
