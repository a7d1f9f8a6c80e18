"""The pattern language: what each sign means, told by what a pattern finds."""

import pytest

from medad_lint.document import parse as parse_document
from medad_lint.document.model import Source
from medad_lint.matching.tools import Tools
from medad_lint.matching.view import View
from medad_lint.rulebook.grammar import PatternError, parse
from tests.conftest import lexicon_of, walker_of

CONCEPTS = {
    "illness": ("псориаз", "боль", "грыжа"),
    "gone": ("пройти", "как* рука снять"),
    "recovered": ("вылечиться", "встать* на нога", "забыть* о [illness]"),
    "age": ("<number> (год | лет)",),
}


def found(pattern: str, text: str) -> list[str]:
    lexicon = lexicon_of(pattern, CONCEPTS)
    tools = Tools(lexicon)
    (_, (wanted,)) = lexicon.cues[0]
    view = View(0, parse_document(Source("a.txt", text)).blocks[0], tools)
    return [
        text[view.tokens[match.start].start : view.tokens[match.end - 1].end] for match in view.find(wanted)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("вылечить", "Мы вылечим и вылечили", ["вылечим", "вылечили"]),
        ("вылечить{past}", "Мы вылечим и вылечили", ["вылечили"]),
        ("вылечить{-past}", "Мы вылечим и вылечили", ["вылечим"]),
        ("вылечить{past,plur|futr}", "вылечил вылечили вылечим", ["вылечили", "вылечим"]),
        ("=вас", "Вам и вас", ["вас"]),
        ("хороший{Supr}", "хороший и лучший врач", ["лучший"]),
        ("[illness]", "Псориаз и грыжа", ["Псориаз", "грыжа"]),
        ("[recovered]", "Он встал на ноги", ["встал на ноги"]),
        ("[recovered]{past}", "Он встанет на ноги, она встала на ноги", ["встала на ноги"]),
        ("<name>", "Марина и клиника", ["Марина"]),
        ("<name>", "Надежда есть, и после обеда тоже", ["Надежда"]),
        ("<number>", "за 3 дня", ["3"]),
        ("<age>", "Марина, 45 лет", ["45 лет"]),
        ("<word>{COMP}", "стало лучше", ["лучше"]),
        ("марина ... вылечиться", "Марина, 45 лет, вылечилась", ["Марина, 45 лет, вылечилась"]),
        ("марина ...1 вылечиться", "Марина, 45 лет, вылечилась", []),
        ("марина ... вылечиться", "Марина пришла; вылечилась Анна", []),
        ("марина ... уйти", "Марина пришла, и боль ушла", []),
        ("марина ~~~ уйти", "Марина пришла, и боль ушла", ["Марина пришла, и боль ушла"]),
        (
            "боль ...2 уйти",
            "Боль, которая мучила меня много лет, ушла",
            ["Боль, которая мучила меня много лет, ушла"],
        ),
        ("боль & уйти", "ушла наконец боль", ["ушла наконец боль"]),
        ("боль & уйти", "боль ушла", ["боль ушла"]),
        ("(боль | зуд) пройти", "зуд прошёл", ["зуд прошёл"]),
        ("боль сильный? пройти", "боль прошла", ["боль прошла"]),
        ("[illness]#1 ...3 [illness]#1", "боль за болью, боль и грыжа", ["боль за болью", "болью, боль"]),
        ("[illness]#1 ...3 [illness]#1", "боль и грыжа", []),
        ("боль '?'", "Есть боль? Есть боль.", ["боль?"]),
        ("№ 1", "Клиника №1 и № 1", ["№1", "№ 1"]),
        ("100 %", "100% результат", ["100%"]),
        ("врач", "врач-остеопат", ["врач-остеопат"]),
    ],
)
def test_a_pattern_finds_what_it_reads_like(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "offset", "words"),
    [
        ("(боль", 0, "не закрыта"),
        ("боль)", 4, "лишнее"),
        ("боль{pst}", 4, "нет граммемы"),
        ("<nam>", 0, "нет класса"),
        ("боль |", 6, "нужно слово"),
        ("", 0, "нужно слово"),
        ("боль ; зуд", 5, "непонятный знак"),
    ],
)
def test_a_pattern_that_is_wrong_says_where(pattern: str, offset: int, words: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert words in caught.value.message
    assert caught.value.offset == offset


def test_an_unknown_grammeme_is_answered_with_the_nearest() -> None:
    with pytest.raises(PatternError, match="«past»"):
        parse("боль{pas}")


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    """Counted in steps of the automaton, not in seconds."""
    lexicon = lexicon_of("боль ... (боль ... боль)? ~~~ грыжа", CONCEPTS)
    (_, (pattern,)) = lexicon.cues[0]

    def steps(words: int) -> int:
        walker = walker_of("боль " * words, lexicon)
        count = 0
        original = walker._next

        def counted(*arguments: int) -> int:
            nonlocal count
            count += 1
            return original(*arguments)  # type: ignore[arg-type]

        walker._next = counted  # type: ignore[method-assign]
        walker.find(*lexicon.program(pattern.number))
        return count

    assert steps(400) <= 2.2 * steps(200)
