"""What is mended: where the warning goes, in which words, and what is left to a human."""

import pytest

from medad_lint.fixing import Edit, applied, unified
from medad_lint.linter import Engine
from tests.conftest import AS_OF, engine
from tests.fixing.mended import mended

SERVICE = "Имеются противопоказания. Необходима консультация специалиста."
DRUG = "Имеются противопоказания. Перед применением ознакомьтесь с инструкцией."
AD = "Лечение кариеса. Запись по телефону."
LEGAL = "Реклама. ООО «Зуб», erid: 2VtzqxAbc"


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.txt", AD, f"{AD}\n\n{SERVICE}"),
        ("a.txt", f"{AD}\n", f"{AD}\n\n{SERVICE}\n"),
        ("a.txt", f"{AD}\r\n\r\n{LEGAL}\r\n", f"{AD}\r\n\r\n{SERVICE}\r\n\r\n{LEGAL}\r\n"),
        ("a.txt", f"{AD}\n{LEGAL}", f"{AD}\n\n{SERVICE}\n\n{LEGAL}"),
        ("a.md", f"{AD}  \n{LEGAL}\n", f"{AD}  \n\n{SERVICE}\n\n{LEGAL}\n"),
        ("a.md", f"Лечение кариеса\n===\n\n{LEGAL}\n", f"Лечение кариеса\n===\n\n{SERVICE}\n\n{LEGAL}\n"),
        ("a.md", "| Лечение | Цена |\n|---|---|\n| Лечение кариеса | 5000 |\n\n© ООО «Зуб»\n",
         f"| Лечение | Цена |\n|---|---|\n| Лечение кариеса | 5000 |\n\n{SERVICE}\n\n© ООО «Зуб»\n"),
        ("a.md", f"- {AD}\n- Лечение пульпита\n\nС уважением, клиника «Зуб»\n",
         f"- {AD}\n- Лечение пульпита\n\n{SERVICE}\n\nС уважением, клиника «Зуб»\n"),
        ("a.md", f"> {AD}\n> Лечение пульпита.\n\n{LEGAL}\n", f"> {AD}\n> Лечение пульпита.\n\n{SERVICE}\n\n{LEGAL}\n"),
        ("a.md", f"{AD}\n```\nкод\n\nещё код\n```\n", f"{AD}\n\n{SERVICE}\n\n```\nкод\n\nещё код\n```\n"),
        ("a.txt", f"{AD}\n\n#зубы #стоматология", f"{AD}\n\n{SERVICE}\n\n#зубы #стоматология"),
        ("a.html", f"<p>{AD}</p>", f"<p>{AD}</p><p>{SERVICE}</p>"),
        ("a.html", f"<body>\n  <main>\n    <div>\n      <p>{AD}</p>\n    </div>\n  </main>\n  <footer>© Зуб</footer>\n</body>\n",
         f"<body>\n  <main>\n    <div>\n      <p>{AD}</p>\n    </div>\n    <p>{SERVICE}</p>\n  </main>\n  <footer>© Зуб</footer>\n</body>\n"),
        ("a.html", f"<main><p>{AD}</p><p>{LEGAL}</p></main>", f"<main><p>{AD}</p><p>{SERVICE}</p><p>{LEGAL}</p></main>"),
        ("a.html", f"<main>\r\n<p>{AD}\r\n<p>{LEGAL}\r\n</main>", f"<main>\r\n<p>{AD}\r\n<p>{SERVICE}</p>\r\n<p>{LEGAL}\r\n</main>"),
        ("a.html", f"<div><div><p>{AD}</p><div><a href='/'>Записаться</a></div></div><footer>© Зуб</footer></div>",
         f"<div><div><p>{AD}</p><div><a href='/'>Записаться</a></div><p>{SERVICE}</p></div><footer>© Зуб</footer></div>"),
        ("a.html", f"<ul><li>{AD}</li></ul><script>let a = 1</script>", f"<ul><li>{AD}</li></ul><p>{SERVICE}</p><script>let a = 1</script>"),
        ("a.html", f"<body><p>{AD}</p><section><h2>Отзывы</h2><p>Врач внимателен.</p></section></body>",
         f"<body><p>{AD}</p><section><h2>Отзывы</h2><p>Врач внимателен.</p></section><p>{SERVICE}</p></body>"),
        ("a.html", f"{AD}", f"{AD}<p>{SERVICE}</p>"),
    ],
)  # fmt: skip
def test_the_warning_stands_under_the_texts_own_words(path: str, before: str, after: str) -> None:
    found = mended(before, path)
    assert found.after == after
    assert "missing-warning" not in found.rules
    assert mended(found.after, path).edits == []


def test_the_words_are_those_of_the_object() -> None:
    assert mended("Гель от боли в спине.", name="drug").after == f"Гель от боли в спине.\n\n{DRUG}"
    assert mended("БАД с цинком, 60 таблеток.", name="supplement").after == (
        "БАД с цинком, 60 таблеток.\n\nБАД. Не является лекарственным средством."
    )


def test_each_wording_of_the_rulebook_contents_its_own_rule() -> None:
    lexicon = engine().lexicon
    texts = {"drug": "Гель от боли в спине.", "supplement": "БАД с цинком, 60 таблеток."}
    tried = 0
    for rule, wordings in lexicon.fixes().items():
        for wording in wordings:
            for name in wording.objects:
                found = mended(texts.get(name, AD), name=name)
                if any(item.rule == rule for item in found.checked.findings):
                    assert " ".join(wording.parts) in found.after
                    tried += 1
    assert tried >= 4


def test_of_an_object_that_is_not_sure_nothing_is_written() -> None:
    text = AD + " Слово за слово." * 120  # one word of treatment in so many
    found = mended(text, name=None, kind=None)
    assert [item.verdict for item in found.checked.findings if item.rule == "missing-warning"] == ["risk"]
    assert found.edits == []
    assert mended(text).edits


def test_half_a_warning_is_completed_only_when_asked() -> None:
    text = "Лечение кариеса у нас.\n\n*Имеются противопоказания.*\n"
    assert mended(text).edits == []
    assert mended(text, unsafe=True).after == (
        "Лечение кариеса у нас.\n\n*Имеются противопоказания. Необходима консультация специалиста.*\n"
    )
    text = "Лечение кариеса у нас. Необходима консультация  специалиста"
    assert mended(text, unsafe=True).after == f"Лечение кариеса у нас. {SERVICE}"
    text = "Лечение кариеса у нас. Имеются противопоказания.Запись по телефону."
    assert mended(text, unsafe=True).after == (
        "Лечение кариеса у нас. Имеются противопоказания. Запись по телефону. Необходима консультация специалиста."
    )


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("a.md", "Имеются противопоказания,необходима консультация  специалиста", "Имеются противопоказания, необходима консультация специалиста."),
        ("a.md", "Имеются противопоказания.Необходима консультация специалиста .", "Имеются противопоказания. Необходима консультация специалиста."),
        ("a.md", "**Имеются противопоказания, необходима консультация специалиста**", "**Имеются противопоказания, необходима консультация специалиста.**"),
        ("a.html", "<p>Имеются  противопоказания ,\n  необходима консультация специалиста</p>",
         "<p>Имеются противопоказания,\n  необходима консультация специалиста.</p>"),
    ],
)  # fmt: skip
def test_spaces_and_full_stops_of_a_warning(path: str, before: str, after: str) -> None:
    ad = f"<p>{AD}</p>" if path == "a.html" else f"{AD}\n\n"
    assert mended(ad + before, path).after == ad + after
    assert mended(ad + after, path).edits == []


@pytest.mark.parametrize(
    "warning",
    [
        SERVICE,
        "**Имеются противопоказания,**необходима консультация специалиста.",  # a space would unmake the bold
        "Имеются противопоказания,\u00a0 необходима консультация специалиста.",
        "# Имеются противопоказания. Необходима консультация специалиста",  # headings have no full stop
        "ИМЕЮТСЯ ПРОТИВОПОКАЗАНИЯ. НЕОБХОДИМА КОНСУЛЬТАЦИЯ СПЕЦИАЛИСТА",
    ],
)
def test_what_is_left_as_it_is(warning: str) -> None:
    assert mended(f"{AD}\n\n{warning}\n").edits == []


def test_words_elsewhere_keep_their_spaces() -> None:
    text = f"Лечение  кариеса,быстро. Запись  по телефону.\n\n{SERVICE}\n"
    assert mended(text).edits == []


def test_an_allowed_finding_and_an_article_are_left_alone() -> None:
    allowed = f"<!-- medad-lint: allow missing-warning — вывеска, места нет -->\n\n{AD}\n"
    assert mended(allowed).edits == []
    assert mended(f"# Что такое кариес\n\n{AD}\n", kind="article").edits == []


def test_edits_that_overlap_are_refused() -> None:
    assert applied("абв", [Edit(1, 1, "-"), Edit(1, 1, "+"), Edit(2, 3, "")]) == "а-+б"
    with pytest.raises(ValueError, match="overlap"):
        applied("абв", [Edit(0, 2, ""), Edit(1, 3, "")])


def test_a_difference_keeps_line_ends_and_says_where_there_is_none() -> None:
    told = unified("a.txt", "а\r\nб", "а\r\nб\r\nв")
    assert told.splitlines(keepends=True)[3:] == [
        " а\r\n", "-б\n", "\\ No newline at end of file\n", "+б\r\n", "+в\n", "\\ No newline at end of file\n",
    ]  # fmt: skip


def test_a_plain_run_reads_no_wordings() -> None:
    chosen: Engine = engine()
    assert chosen.as_of == AS_OF
    fresh = Engine(chosen.options)
    fresh.lexicon.fixes()
    assert 2 in fresh.lexicon._read
    assert 2 not in Engine(chosen.options).lexicon._read
