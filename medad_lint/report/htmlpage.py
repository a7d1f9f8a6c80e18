"""One printable page for a lawyer: every finding with its norm and a field for the decision. It loads nothing."""

import re
from collections.abc import Iterator
from html import escape

from medad_lint import __version__
from medad_lint.findings import VERDICT_WORDS, VERDICTS, Checked, Finding, Norm
from medad_lint.report.htmlstyle import STYLE
from medad_lint.report.model import Report, place_of
from medad_lint.report.places import Lines
from medad_lint.report.text import plural, summary

__all__ = ["render_html"]

_AROUND = 200  # signs of the line shown before and behind a quotation
_LONGEST = 600  # signs of a quotation
# signs that would turn a line round, and those that HTML has no place for; what joins a picture stays: «👩‍⚕️»
_NO_HTML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def render_html(report: Report) -> str:
    """The page: the run, the files, what is to be decided, what was allowed before."""
    parts = [
        "<!doctype html>",
        '<html lang="ru">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>Проверка рекламы и статей, нормы на {_date(report.as_of)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        *_head(report),
        *_failures(report),
        *_files(report),
        *_findings(report),
        *_closed(report),
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _head(report: Report) -> Iterator[str]:
    yield "<header>"
    yield "<h1>Проверка медицинской рекламы и статей</h1>"
    yield f'<p class="sum">{_e(" ".join(summary(report.checked, _date(report.as_of))))}</p>'
    yield "<dl>"
    if report.moment:
        yield f"<dt>Проверено</dt><dd>{_date(report.moment[:10])}, {_e(report.moment[11:16])} UTC</dd>"
    yield f"<dt>Нормы на</dt><dd>{_date(report.as_of)}</dd>"
    yield f"<dt>Программа</dt><dd>medad-lint {_e(__version__)}</dd>"
    digest = report.digest.removeprefix("sha256:")
    yield f"<dt>Правила, SHA-256</dt><dd><code>{_e(digest)}</code></dd>"
    yield "</dl>"
    yield (
        '<p class="hint">Поля решения можно заполнить на экране и сохранить печатью в PDF или заполнить от руки: '
        "сам файл отчёта введённого не хранит.</p>"
    )
    yield "</header>"


def _failures(report: Report) -> Iterator[str]:
    if not report.failures:
        return
    yield '<section class="failed"><h2>Не прочитано</h2><ul>'
    for item in report.failures:
        place = f"{item.path}:{item.line}" if item.line else item.path
        yield f"<li><b>{_e(place)}</b>: {_e(item.message)}</li>"
    yield "</ul><p>О том, что в этих местах, отчёт ничего не говорит.</p></section>"


def _files(report: Report) -> Iterator[str]:
    yield '<section><h2>Тексты</h2><div class="wide"><table class="files"><thead><tr><th>Файл</th><th>Что это</th>'
    yield "".join(f"<th>{_e(VERDICT_WORDS[verdict])}</th>" for verdict in reversed(VERDICTS))
    yield "</tr></thead><tbody>"
    for document in report.checked:
        told = [item for item in document.findings if item.open]
        counts = "".join(
            f"<td>{sum(item.verdict == verdict for item in told)}</td>" for verdict in reversed(VERDICTS)
        )
        hashed = report.hashes.get(document.path, "")
        digest = f"<br><code>SHA-256 {_e(hashed)}</code>" if hashed else ""
        yield f"<tr><td>{_e(document.path)}{digest}</td><td>{_e(_subject(document))}</td>{counts}</tr>"
    yield "</tbody></table></div></section>"


_KINDS = {"ad": "реклама", "site-page": "страница сайта", "article": "статья"}
_OBJECTS = {
    "drug": "лекарство", "drug-rx": "рецептурное лекарство", "device": "медизделие",
    "device-special": "медизделие для специалистов", "service": "медицинская услуга", "method": "метод лечения",
    "folk-medicine": "народная медицина", "supplement": "БАД", "cosmetic": "косметика", "other": "не медицина",
}  # fmt: skip


def _subject(document: Checked) -> str:
    subject = document.subject
    objects = ", ".join(_OBJECTS.get(name, name) for name in subject.objects)
    words = [_KINDS.get(subject.kind, subject.kind), objects or "объект не ясен"]
    if subject.promotes:
        words.append("продвигает")
    if subject.audience == "professionals":
        words.append("для специалистов")
    return "; ".join(words)


def _findings(report: Report) -> Iterator[str]:
    number = 0
    said: dict[str, int] = {}  # what has been explained, and at which finding
    for document in report.checked:
        lines = Lines(document.text)
        told = [item for item in document.findings if item.open]
        if told:
            yield f"<section><h2>{_e(document.path)}</h2>"
        for finding in told:
            number += 1
            first = said.setdefault(finding.why, number)
            yield from _finding(report, number, first, document, finding, lines)
        if told:
            yield "</section>"
    if not number:
        yield "<section><h2>Находки</h2><p>Замечаний нет.</p></section>"


def _finding(
    report: Report, number: int, first: int, document: Checked, finding: Finding, lines: Lines
) -> Iterator[str]:
    place = place_of(document.path, finding, lines)
    yield f'<article class="{finding.verdict}" id="f{number}">'
    yield (
        f'<h3><span class="number">{number}</span> <span class="verdict">{_e(VERDICT_WORDS[finding.verdict])}</span> '
        f"{_e(report.title(finding.rule))} <small>{_e(finding.rule)}, строка {place.line}</small></h3>"
    )
    yield f"<blockquote>{_quoted(finding, lines)}</blockquote>"
    yield (
        f"<p>{_e(finding.message)}.</p>"
        if finding.message[-1:] not in ".!?…"
        else f"<p>{_e(finding.message)}</p>"
    )
    yield "<dl>"
    for norm in finding.norms:
        yield from _norm(norm)
    if finding.why:
        why = _e(finding.why) if first == number else f'сказано выше, <a href="#f{first}">№ {first}</a>'
        yield f"<dt>Почему</dt><dd>{why}</dd>"
    if finding.instead:
        yield f"<dt>Как можно</dt><dd>{_e(finding.instead)}</dd>"
    for related in finding.related:
        yield f"<dt>Связано</dt><dd>строка {lines.number(related.start) + 1}: {_e(related.message)}</dd>"
    for note in finding.notes:
        yield f"<dt>Заметьте</dt><dd>{_e(note)}</dd>"
    if finding.also:
        yield f"<dt>О том же</dt><dd>{_e(', '.join(finding.also))}</dd>"
    yield "</dl>"
    yield '<fieldset><legend>Решение юриста</legend><div class="choice">'
    for word in ("исправить", "оставить", "снять с публикации", "нужны документы"):
        yield f'<label><input type="checkbox" aria-label="{number}: {word}"> {word}</label>'
    yield "</div>"
    yield f'<textarea rows="2" aria-label="{number}: основание" placeholder="Основание, новая редакция"></textarea>'
    yield '<div class="sign"><span>Кто решил</span><span>Дата</span><span>Подпись</span></div></fieldset>'
    yield "</article>"


def _norm(norm: Norm) -> Iterator[str]:
    doubt = "" if norm.confirmed else " <em>(не подтверждено, сверьте с законом)</em>"
    yield f"<dt>Норма</dt><dd><b>{_e(norm.label)}</b>{doubt}. {_e(norm.text)}</dd>"
    if norm.sanction:
        yield f"<dt>Чем грозит</dt><dd>{_e(norm.sanction)}.</dd>"


def _quoted(finding: Finding, lines: Lines) -> str:
    """The words in their line or lines, as they stand in the file."""
    text = lines.text
    first = finding.start - lines.column(finding.start)
    last_line = lines.number(max(finding.end - 1, finding.start))
    last = finding.end + max(
        len(lines.line(last_line)) - lines.column(max(finding.end - 1, finding.start)) - 1, 0
    )
    before, after = text[first : finding.start].lstrip(), text[finding.end : last].rstrip()
    inside = text[finding.start : finding.end]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    if len(inside) > _LONGEST:
        inside = f"{inside[: _LONGEST - 100]} … {inside[-80:]}"
    return f"{_e(before)}<mark>{_e(inside)}</mark>{_e(after)}"


def _closed(report: Report) -> Iterator[str]:
    """What someone has already decided, and what a baseline knows."""
    rows = []
    for document in report.checked:
        lines = Lines(document.text)
        for finding in document.findings:
            if not finding.open:
                place = f"{document.path}:{lines.number(finding.start) + 1}"
                why = finding.suppressed if finding.suppressed is not None else finding.known
                what = "разрешено" if finding.suppressed is not None else "известно"
                rows.append(
                    f"<tr><td>{_e(place)}</td><td>{_e(VERDICT_WORDS[finding.verdict])}: {_e(finding.rule)}</td>"
                    f"<td>«{_e(finding.quote)}»</td><td>{what}: {_e(why)}</td></tr>"
                )
    if rows:
        counted = plural(len(rows), "находка", "находки", "находок")
        yield f'<section><h2>Решено раньше ({counted})</h2><div class="wide"><table><thead><tr><th>Место</th>'
        yield "<th>Что</th>"
        yield "<th>Цитата</th><th>Почему не спрашиваем</th></tr></thead><tbody>"
        yield from rows
        yield "</tbody></table></div></section>"


def _date(iso: str) -> str:
    """«01.11.2026» of an ISO date."""
    return ".".join(reversed(iso.split("-")))


def _e(text: str) -> str:
    return escape(_NO_HTML.sub("\ufffd", text))
