"""How far a long run has come, on a terminal's stderr; elsewhere nothing."""

import os
import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TextIO, TypeVar

__all__ = ["Progress"]

_FROM = 6  # files: fewer are done before anyone looks
_EVERY = 0.05  # seconds between two pictures
_CELLS = 24
Item = TypeVar("Item")


class Progress:
    """A bar that is drawn over itself and leaves nothing behind."""

    def __init__(self, quiet: bool = False, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self._quiet = quiet or not self.stream.isatty() or os.environ.get("TERM") == "dumb"
        self._shown = False

    def over(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items one by one, the bar moved before each."""
        drawn = 0.0
        for number, item in enumerate(items):
            if not self._quiet and len(items) >= _FROM and monotonic() - drawn >= _EVERY:
                drawn = monotonic()
                self._draw(number, len(items))
            yield item
        self.clear()

    def clear(self) -> None:
        """Takes the bar off the screen, also before other words are written there."""
        if self._shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self._shown = False

    def _draw(self, done: int, total: int) -> None:
        full = _CELLS * done // total
        bar = "█" * full + "░" * (_CELLS - full)
        self.stream.write(f"\r\x1b[KПроверка {bar} {done} из {total}")
        self.stream.flush()
        self._shown = True
