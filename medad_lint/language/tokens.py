"""Words, numbers and marks of a text."""

import re

from medad_lint.language.model import Token

__all__ = ["tokenise"]

_TOKEN = re.compile(
    r"""(?P<word>\d+-[^\W\d_]+(?:-[^\W\d_]+)*|[^\W\d_]+(?:[’'-][^\W\d_]+)*(?:-\d+)?)
    |(?P<number>\d+(?:[.,]\d+)?)
    |(?P<mark>\.{2,}|[?!]+|\S)""",
    re.VERBOSE,
)


def tokenise(text: str, fold: str) -> tuple[Token, ...]:
    """Tokens in order; every sign that is no white space belongs to exactly one."""
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        found.append(Token(match.lastgroup or "mark", start, end, text[start:end], fold[start:end]))
    return tuple(found)
