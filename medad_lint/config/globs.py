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
    bare = pattern.removeprefix("./")
    inside = bare.strip("/")
    anchored = "/" in bare.rstrip("/")
    parts = [] if anchored else ["(?:.*/)?"]
    names = inside.split("/")
    for number, name in enumerate(names):
        last = number == len(names) - 1
        if name == "**":
            parts.append(".+" if last else "(?:.*/)?")
        else:
            parts.append(
                "".join(_SIGNS.get(sign) or re.escape(sign) for sign in name) + ("" if last else "/")
            )
    parts.append("/.*" if bare.endswith("/") else "(?:/.*)?")
    return re.compile("".join(parts), re.DOTALL)


_SIGNS = {"*": "[^/]*", "?": "[^/]"}
