"""Classes of words that a pattern can ask for: `<name>`, `<number>`, `<disease>` …"""

from collections.abc import Sequence

from medad_lint.language.dictionary import known
from medad_lint.language.model import Reading, Token

__all__ = ["NO_GRAMMEMES", "readings_of_class"]

NO_GRAMMEMES: frozenset[str] = frozenset()
_NAMES, _GIVEN = frozenset({"Name", "Surn", "Patr"}), frozenset({"Name", "Patr"})
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
    named = _names(tokens, readings, place)
    if name == "first-name":  # «Настя», not «Настя Белова»: doctors are told by their surnames
        alone = not any(_names(tokens, readings, near) for near in _beside(tokens, place))
        return [r for r in named if "Name" in r.grammemes] if alone else []
    return named


def _names(tokens: Sequence[Token], readings: Sequence[tuple[Reading, ...]], place: int) -> list[Reading]:
    """Readings of a word as a name, a patronymic or a surname.

    A surname that only its ending tells («Кряжина»), and one that may be any word with a capital («Горький» at the
    beginning of a sentence), needs a name or an initial beside it.
    """
    token, own = tokens[place], readings[place]
    if len(token.text) < 2 or not token.text[0].isupper() or _in_brand(tokens, place):
        return []
    if any(not r.grammemes.isdisjoint(_CLOSED) for r in own):
        return []
    named = [r for r in own if not r.grammemes.isdisjoint(_NAMES)]
    if not named or any(not r.grammemes.isdisjoint(_GIVEN) for r in named):
        return named
    opens = not any(t.kind == "word" for t in tokens[:place])
    if not (opens and len(named) < len(own)) and all(known(part) for part in token.fold.split("-")):
        return named
    beside = any(
        len(tokens[near].text) == 1 or any(not r.grammemes.isdisjoint(_GIVEN) for r in readings[near])
        for near in _beside(tokens, place)
        if tokens[near].text[0].isupper()
    )
    return named if beside else []


def _beside(tokens: Sequence[Token], place: int) -> list[int]:
    """The words next to a word, beyond the dot of an initial: «И. Горький», «Горький И.»."""
    before = place - 2 if place > 1 and tokens[place - 1].text == "." else place - 1
    return [n for n in (before, place + 1) if 0 <= n < len(tokens) and tokens[n].kind == "word"]


def _in_brand(tokens: Sequence[Token], place: int) -> bool:
    """«Горький», «Клиника Марина»: no more than three words between quotation marks, and nothing else."""
    first, last = place, place
    while first and tokens[first - 1].kind != "mark":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].kind != "mark":
        last += 1
    quoted = first and last + 1 < len(tokens) and last - first < 3
    return bool(quoted) and tokens[first - 1].text in _OPENING and tokens[last + 1].text in _CLOSING


def _opens_brand(tokens: Sequence[Token], place: int) -> bool:
    """«Уросила», «Трезвый берег»: a capital after an opening quotation mark that closes within three words."""
    if not place or not tokens[place].text[0].isupper() or tokens[place - 1].text not in _OPENING:
        return False
    return any(token.text in _CLOSING for token in tokens[place + 1 : place + 4])


def _names_disease(lemma: str) -> bool:
    return len(lemma) > 5 and lemma.endswith(_DISEASE_ENDINGS) and lemma not in _NO_DISEASES
