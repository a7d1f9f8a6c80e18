"""A second reading of HTML and Markdown by parsers of other people, to hold ours against.

    python -m tests.document.second_reading FOLDER…

prints how many words of the files both see, and how many of ours stand in the source where we say they do.
"""

import re
import sys
import unicodedata
from collections import Counter
from html import unescape
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from selectolax.lexbor import LexborHTMLParser, LexborNode

from medad_lint.document import decode, parse
from medad_lint.document.blank import blank, blank_mdx
from medad_lint.document.elements import HIDDEN
from medad_lint.document.model import Document

__all__ = ["misplaced", "our_words", "second_words"]

# elements that stand in a line of text; all others part words
_IN_LINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
        ),
        *(
            "input",
            "ins",
            "kbd",
            "mark",
            "nobr",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
        ),
        *("sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
_ZERO = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0f]"
)
_WORD = re.compile(r"[^\W_]+")
_OURS_ALONE = ("alt", "title", "description")


def words_of(text: str) -> list[str]:
    """The words of a text without signs that have no width and without stress."""
    whole = unicodedata.normalize("NFC", _ZERO.sub("", text))
    return _WORD.findall(unicodedata.normalize("NFC", re.sub("[\u0300\u0301]", "", whole)))


def our_words(document: Document) -> list[str]:
    """Those we see, texts with a place of their own left out."""
    return [
        word for block in document.blocks if block.kind not in _OURS_ALONE for word in words_of(block.text)
    ]


def second_words(document: Document) -> list[str]:
    """Those the other parsers see. Code of a site engine is blanked before: they know none."""
    text = document.source.text
    if document.front_matter is not None:
        text = text[document.front_matter.end :].split("\n", 1)[-1]
    text = text.removeprefix("\ufeff")
    if document.source.path.endswith(".mdx"):
        text = blank_mdx(text)
    text = blank(text)
    if document.syntax == "markdown":
        text = _rendered(text)
    out: list[str] = []
    root = LexborHTMLParser(text).root
    if root is not None:
        _collect(root, out)
    return words_of("".join(out))


def _rendered(text: str) -> str:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    for name in (
        "footnote_ref",
        "footnote_anchor",
        "footnote_block_open",
        "footnote_block_close",
        "footnote_caption",
    ):
        parser.add_render_rule(name, lambda *_: "")
    return str(parser.render(text))


def _collect(node: LexborNode, out: list[str]) -> None:
    for child in node.iter(include_text=True):
        name = (child.tag or "").lower()
        if name == "-text":
            out.append(child.text_content or "")
            continue
        if name.startswith(("-", "_", "!")) or name == "title" or (name in HIDDEN and name != "head"):
            continue
        about = child.attributes
        style = about.get("style") or ""
        if "hidden" in about or re.search(
            r"display\s*:\s*none|visibility\s*:\s*hidden", style, re.IGNORECASE
        ):
            continue
        edge = "" if name in _IN_LINE or "-" in name else "\n"
        out.append(edge)
        _collect(child, out)
        out.append(edge)


def misplaced(document: Document) -> list[tuple[str, str]]:
    """Our words beside what the source holds at their places, where it is not the same."""
    text = document.source.text
    found = []
    for block in document.blocks:
        for match in _WORD.finditer(block.text):
            start, end = block.map.span(*match.span())
            held = re.sub(r"<!--.*?-->|<[^<>]*>", "", text[start:end], flags=re.DOTALL)
            held = unescape(held.replace("**", "").replace("\\", ""))
            if words_of(held) != words_of(match.group()):
                found.append((match.group(), text[start:end]))
    return found


def main(folders: list[str]) -> None:
    """Prints the figures of all files."""
    files = words = agreed = placed = 0
    worst: list[tuple[int, str, str]] = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix not in (".html", ".htm", ".md", ".mdx"):
                continue
            document = parse(decode(path.read_bytes(), str(path)))
            ours, theirs = Counter(our_words(document)), Counter(second_words(document))
            wrong = misplaced(document)
            files += 1
            words += max(ours.total(), theirs.total())
            agreed += (ours & theirs).total()
            placed += len(wrong)
            apart = f"only ours: {(ours - theirs).total()}, only theirs: {(theirs - ours).total()}, misplaced: {len(wrong)}"
            worst.append(
                (max(ours.total(), theirs.total()) - (ours & theirs).total() + len(wrong), str(path), apart)
            )
    print(
        f"files {files}, words {words}, seen by both {agreed} ({agreed / max(words, 1):.3%}), misplaced {placed}"
    )
    for number, path, apart in sorted(worst, reverse=True)[:15]:
        if number:
            print(f"  {path}: {apart}")


if __name__ == "__main__":
    main(sys.argv[1:])
