"""Facts from JSON-LD: people, dates and sources of the article, not of its reviews and comments."""

from collections.abc import Iterator, Sequence

from medad_lint.document.model import Document
from medad_lint.trust.heads import person_of, stamp_of
from medad_lint.trust.items import read_item
from medad_lint.trust.jsonread import Node, read_json
from medad_lint.trust.model import Fact
from medad_lint.trust.words import Knowledge

__all__ = ["schema_of"]

ARTICLES = frozenset(
    [
        "Article",
        "MedicalWebPage",
        "NewsArticle",
        "BlogPosting",
        "MedicalScholarlyArticle",
        "ScholarlyArticle",
        "TechArticle",
        "WebPage",
        "HealthTopicContent",
        "Report",
    ]
)
_PAGES = frozenset(("WebPage", "ItemPage", "AboutPage"))
_ORGANISATIONS = frozenset(
    [
        "Organization",
        "MedicalOrganization",
        "MedicalClinic",
        "Hospital",
        "NewsMediaOrganization",
        "LocalBusiness",
        "Corporation",
        "MedicalBusiness",
        "WebSite",
        "Brand",
    ]
)
_PEOPLE = {"author": "author", "creator": "author", "reviewedBy": "reviewer", "editor": "editor"}
_DATES = {
    "datePublished": "published",
    "dateCreated": "published",
    "dateModified": "updated",
    "lastReviewed": "reviewed",
}
_ABOUT = (
    "jobTitle",
    "honorificSuffix",
    "honorificPrefix",
    "description",
    "medicalSpecialty",
    "knowsAbout",
    "hasCredential",
    "worksFor",
    "hasOccupation",
)


def schema_of(document: Document, known: Knowledge) -> Iterator[Fact]:
    """Facts of all JSON-LD scripts of a page, and of the scripts themselves."""
    text = document.source.text
    roots: list[Node] = []
    scripts: list[Fact] = []
    for part in document.parts:
        if part.kind != "json-ld":
            continue
        if not part.text.strip() and part.text != text[part.start : part.end]:
            continue  # made by code that is not run here
        node, faults = read_json(text, part.start, part.end)
        for fault in faults[:3]:
            yield Fact(
                "json-ld", fault.message, fault.start, fault.end, "json-ld", "sure", frozenset({"broken"})
            )
        if node is not None:
            roots.append(node)
            scripts.append(Fact("json-ld", "", part.start, part.end, "json-ld"))
    nodes = [node for root in roots for node in _nodes(root)]
    by_id = {
        found.text(): node for node in nodes if (found := node.get("@id")) is not None and len(node.data) > 1
    }
    articles = [node for node in nodes if _types(node) & ARTICLES]
    real = [node for node in articles if not _types(node) & _PAGES] or articles
    for node in real:
        facts = list(_article(node, by_id, known))
        yield from facts
        kinds = {fact.kind for fact in facts if fact.sure != "unknown"}
        marks = set()
        if "MedicalWebPage" in _types(node) and "reviewer" not in kinds:
            marks.add("no-reviewer")
        if not kinds & {"published", "updated"}:
            marks.add("no-dates")
        place = node.get("@type") or node
        yield Fact(
            "json-ld",
            place.text(),
            place.start,
            place.end,
            "json-ld",
            "sure",
            frozenset(marks),
            (("article", "yes"),),
        )
    for fact in scripts:
        if not real:
            yield fact


def _nodes(node: Node) -> Iterator[Node]:
    """Objects at the top, in arrays and graphs, and pages that contain an article; not what a review says."""
    for item in node.items():
        if item.kind != "object":
            continue
        yield item
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf"):
            inner = item.get(name)
            if inner is not None:
                yield from _nodes(inner)


def _types(node: Node) -> set[str]:
    found = node.get("@type")
    return {item.text().split("/")[-1] for item in found.items()} if found is not None else set()


def _article(node: Node, by_id: dict[str, Node], known: Knowledge) -> Iterator[Fact]:
    for name, role in _PEOPLE.items():
        member = node.get(name)
        for item in member.items() if member is not None else ():
            yield from _person(role, item, by_id, known)
    for name, kind in _DATES.items():
        member = node.get(name)
        if member is not None and member.kind in ("string", "template", "number"):
            yield from stamp_of(kind, member.text(), member.start, member.end, "json-ld", known)
    for name in ("citation", "isBasedOn"):
        member = node.get(name)
        for item in member.items() if member is not None else ():
            yield from _citation(item, known)


def _person(role: str, item: Node, by_id: dict[str, Node], known: Knowledge) -> Iterator[Fact]:
    if item.kind in ("string", "template"):
        yield from person_of(role, item.text(), item.start, item.end, "json-ld", (), known)
        return
    if item.kind != "object":
        return
    link = item.get("@id")
    if link is not None and item.get("name") is None:
        item = by_id.get(link.text(), item)
    name = item.get("name")
    if name is None or name.kind not in ("string", "template", "literal"):
        given, family = item.get("givenName"), item.get("familyName")
        if given is None or family is None:
            return
        name = Node("string", f"{family.text()} {given.text()}", family.start, family.end)
    if _types(item) & _ORGANISATIONS:
        yield Fact(role, name.text(), name.start, name.end, "json-ld", "unknown", frozenset({"collective"}))
        return
    about = [text for key in _ABOUT if (value := item.get(key)) is not None for text in _texts(value, 0)]
    if "Physician" in _types(item):
        about.append("врач")
    for fact in person_of(
        role, name.text(), name.start, name.end, "json-ld", about, known, "Person" in _types(item)
    ):
        url = item.get("url") or item.get("sameAs")
        pairs = (
            (*fact.details, ("link", url.items()[0].text()))
            if url is not None and url.items()
            else fact.details
        )
        yield fact._replace(details=pairs)


def _texts(node: Node, depth: int) -> Iterator[str]:
    for item in node.items():
        if item.text():
            yield item.text().rsplit("/", 1)[-1] if item.text().startswith("http") else item.text()
        elif item.kind == "object" and depth < 2:
            for key in ("name", "jobTitle", "title", "credentialCategory"):
                inner = item.get(key)
                if inner is not None:
                    yield from _texts(inner, depth + 1)


def _citation(item: Node, known: Knowledge) -> Iterator[Fact]:
    texts: Sequence[Node] = [item]
    if item.kind == "object":
        texts = [
            part
            for key in ("author", "name", "headline", "publisher", "datePublished", "url", "sameAs", "@id")
            if (part := item.get(key)) is not None
        ]
    words = ". ".join(word for part in texts for word in _texts(part, 0))
    urls = [part.text() for part in texts if part.text().startswith("http")]
    value = ". ".join([words.split("http")[0].strip(" ."), *urls]) if urls else words
    details, marks = read_item(value, value, known)
    if details:
        yield Fact("source", value, item.start, item.end, "json-ld", "sure", marks, tuple(details.items()))
