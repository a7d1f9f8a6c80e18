"""Known sentences at known places come back as exactly those code points, in every input format."""

import re

from hypothesis import given
from hypothesis import strategies as st

from medad_lint.document import parse
from medad_lint.document.model import Document, Source

SENTENCES = st.sampled_from(
    [
        "Марина вылечилась от псориаза",
        "Боль ушла за неделю",
        "Спасибо доктору Петрову",
        "У вас варикоз",
        "Ёлка и ёж 😀 рядом",
    ]
)
BEFORE = st.sampled_from(
    [
        "",
        "# Заголовок\n\n",
        "Текст 😀 с эмодзи.\n\n",
        "> цитата\n\n",
        "- пункт\n- ещё\n\n",
        "| а | б |\n|---|---|\n| в | г |\n\n",
        "```\nкод\n```\n\n",
        "<div>html</div>\n\n",
        "---\n\n",
        "й и ё\n\n",
    ]
)
AROUND = st.sampled_from(
    [
        ("", ""),
        ("- ", ""),
        ("> ", ""),
        ("**", "**"),
        ("## ", ""),
        ("1. ", ""),
        ("| ", " | б |\n|---|---|"),
        ("_", "_"),
        ("[", '](https://я.рф "т")'),
    ]
)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


def spans_of(document: Document, sentence: str) -> list[tuple[int, int]]:
    return [
        block.map.span(match.start(), match.end())
        for block in document.blocks
        for match in re.finditer(re.escape(sentence), block.text)
    ]


@given(SENTENCES, BEFORE, AROUND, BEFORE, LINE_ENDS)
def test_a_sentence_planted_in_markdown_is_found_at_its_code_points(
    sentence: str, before: str, around: tuple[str, str], after: str, line_end: str
) -> None:
    text = f"{before}{around[0]}{sentence}{around[1]}\n\n{after}".replace("\n", line_end)
    found = spans_of(parse(Source("a.md", text)), sentence)
    assert [text[start:end] for start, end in found] == [sentence]


@given(SENTENCES, BEFORE)
def test_a_front_matter_moves_nothing(sentence: str, before: str) -> None:
    head = "---\ntitle: Название\nauthor: Анна\n---\n"
    text = f"{head}\n{before}{sentence}\n"
    start = text.index(sentence)
    assert spans_of(parse(Source("a.md", text)), sentence) == [(start, start + len(sentence))]


TAGS = st.sampled_from(["p", "li", "h2", "td", "blockquote", "div", "span", "section"])
NOISE = st.sampled_from(
    [
        "",
        "<!-- комментарий -->",
        "<script>var a = '<p>нет</p>';</script>",
        "<style>p{color:red}</style>",
        "<p>Абзац &mdash; раз</p>",
        "<br>",
        "</>",
        "<img alt='х' src=a>",
        "<?php $a->b(); ?>",
        "{{ price }}",
        "<div hidden>тайна</div>",
        "😀",
    ]
)


@given(SENTENCES, TAGS, NOISE, NOISE, LINE_ENDS)
def test_a_sentence_planted_in_html_is_found_at_its_code_points(
    sentence: str, tag: str, before: str, after: str, line_end: str
) -> None:
    text = f"<html><body>\n{before}\n<{tag} class='x'>{sentence}</{tag}>\n{after}</body></html>".replace(
        "\n", line_end
    )
    start = text.index(sentence)
    assert (start, start + len(sentence)) in spans_of(parse(Source("a.html", text)), sentence)


@given(SENTENCES, st.sampled_from(["\u00ad", "\u200b", "\u2060"]), st.integers(1, 8))
def test_a_sign_without_width_inside_a_word_is_read_over(sentence: str, sign: str, place: int) -> None:
    broken = sentence[:place] + sign + sentence[place:]
    text = f"Начало. {broken} конец"
    (span,) = spans_of(parse(Source("a.txt", text)), sentence)
    assert text[span[0] : span[1]] == broken


def test_tags_that_split_a_word_stay_inside_the_finding() -> None:
    text = "<p>Мы даём <b>гаран</b>тию на всё</p>"
    (span,) = spans_of(parse(Source("a.html", text)), "гарантию")
    assert text[span[0] : span[1]] == "гаран</b>тию"


def test_entities_are_resolved_and_keep_their_place() -> None:
    text = "<p>&laquo;Ромашка&raquo;&nbsp;&mdash; клиника</p>"
    (block,) = parse(Source("a.html", text)).blocks
    assert block.text == "«Ромашка» — клиника"
    assert text[slice(*block.map.span(0, 1))] == "&laquo;"


def test_decomposed_letters_are_composed() -> None:
    text = "Врачеи\u0306 много"
    (block,) = parse(Source("a.txt", text)).blocks
    assert block.text == "Врачей много"
    assert block.map.span(5, 6) == (5, 7)


def test_latin_lookalikes_are_folded_only_inside_cyrillic_words() -> None:
    (block,) = parse(Source("a.txt", "Cтатью проверил Cat, SMM-щик")).blocks
    assert block.fold == "статью проверил cat, smm-щик"


def test_a_module_line_and_an_expression_of_mdx_are_no_text() -> None:
    text = "import Y from './y'\n\nexport const meta = {\n  a: 'боль'\n}\n\nЦена {price} рублей <Card title=\"х\" />\n"
    shown = " ".join(block.text for block in parse(Source("a.mdx", text)).blocks)
    assert "import" not in shown
    assert "боль" not in shown
    assert "price" not in shown
    assert "Цена рублей" in shown
