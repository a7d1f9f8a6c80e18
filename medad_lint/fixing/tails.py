"""What stands under a text without belonging to it: a signature, the marking of an advertisement, a footer."""

import re
from collections.abc import Sequence

from medad_lint.document.model import Block

__all__ = ["is_tail", "last_own"]

_LONGEST = 200  # signs: a longer line tells more than who has placed the advertisement
_FIRM = r"(?:ооо|оао|зао|пао|нао|ао|ип)\b"
_TAIL = re.compile(
    rf"""^[\W_]*(?:
        реклама[\s.,:;|·—–-]*(?:$|{_FIRM}|\d+\s*\+|рекламодатель|erid|["«])
      | (?:на\ правах\ рекламы|рекламодатель|информация\ о\ рекламодателе)\b
      | {_FIRM}\s+["«“А-ЯЁ]
      | лицензия\s*(?:№|л[оo0]|от\b)
      | (?:с\ уважением|искренне\ ваш[аи]?|ваша?\ (?:клиника|доктор|врач|команда))\b
      | (?:политика\ конфиденциальности|все\ права\ защищены|copyright)\b
    )
    | ^\s*©
    | ^(?:\s*\#[^\W_][\w-]*)+\s*$
    | \berid\b
    | \b(?:огрн(?:ип)?|инн)\b\W*\d""",
    re.IGNORECASE | re.VERBOSE,
)
_BESIDE = frozenset({"alt", "title", "description"})  # no part of the text's own flow
_OUTSIDE = frozenset({"footer", "nav", "aside", "form"})


def is_tail(line: str) -> bool:
    """Whether a line is a signature or marking: «Реклама. ООО «Ромашка», erid: 2Vtzqx»."""
    return len(line) <= _LONGEST and _TAIL.search(line) is not None


def last_own(blocks: Sequence[Block]) -> int | None:
    """The number of the last block of the text itself; of a text that is all signature the last one at all."""
    shown = [number for number, block in enumerate(blocks) if block.kind not in _BESIDE]
    for number in reversed(shown):
        block = blocks[number]
        if _OUTSIDE.isdisjoint(block.scopes) and not all(map(is_tail, block.text.split("\n"))):
            return number
    return shown[-1] if shown else None
