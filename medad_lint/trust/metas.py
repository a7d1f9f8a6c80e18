"""Facts from `<meta>`, Open Graph, and the feed that Turbo pages are made of."""

import re
from collections.abc import Iterator
from html import unescape

from medad_lint.document.model import Document
from medad_lint.trust.heads import person_of, stamp_of
from medad_lint.trust.lazy import Lazy
from medad_lint.trust.model import Fact
from medad_lint.trust.words import Knowledge

__all__ = ["metas_of", "turbo_of"]

_DATES = {
    "article:published_time": "published", "og:published_time": "published", "article:modified_time": "updated", "og:updated_time": "updated",
    "date": "published", "dc.date": "published", "dcterms.created": "published", "dcterms.modified": "updated", "last-modified": "updated",
    "citation_publication_date": "published", "citation_date": "published", "pubdate": "published", "dc.date.issued": "published",
    "dcterms.issued": "published", "revised": "updated",
}  # fmt: skip
_PEOPLE = {
    "author": "author", "article:author": "author", "dc.creator": "author", "citation_author": "author", "og:article:author": "author",
    "medical-reviewer": "reviewer", "reviewed-by": "reviewer", "reviewer": "reviewer",
}  # fmt: skip
_FEED = Lazy(
    r"<(pubDate|author|dc:creator|turbo:author)>\s*(?:<!\[CDATA\[)?\s*(.*?)\s*(?:\]\]>)?\s*</\1>", re.DOTALL
)


def metas_of(document: Document, known: Knowledge) -> Iterator[Fact]:
    """People and dates in the head of a page; an author there is weak, for readers do not see it."""
    for part in document.parts:
        if part.kind != "meta":
            continue
        held = dict(part.attributes)
        if "itemprop" in held:
            continue
        name = (held.get("name") or held.get("property") or held.get("http-equiv") or "").lower()
        value = unescape(part.text)
        if name in _DATES:
            yield from stamp_of(_DATES[name], value, part.start, part.end, "meta", known)
        elif name in _PEOPLE and not value.startswith("http"):
            for fact in person_of(_PEOPLE[name], value, part.start, part.end, "meta", (), known):
                yield fact if fact.sure == "unknown" else fact._replace(sure="weak")


def turbo_of(document: Document, known: Knowledge) -> Iterator[Fact]:
    """Dates and authors of a feed's items."""
    source = document.source.text
    if "<item" not in source or ("<pubDate" not in source and "turbo:" not in source):
        return
    begin = source.find("<item")
    for match in _FEED.finditer(source, begin):
        value = unescape(match[2])
        if match[1] == "pubDate":
            yield from stamp_of(
                "published", re.sub(r"^\s*\w{3},\s*", "", value), *match.span(2), "rss", known
            )
        else:
            yield from person_of("author", value, *match.span(2), "rss", (), known)
