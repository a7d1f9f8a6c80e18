"""What the reading of articles knows: lists of `rules/trust/*.yaml` that an editor or a lawyer can change.

A later folder adds to the lists of an earlier one; a number replaces it.
"""

from collections.abc import Iterator
from typing import Any

from medad_lint.rulebook.errors import did_you_mean
from medad_lint.rulebook.yamlfile import Value

__all__ = ["NAMES", "SECTIONS", "add_trust", "phrase_of"]

# what each section holds: words, phrases, words or phrases by name, numbers by name
SECTIONS = {
    "keys": "words-by-name", "placeholders": "phrases", "collective": "words", "first-names": "words",
    "surname-endings": "words", "not-names": "words", "labels": "phrases-by-name", "lists": "phrases", "comments": "phrases",
    "not-labels": "phrases", "not-articles": "phrases",
    "specialties": "words-by-name", "doctors": "phrases", "not-medical": "phrases", "pseudo": "phrases",
    "degrees": "phrases-by-name", "positions": "phrases", "topics": "words-by-name", "general": "words",
    "source-kinds": "phrases-by-name", "domains": "words-by-name", "quality": "words-by-name", "dead": "words",
    "appeals": "phrases", "ordinary": "words", "loud": "words", "terms": "words", "limits": "numbers", "generated": "words",
}  # fmt: skip
# the names that a section may hold; others name what they please
_GRADES = ("strong", "fair", "weak", "none")
NAMES: dict[str, tuple[str, ...]] = {
    "keys": (
        "author", "reviewer", "editor", "author-about", "reviewer-about", "published", "updated", "reviewed", "source", "topic",
    ),
    "labels": ("author", "reviewer", "editor", "published", "updated", "reviewed", "received"),
    "degrees": ("candidate", "doctor", "pharmacy", "phd", "not-medical"),
    "quality": _GRADES,
    "domains": _GRADES,
    "limits": ("stale-months", "update-months", "source-years", "slack-days", "most-terms"),
}  # fmt: skip


def phrase_of(value: Value) -> list[list[Any]]:
    """«стать*|материал на? странице?» as steps: the words one of which must stand there, and whether it may lack."""
    steps: list[list[Any]] = []
    for part in value.quoted_text().split():
        optional = part.endswith("?")
        words = part[:-1].split("|") if optional else part.split("|")
        for word in words:
            bare = word[:-1] if word.endswith("*") else word
            if not bare or "*" in bare or bare != bare.lower().replace("ё", "е"):
                raise value.error(f"слово «{word}» в фразе: строчные буквы без ё, звёздочка только в конце")
        steps.append([words, optional])
    if not steps or all(optional for _, optional in steps) or steps[0][1]:
        raise value.error("фраза начинается со слова, которое не может отсутствовать")
    return steps


def add_trust(known: dict[str, Any], value: Value) -> None:
    """Adds one file to what is known; raises `RulebookError`."""
    for name, part in value.pairs():
        form = SECTIONS.get(name)
        if form is None:
            raise part.error(f"неизвестный раздел «{name}».", did_you_mean(name, SECTIONS))
        if form == "numbers":
            numbers = known.setdefault(name, {})
            for key, item in _named(part, name):
                if not item.text().isdigit():
                    raise item.error("здесь нужно целое число")
                numbers[key] = int(item.text())
        elif form == "words":
            known.setdefault(name, []).extend(_words(part))
        elif form == "phrases":
            known.setdefault(name, []).extend(phrase_of(item) for item in part.items())
        else:
            lists = known.setdefault(name, {})
            for key, item in _named(part, name):
                found = lists.setdefault(key, [])
                found += [phrase_of(one) for one in item.items()] if form[0] == "p" else _words(item)


def _named(part: Value, section: str) -> Iterator[tuple[str, Value]]:
    """The lists of a section by name; a slip in a name that is fixed would be a list that nobody reads."""
    for key, item in part.pairs():
        if section in NAMES and key not in NAMES[section]:
            raise item.error(f"в разделе «{section}» нет имени «{key}».", did_you_mean(key, NAMES[section]))
        yield key, item


def _words(value: Value) -> list[str]:
    """Words of a list; one item may hold several between blanks."""
    return [word for item in value.items() for word in item.text().split()]
