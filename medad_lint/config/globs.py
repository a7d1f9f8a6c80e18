"""Path patterns as .gitignore has them: `*` stays within a folder, `**` does not, a name alone fits anywhere."""

import re
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["fits"]


def fits(path: str, patterns: Sequence[str]) -> bool:
    """Whether one of the patterns fits a path, which is relative and written with `/`."""
    return any(_compiled(pattern).fullmatch(path) for pattern in patterns)


@lru_cache(maxsize=1000)
def _compiled(pattern: str) -> re.Pattern[str]:
    inside = pattern.removeprefix("./").rstrip("/")
    anywhere = "/" not in inside
    parts = []
    place = 0
    inside = inside.removeprefix("/")
    while place < len(inside):
        if inside.startswith("**/", place):
            parts.append("(?:[^/]+/)*")
            place += 3
        elif inside.startswith("**", place):
            parts.append(".*")
            place += 2
        elif inside[place] == "*":
            parts.append("[^/]*")
            place += 1
        elif inside[place] == "?":
            parts.append("[^/]")
            place += 1
        else:
            parts.append(re.escape(inside[place]))
            place += 1
    body = "".join(parts)
    return re.compile(("(?:.*/)?" if anywhere else "") + body + "(?:/.*)?", re.DOTALL)
