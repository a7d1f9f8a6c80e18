"""Whether a text that nobody has declared an article reads as one: a form, a price list, a policy asks for no author."""

import re
from collections.abc import Sequence

from medad_lint.document.fields import Field
from medad_lint.document.model import Document
from medad_lint.findings import Subject
from medad_lint.matching.view import View
from medad_lint.rulebook.model import Pattern
from medad_lint.subject.detect import BY_LENGTH
from medad_lint.trust.checks import titles_of
from medad_lint.trust.phrases import Words
from medad_lint.trust.words import Knowledge

__all__ = ["reads_as_article"]

LEAST = 0.5  # share of the letters that stand in sentences
SENTENCE = 80  # letters of a block that may be one


def reads_as_article(
    document: Document,
    fields: Sequence[Field],
    subject: Subject,
    views: Sequence[View],
    cues: Sequence[tuple[str, Sequence[Pattern]]],
    known: Knowledge,
) -> bool:
    """Where nothing but length makes an article, its title must name an illness or the like, as the cues tell."""
    told = dict(subject.evidence).get("kind: article")
    if told is None:  # declared
        return True
    if any(_is_other(title, known) for title in titles_of(document, fields, known)):
        return False
    if told != BY_LENGTH:
        return True
    # «Протезирование зубов» on a clinic's page is a service, «Межрёберная невралгия» an article
    return _in_sentences(document) >= LEAST and _of_health(views, dict(cues)["medical/yes"])


def _of_health(views: Sequence[View], patterns: Sequence[Pattern]) -> bool:
    """Whether the title or the first heading has a word of medicine in it."""
    tops = [view for view in views if view.block.kind == "title" or view.block.level == 1]
    return any(view.find(pattern) for view in (tops or views[:1])[:2] for pattern in patterns)


def _is_other(title: str, known: Knowledge) -> bool:
    """«О клинике», «Политика конфиденциальности», «Цены | Клиника»: one word must be the whole of a title or a part of it."""
    for part in re.split(r"\s[|•·—–-]\s|[|:]", title):
        words = Words(part.lower().replace("ё", "е"))
        if words.texts:
            _, stop = known.not_articles.at(words, 0)
            if stop > 1 or stop == len(words):
                return True
    return False


def _in_sentences(document: Document) -> float:
    """The share of the letters that a reader sees in sentences, not in menus, cells, buttons and captions."""
    every = prose = 0
    for block in document.blocks:
        if block.kind in ("title", "description", "alt"):
            continue
        size = len(block.text)
        every += size
        if (
            size >= SENTENCE
            and block.kind in ("paragraph", "list-item", "quote")
            and re.search(r"[.!?…]", block.text)
        ):
            prose += size
    return prose / every if every else 0.0
