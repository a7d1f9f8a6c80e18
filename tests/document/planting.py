"""Documents in which a breach stands at known places, among markup that must move nothing and decoys nobody sees."""

from collections.abc import Callable
from typing import NamedTuple

from hypothesis import strategies as st

__all__ = ["Planted", "planted"]

_WORDS = ("Марина,", "45", "лет,", "вылечилась", "от", "псориаза")
_DECOY = "Марина, 45 лет, вылечилась от псориаза"
_BEGIN, _END = "\ue000", "\ue001"
_LATIN = str.maketrans("аеорсх", "aeopcx")
# what stands about a planted sentence in its own block; none of it is a breach
_BEFORE = (
    "",
    "",
    "Приём по записи. ",
    "😀 Приём 👩‍⚕️ по записи. ",
    "Цены &mdash; на&nbsp;сайте. ",
    "Йод и ёж. ",
)


class Planted(NamedTuple):
    """A document, its path, and the code points of the sentences that must be found."""

    path: str
    text: str
    spans: tuple[tuple[int, int], ...]


def _word(draw: st.DrawFn, word: str, syntax: str) -> tuple[str, str, str]:
    """A word as markup may write it: what stands before its letters, the letters, what stands after."""
    middle = draw(st.integers(1, max(1, len(word) - 2)))
    head, tail = word[:middle], word[middle:]
    ways: list[tuple[str, str, str]] = [
        ("", word, ""),
        ("", word.translate(_LATIN) if len(word) > 5 else word, ""),
    ]
    if len(word) > 2:
        ways += [("", head + sign + tail, "") for sign in ("\u00ad", "\u200b", "\u2060")]
    if word == "вылечилась":
        ways += [("", "вы\u0301лечилась", "")]
    if syntax in ("html", "markdown"):
        ways += [
            ("", f"&#{ord(word[0])};{word[1:]}", ""),
            ("", f"&#x{ord(word[0]):X};{word[1:]}", ""),
            ("<b>", word, "</b>"),
            ("<a href=\"x>y\" title='a'>", word, "</a>"),
            ("", word, "<!-- «прим.» -->"),
        ]
        if len(word) > 2:
            ways += [
                ("", f"{head}&shy;{tail}", ""),
                ("<i>", f"{head}</i>{tail}", ""),
                ("", f"{head}<wbr>{tail}", ""),
            ]
    if syntax == "markdown":
        ways += [("**", word, "**"), ("*", word, "*"), ("[", word, "](https://клиника.рф/а_б)")]
    if syntax == "attribute" and len(word) > 2:
        ways += [("", f"{head}&shy;{tail}", ""), ("", f"&#{ord(word[0])};{word[1:]}", "")]
    return draw(st.sampled_from(ways))


def _sentence(draw: st.DrawFn, syntax: str, lines: bool = True) -> str:
    """The breach in one of its spellings, its first and last code points marked."""
    shouted = draw(st.integers(0, 7)) == 0
    gaps = [" ", " ", "\u00a0", "\u202f", "  "]
    if syntax in ("html", "markdown"):
        gaps += ["&nbsp;", "&#160;"]
    # where lines of a text are what they look like, a capital begins a new one
    if lines and not (shouted and syntax == "text"):
        gaps += ["\n"]
    if syntax == "html" and lines and not shouted:
        gaps += ["<br>", " <BR/> ", "\n\t"]
    out = ""
    for number, word in enumerate(_WORDS):
        before, letters, after = _word(draw, word.upper() if shouted else word, syntax)
        if number:
            out += draw(st.sampled_from(gaps))
        if number == 0:
            letters = _BEGIN + letters
        if number == len(_WORDS) - 1:
            letters += _END
        out += before + letters + after
    return out


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(rest + line if line else rest.rstrip(" ") for line in lines[1:])])


_MARKDOWN_NOISE = (
    "Первая строка  \nвторая строка.", "# Заголовок", "```\n" + _DECOY + "\n```", "~~~ py\n{ " + _DECOY + "\n~~~",
    "# Код\n\n    " + _DECOY, "<!-- " + _DECOY + " -->", "<div style='display: none'>\n\n" + _DECOY + "\n\n</div>",
    "{% comment %}" + _DECOY + "{% endcomment %}", "{{ '" + _DECOY + "' }}", "<?php $a->b('?>" + _DECOY + "'); // don't ?>", "---",
    "| а \\| б | `в \\| г` |\n|---|:-:|\n| а а а | \\|\\| |", "Адрес https://клиника.рф/врачи и <https://клиника.рф>.", "1. раз\n\n\tдва",
    "Слово[^прим].\n\n[^прим]: Примечание о цене.\n\n    Второй абзац.", "Слово^[в строке].", "👩‍⚕️ 😀", "`" + _DECOY + "`",
)  # fmt: skip
_MARKDOWN_BOXES: tuple[Callable[[str], str], ...] = (
    lambda text: _indented(text, "> ", "> "),
    lambda text: _indented(text, "- ", "  "),
    lambda text: _indented(text, "1. ", "   "),
    lambda text: _indented("Пункт.\n\n" + text, "- ", "\t"),
    lambda text: f"<div class='x > y'>\n\n{text}\n\n</div>",
    lambda text: f"<table><tr><td>\n\n{text}\n\n</td></tr></table>",
)


def _after_tab(text: str) -> str:
    return _indented(text, "1.\t", "\t")


def _markdown_block(draw: st.DrawFn, number: int) -> str:
    kind = draw(
        st.sampled_from(["text", "heading", "under", "cell", "note", "html", "alt", "title", "link", "hard"])
    )
    before = draw(st.sampled_from(_BEFORE))
    if kind in ("text", "under", "hard"):
        block = before + _sentence(draw, "markdown")
        block += {"text": "", "under": "\n===", "hard": "  \nПриём по записи."}[kind]
    elif kind == "heading":
        block = "## " + before + _sentence(draw, "markdown", lines=False) + draw(st.sampled_from(["", " ##"]))
    elif kind == "cell":
        cell = before + _sentence(draw, "markdown", lines=False)
        other = draw(st.sampled_from(["\\| а \\|", "`а \\| а`", "а", ""]))
        row = draw(
            st.sampled_from([f"| {other} | {cell} |", f"|{cell}|{other}|", f"|\t{other}\t|\t{cell}\t|"])
        )
        block = draw(st.sampled_from([f"| а | б |\n|---|---|\n{row}", f"{row}\n|:--|--:|\n| а | б |"]))
    elif kind == "note":
        block = f"Слово[^{number}].\n\n[^{number}]: " + _sentence(draw, "markdown", lines=False)
    elif kind == "html":
        block = f"<div title='а > б'>{before}{_sentence(draw, 'html')}</div>"
    elif kind == "alt":
        block = f'Снимок ![{_sentence(draw, "attribute", lines=False)}](a.png "подпись") рядом.'
    elif kind == "title":
        block = f'Врач [на сайте](https://клиника.рф "{_sentence(draw, "attribute", lines=False)}") рядом.'
    else:
        block = f"Врач [{_sentence(draw, 'attribute')}](https://клиника.рф/б_в) рядом."
    if kind != "note":
        for box in draw(st.lists(st.sampled_from(_MARKDOWN_BOXES), max_size=3)):
            block = box(block)
        if draw(st.integers(0, 3)) == 0:  # inside another box a tab would be of another width
            block = _after_tab(block)
    return block


_HTML_NOISE = (
    "", "<!-- " + _DECOY + " -->", "<script>if (a < b && c > d) x = '<p>" + _DECOY + "</p>';</script>", "<style>p::after{content:'" + _DECOY + "'}</style>",
    "<template><p>" + _DECOY + "</p></template>", "<div style=\"color: red; DISPLAY:none\"><div>а</div>" + _DECOY + "</div>",
    "<p hidden><b>" + _DECOY + "<p>Абзац.", "<?php foreach ($a as $b): echo $b->c('?>" + _DECOY + "'); # don't\n endforeach ?>",
    "<%= a > b ? '" + _DECOY + "' : '' %>", "{{ x | '" + _DECOY + "' }}", "{% comment %}" + _DECOY + "{% endcomment %}", "</>", "</span>",
    "<!--[if lt IE 9]><p>" + _DECOY + "</p><![endif]-->", "<![CDATA[ " + _DECOY + " ]]>", "<svg><text>" + _DECOY + "</text></svg>",
    "<pre>" + _DECOY + "</pre>", "<p>1 < 2 & 3 > 2 AT&T &foo; &#xZ;</p>", "<img style='display:none' alt='" + _DECOY + "'>", "😀 👩‍⚕️",
    "<select><option>" + _DECOY + "</select>", "<p>Абзац", "<ul><li>раз<li>два</ul>", "<video>" + _DECOY + "</video>", "<br/>", "<HR>",
)  # fmt: skip
_HTML_BOXES: tuple[Callable[[str], str], ...] = (
    lambda text: f"<div data-a=\"b > c\" title='>'>{text}</div>",
    lambda text: f"<UL CLASS=list>\n<LI>{text}<LI>Пункт.</UL>",
    lambda text: f"<table><tr><td>{text}<td>Цена<tr><td>100</table>",
    lambda text: f"<blockquote>\n{text}\n</blockquote>",
    lambda text: f"<section>{text}</section>",
    lambda text: f"<dl><dt>Слово<dd>{text}</dl>",
    lambda text: f"<noscript>{text}</noscript>",
    lambda text: f"<![if !IE]>{text}<![endif]>",
    lambda text: f"<details open><summary>Ещё</summary>{text}</details>",
)


def _html_block(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["p", "open", "heading", "bare", "alt", "title", "meta", "tag"]))
    before = draw(st.sampled_from(_BEFORE))
    if kind in ("alt", "title", "meta"):
        words = _sentence(draw, "attribute", lines=False)
        block = {
            "alt": f'<p>Снимок <img src="a > b" alt="{words}"> рядом.</p>',
            "title": f"<p>Врач <a href=x title='{words}'>на сайте</a> рядом.</p>",
            "meta": f'<META content="{words}" NAME=Description>',
        }[kind]
    else:
        words = before + _sentence(draw, "html")
        block = {
            "p": f"<p\nclass='a'>{words}</p >",
            "open": f"<p class={{{{ x }}}}>{words}",
            "heading": f"<H3>{words}</H3>",
            "bare": f"<p>Раз.</p>{words}<p>Два.</p>",
            "tag": f'<p><x-card :a="b > c">{words}</x-card><p>',
        }[kind]
    for box in draw(st.lists(st.sampled_from(_HTML_BOXES), max_size=3)):
        block = box(block)
    return block


def _html(draw: st.DrawFn) -> str:
    body = ""
    for _ in range(draw(st.integers(1, 3))):
        body += draw(st.sampled_from(_HTML_NOISE)) + "\n" + _html_block(draw) + "\n"
    body += draw(st.sampled_from(_HTML_NOISE))
    head = "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>Клиника</title></head>\n<body>\n"
    return draw(st.sampled_from(["", head])) + body


def _markdown(draw: st.DrawFn, mdx: bool) -> str:
    front = ("", "", "---\ntitle: Врач\n---\n", "+++\ntitle = 'Врач'\n+++\n", "---\nlist: [раз, два]\n...\n")
    parts = []
    for number in range(draw(st.integers(1, 3))):
        parts += [draw(st.sampled_from(_MARKDOWN_NOISE)), _markdown_block(draw, number)]
    parts.append(draw(st.sampled_from(_MARKDOWN_NOISE)))
    if mdx:
        # MDX knows no code by indentation, no comment of HTML and no other templates
        parts = [part for part in parts if not part.startswith(("# Код", "{%", "{{", "<?"))]
        parts.insert(0, "import Card from './card'\n\nexport const a = {b: '" + _DECOY + "'}")
        parts.append(
            "<Card title={'" + _DECOY + "'}>\n\nЦена {a.b && {c: '" + _DECOY + "'}} рублей\n\n</Card>"
        )
    return draw(st.sampled_from(front)) + "\n\n".join(parts) + "\n"


def _text(draw: st.DrawFn) -> str:
    before = ("", "Приём по записи.\n", "😀 Приём по записи. ")
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        parts.append(draw(st.sampled_from(before)) + _sentence(draw, "text"))
    return "\n\n".join(parts) + draw(st.sampled_from(["", "\n", ".\nПриём по записи.\n"]))


@st.composite
def planted(draw: st.DrawFn, syntaxes: tuple[str, ...] = ("html", "md", "mdx", "txt")) -> Planted:
    """A document of any of the kinds."""
    syntax = draw(st.sampled_from(syntaxes))
    if syntax == "html":
        marked = _html(draw)
    elif syntax == "txt":
        marked = _text(draw)
    else:
        marked = _markdown(draw, syntax == "mdx")
    marked = marked.replace(
        "\n", draw(st.sampled_from(["\n", "\r\n", "\r"] if syntax == "txt" else ["\n", "\r\n"]))
    )
    if draw(st.booleans()):
        marked = "\ufeff" + marked
    spans = []
    text = ""
    for letter in marked:
        if letter == _BEGIN:
            begin = len(text)
        elif letter == _END:
            spans.append((begin, len(text)))
        else:
            text += letter
    return Planted(f"a.{syntax}", text, tuple(spans))
