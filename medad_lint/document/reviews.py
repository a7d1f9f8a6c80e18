"""What is a review: a heading, a class, a signature. The law looks at whose words they are."""

import re
from collections.abc import Iterable

from medad_lint.document.model import Block

__all__ = ["is_review_heading", "is_review_name", "mark_signed"]

_HEADING = r"^(?:\W*)(?:отзыв|нам пишут|что (?:о нас )?говорят|говорят пациенты|пациенты о нас|благодарности|истории пациентов|наши пациенты о)"
_NAME_PARTS = r"[A-Z]?[a-z]+|[A-Z]+"
# what a page says of itself, not of its words
_NO_REVIEW = r"\b(?:has|no|without)-comments?\b|\bcomments?-(?:open|closed|off|form|respond)\b"
_REVIEW_WORDS = frozenset(
    [
        "review",
        "reviews",
        "reviewbody",
        "otzyv",
        "otzyvy",
        "otziv",
        "otzivi",
        "otzyvi",
        "otzivy",
        "testimonial",
        "testimonials",
        "comment",
        "comments",
        "feedbacks",
    ]
)
_SIGNATURE = re.compile(
    r"(?:^|[—–-]\s*|\n\s*|\(\s*)[А-ЯЁ][а-яё]+(?:\s+[А-ЯЁ][а-яё]*\.?){0,2}"
    r",\s*(?:\d{1,2}\s*(?:лет|год|года)?|г\.\s*[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+)(?:,\s*[\w .-]{2,30})?[.)]?$"
)


def is_review_heading(folded: str) -> bool:
    """Whether a folded heading opens the reviews of a page."""
    return bool(re.match(_HEADING, folded))


def is_review_name(names: str) -> bool:
    """Whether a class, id or itemprop names a review: «reviews-slider», «ReviewItem», but not «preview»."""
    parts = re.compile(_NAME_PARTS).findall(re.sub(_NO_REVIEW, " ", names))
    return not _REVIEW_WORDS.isdisjoint(part.lower() for part in parts)


def mark_signed(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, those that someone has signed marked as reviews: «— Анна, 34 года» at the end or in a block below."""
    found = list(blocks)
    for number, block in enumerate(found):
        if block.kind not in ("paragraph", "quote", "list-item", "cell") or not _SIGNATURE.search(block.text):
            continue
        found[number] = block._replace(scopes=block.scopes | {"review"})
        alone = _SIGNATURE.match(block.text.lstrip("—–- "))
        if alone and number and found[number - 1].kind in ("paragraph", "quote", "list-item", "cell"):
            before = found[number - 1]
            found[number - 1] = before._replace(scopes=before.scopes | {"review"})
    return found
