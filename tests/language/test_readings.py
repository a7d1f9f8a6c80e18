"""Which readings of a word its neighbours leave."""

import pytest

from medad_lint.language import outline, read_sentence


def _parts(sentence: str, word: str) -> set[str]:
    tokens, _ = outline(sentence, sentence.lower().replace("ё", "е"))
    analysis = read_sentence(tokens, lambda _: False)
    place = [token.fold for token in tokens].index(word)
    return {g for r in analysis.readings[place] for g in r.grammemes if g in ("NOUN", "VERB", "PREP")}


@pytest.mark.parametrize(
    ("sentence", "word"),
    [("Спина снова в строю", "строю"), ("после мыла", "мыла"), ("без пары дней", "пары")],
)
def test_a_word_after_a_preposition_is_no_verb(sentence: str, word: str) -> None:
    assert _parts(sentence, word) == {"NOUN"}


@pytest.mark.parametrize(("sentence", "word"), [("Я строю дом", "строю"), ("Мама мыла раму", "мыла")])
def test_elsewhere_a_verb_stays_a_verb(sentence: str, word: str) -> None:
    assert "VERB" in _parts(sentence, word)


def test_an_abbreviation_that_the_dictionary_lacks_is_its_own_lemma() -> None:
    tokens, _ = outline("БАД и МРТ", "бад и мрт")
    analysis = read_sentence(tokens, lambda _: False)
    assert [[reading.lemma for reading in word][:1] for word in analysis.readings] == [
        ["бад"],
        ["и"],
        ["мрт"],
    ]
