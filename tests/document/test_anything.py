"""Whatever a file holds, it is read: no exception, every place inside the source, in time that grows with its size."""

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medad_lint.document import parse
from medad_lint.document.model import Source

PIECES = st.sampled_from(
    [
        *"<>&'\"`*_[](){}|\\#-+=~^!?/:;%$@ \n\t\r", "\r\n", "  \n", "\n\n", "а", "б в", "я", "😀", "\u0301", "\u00ad", "\ufeff", "\u2028", "\0", "\x1b",
        "<p>", "</p>", "<b", "<br>", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "]]>", "<?php", "?>", "{{", "}}", "{%", "%}", "<div hidden>",
        "</div>", "&shy;", "&#", "&amp", "```", "~~~", "---\n", "+++\n", "[^1]", "[^1]: ", "^[", "![", "](", "> ", "- ", "1. ", "| а | б |\n|---|---|\n", "\\|",
        "https://я.рф", "import X from 'y'\n", "<title>", "<template>", "style='display:none'", "medad-lint:",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=40), st.sampled_from(["a.md", "a.mdx", "a.html", "a.txt"]))
def test_every_place_of_every_block_is_in_the_source(pieces: list[str], path: str) -> None:
    text = "".join(pieces)
    for block in parse(Source(path, text)).blocks:
        assert len(block.fold) == len(block.text) == block.map.size
        last = 0
        for place in range(len(block.text)):
            start, end = block.map.span(place, place + 1)
            assert 0 <= start < end <= len(text)
            assert start >= last or block.kind in ("alt", "title")
            last = start
            shown = block.text[place]
            if shown.isalpha() and end - start == 1:
                assert text[start] == shown


@pytest.mark.parametrize(
    "piece",
    [
        "<a",
        "<a href='",
        "<!--",
        "{{",
        "{",
        "<?php '",
        "&#",
        "<b>",
        "</b>",
        "[",
        "`",
        "![",
        "**а",
        "> ",
        "- ",
        "|а",
        "<div>",
        "\n\tа",
        "[^1]",
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.mdx", "a.html"])
def test_time_grows_with_the_size(piece: str, path: str) -> None:
    def seconds(times: int) -> float:
        source = Source(path, piece * times)
        begin = process_time()
        parse(source)
        return process_time() - begin

    seconds(200)
    small, large = seconds(1000), seconds(4000)
    assert large < max(small, 0.01) * 24  # four times the text: 16 times were the square
