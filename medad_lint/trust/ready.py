"""A MedicalWebPage block made of the facts found, for pasting into a page. What is not known is left to be filled in."""

import json
from collections.abc import Sequence
from typing import Any

from medad_lint.trust.model import Fact

__all__ = ["ready_block"]

_DEGREE = {"author": "Фамилия Имя Отчество", "reviewer": "Фамилия Имя Отчество врача"}


def ready_block(facts: Sequence[Fact], title: str) -> str:
    """The script with its tags, on lines of their own."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "headline": title[:110],
    }
    data["author"] = _person(facts, "author")
    data["reviewedBy"] = _person(facts, "reviewer")
    for kind, name in (
        ("published", "datePublished"),
        ("updated", "dateModified"),
        ("reviewed", "lastReviewed"),
    ):
        fact = next(
            (item for item in facts if item.kind == kind and item.value and item.sure != "unknown"), None
        )
        if fact is not None:
            data[name] = fact.value
        elif kind != "reviewed":
            data[name] = "ГГГГ-ММ-ДД"
    sources = [fact.value for fact in facts if fact.kind == "source" and not fact.marks & {"none", "weak"}]
    if sources:
        data["citation"] = sources[:8]
    inner = json.dumps(data, ensure_ascii=False, indent=2).replace("</", "<\\/")
    return f'<script type="application/ld+json">\n{inner}\n</script>'


def _person(facts: Sequence[Fact], role: str) -> dict[str, str]:
    fact = next((item for item in facts if item.kind == role and "named" in item.marks), None)
    if fact is None:
        return {"@type": "Person", "name": _DEGREE[role], "jobTitle": "должность"}
    post = ", ".join(
        filter(None, (fact.detail("specialty") or fact.detail("position"), fact.detail("degree")))
    )
    person = {"@type": "Person", "name": fact.value}
    if post:
        person["jobTitle"] = post
    link = fact.detail("link")
    if link.startswith("http"):
        person["url"] = link
    return person
