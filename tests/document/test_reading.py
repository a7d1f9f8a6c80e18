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
