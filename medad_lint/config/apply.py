"""A configuration at work on the findings of one document."""

from collections.abc import Sequence

from medad_lint.config.model import Settings, Standing
from medad_lint.document.model import Block, Document
from medad_lint.findings import VERDICT_WORDS, Finding
from medad_lint.language import Token, outline
from medad_lint.language.dictionary import read
from medad_lint.policy.suppressions import Suppression

__all__ = ["judged", "permissions"]


def judged(findings: Sequence[Finding], settings: Settings) -> list[Finding]:
    """The findings with the verdicts that the team has set, each saying what the rule itself would have said."""
    own = {rule: (verdict, origin) for rule, verdict, origin in settings.verdicts}
    found = []
    for item in findings:
        verdict, origin = own.get(item.rule, (item.verdict, ""))
        if verdict != item.verdict:
            note = f"Строгость задана настройкой ({origin}); само правило говорит «{VERDICT_WORDS[item.verdict]}»."
            item = item._replace(verdict=verdict, notes=(*item.notes, note))
        found.append(item)
    return found


def permissions(document: Document, settings: Settings, findings: Sequence[Finding]) -> list[Suppression]:
    """What the configuration allows in a document: rules in the whole of it, words where findings are.

    Words that do not stand there come too, with no place: so that they can be told of as unused.
    """
    found = []
    blocks = _blocks(document, findings) if any(item.phrase for item, _ in settings.standing) else []
    for item, origin in settings.standing:
        places = _places(blocks, item.phrase) if item.phrase else [(0, len(document.source.text) + 1)]
        for first, last in places or [(-1, -1)]:
            found.append(_permission(item, origin, first, last))
    return found


def _permission(item: Standing, origin: str, first: int, last: int) -> Suppression:
    return Suppression(
        item.rules, item.reason, item.until, -1, -1, first, last, item.by, "config", origin, item.phrase
    )


def _blocks(document: Document, findings: Sequence[Finding]) -> list[Block]:
    """The blocks that findings stand in: the words of no other are looked up."""
    found = []
    for block in document.blocks:
        first, last = block.map.span(0, len(block.text))
        if any(item.start < last and first < item.end for item in findings):
            found.append(block)
    return found


def _places(blocks: Sequence[Block], phrase: str) -> list[tuple[int, int]]:
    """Where some words stand in any of their forms, as source offsets.

    A word written with a capital must have one: «Лучший доктор» is a name, «лучшего доктора города» is not.
    """
    wanted = [(token.text[0].isupper(), _lemmas(token.fold)) for token in _words(phrase)]
    found = []
    for block in blocks if wanted else ():
        words = _words(block.text, block)
        for start in range(len(words) - len(wanted) + 1):
            stretch = words[start : start + len(wanted)]
            if all(
                (token.text[0].isupper() or not capital) and lemmas & _lemmas(token.fold)
                for (capital, lemmas), token in zip(wanted, stretch, strict=True)
            ):
                found.append(block.map.span(stretch[0].start, stretch[-1].end))
    return found


def _words(text: str, block: Block | None = None) -> list[Token]:
    fold = block.fold if block else text.lower().replace("ё", "е")
    return [token for token in outline(text, fold)[0] if token.kind != "mark"]


def _lemmas(fold: str) -> frozenset[str]:
    """The lemmas of all readings, and the word itself: a name may be in no dictionary."""
    return frozenset({fold, *(reading.lemma for reading in read(fold))})
