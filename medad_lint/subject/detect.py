"""What a text is, what it advertises, to whom: declared, or told from its words, each answer with its evidence."""

from collections.abc import Sequence
from typing import NamedTuple

from medad_lint.document.fields import Field
from medad_lint.document.model import Document
from medad_lint.findings import Subject
from medad_lint.matching.view import View
from medad_lint.matching.walker import Match
from medad_lint.rulebook.model import KINDS, OBJECTS, Pattern

__all__ = ["BOUNDS", "BY_LENGTH", "Bounds", "Declared", "declared_in", "detect", "joined"]

MOST_BLOCKS = 120  # the head of a page tells what it is, its end what to do: the middle only repeats it
SHORT_WORDS = 60  # such a text is judged by slighter signs: a slogan has no room for a call
WORDS_A_CALL = 400  # a text calls where a call comes at least so often: people in novels buy things, too
PAGE_CALLS = 2  # a page of a site needs no more, however long: it sells from top to bottom
WORDS_A_CUE = 300  # … and is surely about an object that it names so often
BY_LENGTH = "длина и заголовки"  # the weakest evidence of an article
_ARTICLE_KEYS = frozenset(
    {"author", "authors", "date", "tags", "categories", "category", "sources", "reviewer", "pubdate"}
)


class Bounds(NamedTuple):
    """Numbers from which on a text is taken for something else."""

    article_words: int = 350  # a text of this length with headings of its own reads as an article
    site_page_cues: int = 3  # «О клинике», «Наши врачи», «Вакансии» in a menu


BOUNDS = Bounds()


_ARTICLE_TYPES = ("Article", "BlogPosting", "MedicalWebPage")


class Declared(NamedTuple):
    """What someone has said of the text; None and empty are «not said»."""

    kind: str | None = None
    objects: tuple[str, ...] = ()
    promotes: bool | None = None
    audience: str | None = None


def joined(first: Declared, second: Declared) -> Declared:
    """What the first says, and where it says nothing, what the second does."""
    return Declared(
        first.kind or second.kind,
        first.objects or second.objects,
        second.promotes if first.promotes is None else first.promotes,
        first.audience or second.audience,
    )


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
            case ["medad", "allow", *_]:
                pass  # read by `policy.declared`
            case ["medad", *_]:
                wrong.append(field)
    return Declared(kind, tuple(objects), promotes, audience), tuple(wrong)


class _Cues:
    """How often each cue stands in a text, and its first words; each is looked for when first asked about."""

    def __init__(self, views: Sequence[View], cues: Sequence[tuple[str, Sequence[Pattern]]]) -> None:
        self._views = (
            views if len(views) <= MOST_BLOCKS else (*views[: MOST_BLOCKS // 2], *views[-MOST_BLOCKS // 2 :])
        )
        self._cues = dict(cues)
        self._counts: dict[str, int] = {}
        self.quotes: dict[str, str] = {}

    def count(self, name: str) -> int:
        known = self._counts.get(name)
        if known is None:
            known = 0
            for view in self._views:
                no_cue = [
                    match for pattern in self._cues.get(f"no-{name}", ()) for match in view.find(pattern)
                ]
                for pattern in self._cues[name]:
                    found = [match for match in view.find(pattern) if not _inside(match, no_cue)]
                    known += len(found)
                    if found and name not in self.quotes:
                        begin, end = view.tokens[found[0].start].start, view.tokens[found[0].end - 1].end
                        self.quotes[name] = view.block.text[begin:end]
            self._counts[name] = known
        return known

    def stands(self, name: str) -> bool:
        """Whether a cue stands anywhere."""
        return any(view.find(pattern) for view in self._views for pattern in self._cues[name])

    def scores(self, what: str) -> dict[str, int]:
        """The answers to a question that have any cue, the most told first."""
        found = {
            name.split("/", 1)[1]: self.count(name) for name in self._cues if name.startswith(f"{what}/")
        }
        return dict(sorted(((name, n) for name, n in found.items() if n), key=lambda item: -item[1]))


def detect(
    document: Document,
    declared: Declared,
    fields: Sequence[Field],
    views: Sequence[View],
    cues: Sequence[tuple[str, Sequence[Pattern]]],
    bounds: Bounds = BOUNDS,
) -> Subject:
    """The subject of a document; what is declared is taken as it is."""
    evidence: list[tuple[str, str]] = []
    told = _Cues(views, cues)
    said = bool(declared.kind or declared.objects)

    def tell(what: str, answer: str) -> str:
        quote = told.quotes.get(f"{what}/{answer}") or told.quotes.get(f"weak-{what}/{answer}")
        evidence.append((f"{what}: {answer}", f"«{quote}»" if quote else "объявлено"))
        return answer

    scores = {} if declared.objects else told.scores("object") or told.scores("weak-object")
    words = sum(view.block.text.count(" ") + 1 for view in views)
    short = words <= SHORT_WORDS
    page = document.syntax == "html"
    medical = (
        said
        or any(name != "other" for name in scores)
        or told.stands("medical/yes")
        or (short and told.stands("medical/short"))
    )
    objects = declared.objects
    if objects:
        evidence.append((f"object: {', '.join(objects)}", "объявлено"))
    else:
        objects = tuple(tell("object", answer) for answer in _strongest(scores))
    if not medical:
        return Subject("ad", objects, False, "public", tuple(evidence), False, False, False, False)
    promotes = declared.promotes
    if promotes is None:
        calls = told.count("promotes/yes")
        promotes = calls * WORDS_A_CALL >= words or (page and calls >= PAGE_CALLS)
        if promotes:
            tell("promotes", "yes")
    kind = declared.kind
    if kind is None:
        keys = {field.key.split(".")[0].lower() for field in fields} & _ARTICLE_KEYS
        headings = sum(view.block.kind == "heading" for view in views)
        listed = any("nav" in view.block.scopes or "list" in view.block.scopes for view in views)
        if listed and told.count("kind/site-page") >= bounds.site_page_cues:
            kind = tell("kind", "site-page")
        elif not promotes and told.count("kind/article"):
            kind = tell("kind", "article")
        elif len(keys) > 1 or (
            headings > 2 and words >= bounds.article_words and not promotes and _written(document, told)
        ):
            kind = "article"
            evidence.append(("kind: article", "шапка статьи" if keys else BY_LENGTH))
        else:
            kind = "ad"
    audience = declared.audience
    if audience is None:
        asked = told.count("audience/professionals")
        audience = tell("audience", "professionals") if asked else "public"
    strength = max((n for name, n in scores.items() if name in objects and name != "other"), default=0)
    sure = said or (promotes and strength > 0 and (page or strength * WORDS_A_CUE >= words))
    addressed = said or promotes or (short and told.stands("promotes/short"))
    return Subject(kind, objects, promotes, audience, tuple(evidence), said, sure, addressed)


def _written(document: Document, told: _Cues) -> bool:
    """Whether long words under headings are an article: a page of services has them too, but it calls or has no date."""
    if document.syntax != "html" or not told.count("promotes/yes"):
        return True
    return any(
        part.kind == "time" or (part.kind == "json-ld" and any(name in part.text for name in _ARTICLE_TYPES))
        for part in document.parts
    )


def _inside(match: Match, others: Sequence[Match]) -> bool:
    return any(other.start <= match.start and match.end <= other.end for other in others)


def _strongest(scores: dict[str, int]) -> list[str]:
    """The objects that are told at least half as often as the first of them."""
    most = max(scores.values(), default=0)
    strong = [answer for answer, score in scores.items() if 2 * score >= most]
    if "supplement" in strong and "drug" in strong:  # «БАД. Не является лекарственным средством»
        strong.remove("drug")
    if strong[:1] == ["other"]:
        return ["other"]
    if "other" in strong:
        strong.remove("other")
    return strong
