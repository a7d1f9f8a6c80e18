"""All facts of a document, gathered once, in order of place."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medad_lint.document.fields import Field
from medad_lint.document.model import Document
from medad_lint.trust.bylines import bylines_of
from medad_lint.trust.checks import aged, conflicts_of, on_topic, topics_of, weighed
from medad_lint.trust.claims import claims_of
from medad_lint.trust.heads import heads_of
from medad_lint.trust.model import Fact, lines_of, marked
from medad_lint.trust.people import people_of
from medad_lint.trust.phrases import vocabulary
from medad_lint.trust.references import broken_of, references_of
from medad_lint.trust.sources import listed_sources
from medad_lint.trust.spans import labels_of
from medad_lint.trust.stamps import stamps_of
from medad_lint.trust.terms import terms_of
from medad_lint.trust.words import Knowledge

__all__ = ["Trust", "gather"]


class Trust(NamedTuple):
    """What an article brings along to be trusted."""

    facts: tuple[Fact, ...]
    topics: frozenset[str]

    def of(self, *kinds: str) -> list[Fact]:
        """The facts of some kinds."""
        return [fact for fact in self.facts if fact.kind in kinds]


def gather(
    document: Document, fields: Sequence[Field], known: Knowledge, as_of: str, audience: str = "public"
) -> Trust:
    """The facts of a document. `known` is what `rules/trust/` holds, `as_of` an ISO date."""
    source = document.source.text
    lines = lines_of(document.blocks, source)
    listed = listed_sources(source, lines, known)
    words = vocabulary(line.fold for line in lines)
    labels = [label for label in labels_of(lines, words, known) if label.line not in listed.lines]
    people = [_checked(fact) for fact in people_of(source, lines, labels, known)]
    spoken = [label.line for label in labels]
    facts = [*listed.facts, *people, *stamps_of(document, lines, labels, known)]
    facts += map(_checked, heads_of(fields, known))
    facts += _of_data(document, known)
    others = list(bylines_of(source, lines, [*spoken, *listed.lines], known))
    named = any(fact.kind == "author" and "named" in fact.marks for fact in facts)
    told = {fact.start for fact in people}
    facts += [fact for fact in others if fact.start not in told and (not named or fact.origin != "card")]
    references = references_of(source, lines, listed.lines)
    facts += broken_of(references, [fact for fact in facts if fact.kind == "source"])
    facts += claims_of(source, lines, references, listed.lines, words, known)
    if audience != "professionals":
        terms = list(terms_of(lines, listed.lines, words, known))
        most = known.limit("most-terms", 6)
        facts += [marked(fact, "first") for fact in terms[:most]] + terms[most:]
    topics = topics_of(document, fields, known)
    facts = on_topic(aged(facts, as_of, known), topics)
    facts += conflicts_of(facts, known)
    facts = weighed(facts, as_of, known)
    facts.append(
        Fact(
            "page",
            document.syntax,
            0,
            0,
            "text",
            "sure",
            frozenset({"html"} if document.syntax == "html" and "<head" in source.lower() else ()),
        )
    )
    return Trust(tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind))), topics)


def _checked(fact: Fact) -> Fact:
    """An editor with a medical education checks the text as a reviewer does; any other only its commas."""
    return fact._replace(kind="reviewer") if fact.kind == "editor" and "medical" in fact.marks else fact


def _of_data(document: Document, known: Knowledge) -> Iterator[Fact]:
    """What a page says to search engines; each reader is imported only where there is something for it."""
    source = document.source.text
    kinds = {part.kind for part in document.parts}
    if "json-ld" in kinds:
        from medad_lint.trust.schema import schema_of

        yield from schema_of(document, known)
    if document.syntax != "text" and any(sign in source for sign in ("itemprop", "typeof", 'property="')):
        from medad_lint.trust.microdata import microdata_of

        yield from microdata_of(source, known)
    if "meta" in kinds or "<item" in source:
        from medad_lint.trust.metas import metas_of, turbo_of

        yield from metas_of(document, known)
        yield from turbo_of(document, known)
