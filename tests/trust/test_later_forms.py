"""Forms met after the survey: each beside what only looks like it."""

import pytest

from tests.trust.reading import marks, read, told

P = "<h1>Отёк</h1><p>Отёк к вечеру бывает у многих.</p>"
PEOPLE = [
    ("a.html", P + "<p>Автор: Зуева Марта Ильинична, врач</p>", "author", ["Зуева Марта Ильинична"]),
    ("a.html", P + "<p>Автор: 8 марта 2026</p>", "author", []),
    ("a.md", "---\nauthor:\n  name: Анна Белова\n  title: врач-флеболог\n---\n\nОтёк.\n", "author", ["Анна Белова"]),
    ("a.md", "---\nauthor:\n  title: Анна Белова\n---\n\nОтёк.\n", "author", ["Анна Белова"]),
    ("a.html", "<h1>Отёк</h1><span>Анна Белова</span><p>3 недели назад</p><p>Ноги отекают.</p>", "author", ["Анна Белова"]),
    ("a.html", "<h1>Отёк</h1><p>Анна Белова</p><p>12.03.2026</p><p>Ноги отекают.</p>", "author", ["Анна Белова"]),
    ("a.html", "<h1>Отёк</h1><p>Анна Белова</p><p>Ноги отекают с 12.03.2026.</p>", "author", []),
    ("a.html", "<h1>Отёк</h1><p>Проверил врач:</p><p>12.03.2026</p><p>Анна Белова</p><p>Невролог</p>", "author", []),
    ("a.html", P + "<div>БЕЛОВА АННА ИЛЬИНИЧНА</div><div>Врач-хирург</div><div>Автор статьи</div>", "author", ["БЕЛОВА АННА ИЛЬИНИЧНА"]),
    ("a.html", P + "<div>БЕЛОВА АННА ИЛЬИНИЧНА</div><div>Отвечает за выпуск</div><div>Автор статьи</div>", "author", []),
    ("a.html", "<h1>Отёк</h1><a>Анна Белова</a><p>обозреватель</p><p>12.03.2026</p><p>Ноги отекают.</p>", "author", ["Анна Белова"]),
    ("a.md", "# Отёк\n\nТекст: Анна Белова\nФото: Илья Громов\n", "author", ["Анна Белова"]),
    ("a.txt", "Отёк\n\nЗаписала Эмилия Белова, 14.08.2026", "author", ["Эмилия Белова"]),
    ("a.html", P + "<p>Информация верифицирована: педиатр Белова Анна Ильинична</p>", "reviewer", ["Белова Анна Ильинична"]),
    ("a.html", P + "<p>By Anna Belova | Published: March 4, 2026</p>", "author", ["Anna Belova"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "kind", "names"), PEOPLE)
def test_a_person_is_named(path: str, text: str, kind: str, names: list[str]) -> None:
    assert told(read(text, path), kind) == names


def test_the_title_of_a_named_person_is_a_post() -> None:
    assert "medical" in marks(read(PEOPLE[2][1], "a.md"), "author")


def test_a_day_that_a_script_replaces_is_no_date() -> None:
    trust = read(P + '<p>Опубликовано: <span class="date" data-daysago="-3">23.11.2025</span></p>')
    assert told(trust, "published") == []
    assert "by-script" in marks(trust, "published")
    assert told(read(P + '<p>Опубликовано: <span class="date">23.11.2025</span></p>'), "published") == [
        "2025-11-23"
    ]


def test_an_expert_beside_a_form_has_checked_nothing() -> None:
    assert told(read(P + "<p>Эксперт стоматолог</p><p>Пётр Зуев</p>"), "reviewer") == []
    assert told(read(P + "<p>Эксперт: Пётр Зуев, стоматолог</p>"), "reviewer") == ["Пётр Зуев"]


def test_an_ago_without_a_name_beside_it_is_no_date_of_the_article() -> None:
    assert told(read(P + "<p>3 недели назад</p>"), "published") == []
    assert read(PEOPLE[4][1]).of("published")[0].marks >= {"relative"}


DATES = [
    ("Опубликовано: «12» марта 2026", ["2026-03-12"]),
    ("Опубликовано: 12-го марта 2026 года", ["2026-03-12"]),
    ("Опубликовано: март 2026", ["2026-03"]),
    ("Опубликовано: March 12, 2026", ["2026-03-12"]),
    ("Опубликовано: 2026-03-12T10:00:00+03:00", ["2026-03-12"]),
    ("Опубликовано: 12 марта", []),
    ("Опубликовано: 1.2.3.2026", []),
    ("Опубликовано: в 112.03.2026", []),
]


@pytest.mark.parametrize(("words", "days"), DATES)
def test_a_date_is_read_where_its_digits_stand(words: str, days: list[str]) -> None:
    assert told(read(f"{P}<p>{words}</p>"), "published") == days


def test_the_number_of_an_issue_opens_no_item() -> None:
    items = "<p>Источники: 1. Зуев П. И. Отёк // Терапия. 2024. № 2. С. 22–29. 2. Белов А. А. Отёк // Врач. 2022. Т. 3. С. 104–140.</p>"
    assert len(read(P + items).of("source")) == 2


APPEALS = [
    ("Согласно последним исследованиям, ходьба полезна всем.", ["Согласно последним исследованиям"]),
    ("Учёные из разных стран давно доказали пользу ходьбы.", ["Учёные из разных стран давно доказали"]),
    ("Как утверждает ВОЗ, двигаться надо каждый день и понемногу.", ["Как утверждает ВОЗ"]),
    ("В исследовании доказано, что ходьба снижает давление.", []),
    ("Результаты исследования свидетельствуют о пользе ходьбы.", []),
    ("Ещё исследования показали бы, полезна ли ходьба старикам.", []),
]


@pytest.mark.parametrize(("words", "quotes"), APPEALS)
def test_an_appeal_names_nobody(words: str, quotes: list[str]) -> None:
    assert [fact.value for fact in read(f"<p>{words}</p>").of("appeal")] == quotes


NUMBERS = [
    ("Отёки бывают у 3 из 10 взрослых людей.", ["у 3 из 10"]),
    ("Риск растёт в 2–3 раза после пятидесяти лет.", ["в 2–3 раза"]),
    ("Пьют по 400МЕ, 20,5 мг или 5–7 % от нормы в сутки.", ["400МЕ", "20,5 мг", "5–7 %"]),
    ("Каждый третий взрослый жалуется на отёки ног.", ["Каждый третий"]),
    ("В 2024 году мы приняли 1200 пациентов, см. [20] и рис. 5.", []),
]


@pytest.mark.parametrize(("words", "values"), NUMBERS)
def test_a_number_is_found_by_its_unit(words: str, values: list[str]) -> None:
    assert [fact.value for fact in read(f"<p>{words}</p>").of("number")] == values


TERMS = [
    ("Врач считает ОЖСС и ЛЖСС вместе.", ["ОЖСС", "ЛЖСС"]),
    ("НЕЛЬЗЯ ДЕЛАТЬ так, если ОЖСС растёт.", ["ОЖСС"]),
    ("Так решили в РНИМУ им. Пирогова вчера.", []),
    ("Аппарат «НОЛАР» стоит в кабинете врача.", []),
    ("По рекомендации ESHRE боль лечат сразу.", []),
    ("Считают баллы: гипотрофия мышц – ГМ (1 балл), и складывают.", []),
    ("Показатель – ГМ при этом растёт у всех.", ["ГМ"]),
]


@pytest.mark.parametrize(("words", "values"), TERMS)
def test_an_abbreviation_is_told_unless_named_or_explained(words: str, values: list[str]) -> None:
    assert [fact.value for fact in read(f"<p>{words}</p>").of("term")] == values
