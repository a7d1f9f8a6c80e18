"""One item of a list of sources: ГОСТ, Vancouver, DOI, PubMed, an address, a guideline, an instruction, a law."""

import re
from collections.abc import Sequence

from medad_lint.trust.lazy import Lazy
from medad_lint.trust.phrases import Words
from medad_lint.trust.words import Knowledge

__all__ = ["host_of", "quality_of", "read_item"]

_URL = Lazy(r"(?:https?://|www\.)[^\s<>\"'«»)\]]+", re.IGNORECASE)
_ENDINGS = (
    ".ru", ".com", ".org", ".gov", ".net", ".info", ".int", ".edu", ".uk", ".eu", ".рф", ".su", ".io", ".site",
)  # fmt: skip
_DOMAIN = Lazy(
    r"(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:" + "|".join(ending[1:] for ending in _ENDINGS) + r")(?![\w.-])", re.I
)
_DOI = Lazy(r"\b10\.\d{4,9}/[^\s\"<>»]+")
_PMID = Lazy(r"\bpm(?:id|c)\W{0,2}\d{4,9}", re.IGNORECASE)
_YEAR = Lazy(r"(?<![\d/])(?<!\w-)(?:19[4-9]\d|20[0-4]\d)(?!\d|-\d{1,3}(?!\d))")
_AUTHORS = Lazy(
    r"^\W*(?:\d{1,3}[.)]\s*)?(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?,?\s[А-ЯЁ]\.\s?[А-ЯЁ]?\.?|[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+"
    r"|[A-Z][A-Za-zà-ž'-]+,?\s[A-Z]{1,3}\b\.?|[A-Z][A-Za-zà-ž'-]+\s+(?:et al|и др)|[A-Z][a-z]+,?\s[A-Z]\.)"
)
# what only journals have; each expression is tried where its letters stand
_JOURNAL = (
    ("//", Lazy(r"(?<!:)//")),
    (";", Lazy(r"\b(?:19|20)\d\d\s?;\s?\d+")),
    ("vol", Lazy(r"\bvol\.?\s?\d")),
    ("т.", Lazy(r"\bт\.\s?\d+")),
    ("№", Lazy(r"№\s?\d")),
    ("с.", Lazy(r"\bс\.\s?\d+\s?[-–—]\s?\d")),
    ("p.", Lazy(r"\bpp?\.\s?\d+")),
    ("v.", Lazy(r"\bv\.\s?\d")),
    ("(", Lazy(r"\d+\(\d+\)\s?:")),
)
_JOURNAL_WORDS = ("et al", "журн", "journal", "вестник", "медицинский совет")
_BOOK = (
    ("с.", Lazy(r"\d{2,4}\s?с\.")),
    (".", Lazy(r"\b(?:м|спб|л)\.\s?[:,]")),
    ("press", Lazy(r"\bpress\b")),
)
_BOOK_WORDS = ("изд.", "издательство", "isbn")
_REGISTER = Lazy(r"(?:\bid\s?[:№]?\s?|кр\s?№?\s?|\bкр)(\d{1,4}(?:[_/]\d)?)", re.I)


def read_item(text: str, source: str, known: Knowledge) -> tuple[dict[str, str], frozenset[str]]:
    """Details of an item and its marks; no details where it is no source. `source` may hold the address of a link."""
    fold = text.lower().replace("ё", "е")
    details: dict[str, str] = {}
    addressed = [words for words in (text, source) if "://" in words or "www." in words.lower()]
    address = next(filter(None, map(_URL.search, addressed)), None)
    numbered = [words for words in (text, source) if "10." in words]
    doi = next(filter(None, map(_DOI.search, numbered)), None)
    if doi:
        details["doi"] = doi.group().rstrip(".,;)")
    pmid = _PMID.search(text) if "pm" in fold else None
    if pmid:
        details["pmid"] = "".join(re.findall(r"\d+", pmid.group()))
    if address:
        details["url"] = address.group().rstrip(".,;)")
        details["host"] = host_of(details["url"])
    elif any(ending in fold for ending in _ENDINGS):
        domain = _DOMAIN.search(fold)
        if domain:
            details["host"] = domain.group().removeprefix("www.")
    years = _YEAR.findall(_URL.sub(" ", text) if address else text)
    if years:
        details["year"] = years[-1]
    authors = _AUTHORS.match(text)
    if authors:
        details["authors"] = authors.group().strip(" .,")
    kind = _kind(fold, details, known)
    if kind:
        details["kind"] = kind
    if not details:
        return {}, frozenset()
    register = _REGISTER.search(fold) if kind == "guideline" else None
    if register:
        details["register"] = register[1]
    details.setdefault("kind", "web" if details.get("host") else "article")
    quality = quality_of(details, known)
    details["quality"] = quality
    marks = {quality}
    if _dead(details.get("host", ""), details.get("url", ""), known):
        marks = {"none", "dead"}
    if "year" not in details and not {"url", "doi", "pmid", "host", "register"} & set(details):
        marks.add("incomplete")
    return details, frozenset(marks)


def _kind(fold: str, details: dict[str, str], known: Knowledge) -> str:
    words = Words(fold)
    best = ""
    order = ("guideline", "label", "law", "review", "dissertation", "who", "book")
    for place in known.source_kinds.starts(words):
        for name, _ in known.source_kinds.all_at(words, place):
            if not best or order.index(name) < order.index(best):
                best = name
    if best == "book" and "//" in fold.replace("://", ""):
        best = ""
    if best and best != "book":
        return best
    if "doi" in details or "pmid" in details or _tells(fold, _JOURNAL, _JOURNAL_WORDS):
        return "journal"
    if best or _tells(fold, _BOOK, _BOOK_WORDS):
        return "book"
    return ""


def _tells(fold: str, signs: Sequence[tuple[str, Lazy]], words: Sequence[str]) -> bool:
    return any(word in fold for word in words) or any(
        letters in fold and sign.search(fold) is not None for letters, sign in signs
    )


def host_of(url: str) -> str:
    """The host of an address, without `www.`."""
    bare = re.sub(r"^[a-z]+://", "", url.lower())
    return re.split(r"[/?#:]", bare)[0].removeprefix("www.")


def quality_of(details: dict[str, str], known: Knowledge) -> str:
    """strong, fair, weak or none: by the domain where one is known, else by the kind."""
    host = details.get("host", "")
    by_host = _of_host(host, known) if host else ""
    if by_host == "none":
        return "none"
    by_kind = next(
        (name for name, kinds in known.named("quality").items() if details["kind"] in kinds), "weak"
    )
    order = ("none", "weak", "fair", "strong")
    if by_host:
        return max(by_host, by_kind, key=order.index)
    if (
        host
        and details["kind"] in ("who", "guideline", "review")
        and not {"year", "doi", "authors"} & set(details)
    ):
        return "weak"  # a portal that only speaks of them
    return by_kind


def _of_host(host: str, known: Knowledge) -> str:
    """By the host or a domain above it, or by a word of it: «forum» in forum.klinika.ru."""
    parts = host.split(".")
    wholes = [".".join(parts[number:]) for number in range(len(parts) - 1)]
    found = [known.domains[name] for name in (*wholes, *re.split(r"[.-]", host)) if name in known.domains]
    return min(found, key=[*known.named("domains")].index, default="")


def _dead(host: str, url: str, known: Knowledge) -> bool:
    return (bool(host) and (host in known.words("dead") or "." not in host)) or url.endswith("//")
