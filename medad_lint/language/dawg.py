"""A thin reader of the dictionary's word graphs, straight from the file, without loading it.

The format is that of dawgdic (S. Yata) as pymorphy's dictionaries hold it: 32-bit units of a double array, then
a guide of two bytes a unit that tells the first child and the next sibling. Keys are UTF-8; a record stands behind
a byte 1 as Base64.
"""

from binascii import a2b_base64
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap

__all__ = ["Dawg"]

_LEAF, _HAS_LEAF, _EXTENSION = 1 << 31, 1 << 8, 1 << 9
_LABEL = _LEAF | 0xFF
_MASK = 0xFFFFFFFF
_SEPARATOR = 1


class Dawg:
    """One graph file, mapped into memory. Raises OSError where the file cannot be opened."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            self._data = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        size = int.from_bytes(self._data[:4], "little")
        self._units = self._data[4 : 4 + 4 * size].cast("I")
        self._guide = self._data[8 + 4 * size :]

    def follow(self, key: bytes, index: int = 0) -> int:
        """The node that a key leads to, or 0 where there is none."""
        units = self._units
        for label in key:
            unit = units[index]
            index = (index ^ ((unit >> 10) << ((unit & _EXTENSION) >> 6)) ^ label) & _MASK
            if units[index] & _LABEL != label:
                return 0
        return index

    def number(self, key: bytes) -> int:
        """The number stored under a key, 0 where there is none."""
        index = self.follow(key)
        if not index or not self._units[index] & _HAS_LEAF:
            return 0
        unit = self._units[index]
        return self._units[(index ^ ((unit >> 10) << ((unit & _EXTENSION) >> 6))) & _MASK] & ~_LEAF

    def records(self, index: int) -> list[bytes]:
        """The records of the key that ends at a node."""
        index = self.follow(bytes((_SEPARATOR,)), index)
        return [a2b_base64(key) for key in self._keys(index, b"")] if index else []

    def _keys(self, index: int, key: bytes) -> Iterator[bytes]:
        if self._units[index] & _HAS_LEAF:
            yield key
        label = self._guide[2 * index]
        while label:
            child = self.follow(bytes((label,)), index)
            yield from self._keys(child, key + bytes((label,)))
            label = self._guide[2 * child + 1]

    def spellings(self, word: str, letters: dict[str, str]) -> list[tuple[str, int]]:
        """Keys that spell a word, each with its node; a letter of `letters` may stand for the other one («е» for «ё»)."""
        found = [("", 0)]
        for letter in word:
            choices = (letter, letters[letter]) if letter in letters else (letter,)
            found = [
                (begun + choice, place)
                for begun, node in found
                for choice in choices
                if (place := self.follow(choice.encode(), node))
            ]
            if not found:
                break
        return found
