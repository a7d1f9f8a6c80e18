"""Spaces and full stops of a warning that stands: its words are left as they are."""

import re
from collections.abc import Iterator, Sequence

from medad_lint.document.model import Block
from medad_lint.fixing.model import Edit
from medad_lint.language import outline

__all__ = ["tidy_edits"]

_MOST = 3  # sentences: what lies further apart is no warning but an article
_BLANKS = frozenset(" \t")
_LETTER = r"[а-яёА-ЯЁ]"
_GLUED = re.compile(rf"(?<={_LETTER})[,;:](?={_LETTER})|(?<=[а-яё])[.!](?=[А-ЯЁ])")
_SPACED = re.compile(rf"(?<={_LETTER}) (?=[,.;:!](?:\s|$))")


def tidy_edits(source: str, block: Block, places: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Edits of the sentences of a block that hold these stretches of its text."""
    tokens, bounds = outline(block.text, block.fold)
    sentences = [(tokens[first].start, tokens[last - 1].end) for first, last in bounds]
    held = [n for n, (begin, stop) in enumerate(sentences) if any(begin <= a < stop for a, _ in places)]
    if not held or held[-1] - held[0] >= _MOST:
        return
    begin, stop = sentences[held[0]][0], sentences[held[-1]][1]
    text = block.text
    for match in _GLUED.finditer(text, begin, stop):
        place = block.map.span(*match.span())[1]
        if place == block.map.span(match.end(), match.end() + 1)[0]:  # no tag, no star between
            yield Edit(place, place, " ")
    spaced = {match.start() for match in _SPACED.finditer(text, begin, stop)}
    for offset in range(begin, stop):
        if text[offset] != " ":
            continue
        first, last = block.map.span(offset, offset + 1)
        if not _BLANKS.issuperset(source[first:last]):  # a line end, a no-break space, an entity
            continue
        if offset in spaced and last == block.map.span(offset + 1, offset + 2)[0]:
            yield Edit(first, last, "")
        elif last - first > 1:
            yield Edit(first, last, " ")
    # a line in capitals is set as a caption: «НЕ ЛЕКАРСТВО»
    caption = text[sentences[held[-1]][0] : stop].isupper()
    if block.kind == "paragraph" and stop == len(text) and re.match(_LETTER, text[-1]) and not caption:
        place = block.map.span(stop - 1, stop)[1]
        yield Edit(place, place, ".")
