"""What could not be read. A module of its own: where all is well nobody needs it."""

from typing import NamedTuple

__all__ = ["Failure"]


class Failure(NamedTuple):
    """A file, or a part of one, that could not be read; `line` is 0 where the whole is meant."""

    path: str
    line: int
    message: str
