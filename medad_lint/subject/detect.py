"""What a text is, what it advertises, to whom: declared, or told from its words, each answer with its evidence."""

from collections.abc import Sequence
from typing import NamedTuple

from medad_lint.document.fields import Field
from medad_lint.document.model import Document
from medad_lint.findings import Subject
from medad_lint.matching.view import View
from medad_lint.rulebook.model import KINDS, OBJECTS, Pattern

__all__ = ["Declared", "declared_in", "detect"]

MOST_BLOCKS = 120  # the head of a page tells what it is, its end what to do: the middle only repeats it
ARTICLE_WORDS = 350  # a text of this length with headings of its own reads as an article
SITE_PAGE_CUES = 3  # «О клинике», «Наши врачи», «Вакансии» in a menu
_ARTICLE_KEYS = frozenset(
    {"author", "authors", "date", "tags", "categories", "category", "sources", "reviewer", "pubdate"}
)


class Declared(NamedTuple):
    """What someone has said of the text; None and empty are «not said»."""

    kind: str | None = None
    objects: tuple[str, ...] = ()
    promotes: bool | None = None
    audience: str | None = None


def declared_in(fields: Sequence[Field]) -> tuple[Declared, tuple[Field, ...]]:
    """What a front matter declares (`medad: {kind: ad, object: drug}`), and the fields that make no sense."""
    kind, objects, promotes, audience = None, [], None, None
    wrong = []
    for field in fields:
        value = field.value.strip()
        match field.key.split("."):
            case ["medad", "kind"] if value in KINDS:
                kind = value
            case ["medad", "object" | "objects", *_] if all(
                part.strip() in OBJECTS for part in value.split(",")
            ):
                objects += [part.strip() for part in value.split(",")]
            case ["medad", "promotes"] if value in ("true", "false"):
                promotes = value == "true"
            case ["medad", "audience"] if value in ("public", "professionals"):
                audience = value
            case ["medad", *_]:
                wrong.append(field)
    return Declared(kind, tuple(objects), promotes, audience), tuple(wrong)


def detect(
    document: Document,
    declared: Declared,
    fields: Sequence[Field],
    views: Sequence[View],
    cues: Sequence[tuple[str, Sequence[Pattern]]],
) -> Subject:
    """The subject of a document; what is declared is taken as it is."""
    evidence: list[tuple[str, str]] = []
    scores: dict[str, dict[str, int]] = {"kind": {}, "object": {}, "promotes": {}, "audience": {}}
    quotes: dict[tuple[str, str], str] = {}
    near = views if len(views) <= MOST_BLOCKS else (*views[: MOST_BLOCKS // 2], *views[-MOST_BLOCKS // 2 :])
    for name, patterns in cues:
        what, answer = name.split("/", 1)
        for view in near:
            for pattern in patterns:
                for match in view.find(pattern):
                    scores[what][answer] = scores[what].get(answer, 0) + 1
                    if (what, answer) not in quotes:
                        tokens = view.tokens
                        begin, end = tokens[match.start].start, tokens[match.end - 1].end
                        quotes[what, answer] = view.block.text[begin:end]

    def told(what: str, answer: str) -> str:
        evidence.append(
            (f"{what}: {answer}", f"«{quotes[what, answer]}»" if (what, answer) in quotes else "объявлено")
        )
        return answer

    objects = declared.objects
    if objects:
        evidence.append((f"object: {', '.join(objects)}", "объявлено"))
    else:
        ranked = sorted(scores["object"].items(), key=lambda item: -item[1])
        strong = [answer for answer, score in ranked if 2 * score >= ranked[0][1]]
        if "supplement" in strong and "drug" in strong:  # «БАД. Не является лекарственным средством»
            strong.remove("drug")
        if "other" in strong and len(strong) > 1 and strong[0] != "other":
            strong.remove("other")
        elif strong[:1] == ["other"]:
            strong = ["other"]
        objects = tuple(told("object", answer) for answer in strong)
    promotes = declared.promotes
    if promotes is None:
        promotes = bool(scores["promotes"].get("yes"))
        if promotes:
            told("promotes", "yes")
    kind = declared.kind
    if kind is None:
        keys = {field.key.split(".")[0].lower() for field in fields}
        headings = sum(view.block.kind == "heading" for view in views)
        words = sum(view.block.text.count(" ") + 1 for view in views)
        if scores["kind"].get("site-page", 0) >= SITE_PAGE_CUES and any(
            "nav" in view.block.scopes or "list" in view.block.scopes for view in views
        ):
            kind = told("kind", "site-page")
        elif scores["kind"].get("article") and not promotes:
            kind = told("kind", "article")
        elif len(keys & _ARTICLE_KEYS) > 1 or (headings > 2 and words >= ARTICLE_WORDS and not promotes):
            kind = "article"
            evidence.append(
                ("kind: article", "шапка статьи" if keys & _ARTICLE_KEYS else "длина и заголовки")
            )
        else:
            kind = "ad"
    audience = declared.audience
    if audience is None:
        audience = told("audience", "professionals") if scores["audience"].get("professionals") else "public"
    medical = max(
        (score for answer, score in scores["object"].items() if answer in objects and answer != "other"),
        default=0,
    )
    said = bool(declared.kind or declared.objects)
    sure = said or (medical > 0 and (promotes or medical > 2))
    return Subject(kind, objects, promotes, audience, tuple(evidence), said, sure)
