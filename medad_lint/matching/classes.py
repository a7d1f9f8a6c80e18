"""Classes of words that a pattern can ask for: `<name>`, `<number>`, `<disease>` …"""

from collections.abc import Sequence

from medad_lint.language.model import Reading, Token

__all__ = ["NO_GRAMMEMES", "readings_of_class"]

NO_GRAMMEMES: frozenset[str] = frozenset()
_OPENING, _CLOSING = frozenset('«„“"'), frozenset('»“”"')
_CLOSED = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ"})
_DISEASE_ENDINGS = (
    "ит",
    "оз",
    "ома",
    "патия",
    "алгия",
    "емия",
    "урия",
    "склероз",
    "некроз",
    "филия",
    "плегия",
    "пения",
)
# end like illnesses and are none
_NO_DISEASES = frozenset(
    [
        "академия",
        "аксиома",
        "альбумин",
        "антибиоз",
        "антрацит",
        "апатит",
        "аппетит",
        "аромат",
        "аудит",
        "бандит",
        "биохимия",
        "биоценоз",
        "бисквит",
        "визит",
        "виртуоз",
        "вывоз",
        "гепатия",
        "гидролит",
        "гипноз",
        "гранит",
        "графит",
        "депозит",
        "дефицит",
        "диплома",
        "дома",
        "жома",
        "завоз",
        "инсульт",
        "истома",
        "клавит",
        "колорит",
        "колхоз",
        "кома",
        "композит",
        "корпорация",
        "кредит",
        "кульбит",
        "лазурит",
        "лимит",
        "лингвит",
        "магнит",
        "малахит",
        "мейоз",
        "меркурит",
        "метеорит",
        "митоз",
        "монолит",
        "мороз",
        "навоз",
        "наркоз",
        "невоз",
        "неолит",
        "обоз",
        "палеолит",
        "паровоз",
        "перевоз",
        "плебисцит",
        "подвоз",
        "премия",
        "прогноз",
        "психоз",
        "рафинад",
        "реквизит",
        "рома",
        "симбиоз",
        "симпатия",
        "совхоз",
        "солома",
        "спирит",
        "сплит",
        "сюрприз",
        "термит",
        "токсикоз",
        "транзит",
        "фаворит",
        "флирт",
        "фотосинтоз",
        "химия",
        "хит",
        "хурма",
        "целлулоид",
        "элит",
        "эпидемия",
        "эрудит",
    ]
)


def readings_of_class(
    name: str, tokens: Sequence[Token], readings: Sequence[tuple[Reading, ...]], place: int
) -> list[Reading]:
    """Readings of the word at a place that belong to a class; a word without readings gives an empty one."""
    token, own = tokens[place], readings[place]
    bare = [Reading(token.fold, NO_GRAMMEMES)]
    if name == "number":
        return bare if token.kind == "number" else []
    if token.kind != "word":
        return []
    if name == "word":
        return list(own) or bare
    if name == "latin":
        return bare if token.fold.isascii() else []
    if name == "aged":  # «45-летняя», «девятилетней»
        return [r for r in own if r.lemma.endswith("летний")] or (bare if "летн" in token.fold else [])
    if name == "initial":  # «Пациентка Т.», «Р. И. Маликов»
        dotted = place + 1 < len(tokens) and tokens[place + 1].text.startswith(".")
        return bare if len(token.text) == 1 and token.text.isupper() and dotted else []
    if name == "disease":  # «периартрит», «нейропатия»: endings that only illnesses have
        brand = _opens_brand(tokens, place)  # «Седавит»
        return [] if brand else [r for r in own if "NOUN" in r.grammemes and _names_disease(r.lemma)]
    if name == "brand":
        return bare if _opens_brand(tokens, place) else []
    named = _names(token, own)
    if name == "first-name":  # «Настя», not «Настя Белова»: doctors are told by their surnames
        near = [n for n in (place - 1, place + 1) if 0 <= n < len(tokens) and tokens[n].kind == "word"]
        alone = not any(_names(tokens[n], readings[n]) for n in near)
        return [r for r in named if "Name" in r.grammemes] if alone else []
    return named


def _names(token: Token, own: Sequence[Reading]) -> list[Reading]:
    """Readings of a word as a name, a patronymic or a surname."""
    if not token.text[0].isupper() or len(token.text) < 2:
        return []
    if any(not r.grammemes.isdisjoint(_CLOSED) for r in own):
        return []
    return [r for r in own if not r.grammemes.isdisjoint(("Name", "Surn", "Patr"))]


def _opens_brand(tokens: Sequence[Token], place: int) -> bool:
    """«Уросила», «Трезвый берег»: a capital after an opening quotation mark that closes within three words."""
    if not place or not tokens[place].text[0].isupper() or tokens[place - 1].text not in _OPENING:
        return False
    return any(token.text in _CLOSING for token in tokens[place + 1 : place + 4])


def _names_disease(lemma: str) -> bool:
    return len(lemma) > 5 and lemma.endswith(_DISEASE_ENDINGS) and lemma not in _NO_DISEASES
