"""Authors and reviewers as real sites write them: each test bears the number of its form in the survey (1 to 50)."""

import pytest

from medad_lint.trust.qualify import qualify
from tests.trust.reading import known, marks, read, told

P = "<h1>Отёк</h1><p>Отёк к вечеру бывает у многих.</p>"
H = "---\ntitle: Отёк\n{}\n---\n\nОтёк к вечеру бывает у многих.\n"
# number: (path, text, kind, people that count, marks that must be there, marks that must not)
FORMS = {
    1: ("a.html", P + "<p>Автор: Дубова Ольга Павловна, инфекционист</p>", "author", ["Дубова Ольга Павловна"], {"medical"}, set()),
    2: ("a.html", P + '<p>Автор: <a href="#">Ильдар Кара-Оглы Рустамович</a></p>', "author", ["Ильдар Кара-Оглы Рустамович"], {"named"}, {"medical"}),
    3: ("a.html", P + "<p>Автор: Анна Белова</p><p>Редактор: <a>Нина Сергеевна Зуева</a></p>", "reviewer", [], set(), {"named"}),
    4: ("a.html", P + "<div>Статью на странице написал врач:</div><p>12.10.2025</p><p>Зуев Пётр Ильич</p><p>Нарколог</p><p>Стаж работы: 9 лет</p>", "author", ["Зуев Пётр Ильич"], {"medical"}, set()),
    5: ("a.html", P + "<h6>Статью подготовили</h6><p>Отёк бывает и после соли.</p>", "author", [], set(), {"named"}),
    6: ("a.html", P + "<p>Автор статьи: <?php the_author(); ?></p>", "author", [], {"unknown"}, {"named"}),
    7: ("a.html", P + '<p align="right">Автор статьи: <b>Анна Белова</b></p>', "author", ["Анна Белова"], {"named"}, set()),
    8: ("a.html", P + "<figure><blockquote>Пейте воду.</blockquote><figcaption><span>Анна Белова</span> <cite>врач-флеболог</cite></figcaption></figure>", "author", ["Анна Белова"], {"medical"}, set()),
    9: ("a.md", H.format("authors: 'Белов П.В., Зуева Н.С.'"), "author", ["Белов П.В.", "Зуева Н.С."], {"named"}, {"medical"}),
    10: ("a.html", "<p>Е.В. Зуева<sup>1</sup>, Л.Б. Белов<sup>2</sup></p>" + P, "author", ["Е.В. Зуева", "Л.Б. Белов"], {"named"}, set()),
    11: ("a.html", "<p>Н. Г. Зуева, к.м.н., И. А. Белов, к.м.н., кафедра детских болезней</p>" + P, "author", ["Н. Г. Зуева", "И. А. Белов"], {"medical"}, set()),
    12: ("a.html", "<p>Е. И. Зуев*, В. А. Белова**</p>" + P, "author", ["Е. И. Зуев", "В. А. Белова"], {"named"}, set()),
    14: ("a.html", P + "<p>автор научной работы — Зуева Л. Н., Белов В. А.</p>", "author", ["Зуева Л. Н.", "Белов В. А."], {"named"}, set()),
    15: ("a.html", P + "<p>Авторы: Перес Абанто Х.Э.</p><p>Центр первичной помощи</p>", "author", ["Перес Абанто Х.Э."], {"named"}, set()),
    16: ("a.html", P + "<p>© Зуева М.Ю., Белов ПА., 2019</p>", "author", ["Зуева М.Ю.", "Белов ПА."], {"named"}, set()),
    17: ("a.html", P + "<p>© Коллектив авторов, 2013</p>", "author", [], set(), {"named"}),
    18: ("a.md", H.format('author: "Редакция Отёк.ру"'), "author", [], {"collective"}, {"named"}),
    19: ("a.html", '<script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"Медицинская редакция ОТЁК"}}</script>' + P, "author", [], {"collective"}, {"named"}),
    20: ("a.md", H.format('author: "Редакция"\nauthorRole: "Медицинская редакция"'), "author", [], {"collective"}, {"named"}),
    21: ("a.md", H.format('author: "Врач-реабилитолог"'), "author", [], set(), {"named"}),
    22: ("a.html", P + '<div itemscope itemtype="https://schema.org/Article" style="display:none"><span itemprop="author" itemscope><span itemprop="name">Администрация сайта</span></span></div>', "author", [], {"collective"}, {"named"}),
    23: ("a.html", P + "<p>Автор: kolya</p>", "author", [], set(), {"named"}),
    24: ("a.html", P + "<p>Опубликовано 12 ноября 2025 | Автор: kolya</p>", "published", ["2025-11-12"], set(), set()),
    25: ("a.html", P + "<p>Он автор патента и более 10 научных работ.</p>", "author", [], set(), {"named"}),
    31: ("a.html", P + "<p>Проверил: Зуев П. И., кардиолог. Стаж работы: <?= $years ?> <?= $word->get() ?></p>", "reviewer", ["Зуев П. И."], {"medical"}, set()),
    33: ("a.html", P + "<p>Материал проверен А. Беловой, психологом</p>", "reviewer", ["А. Беловой"], {"other-field"}, {"medical"}),
    34: ("a.html", "<h1>Отравление алкоголем</h1><p>Проверил: Зуев П. И., травматолог</p>", "reviewer", ["Зуев П. И."], {"off-topic"}, set()),
    36: ("a.html", P + "<p>Проверил: Прохор Белов, к. м. н., натуропат</p>", "reviewer", ["Прохор Белов"], {"pseudo"}, {"medical"}),
    37: ("a.html", P + "<div>Статью на странице проверил врач:</div><span>12.10.2025</span><p>Зуев Пётр Ильич</p><p>Невролог</p>", "reviewer", ["Зуев Пётр Ильич"], {"medical"}, set()),
    38: ("a.html", P + "<div>Статью проверил врач:</div><p>Зуев Пётр Ильич</p><p>Невролог</p><div>Статью проверил врач:</div><p>Белова Анна Игоревна</p><p>Терапевт</p>", "reviewer", ["Зуев Пётр Ильич", "Белова Анна Игоревна"], {"medical"}, set()),
    39: ("a.html", P + '<div>Cтатью проверил:</div><div><a href="https://prodoctorov.ru/1">Зуев Пётр Ильич</a></div><div>ортопед</div>', "reviewer", ["Зуев Пётр Ильич"], {"medical"}, set()),
    40: ("a.html", P + "<p>Статью проверил врач-гастроэнтеролог, терапевт, к.м.н.</p><p>Белова Анна Игоревна, клиника «Луч»</p>", "reviewer", ["Белова Анна Игоревна"], {"medical"}, set()),
    41: ("a.html", P + "<p>✓ Проверено врачом</p><p>Статья проверена врачом • 7 мин чтения</p><p>Статья проверена врачом-гериатром</p>", "reviewer", [], set(), {"named"}),
    42: ("a.html", P + "<p>✓ Проверено экспертом</p>", "reviewer", [], set(), {"named"}),
    43: ("a.html", P + '<div class="review-card"><img src="v.png"> Проверено Анна Белова</div>', "reviewer", [], set(), {"named"}),
    44: ("a.html", P + "<p>✓ Проверил: Зуев Пётр Ильич</p>", "reviewer", ["Зуев Пётр Ильич"], {"named"}, {"medical"}),
    45: ("a.md", H.format('reviewer: "Анна Белова, врач-диетолог"'), "reviewer", ["Анна Белова"], {"medical"}, set()),
    46: ("a.md", H.format('medicalReviewer: null\nreviewer: "placeholder — requires licensed reviewer"\nreviewedBy: Aligned with NHS guidance'), "reviewer", [], {"unknown"}, {"named"}),
    47: ("a.html", P + "<p>Комментарий врача:</p><p>Белова Анна Игоревна, флеболог</p>", "reviewer", [], set(), {"named"}),
    49: ("a.html", P + "<p>Проверено на базе научного центра имени Ивана Белова.</p><p>Проверено клиническими испытаниями.</p>", "reviewer", [], set(), {"named"}),
    50: ("a.html", P + "<p>Проверено экспертом Анной Беловой. Дата актуализации — 31 августа 2026.</p>", "reviewer", ["Анной Беловой"], {"named"}, {"medical"}),
}  # fmt: skip


@pytest.mark.parametrize("number", FORMS, ids=lambda number: f"row-{number:03}")
def test_a_person_is_read_as_a_reader_would(number: int) -> None:
    path, text, kind, people, there, absent = FORMS[number]
    trust = read(text, path)
    assert told(trust, kind) == people
    assert there <= marks(trust, kind)
    assert not absent & marks(trust, kind)


def test_row_005_a_title_counts_with_the_card_below_it() -> None:
    text = (
        P
        + "<h6>Статью подготовили</h6><div>Белова Анна Игоревна</div><div>Хирург</div><div>Зуев Пётр Ильич</div>"
    )
    assert told(read(text), "author") == ["Белова Анна Игоревна", "Зуев Пётр Ильич"]


def test_row_013_an_affiliation_line_gives_the_degree() -> None:
    line = "1 Белов Леонид Борисович, д-р мед. наук, профессор кафедры"
    details, found = qualify(line, line.lower(), known())
    assert "medical" in found
    assert details["degree"] == "д-р мед. наук"


DEGREES = ["к.м.н.", "к. м. н.", "К.М.Н.", "К. М. Н.", "кмн", "д.м.н.", "Д. м. н.", "д-р мед. наук", "канд. мед. наук",
           "кандидат медицинских наук", "доктор медицинских наук", "докт. мед. наук"]  # fmt: skip


@pytest.mark.parametrize("degree", DEGREES)
def test_row_026_a_degree_in_any_spelling(degree: str) -> None:
    _, found = qualify(degree, degree.lower(), known())
    assert found == {"medical"}


@pytest.mark.parametrize("words", ["врач высшей категории", "Врач первой квалификационной категории"])
def test_row_027_a_category(words: str) -> None:
    details, found = qualify(words, words.lower(), known())
    assert "medical" in found
    assert details["category"] in words


@pytest.mark.parametrize(
    "words", ["врач-травматолог-ортопед", "Врач травматолог-ортопед, д.м.н.", "врач УЗИ", "акушер-гинеколог"]
)
def test_row_028_a_specialty_with_or_without_hyphens(words: str) -> None:
    details, found = qualify(words, words.lower(), known())
    assert "medical" in found
    assert details["specialty"]


@pytest.mark.parametrize(
    "words", ["инфекционист", "стоматолог-хирург, стоматолог-терапевт", "врачом-педиатром", "кардиолога"]
)
def test_row_029_a_specialty_alone_in_any_case(words: str) -> None:
    assert "medical" in qualify(words, words, known())[1]


EXPERIENCE = [
    "Стаж работы: 12 лет",
    "Стаж - 12 лет",
    "СТАЖ РАБОТЫ более 15 лет",
    "Стаж: Более 12 лет",
    "Опыт работы 8 лет",
    "с 36-летним стажем",
]


@pytest.mark.parametrize("words", EXPERIENCE)
def test_row_030_experience(words: str) -> None:
    assert "experience" in qualify(words, words.lower(), known())[0]


@pytest.mark.parametrize(
    "words", ["главный врач", "заведующая отделением", "Учредитель и главный врач клиники"]
)
def test_row_032_a_position(words: str) -> None:
    assert "position" in qualify(words, words.lower(), known())[0]


@pytest.mark.parametrize("words", ["стаж курения 25 лет", "стаж диабета 10 лет", "стаж симптомов 3 года"])
def test_row_035_years_of_an_illness_are_no_experience(words: str) -> None:
    assert "experience" not in qualify(words, words, known())[0]


LABELS = [
    "Медицинский редактор",
    "Научный редактор",
    "Медицинский рецензент",
    "Рецензент",
    "Научный консультант",
    "Врач-эксперт",
]


@pytest.mark.parametrize("label", LABELS)
def test_row_048_labels_of_a_reviewer(label: str) -> None:
    trust = read(f"{P}<p>{label}: Белова Анна Игоревна</p>")
    assert told(trust, "reviewer") == ["Белова Анна Игоревна"]
