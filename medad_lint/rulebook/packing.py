"""Parts of plain data in one stretch of bytes, each read alone: the file is mapped, not loaded.

A line of ASCII (make, stamp, number of parts, length of the whole), the places of the parts as 32-bit numbers, then
the parts in the form of `marshal` (version 2: no reference, the same in every Python), which is read several times
faster than JSON. Such files are ours alone, as compiled modules are: made at installing or in the user's own cache.
"""

from collections.abc import Sequence
from marshal import dumps, loads
from mmap import mmap
from struct import pack as to_bytes
from struct import unpack_from
from typing import Any

__all__ = ["Packed", "pack"]

_VERSION = 2


def pack(parts: Sequence[Any], make: int, stamp: str) -> bytes:
    """Packs lists, dicts, strings and numbers; `stamp` has no spaces."""
    bodies = [dumps(part, _VERSION) for part in parts]
    places = [0]
    for body in bodies:
        places.append(places[-1] + len(body))
    rest = to_bytes(f"<{len(places)}I", *places) + b"".join(bodies)
    return f"medad-lint {make} {stamp or '-'} {len(parts)} {len(rest)}\n".encode() + rest


class Packed:
    """Packed parts by their number. Raises ValueError where `data` is another make, another stamp or cut short."""

    def __init__(self, data: bytes | mmap, make: int, stamp: str) -> None:
        begin = data.find(b"\n") + 1
        words = data[:begin].split()
        if words[:3] != f"medad-lint {make} {stamp or '-'}".encode().split():
            raise ValueError("another make")
        count, length = map(int, words[3:])
        if length != len(data) - begin:
            raise ValueError("cut short")
        self._data, self._places = data, begin
        self._bodies = begin + 4 * (count + 1)

    def __getitem__(self, number: int) -> Any:
        first, last = unpack_from("<2I", self._data, self._places + 4 * number)
        return loads(self._data[self._bodies + first : self._bodies + last])
