"""What a text is told to be from its words alone, and what rules say where that is not clear."""

import pytest

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.findings import Checked
from medad_lint.linter import Engine, Options

ENGINE = Engine(Options(as_of="2026-11-01"))

NOVEL = (
    "Степан Ильич купил на ярмарке лошадь и поехал домой. Дорога шла лесом, и старик вспоминал, как доктор когда-то "
    "вылечил его от лихорадки, а жена смеялась и говорила, что помог не доктор, а баня. К вечеру показалась деревня. "
)


ROAD = "Дорога шла полем, потом лесом, и старик всё вспоминал ярмарку, шум, песни и весёлых людей. "


def _check(text: str) -> Checked:
    return ENGINE.check(parse(Source("text.md", text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Клиника «Исток»: приём ортопеда, 2 500 ₽.", "service"),
        ("Таблетки «Фервит», 30 штук. Ознакомьтесь с инструкцией или проконсультируйтесь с врачом.", "drug"),
        ("Тонометр «Пульсар» с манжетой на плечо. Проконсультируйтесь со специалистом.", "device"),
        ("«Витамикс», 60 капсул. БАД. Не является лекарственным средством.", "supplement"),
        ("Шампунь «Ромашка» для сухих волос, 250 мл.", "cosmetic"),
        ("Знахарка Аксинья снимает порчу и лечит заговором.", "folk-medicine"),
        ("Напиток из шиповника «Рубин», 0,5 л. Заказать со скидкой.", "other"),
        ("Подтяжка без разрезов. Имеются противопоказания, необходима консультация специалиста.", "service"),
    ],
)
def test_the_object_is_told_from_the_words(text: str, wanted: str) -> None:
    assert wanted in _check(text).subject.objects


def test_the_words_of_a_warning_do_not_make_a_remedy_a_service() -> None:
    found = _check("Мазь «Хондрекс» при болях в спине. Проконсультируйтесь с врачом.").subject
    assert found.objects == ("drug",)


def test_a_long_text_where_somebody_buys_something_once_calls_nobody() -> None:
    found = _check(NOVEL + "Купите лошадь, сказал барышник. " + ROAD * 120).subject
    assert not found.promotes
    assert not found.sure


def test_a_page_of_a_site_that_calls_twice_sells_however_long_it_is() -> None:
    words = ["Закажите «Хондрекс».", *[ROAD * 9] * 40, "Купить со скидкой."]
    page = "".join(f"<p>{paragraph}</p>" for paragraph in words)
    assert ENGINE.check(parse(Source("page.html", page))).subject.promotes
    assert not _check("\n\n".join(words)).subject.promotes


def test_a_call_makes_a_short_text_an_advertisement() -> None:
    assert _check("Спина болит? Запишитесь к неврологу клиники «Исток»!").subject.calls


def test_what_may_be_no_advertisement_gets_no_errors() -> None:
    checked = _check(NOVEL + ROAD * 120)
    assert all(finding.verdict != "breach" for finding in checked.findings)


def test_a_reference_text_is_not_told_that_a_remedy_needs_a_prescription() -> None:
    text = "Амоксициллин — антибиотик группы пенициллинов. Применяется при инфекциях дыхательных путей."
    assert _check(text).findings == ()
    declared = Engine(Options(kind="ad", objects=("drug",), as_of="2026-11-01"))
    assert "rx-only" in {f.rule for f in declared.check(parse(Source("text.md", text))).findings}


def test_rules_for_supplements_are_silent_where_it_is_not_known_what_is_sold() -> None:
    rules = {
        finding.rule
        for finding in _check("«Таёжный дар» — от гастрита и бессонницы! Закажите сегодня.").findings
    }
    assert rules.isdisjoint({"missing-supplement-warning", "supplement-as-drug"})
