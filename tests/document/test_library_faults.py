"""Known faults of the Markdown library: each still there, none of them seen from outside."""

import re
from typing import Any

import pytest

from medad_lint.document import library, parse
from medad_lint.document.library import parse_tree
from medad_lint.document.model import Source

# what it is called, the text, the sentence that must come back, the path
FAULTS = {
    "after two trailing spaces a node runs into the next line": ("- Первая строка  \n  Вторая строка", "Вторая строка", "a.md"),
    "a paragraph indented by a tab loses its first letter": ("- пункт один\n\n\tабзац пункта\n", "абзац пункта", "a.md"),
    "an entity after a tab is told at a wrong place": ("- Пункт.\n\n\tболь&nbsp;ушла\n", "боль\u00a0ушла", "a.md"),
    "after a tab a picture ends a letter too late": ("- Пункт.\n\n\tСнимок ![зуб](a.png) рядом.\n", "рядом", "a.md"),
    "an escaped bar in a table shifts what follows": ("| а \\| б | **в** |\n|---|---|\n| где \\| боль \\*ушла | д |\n", "боль *ушла", "a.md"),
    "a note in the line panics before a Cyrillic letter": ("Слово^[Боль ушла].\n", "Боль ушла", "a.md"),
    "a byte-order mark hides the front matter": ("\ufeff---\ntitle: а\n---\n\nБоль ушла\n", "Боль ушла", "a.md"),
    "a front matter of TOML is text": ("+++\ntitle = 'а'\n+++\n\nБоль ушла\n", "Боль ушла", "a.md"),
    "an import of MDX is text": ("import X from './x'\n\nБоль ушла\n", "Боль ушла", "a.mdx"),
    "the mark of a quote is text of the HTML in it": ("> <p>Боль\n> ушла</p>\n", "Боль ушла", "a.md"),
}  # fmt: skip


def believed(text: str) -> str | None:
    """What a reader sees who takes each text from where the library says it stands; None for a panic."""
    data = text.encode()
    root = parse_tree(text)
    if root is None:
        return None
    out: list[str] = []

    def walk(node: Any) -> None:
        for child in node.children:
            words = data[slice(*child.srcmap)].decode(errors="replace") if child.srcmap else ""
            if child.name in ("text", "text_special"):
                right = child.meta.get("markup", child.meta["content"]) == words
                out.append(child.meta["content"] if right else f"[не {words}]")
            elif child.name in ("html_block", "html_inline"):
                out.append(re.sub(r"<[^>]*>", "", words))
            elif child.name in ("paragraph", "tcell", "softbreak", "hardbreak"):
                out.append("\n")
            walk(child)

    walk(root)
    return "".join(out)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_library_moves_nothing(fault: str) -> None:
    text, sentence, path = FAULTS[fault]
    sentence = sentence.replace("\u00a0", " ")
    blocks = parse(Source(path, text)).blocks
    (block,) = (block for block in blocks if sentence in block.text)
    first = block.text.index(sentence)
    start, end = block.map.span(first, first + len(sentence))
    assert start == text.index(sentence.split(" ")[0])
    assert text[end - 2 : end] == sentence[-2:]
    shown = "\n".join(block.text for block in blocks)
    assert not any(sign in shown for sign in ("---", "+++", "import", "title", ">"))


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_is_there(fault: str) -> None:
    """A reader who believes the library fails: what the test above guards against is real."""
    text, _, path = FAULTS[fault]
    seen = believed(text)
    ours = "\n".join(block.text for block in parse(Source(path, text)).blocks)
    assert seen is None or seen.replace("\u00a0", " ").split() != ours.split()


def test_notes_vanish_without_their_plugin_and_stay_with_it() -> None:
    from markdown_it_pyrs import MarkdownIt

    text = "Слово[^1].\n\n[^1]: Боль ушла.\n"
    assert "Боль" not in MarkdownIt("commonmark").render(text).replace("[^1]: Боль", "")
    assert any(block.text == "Боль ушла." for block in parse(Source("a.md", text)).blocks)


ADDRESS = "https://клиника.рф/врачи, и **приходите**\n"


def test_a_cyrillic_address_would_make_links_of_addresses_panic(capfd: pytest.CaptureFixture[str]) -> None:
    """A panic of the library is no `Exception`; we do not ask it for links of bare addresses."""
    from markdown_it_pyrs import MarkdownIt

    with pytest.raises(BaseException, match="char boundary") as caught:
        MarkdownIt("commonmark").enable("autolink_ext").tree(ADDRESS)
    assert not isinstance(caught.value, Exception)
    document = parse(Source("a.md", ADDRESS))
    assert not document.problems
    (block,) = document.blocks
    assert block.map.span(block.text.index("приходите"), len(block.text)) == (
        ADDRESS.index("приходите"),
        len(ADDRESS) - 3,
    )


def test_a_panic_is_outlived_told_and_kept_off_stderr(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(library, "_EXTRA", (*library._EXTRA, "autolink_ext"))
    document = parse(Source("a.md", ADDRESS))
    assert [problem.message for problem in document.problems] == [
        "разметка не разобрана, файл прочитан как простой текст"
    ]
    assert any("приходите" in block.text for block in document.blocks)
    assert capfd.readouterr().err == ""
