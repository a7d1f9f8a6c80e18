"""HTML as real sites hold it. Each page must show the reader exactly these words, here and in a browser's parser."""

import pytest

from medad_lint.document import parse
from medad_lint.document.model import Source
from tests.document.second_reading import misplaced, our_words, second_words, words_of

PAGES = {
    "an end tag without a name": ("раз</>два", "раздва"),
    "an unclosed paragraph": ("<p>раз<p>два<div>три", "раз два три"),
    "unclosed items and cells": ("<ul><li>раз<li>два</ul><table><tr><td>три<td>четыре<tr><td>пять</table>", "раз два три четыре пять"),
    "«>» in an attribute": ("<p data-x='a > b' title=\"c > d\">раз</p>", "раз"),
    "uppercase tags": ("<P CLASS=X>раз<BR>два</P><SCRIPT>нет</SCRIPT><STYLE>нет</STYLE>", "раз два"),
    "CDATA": ("<![CDATA[ нет ]]>раз", "раз"),
    "a conditional comment": ("<!--[if IE]><p>нет</p><![endif]-->раз<![if !IE]>два<![endif]><!--[if !IE]><!-->три<!--<![endif]-->", "раздватри"),
    "a template": ("<template><p>нет<template>нет</template>нет</p></template>раз", "раз"),
    "noscript is read by those without scripts": ("<noscript><p>раз</p></noscript>два", "раз два"),
    "nested display:none": ("<div style='display:none'><div>нет</div>нет<p>нет</div>раз", "раз"),
    "an unclosed hidden paragraph": ("<p hidden><b>нет<p>раз", "раз"),
    "a hidden item": ("<ul><li hidden><b>нет</b><li>раз</ul>", "раз"),
    "a hidden picture": ("<img style='display : none' alt='нет'>раз", "раз"),
    "malformed entities": ("раз & два &foo; &#xZ; &copyтри &nbspчетыре &#1084 &lt;", "раз два foo xZ три четыре м"),
    "entities of the second plane": ("&#128512; &#x1F600; раз &#0; &#xD800; &#99999999;", "раз"),
    "a quote after a value": ('<h2 class="a"">раз</h2><div id=" b">два</div>', "раз два"),
    "an odd quote in an address": ('<a href="https://a.b/c data-d=" 1">раз</a> <p>два</p>', "раз два"),
    "a quote as an attribute": ('<form method="post" "="">\n<p class=" a">раз</form>', "раз"),
    "an apostrophe in a bare value": ("<p class=don't>раз</p> <p class='a'>два</p>", "раз два"),
    "a tag that never ends": ("раз <a href=x", "раз a href x"),
    "signs of less and more": ("1 < 2, 3 > 2, a <b>раз</b>", "1 2 3 2 a раз"),
    "a script that writes tags": ("<script>if (a<b) write('<p>нет</p>')</script>раз<script>'</scr'+'ipt>'</script>", "раз"),
    "an end tag of a paragraph without a beginning": ("раз</p>два", "раз два"),
    "a line break that closes": ("раз</br>два", "раз два"),
    "an attribute over lines": ("<a\nhref='x'\n>раз</a\n>", "раз"),
    "a title of a drawing": ("<svg><title>нет</title><text>нет</text></svg>раз", "раз"),
    "a text area, a choice, a film": ("<textarea>нет</textarea><select><option>нет</select><video>нет</video>раз", "раз"),
    "code": ("<pre>нет</pre><code>нет</code><kbd>нет</kbd>раз", "раз"),
    "blocks inside a bold word": ("<b>раз<div>два</b>три</div>четыре", "раз дватри четыре"),
    "a word split by tags, a soft hyphen, wbr": ("<b>ра</b>з&shy;о<wbr>м <i>д</i>ва", "разом два"),
    "words in lines and blocks": ("<span>раз</span> <span>два</span><div>три</div>четыре", "раз два три четыре"),
    "a comment inside a word": ("ра<!-- нет -->з", "раз"),
    "PHP full of arrows": ("<?php foreach ($a->b() as $c => $d): echo '?>нет'; // don't ?>раз<?php endforeach ?>", "раз"),
    "PHP in an attribute": ('<p class="<?= $a->b(">") ?>">раз</p>', "раз"),
    "PHP that never ends": ("раз<?php echo $a->b; echo 'нет';", "раз"),
    "templates": ("{% if нет > 1 %}раз{% endif %}{{ нет }}{# нет #}<% нет > %>{!! нет !!}{{-- нет --}}два", "раз два"),
    "a comment of a template": ("{% comment %}<p>нет</p>{% endcomment %}раз", "раз"),
    "a template in a tag": ("<p {% if a > b %}class='c'{% endif %}>раз</p>", "раз"),
    "a doctype and a declaration": ("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//a//b'><p>раз</p>", "раз"),
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_these_words(page: str) -> None:
    text, wanted = PAGES[page]
    for source in (text, text.replace("\n", "\r\n"), f"\ufeff<html><head></head><body>{text}</body></html>"):
        document = parse(Source("a.html", source))
        if page != "a tag that never ends":
            assert our_words(document) == words_of(wanted)
        assert misplaced(document) == []


# a browser drops what it cannot finish, and writes out a comment in the middle of a tag: there we show more
@pytest.mark.parametrize("page", [name for name in PAGES if name not in ("a tag that never ends",)])
def test_a_browser_would_show_them_too(page: str) -> None:
    text, wanted = PAGES[page]
    assert second_words(parse(Source("a.html", text))) == words_of(wanted)
