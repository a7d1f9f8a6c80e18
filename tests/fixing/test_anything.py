"""Whatever a text is made of: nothing outside the fixed spans changes, and a second run has nothing to do."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medad_lint.document import decode, parse
from medad_lint.mending import bytes_of
from tests.fixing.mended import Mended, mended

FRONTS = (
    "",
    "---\nmedad: {kind: ad, object: service}\ntitle:   Зубы  ,без точки\n---\n",
    '+++\ntitle = "Зубы"\n+++\n',
)
CLAIM = "Лечение кариеса. Запись по телефону."
PARTS = (
    "Приём  ежедневно ,кроме 😀 среды", "Цены\u00a0 ниже  обычных.", "Ё и й вместе.", "Врач Анна Петрова",
    "Имеются противопоказания,необходима консультация  специалиста", "Имеются противопоказания .",
    "Необходима консультация специалиста", "Реклама. ООО «Зуб», erid: 2Vtzqx", "© Зуб, 2026", "#зубы #клиника",
    "С уважением, клиника «Зуб»", "Имеются  противопоказания.Нужна консультация врача",
)  # fmt: skip
MARKDOWN = (
    "# {}",
    "- {}",
    "> {}",
    "**{}**",
    "{}\n===",
    "| {} |\n|---|\n| да |",
    "```\n{}\n```",
    "<div>\n\n{}\n\n</div>",
    "<!-- {} -->",
)
HTML = (
    "<p>{}</p>", "<p>{}", "<ul><li>{}</li></ul>", "<div>\n  <p>{}</p>\n</div>", "<footer>{}</footer>", "<h2>{}</h2>",
    "<section><b>{}</b></section>", "<table><tr><td>{}</table>", "<!-- {} -->", "<main><p>{}</p></main>", "{}<br>",
)  # fmt: skip
WORDING = re.compile(
    r"(?:<p>)?(?:Имеются противопоказания\.|Необходима консультация специалиста\.| )*(?:</p>)?|\.? ?|\. Необходима консультация специалиста\."
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    path = draw(st.sampled_from(("a.md", "a.txt", "a.html")))
    forms = {"a.md": ("{}", *MARKDOWN), "a.html": HTML, "a.txt": ("{}",)}[path]
    words = [CLAIM, *draw(st.lists(st.sampled_from(PARTS), max_size=4))]
    pieces = [draw(st.sampled_from(forms)).replace("{}", word) for word in draw(st.permutations(words))]
    joint = (
        draw(st.sampled_from(("\n\n", "\n\n\n")))
        if path != "a.txt"
        else draw(st.sampled_from(("\n\n", "\n")))
    )
    text = joint.join(pieces) + draw(st.sampled_from(("", "\n", "\n\n")))
    if path != "a.html":
        text = draw(st.sampled_from(FRONTS)) + text
    return path, text.replace("\n", draw(st.sampled_from(("\n", "\r\n"))))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts(), st.booleans())
def test_only_the_fixed_spans_change(made: tuple[str, str], unsafe: bool) -> None:
    path, text = made
    found = mended(text, path, unsafe=unsafe)
    _written_words_stay(found)
    if text.startswith(("---", "+++")):
        head = re.match(r"(?s)(---|\+\+\+).*?\n\1\r?\n", text)
        assert head
        assert found.after.startswith(head[0])
    ends = set(re.findall(r"\r\n|\r|\n", text))
    assert set(re.findall(r"\r\n|\r|\n", found.after)) <= (ends or {"\n"})
    again = mended(found.after, path, unsafe=unsafe)
    assert again.edits == []
    left = [item for item in again.checked.findings if item.rule == "missing-warning"]
    assert all(item.standing and not unsafe for item in left)  # half a warning, and nobody has asked
    before = {item.rule for item in found.checked.findings}
    assert {item.rule for item in again.checked.findings} <= before


def _written_words_stay(found: Mended) -> None:
    """Of what was there only blanks go; what comes is the warning's own words, full stops and spaces."""
    for edit in found.edits:
        assert set(found.before[edit.start : edit.end]) <= set(" \t")
        assert WORDING.fullmatch(edit.text.strip("\r\n \t")) or not edit.text.strip(), edit
    place = 0
    for edit in sorted(
        found.edits
    ):  # counted from the other side: what remains of the text without what came
        assert found.after.startswith(found.before[place : edit.start], _moved(found, place, edit.start))
        place = edit.end
    tail = found.before[place:]
    assert found.after.endswith(tail)
    grown = sum(len(edit.text) - (edit.end - edit.start) for edit in found.edits)
    assert len(found.after) == len(found.before) + grown


def _moved(found: Mended, place: int, stop: int) -> int:
    """Where in the new text the stretch from `place` on begins: behind all edits that end there or before."""
    done = [edit for edit in sorted(found.edits) if edit.end <= place and edit.start < stop]
    return place + sum(len(edit.text) - (edit.end - edit.start) for edit in done)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts(), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251")))
def test_bytes_are_written_back_as_they_were_read(made: tuple[str, str], encoding: str) -> None:
    path, text = made
    if encoding == "cp1251":
        text = text.replace("😀", "")
    data = text.encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    source = decode(data, path)
    assert source.text == text
    assert bytes_of(data, source.text, source.text, source.encoding) == data
    after = mended(text, path).after
    written = bytes_of(data, source.text, after, source.encoding)
    again = decode(written, path)
    assert (again.text, again.encoding) == (after, source.encoding)
    assert written[:2] == data[:2]
    assert parse(again).source.text == after
