"""Half a warning made whole: a sentence put beside the one that stands. It needs a look, for it goes into written words."""

from medad_lint.document.model import Block, Document
from medad_lint.findings import Finding
from medad_lint.fixing.model import Edit
from medad_lint.fixing.typography import tidy_edits
from medad_lint.language import outline

__all__ = ["half_edits"]

_FLOWING = frozenset({"paragraph", "list-item", "quote", "cell"})
_ENDS = ".!?…"


def half_edits(document: Document, finding: Finding, parts: tuple[str, ...]) -> tuple[Edit, ...]:
    """The missing sentence before or behind the sentence of what stands, which is tidied; none where that is no running text."""
    if len(parts) != 2 or len(finding.lacking) != 1 or not finding.standing:
        return ()
    start, end = max(finding.standing)
    missing = finding.lacking[0]
    for block in document.blocks:
        first, last = block.map.span(0, block.map.size)
        if first <= start and end <= last and block.kind in _FLOWING:
            begin, stop = _sentence(block, start)
            beside = [_sentence(block, s) for s, e in finding.standing if first <= s and e <= last]
            tidy = tidy_edits(document.source.text, block, beside)
            if missing == 0:
                place = block.map.span(begin, begin + 1)[0]
                return Edit(place, place, f"{parts[0]} "), *tidy
            place = block.map.span(stop - 1, stop)[1]
            mark = "" if block.text[stop - 1] in _ENDS else "."
            words = Edit(place, place, f"{mark} {parts[1]}")
            return *(edit for edit in tidy if edit.text != "."), words
    return ()


def _sentence(block: Block, place: int) -> tuple[int, int]:
    """The bounds of a block's sentence that a source offset stands in."""
    tokens, bounds = outline(block.text, block.fold)
    for first, last in bounds:
        begin, stop = tokens[first].start, tokens[last - 1].end
        if block.map.span(begin, stop)[1] > place:
            return begin, stop
    return 0, len(block.text)
