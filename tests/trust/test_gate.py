"""A page that nobody has declared an article is asked for an author only where it reads as one."""

import pytest

from medad_lint import lint_text
from medad_lint.linter import Options

PROSE = (
    "Спина устаёт от долгого сидения, и к вечеру человеку хочется лечь. Если боль держится дольше трёх недель, "
    "нужен осмотр: врач проверит чувствительность и силу ног и решит, нужен ли снимок. "
) * 3
BODY = "".join(f"<h2>Часть {number}</h2><p>{PROSE}</p><p>{PROSE}</p>" for number in range(1, 5))
FORM = "".join(
    f"<h2>Раздел {n}</h2><p>Пациент: Зуева А.</p><p>Врач: Ким И.</p><p>Зуб {n}</p>" * 12 for n in range(1, 5)
)


def asked(text: str, path: str = "a.html", kind: str | None = None) -> set[str]:
    found = lint_text(text, path, Options(kind, as_of="2026-11-01")).findings
    return {item.rule for item in found if item.rule in ("eat-author", "eat-sources")}


@pytest.mark.parametrize("title", ["Грыжа позвоночника", "Как болит поясница при радикулите"])
def test_a_long_text_on_an_illness_is_an_article(title: str) -> None:
    assert asked(f"<h1>{title}</h1>{BODY}") == {"eat-author", "eat-sources"}


@pytest.mark.parametrize(
    "title",
    [
        "Протезирование зубов",
        "О клинике",
        "Политика конфиденциальности",
        "Правила записи",
        "Вопросы и ответы",
    ],
)
def test_a_long_page_of_another_sort_is_none(title: str) -> None:
    assert asked(f"<h1>{title}</h1>{BODY}") == set()


def test_a_form_is_none_whatever_it_is_called() -> None:
    assert asked(f"<h1>Заказ на лечение радикулита</h1>{FORM}") == set()


def test_a_page_about_the_site_is_none_though_it_speaks_of_articles() -> None:
    text = f"---\ntitle: О проекте «Верный шаг»\n---\n\nСтатьи написаны врачами клиники.\n\n{PROSE}\n"
    assert asked(text, "a.md") == set()
    assert asked(text.replace("О проекте «Верный шаг»", "Грыжа позвоночника"), "a.md")


@pytest.mark.parametrize("title", ["О клинике", "Протезирование зубов"])
def test_what_is_declared_is_not_doubted(title: str) -> None:
    assert asked(f"<h1>{title}</h1>{BODY}", kind="article")
    assert asked(f"---\nmedad: {{kind: article}}\n---\n\n# {title}\n\n{PROSE}\n", "a.md")
