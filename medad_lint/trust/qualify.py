"""What a person is: specialty, degree, category, experience, position; and whether that is medicine."""

from medad_lint.trust.lazy import Lazy
from medad_lint.trust.phrases import Words
from medad_lint.trust.words import Knowledge

__all__ = ["qualify", "specialty_of"]

_CATEGORY = Lazy(r"(?:высш|перв|втор)\w+\s+(?:квалификационн\w+\s+)?категори\w+")
_YEARS = (
    r"(?:более\s+|свыше\s+|больше\s+|около\s+|с\s+)?(?:\d{1,2}|19\d\d|20\d\d)(?:\s*(?:-?лет\w*|год\w*|г\.))?"
)
_EXPERIENCE = Lazy(
    rf"(?:стаж|опыт)(?:\s+(?:врачебной\s+)?(?:работы|практики))?\s*[:—–-]?\s*{_YEARS}|\d{{1,2}}-летн\w+\s+(?:стаж|опыт)\w*"
)
_NOT_WORK = Lazy(r"(?:стаж|опыт)\w*\s+(?:курени|болезн|заболевани|симптом|диабет|вожден|употреблени|приема)")
_PAPERS = ("диплом", "лицензи", "аккредитаци", "сертификат", "регистрационн")
_LICENCE = Lazy(
    r"(?:диплом|лицензи[яи]|аккредитаци[яи]|сертификат|регистрационный\s+номер)\w*(?:\s+врача)?\s*(?:№|:|n|no\.?)?\s*[\w/-]*\d[\w/-]*"
)


def specialty_of(word: str, known: Knowledge) -> tuple[str, ...]:
    """The topics of a specialty named by one word, hyphens and any case included; empty where it is none."""
    found: tuple[str, ...] = ()
    parts = word.split("-")
    for part in [word] if len(parts) == 1 else [word, *parts]:
        if part[:3] not in known.specialty_heads:
            continue
        for cut in range(4):
            stem = part[: len(part) - cut]
            if len(stem) < 3:
                break
            topics = known.specialties.get(stem)
            if topics is not None:
                found += topics
                break
    return found


def qualify(text: str, fold: str, known: Knowledge) -> tuple[dict[str, str], frozenset[str]]:
    """Details of a person from the words about them, and the marks that follow: medical, other-field, pseudo."""
    details: dict[str, str] = {}
    topics: list[str] = []
    words = Words(fold)
    medical = other = pseudo = False
    past = 0
    titles: list[str] = []
    for place in _worth_a_look(words, known):
        if place < past:
            continue
        word = words.texts[place]
        special = specialty_of(word, known)
        begin = words.start(place)
        if special:
            topics += special
            titles.append(text[begin : words.end(place)])
            medical = True
        end = place + 1
        for name, stop in known.qualifications.all_at(words, place):
            shown = text[begin : _dotted(fold, words.end(stop - 1))]
            end = max(end, stop)
            if name == "doctors":
                medical = True
                if not special and word.startswith("врач") and stop < len(words):
                    titles.append(shown)
            elif name.startswith("degree/"):
                if name == "degree/not-medical":
                    continue
                details.setdefault("degree", shown)
                medical = medical or name in ("degree/candidate", "degree/doctor", "degree/pharmacy")
            elif name == "positions":
                details.setdefault("position", shown)
            elif name == "pseudo":
                pseudo = True
                details.setdefault("other", shown)
            elif not special:
                other = True
                details.setdefault("other", shown)
        past = end
    if titles:
        details["specialty"] = ", ".join(dict.fromkeys(titles))
    if medical and ("общей практики" in fold or "семейн" in fold):
        topics.append("general")
    if topics:
        details["topics"] = " ".join(dict.fromkeys(topics))
    category = _CATEGORY.search(fold) if "категори" in fold else None
    if category:
        details["category"] = text[category.start() : category.end()]
        medical = True
    told = "стаж" in fold or "опыт" in fold
    experience = _EXPERIENCE.search(fold) if told and not _NOT_WORK.search(fold) else None
    if experience:
        details["experience"] = text[experience.start() : experience.end()].strip()
    licence = _LICENCE.search(fold) if any(word in fold for word in _PAPERS) else None
    if licence:
        details["licence"] = text[licence.start() : licence.end()].strip()
    marks = set()
    if pseudo and not topics:
        marks.add("pseudo")
    elif medical:
        marks.add("medical")
    elif other:
        marks.add("other-field")
    return details, frozenset(marks)


def _worth_a_look(words: Words, known: Knowledge) -> list[int]:
    """The places of words that may begin a qualification: the first letters of most tell that they do not."""
    specialties, others = known.specialty_heads, known.qualifications.heads
    return [
        place
        for place, word in enumerate(words.texts)
        if word[:3] in specialties or word[:2] in others or "-" in word
    ]


def _dotted(fold: str, end: int) -> int:
    return end + 1 if fold[end : end + 1] == "." else end
