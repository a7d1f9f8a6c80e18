"""Lists of sources and their items as real sites write them: each test bears the number of its form (69 to 94).

Row 77 (a list that a script shows at a click) is not read: scripts are not run. Row 78 is a field of a site's engine that
its page shows as an ordinary list, which row 73 tests.
"""

import pytest

from medad_lint.trust.items import read_item
from tests.trust.reading import known, marks, read, told

ITEM = "Белов П. И. Отёки. – М.: Медицина, 2020. – 208 с."
P = "<h1>Отёк</h1><p>Отёк к вечеру бывает у многих.</p>"
M = "# Отёк\n\nОтёк к вечеру бывает у многих.\n\n"
# number: (path, text, how many items)
LISTS = {
    69: ("a.md", M + f"**ЛИТЕРАТУРА:**\n\n1. {ITEM}\n2. {ITEM}\n", 2),
    70: ("a.md", M + f"### Литература\n\n1. {ITEM}\n", 1),
    71: ("a.md", M + f"**Список литературы.**\n\n1. {ITEM}\n", 1),
    72: ("a.html", P + f'<p class="h4">Используемая литература</p><ol><li>{ITEM}</li><li>{ITEM}</li></ol>', 2),
    73: ("a.html", P + f"<h2>Источники</h2><ol><li>{ITEM}</li></ol>", 1),
    75: ("a.html", P + f"<center>Использованная литература</center><p><i>1. {ITEM}<br>2. {ITEM}</i></p>", 2),
    76: ("a.html", "<p>Смех лечит*.</p><hr><p>* О. Дж. Белл. Разговор у доски. Москва, 1999 г.</p>", 1),
    79: ("a.html", P + '<div class="review"><p>Хорошо.</p><p itemprop="name">Источник: <a href="https://a.ru">ПроДокторов</a></p></div>', 0),
    80: ("a.html", P + "<p>Информация получена с сайтов:</p><p>https://bolezni.ru/a</p><p>https://zdorovo.ru/b</p>", 2),
    81: ("a.html", P + "<p>Источник (печатная версия): словарь русского языка.</p>", 0),
    92: ("a.md", '---\ntitle: Отёк\nsources:\n  - title: "Edema"\n    url: "https://doi.org/10.7326/M15-2175"\n---\n\nОтёк.\n', 1),
    94: ("a.md", M + "**Литература**\n\n1. Белов П. И. Реа- билитация\n   больных. – М.: Медицина, 2020.\n2. Зуев О. К. Анализ произ-\n   веден. – М., 2019.\n", 2),
}  # fmt: skip


@pytest.mark.parametrize("number", LISTS, ids=lambda number: f"row-{number:03}")
def test_a_list_is_found_with_all_its_items(number: int) -> None:
    path, text, count = LISTS[number]
    assert len(told(read(text, path), "source")) == count


HEADINGS = ["Использованные источники", "Используемые источники", "Библиография", "Список используемой литературы", "Литература", "References",
            "Источники информации", "Список источников", "Библиографический список", "Источники и литература"]  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_row_074_a_list_under_any_heading(heading: str) -> None:
    assert len(told(read(f"{P}<h3>{heading}</h3><p>1. {ITEM}</p>"), "source")) == 1


@pytest.mark.parametrize(
    "heading", ["Источники витамина D", "Лучшие источники белка", "Литература для души: что взять в отпуск"]
)
def test_a_heading_about_something_else_opens_no_list(heading: str) -> None:
    assert (
        told(read(f"{P}<h3>{heading}</h3><p>Рыба, яйца и 2 стакана молока в день, 2020.</p>"), "source") == []
    )


# number: (item, kind, quality, what its details hold)
ITEMS = {
    82: ("Белов Ю.Г. и др. Фармакология. – М.: Медицина, 1984. – 208 с.", "book", "fair", {"year": "1984"}),
    83: ("Зуев, В.Я. Психика / В.Я. Зуев // Вестник. – 2012. – № 1.", "journal", "strong", {"authors": "Зуев, В.Я"}),
    84: ("Зуев В. Я. Сила // Теория физ. культуры. – 2005. – № 1. – С. 11-16.", "journal", "strong", {"year": "2005"}),
    85: ("Спина [Электронный ресурс]. - URL: http://cyberleninka.ru/article/1", "web", "strong", {"host": "cyberleninka.ru"}),
    86: ("Зуев В. Я. Хрящ. М., 1988.", "book", "fair", {"year": "1988"}),
    87: ("Finch B.N., Bell C. A link // Cell Metab. – 2005. – V.1. – P.133-144.", "journal", "strong", {"year": "2005"}),
    88: ("http://shkola-jizni.ru/archive/0/n-22048/", "web", "weak", {"host": "shkola-jizni.ru"}),
    89: ("Зуев В. Я. Отёки: Автореф. дисс. ... д.м.н. — М., 1975. — 29 с.", "dissertation", "fair", {"year": "1975"}),
    90: ("Грипп у взрослых. Клинические рекомендации. Москва, 2017. – 57 с. С. 10, 11, 56.", "guideline", "strong", {"year": "2017"}),
}  # fmt: skip


@pytest.mark.parametrize("number", ITEMS, ids=lambda number: f"row-{number:03}")
def test_an_item_is_taken_apart(number: int) -> None:
    text, kind, quality, there = ITEMS[number]
    details, found = read_item(text, text, known())
    assert details["kind"] == kind
    assert quality in found
    assert there.items() <= details.items()


MORE = {
    "Инструкция по медицинскому применению препарата Парацетамол, 2023": ("label", "strong"),
    "ВОЗ. Депрессия. 2023. https://www.who.int/ru/news-room": ("who", "strong"),
    "Приказ Минздрава России от 15.11.2012 № 923н": ("law", "strong"),
    "Smith J, Bell K. Edema. N Engl J Med. 2015;372:1832-43. doi:10.1056/NEJMra1401038": (
        "journal",
        "strong",
    ),
    "https://ru.wikipedia.org/wiki/Отёк": ("web", "none"),
    "https://example.com/": ("web", "none"),
    "Рекомендации на форуме: https://forum.mama.ru/t/1": ("web", "none"),
    "PMID: 30401704": ("journal", "strong"),
}


@pytest.mark.parametrize("text", MORE)
def test_the_worth_of_a_source_follows_from_its_kind_and_domain(text: str) -> None:
    details, found = read_item(text, text, known())
    assert (details["kind"], MORE[text][1] in found) == (MORE[text][0], True)


def test_row_085_a_mark_escaped_in_markdown() -> None:
    text = (
        M
        + "**Литература**\n\n1. Спина \\[Электронный ресурс\\]. – Режим доступа: https://cyberleninka.ru/article/1\n"
    )
    (fact,) = read(text, "a.md").of("source")
    assert fact.detail("host") == "cyberleninka.ru"


def test_row_091_references_in_the_text_meet_the_list() -> None:
    text = (
        M
        + f"Так бывает [1], [1–3], \\[2], [1, 2] и (Зуев Л. Б. и др., 2006 г.).\n\n## Литература\n\n1. {ITEM}\n2. {ITEM}\n"
    )
    (fact,) = [fact for fact in read(text, "a.md").of("reference") if "no-item" in fact.marks]
    assert fact.value == "3"


@pytest.mark.parametrize("words", ["По данным ВОЗ", "Учёные доказали", "Недавние исследования показали"])
def test_row_093_a_vague_appeal_is_none_of_the_sources(words: str) -> None:
    trust = read(f"<h1>Отёк</h1><p>{words}, что отёк бывает у многих людей.</p>")
    assert told(trust, "source") == []
    assert marks(trust, "appeal") == {"unsourced"}
