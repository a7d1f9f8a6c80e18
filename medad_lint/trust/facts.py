"""E-A-T facts from the front matter and from one-line labels in the text."""

import re
from collections.abc import Iterator, Sequence

from medad_lint.document.fields import Field
from medad_lint.document.model import Block, Document
from medad_lint.trust.model import Fact

__all__ = ["facts_of"]

_KEYS = {
    **dict.fromkeys(("author", "authors", "avtor", "автор", "byline", "writer"), "author"),
    **dict.fromkeys(("reviewer", "reviewers", "reviewedby", "reviewed_by", "medicalreviewer", "medical_reviewer", "medreviewer",
                     "expert", "checkedby", "checked_by", "рецензент", "проверил", "sciencereviewer", "scientific_editor"), "reviewer"),
    **dict.fromkeys(("date", "published", "publishedat", "published_at", "publishdate", "pubdate", "datepublished", "dateorigin",
                     "created", "createdat", "дата"), "published"),
    **dict.fromkeys(("updated", "updatedat", "updated_at", "modified", "lastmod", "datemodified", "datenow", "lastupdated",
                     "last_update", "обновлено"), "updated"),
    **dict.fromkeys(("reviewed", "lastreviewed", "last_reviewed", "reviewdate", "checked"), "reviewed"),
    **dict.fromkeys(("sources", "references", "bibliography", "citations", "literature", "источники", "литература"), "source"),
}  # fmt: skip
_PLACEHOLDER = re.compile(
    r"^(?:null|none|nil|undefined|tbd|todo|-|—|\?+|n/?a|placeholder.*|\{\{.*|<.*|редакция.*|.*редакция|администрация.*|admin|автор)?$",
    re.I,
)
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\s+(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*(?:\s+\d{4})?",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+(?:[А-ЯЁ]\.\s?[А-ЯЁ]?\.?|[А-ЯЁ][а-яё]+(?:\s+[А-ЯЁ][а-яё]+)?))|(?:[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+)"
)
_QUALIFIED = re.compile(
    r"врач|доктор|[кд]\.?\s?м\.?\s?н|(?:канд|д-р|кандидат|доктор)\.?\s*мед|лог\b|логом\b|терапевт|педиатр|хирург|ортопед|стоматолог|психиатр|окулист|гинеколог|фармацевт|провизор",
    re.IGNORECASE,
)
_LABELS = (
    ("author", re.compile(r"^\W*(?:автор(?:ы)?(?:\s+(?:статьи|материала|текста))?|статью\s+(?:на\s+странице\s+)?(?:подготовила?и?|написала?и?)(?:\s+врач)?|материал\s+подготовила?|текст)\s*[:—–-]\s*", re.I)),
    ("reviewer", re.compile(r"^\W*(?:(?:статью|материал|текст)\s+(?:на\s+странице\s+)?проверила?и?(?:\s+врач[\w-]*)?|проверила?и?(?:\s+врач[\w-]*)?|(?:медицинский|научный)\s+(?:рецензент|редактор|консультант)|рецензент|проверено\s+врачом|врач-рецензент|эксперт)\s*[:—–-]?\s*", re.I)),
    ("published", re.compile(r"^\W*(?:дата\s+публикации|опубликован[оа]?|дата\s+создания|написано|дата)\s*[:—–-]?\s*", re.I)),
    ("updated", re.compile(r"^\W*(?:дата\s+(?:обновления|изменения|актуализации)|обновлен[оа]?|обновлён[оа]?|последнее\s+обновление|изменено|актуализировано)\s*[:—–-]?\s*", re.I)),
)  # fmt: skip
_HEADING = re.compile(
    r"^\W*(?:список\s+)?(?:использованн\w+\s+|используем\w+\s+)?(?:литератур\w*|источник\w*|библиографи\w*|references|sources)(?:\s+(?:информации|и\s+литература))?\s*[:.]?\s*$",
    re.I,
)


def facts_of(document: Document, fields: Sequence[Field]) -> tuple[Fact, ...]:
    """The facts of a document in order of place; offsets are code points of the source."""
    found = [*_from_fields(fields), *_from_labels(document.blocks), *_from_lists(document.blocks)]
    kinds = {fact.kind for fact in found}
    if kinds & {"published", "updated"}:
        first = next(fact for fact in found if fact.kind in ("published", "updated"))
        found.append(first._replace(kind="dates"))
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.kind)))


def _from_fields(fields: Sequence[Field]) -> Iterator[Fact]:
    for field in fields:
        parts = field.key.lower().split(".")
        kind = _KEYS.get(parts[0].replace("-", "_")) or _KEYS.get(parts[0].replace("_", "").replace("-", ""))
        value = field.value.strip()
        if kind is None or _PLACEHOLDER.match(value):
            continue
        if kind in ("author", "reviewer"):
            named = parts[-1] in ("name", "title", parts[0]) or parts[-1].isdigit()
            if named and (_PERSON.search(value) or (kind == "author" and " " in value)):
                yield Fact(
                    kind, value, field.start, field.end, "front-matter", bool(_QUALIFIED.search(value))
                )
        elif kind == "source" or _DATE.search(value):
            yield Fact(kind, value, field.start, field.end, "front-matter")


def _from_labels(blocks: Sequence[Block]) -> Iterator[Fact]:
    for block in blocks:
        if "review" in block.scopes or len(block.text) > 400:
            continue
        place = 0
        for line in block.text.split("\n"):
            for kind, label in _LABELS:
                match = label.match(line)
                if match is None:
                    continue
                value = line[match.end() :]
                person = kind in ("author", "reviewer")
                hit = (_PERSON if person else _DATE).search(value)
                if hit is not None and not _PLACEHOLDER.match(value.strip()):
                    begin = place + match.end() + hit.start()
                    end = place + match.end() + hit.end()
                    start, stop = block.map.span(begin, end)
                    qualified = person and bool(_QUALIFIED.search(line))
                    yield Fact(kind, hit.group(), start, stop, "label", qualified)
                    break
            place += len(line) + 1


def _from_lists(blocks: Sequence[Block]) -> Iterator[Fact]:
    """Items under a heading «Литература», or under a paragraph that looks like one."""
    for number, block in enumerate(blocks):
        if block.kind not in ("heading", "paragraph") or not _HEADING.match(block.text):
            continue
        for item in blocks[number + 1 : number + 80]:
            if item.kind == "heading":
                break
            if (
                item.kind in ("list-item", "paragraph")
                and len(item.text) > 12
                and re.search(r"\d{4}|https?://|doi", item.text)
            ):
                start, end = item.map.span(0, len(item.text))
                yield Fact("source", item.text, start, end, "list")
