"""Bytes into text: UTF-8, UTF-16 with a mark, cp1251 declared or detected."""

import re

from medad_lint.document.model import Source

__all__ = ["Unreadable", "decode"]

_DECLARED = rb"""(?:charset\s*=|encoding\s*=)\s*["']?\s*(windows-1251|cp1251|utf-?8|koi8-r)"""
_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


class Unreadable(Exception):
    """A file that is no text; `line` is 1-based."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(path, line, message)
        self.path, self.line, self.message = path, line, message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def decode(data: bytes, path: str) -> Source:
    """The text of a file without its byte-order mark; raises `Unreadable`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return Source(path, data.decode("utf-16"), "utf-16")
        except UnicodeDecodeError as error:
            raise Unreadable(path, 1, f"файл начат как UTF-16, но не читается: {error.reason}") from None
    if data.startswith(_BINARY):
        raise Unreadable(path, 1, "это не текст, а двоичный файл")
    zero = data.find(b"\0")
    if zero >= 0:
        raise Unreadable(path, data.count(b"\n", 0, zero) + 1, "в файле нулевой байт: это не текст")
    bare = data[3:] if data.startswith(b"\xef\xbb\xbf") else data
    try:
        return Source(path, bare.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        line = bare.count(b"\n", 0, error.start) + 1
        declared = re.search(_DECLARED, bare[:2048], re.IGNORECASE)
        name = declared[1].decode().lower() if declared else ""
        if name == "koi8-r":
            return Source(path, bare.decode("koi8-r"), "koi8-r")
        if name in ("windows-1251", "cp1251") or _looks_cyrillic(bare):
            try:
                return Source(path, bare.decode("cp1251"), "cp1251")
            except UnicodeDecodeError:
                pass
        message = f"байт 0x{bare[error.start]:02x} не читается как UTF-8; сохраните файл в UTF-8"
        raise Unreadable(path, line, message) from None


def _looks_cyrillic(data: bytes) -> bool:
    """Whether most letters beyond ASCII would be Russian ones in cp1251."""
    high = [byte for byte in data if byte >= 0x80]
    letters = sum(byte >= 0xC0 or byte in (0xA8, 0xB8) for byte in high)
    return bool(high) and letters >= 0.8 * len(high)
