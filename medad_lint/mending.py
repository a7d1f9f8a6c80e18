"""`--fix` and `--diff`: where what `fixing` has planned meets files. Not imported by a plain run."""

import os
import stat
import sys
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from medad_lint.document import parse
from medad_lint.document.model import Document, Source
from medad_lint.findings import Checked
from medad_lint.fixing import Edit, applied, fixed, tidied, unified
from medad_lint.linter import Engine

if TYPE_CHECKING:
    from medad_lint.run import Examined, Request

__all__ = ["Mender", "Unwritable", "bytes_of", "mend", "replace"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Unwritable(Exception):
    """A text that cannot be written back; the message is for the user."""


class _Kept(NamedTuple):
    """A file as it was read, and what is to be done about the typography of its warnings."""

    data: bytes
    encoding: str
    tidy: tuple[Edit, ...]


class Mender:
    """What a run keeps of its files, so that they can be mended when all findings are known."""

    def __init__(self, request: "Request") -> None:
        self.request = request
        self.kept: dict[str, _Kept] = {}
        self.stdin: bytes | None = None  # what came in by it, readable as text

    def look(self, engine: Engine, document: Document, data: bytes, checked: Checked) -> Checked:
        """The findings with their fixes."""
        source = document.source
        if checked.path == self.request.stdin_filename and "-" in self.request.paths:
            self.stdin = data

        def check(text: str) -> Checked:
            return engine.check(parse(Source(source.path, text, source.encoding)))

        wordings = engine.lexicon.fixes()
        checked = fixed(document, checked, wordings, check)
        if self.request.fix or self.request.diff:
            # of a text of which only some lines count the others are left alone
            standing = [] if self.request.changed_since else engine.standing(document, wordings)
            tidy = tidied(document, checked, standing, check) if standing else ()
            if tidy or any(finding.fixes for finding in checked.findings):
                self.kept[checked.path] = _Kept(data, source.encoding, tidy)
        return checked

    def edits(self, checked: Checked) -> list[Edit]:
        """The edits asked for: a full stop comes before a paragraph that is put at the same place."""
        fixes = [fix for item in checked.findings if item.open for fix in item.fixes]
        chosen = [edit for fix in fixes if fix.safe or self.request.unsafe for edit in fix.edits]
        return [*self.kept[checked.path].tidy, *chosen] if checked.path in self.kept else []


def mend(examined: "Examined") -> tuple["Examined", bool]:
    """Writes the fixes of a run, or prints their difference; gives the run as it is then, and whether a file failed."""
    from medad_lint.run import complain, examine

    mender = examined.mender
    if mender is None:
        return examined, False
    request = mender.request
    count = files = later = 0
    wrong = False
    done: set[str] = set()  # a file may be named twice: a.md ./a.md
    stdin: bytes | None = None
    for checked in examined.checked:
        edits = mender.edits(checked)
        after = applied(checked.text, edits)
        fixes = [fix for item in checked.findings if item.open for fix in item.fixes]
        later += 0 if request.unsafe else sum(not fix.safe for fix in fixes)
        if request.diff:
            sys.stdout.write(unified(checked.path, checked.text, after))
        elif edits:
            kept = mender.kept[checked.path]
            try:
                data = bytes_of(kept.data, checked.text, after, kept.encoding)
                if checked.path == request.stdin_filename and "-" in request.paths:
                    stdin = data
                elif (place := os.path.realpath(checked.path)) not in done:
                    done.add(place)
                    replace(checked.path, kept.data, data)
            except Unwritable as error:
                complain(f"{checked.path}: не исправлен: {error}")
                wrong = True
                continue
        count, files = count + len(edits), files + bool(edits)
    if count:
        complain(f"{'можно исправить' if request.diff else 'исправлено'}: {count} (файлов: {files})")
    if later:
        complain(f"ещё можно исправить с --unsafe-fixes: {later}")
    if request.diff:
        return examined, wrong
    stdin = mender.stdin if stdin is None else stdin
    if "-" in request.paths and examined.daily and examined.daily.excludes(request.stdin_filename):
        stdin = sys.stdin.buffer.read()  # nobody has looked at it: it goes through as it is
    if files:
        examined = examine(request, stdin, again=True)
    if stdin is not None:
        sys.stdout.buffer.write(stdin)
        sys.stdout.buffer.flush()
    return examined, wrong


def bytes_of(data: bytes, before: str, after: str, encoding: str) -> bytes:
    """The new text in the bytes of the old: its encoding, its mark. Raises `Unwritable`."""
    mark, codec = next(((m, c) for m, c in _MARKS if data.startswith(m)), (b"", encoding))
    try:
        if mark + before.encode(codec) != data:
            raise Unwritable("текст не записать теми же байтами, какими он был")
        return mark + after.encode(codec)
    except UnicodeEncodeError as error:
        raise Unwritable(f"в {encoding} нет знака «{after[error.start]}»") from None


def replace(path: str, before: bytes, after: bytes) -> None:
    """Puts a file in the place of the old one, whole or not at all, its mode kept. Raises `Unwritable`."""
    place = os.path.realpath(path)  # a link stays a link
    beside = ""
    try:
        state = os.stat(place)
        if not state.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(place, os.W_OK):
            raise Unwritable("файл только для чтения")
        handle, beside = tempfile.mkstemp(prefix=".medad-lint-", dir=os.path.dirname(place))
        with open(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, stat.S_IMODE(state.st_mode))
        with suppress(OSError, AttributeError):  # only root may give files away
            os.chown(beside, state.st_uid, state.st_gid)
        with open(place, "rb") as file:
            if file.read() != before:
                raise Unwritable("файл изменился, пока его проверяли")
        os.replace(beside, place)
        beside = ""
    except OSError as error:
        raise Unwritable(error.strerror or str(error)) from None
    finally:
        if beside:
            with suppress(OSError):
                os.unlink(beside)
