"""Dates as real sites write them: each test bears the number of its form in the survey (51 to 68)."""

import pytest

from tests.trust.reading import marks, read, told

P = "<h1>Отёк</h1><p>Отёк к вечеру бывает у многих.</p>"
# number: (path, text, dates of publication, dates of update)
FORMS = {
    51: ("a.html", P + "<p>Дата публикации: </p><p> 01.02.2026</p><p>Дата обновления: </p><p> 20.06.2026</p>", ["2026-02-01"], ["2026-06-20"]),
    52: ("a.html", P + "<p>Дата публикации: <span>12.10.2025</span></p><p>Дата обновления: <span>13.10.2025</span></p>", ["2025-10-12"], ["2025-10-13"]),
    53: ("a.html", P + "<p>Дата публикации: 26 ноября 2025</p>", ["2025-11-26"], []),
    54: ("a.html", P + "<p>Дата публикации: 26.07.25</p><p>Обновлено 30.03.26</p>", ["2025-07-26"], ["2026-03-30"]),
    56: ("a.html", '<h1>Отёк</h1><p class="blog__date">12.10.2025</p><p>Отёк бывает у многих.</p>', ["2025-10-12"], []),
    57: ("a.html", P + '<div class="review"><time datetime="24-01-2026">24.01.2026</time><p>Спасибо!</p></div>', [], []),
    58: ("a.html", '<h1>Отёк</h1><p><time datetime="2026-03-12">12 марта 2026</time> • 5 мин • Анна Белова</p><p>Отёк.</p>', ["2026-03-12"], []),
    59: ("a.html", P + "<p>Опубликовано: 13 мая 2026 в 11:05</p><p>(обновлено: 21:42 25.05.2026)</p>", ["2026-05-13"], ["2026-05-25"]),
    60: ("a.html", P + "<p>Опубликовано: <script>document.write(dtime_nums(-3))</script></p>", [], []),
    61: ("a.html", P + '<div style="display:none">Обновлено: <?= date("d-m-Y H:i:s", filemtime(__FILE__)) ?></div>', [], []),
    62: ("a.html", P + "<p>Дата проверки: <?= date('d.m.Y', strtotime($data)+(16*24*60*60)) ?></p>", [], []),
    63: ("a.html", P + "<p>Просмотров: <?= 300 + SHOW_COUNTER ?></p>", [], []),
    64: ("a.md", "---\ntitle: Отёк\ndateOrigin: '2025-09-20'\ndateNow: \"2026-01-02\"\n---\n\nОтёк.\n", ["2025-09-20", "2026-01-02"], []),
    66: ("a.html", P + "<h2>Литература</h2><ol><li>Белов П. И. Отёки. Опубликовано 28-05- 2007. М., 2007.</li></ol>", [], []),
    67: ("a.html", P + "<p>Обновлено: остаток «Ортоплюс» по акции 17 шт.</p>", [], []),
    68: ("a.html", P + "<p>Цены актуальны на 15.04.2026 01:35:04</p>", [], []),
}  # fmt: skip


@pytest.mark.parametrize("number", FORMS, ids=lambda number: f"row-{number:03}")
def test_a_date_is_read_as_a_reader_would(number: int) -> None:
    path, text, published, updated = FORMS[number]
    trust = read(text, path)
    assert told(trust, "published") == published
    assert told(trust, "updated") == updated


def test_row_055_one_label_twice_is_told() -> None:
    trust = read(P + "<p>Дата публикации: 26.07.2025</p><p>Дата публикации: 30.03.2026</p>")
    assert "twice" in marks(trust, "date-conflict")


@pytest.mark.parametrize("number", [60, 62], ids=lambda number: f"row-{number:03}")
def test_a_date_made_by_a_program_is_told(number: int) -> None:
    assert "by-script" in marks(read(FORMS[number][1]), "date-conflict")


def test_row_059_a_relative_date_is_one_but_a_weak_one() -> None:
    trust = read(P + "<p>обновлено: 12 часов назад</p>")
    assert [(fact.value, fact.sure) for fact in trust.of("updated")] == [("", "weak")]
    assert "relative" in marks(trust, "updated")


def test_row_065_a_journal_tells_when_it_received_the_work() -> None:
    trust = read("<h1>Отёк</h1><p>Поступила в редакцию 20.03.2013 г.</p><p>Отёк.</p>")
    assert told(trust, "received") == ["2013-03-20"]


SPELLINGS = {
    "1 марта 2026 года": "2026-03-01", "01/03/2026": "2026-03-01", "1-3-2026": "2026-03-01", "2026.03.01": "2026-03-01",
    "2026-03-01T10:00:00+03:00": "2026-03-01", "March 1, 2026": "2026-03-01", "1 мар. 2026": "2026-03-01", "марта 2026": "2026-03",
    "Март 2026": "2026-03", "«01» марта 2026 г.": "2026-03-01", "01.03.26": "2026-03-01", "1772323200": "2026-03-01",
}  # fmt: skip


@pytest.mark.parametrize("words", SPELLINGS)
def test_every_spelling_of_a_day_is_the_same_day(words: str) -> None:
    assert told(read(f"<h1>Отёк</h1><p>Опубликовано: {words}</p><p>Отёк.</p>"), "published") == [
        SPELLINGS[words]
    ]


@pytest.mark.parametrize("words", ["12 марта", "3.5.1", "8 (86394) 7-05-96", "1 из 10", "13.13.13", "2026"])
def test_what_is_no_date_is_none(words: str) -> None:
    trust = read(f"<h1>Отёк</h1><p>Опубликовано: {words}</p><p>Отёк.</p>")
    assert not [fact for fact in trust.of("published") if fact.value and "impossible" not in fact.marks]
