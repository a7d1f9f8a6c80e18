"""What is wrong with a rule file, and where."""

from collections.abc import Iterable

__all__ = ["RulebookError", "did_you_mean"]


class RulebookError(Exception):
    """A rule folder that cannot be used. `line` and `column` are 1-based; 0 where a whole file is meant."""

    def __init__(self, path: str, line: int, column: int, message: str, hint: str = "") -> None:
        super().__init__(path, line, column, message, hint)
        self.path, self.line, self.column, self.message, self.hint = path, line, column, message, hint

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}" + (f" {self.hint}" if self.hint else "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """«Возможно, вы имели в виду …», or an empty string where nothing is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Возможно, вы имели в виду «{near[0]}»." if near else ""
