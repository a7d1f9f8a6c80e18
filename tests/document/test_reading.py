"""What is text and what is not, encodings, reviews, comments."""

from html.parser import HTMLParser

import pytest

from medad_lint.document import Unreadable, decode, parse
from medad_lint.document.model import Source


def shown(text: str, path: str = "a.html") -> str:
    return "\n".join(block.text for block in parse(Source(path, text)).blocks)


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>боль()</script>",
        "<style>.боль{}</style>",
        "<!-- боль -->",
        "<div style='display: none'>боль</div>",
        "<p hidden>боль</p>",
        "<template><p>боль</p></template>",
        "<code>боль</code>",
        "<?php foreach ($a as $b) { echo $b->боль; } ?>",
        "{% if боль %}",
        "{{ боль }}",
        "<% боль %>",
    ],
)
def test_what_no_reader_sees_is_no_text(hidden: str) -> None:
    assert shown(f"<p>раз</p>{hidden}<p>два</p>") == "раз\nдва"


def test_code_in_markdown_is_no_text() -> None:
    assert shown("раз `боль` два\n\n```\nболь\n```\n\n    боль\n", "a.md") == "раз два"


def test_texts_with_a_place_of_their_own_are_blocks() -> None:
    page = (
        '<head><title>Титул</title><meta name="description" content="Описание"></head>'
        '<body><p>Абзац <img alt="Альт" title="Всплывает"> дальше</p><figcaption>Подпись</figcaption></body>'
    )
    kinds = {block.kind: block.text for block in parse(Source("a.html", page)).blocks}
    assert kinds == {
        "title": "Всплывает",
        "description": "Описание",
        "alt": "Альт",
        "paragraph": "Абзац дальше",
        "caption": "Подпись",
    }


def test_a_single_break_keeps_the_block_and_two_part_it() -> None:
    assert [block.text for block in parse(Source("a.html", "<p>раз<br>два<br><br>три</p>")).blocks] == [
        "раз\nдва",
        "три",
    ]


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.quiet = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.quiet += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.words += data.split()


def test_the_visible_words_agree_with_a_second_parser() -> None:
    page = "<body><h1>Клиника &laquo;Исток&raquo;</h1><ul><li>раз<li>два</ul><table><tr><td>цена<td>100&nbsp;₽</table><p>а<b>б</b>в<script>x</script></body>"
    second = _Words()
    second.feed(page)
    ours = shown(page).split()
    assert "".join(ours) == "".join(second.words)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Боль ушла".encode(), "utf-8"),
        (b"\xef\xbb\xbf" + "Боль ушла".encode(), "utf-8"),
        ("Боль ушла".encode("utf-16"), "utf-16"),
        ("Боль ушла".encode("cp1251"), "cp1251"),
    ],
)
def test_encodings_are_told_apart_and_the_mark_is_no_text(data: bytes, encoding: str) -> None:
    source = decode(data, "a.txt")
    assert (source.text, source.encoding) == ("Боль ушла", encoding)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4 \x00", "текст\n\x00".encode(), b"\xff\x00\x01", b"abc\n\x81\x82\xff\xfe"]
)
def test_what_is_no_text_is_refused_with_its_line(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data, "a.txt")
    assert caught.value.line >= 1
    assert "a.txt" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("## Отзывы пациентов\n\nМне помогло.\n", "a.md"),
        ("<div class='reviews-slider'><p>Мне помогло.</p></div>", "a.html"),
        ("<div class='otzyv'>\n\nМне помогло.\n\n</div>", "a.md"),
        ("<div itemprop='reviewBody'>Мне помогло.</div>", "a.html"),
        (
            "<div itemscope itemtype='https://schema.org/Review'><span>Мне <b>помогло.</b></span></div>",
            "a.html",
        ),
        ("<li class='clientReviewCard'>Мне помогло.</li>", "a.html"),
        ("<div class='REVIEWS_LIST'><div><p>Мне помогло.", "a.html"),
        ("<h2>Отзывы</h2><h3>Анна</h3><p>Мне помогло.</p>", "a.html"),
        ("<section class=otzyvy>\n\n> Мне помогло.\n\n- ещё\n\n</section>", "a.md"),
        ("<div className='testimonials'>\n\nМне помогло.\n\n</div>", "a.mdx"),
        ("Мне помогло. — Анна, 34 года", "a.txt"),
        ("Мне помогло.\n\n— Анна К., Казань", "a.md"),
    ],
)
def test_whose_words_are_a_review_is_seen(text: str, path: str) -> None:
    blocks = [block for block in parse(Source(path, text)).blocks if "помогло" in block.text]
    assert all("review" in block.scopes for block in blocks)


@pytest.mark.parametrize(
    "text",
    [
        "<div class='preview'><p>Мне помогло.</p></div>",
        "<body class='post has-comments comments-open'><p>Мне помогло.</p></body>",
        "<div class=reviews></div><p>Мне помогло.</p>",
        "<h2>Отзывы</h2><p>раз</p><h2>Контакты</h2><p>Мне помогло.</p>",
    ],
)
def test_a_preview_and_the_next_section_are_no_review(text: str) -> None:
    (block,) = (block for block in parse(Source("a.html", text)).blocks if "помогло" in block.text)
    assert "review" not in block.scopes


def test_a_comment_to_the_linter_names_the_next_block() -> None:
    document = parse(Source("a.md", "раз\n\n<!-- medad-lint: allow cure-story — цитата -->\n\nдва\n"))
    (comment,) = document.comments
    assert document.blocks[comment.block].text == "два"


def test_an_unclosed_front_matter_is_told() -> None:
    (problem,) = parse(Source("a.md", "---\ntitle: х\n\nтекст\n")).problems
    assert problem.fatal


@pytest.mark.parametrize(
    "text", ["{% include footer.html %}", "<?php include 'footer.php'; ?>", "<?php get_footer(); ?>"]
)
def test_a_page_with_parts_elsewhere_says_so(text: str) -> None:
    assert parse(Source("a.html", f"<p>раз</p>{text}")).includes


@pytest.mark.parametrize(
    ("text", "path", "kinds"),
    [
        ("# Раз\n\nдва\n\n- три\n\n> четыре\n\n|пять|\n|-|\n|шесть|\n", "a.md", ["heading", "paragraph", "list-item", "quote", "cell", "cell"]),
        ("<h2>Раз</h2>два<ul><li>три</ul><blockquote><p>четыре</blockquote><table><tr><th>пять<td>шесть</table>", "a.html", ["heading", "paragraph", "list-item", "quote", "cell", "cell"]),
        ("Раз\n===\n\n1. два\n   - три\n\n[^1]: четыре\n\nпять[^1]", "a.md", ["heading", "list-item", "list-item", "paragraph", "paragraph"]),
    ],
)  # fmt: skip
def test_a_block_knows_what_it_is(text: str, path: str, kinds: list[str]) -> None:
    assert [block.kind for block in parse(Source(path, text)).blocks] == kinds


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ("<meta charset=windows-1251>", "cp1251"),
        ('<?xml encoding="cp1251"?>', "cp1251"),
        ("<meta charset=koi8-r>", "koi8-r"),
    ],
)
def test_a_declared_encoding_is_believed_where_utf_8_does_not_read(declaration: str, encoding: str) -> None:
    text = (
        f"{declaration}<p>Боль ушла — №\u00a01</p>"
        if encoding == "cp1251"
        else f"{declaration}<p>Боль ушла</p>"
    )
    source = decode(text.encode(encoding), "a.html")
    assert (source.text, source.encoding) == (text, encoding)


def test_a_declaration_that_lies_is_not_believed() -> None:
    text = "<meta charset=windows-1251><p>Боль ушла</p>"
    assert decode(text.encode(), "a.html").text == text


@pytest.mark.parametrize(
    ("text", "path", "wanted"),
    [
        ("<p>Марина, 45<br>лет, вылечилась</p>", "a.html", "Марина, 45 лет, вылечилась"),
        ("<p>Марина, 45 <br> лет, вылечилась</p>", "a.html", "Марина, 45 лет, вылечилась"),
        ("<p>Приём по записи. <br>Телефон</p>", "a.html", "Приём по записи.\nТелефон"),
        ("<p>Марина,<br>45 лет</p>", "a.html", "Марина, 45 лет"),
        ("Марина, 45\nлет, вылечилась\n", "a.txt", "Марина, 45 лет, вылечилась"),
        ("<p>брекеты<br>коронки<br>виниры</p>", "a.html", "брекеты\nкоронки\nвиниры"),
        ("<p>Приём.<br>Запись</p>", "a.html", "Приём.\nЗапись"),
        ("— Болит?\n— Нет.\n", "a.txt", "— Болит?\n— Нет."),
        ("<p>Автор:<br>иванов</p>", "a.html", "Автор:\nиванов"),
    ],
)
def test_a_line_end_inside_a_sentence_is_a_space(text: str, path: str, wanted: str) -> None:
    (block,) = parse(Source(path, text)).blocks
    assert block.text == wanted
