"""`medad-lint doctor`: what the program runs on, and what it would use here. Nothing is compiled or written."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import click

from medad_lint.commands.base import Command
from medad_lint.run import CLEAN, USAGE

__all__ = ["command"]


class _Line(NamedTuple):
    """One answer; `wrong` holds what is to be done about it."""

    what: str
    answer: str
    wrong: str = ""


@click.command(
    "doctor",
    cls=Command,
    help="Показывает, на чём программа работает и что найдёт: версии, словарь, собранные правила, настройку для папки, "
    "кодировку терминала. Код выхода 0, если всё на месте, и 2, если что-то мешает.",
)
@click.argument("path", required=False, default=".", metavar="[ПУТЬ]")
@click.option("--rules", multiple=True, metavar="ПАПКА", help="Ещё одна папка правил.")
def command(path: str, rules: tuple[str, ...]) -> int:
    """A line for each question; what is wrong is said with what to do."""
    lines = [*_program(), *_dictionary(), *_rulebook(path, rules), *_config(path), *_terminal()]
    wide = max(len(line.what) for line in lines)
    for line in lines:
        mark = "✗" if line.wrong else "✓"
        sys.stdout.write(f"{mark} {line.what:{wide}}  {line.answer}\n")
        if line.wrong:
            sys.stdout.write(f"  {'':{wide}}  → {line.wrong}\n")
    wrong = sum(bool(line.wrong) for line in lines)
    sys.stdout.write(f"\n{'Всё на месте.' if not wrong else f'Мешает: {wrong}.'}\n")
    return USAGE if wrong else CLEAN


def _program() -> Iterator[_Line]:
    from importlib.metadata import PackageNotFoundError, version

    import medad_lint

    yield _Line("medad-lint", f"{medad_lint.__version__}, {os.path.dirname(medad_lint.__file__)}")
    python = ".".join(map(str, sys.version_info[:3]))
    old = "" if sys.version_info >= (3, 11) else "нужен Python 3.11 или новее"
    yield _Line("Python", f"{python}, {sys.platform}, {sys.executable}", old)
    for name in ("click", "markdown-it-pyrs", "pyyaml"):
        try:
            yield _Line(name, version(name))
        except PackageNotFoundError:
            yield _Line(name, "нет", f"pip install {name}")


def _dictionary() -> Iterator[_Line]:
    from importlib.metadata import PackageNotFoundError, version

    try:
        from medad_lint.language.dictionary import read

        readings = read("вылечилась")
    except (ImportError, OSError, ValueError) as error:
        yield _Line("словарь", f"не читается: {error}", "pip install --force-reinstall pymorphy3-dicts-ru")
        return
    try:
        number = version("pymorphy3-dicts-ru")
    except PackageNotFoundError:
        number = "без сведений о пакете"
    good = any(item.lemma == "вылечиться" for item in readings)
    yield _Line(
        "словарь",
        f"pymorphy3-dicts-ru {number}, «вылечилась» — {'вылечиться' if good else 'не узнано'}",
        "" if good else "pip install --force-reinstall pymorphy3-dicts-ru",
    )


def _rulebook(path: str, rules: tuple[str, ...]) -> Iterator[_Line]:
    from medad_lint.config.plan import with_own_folders
    from medad_lint.rulebook.errors import RulebookError
    from medad_lint.rulebook.store import open_lexicon, state

    with suppress(RulebookError):  # a broken configuration is told of below
        rules = with_own_folders(rules, _folder(path))
    try:
        found = state(rules)
    except RulebookError as error:
        yield _Line("правила", "не найдены", str(error))
        return
    folders = ", ".join((found.folder, *rules))
    if found.kind == "missing":
        yield _Line("правила", folders)
        advice = "" if found.writable else "папка недоступна для записи: назовите другую в MEDAD_LINT_CACHE"
        yield _Line("собраны", f"нет, соберёт первый запуск (секунды) в {found.compiled}", advice)
        return
    lexicon = open_lexicon(rules)
    yield _Line("правила", f"{len(lexicon.rules) + len(lexicon.facts)}, {folders}")
    yield _Line("собраны", f"{found.compiled} ({'в пакете' if found.kind == 'bundled' else 'в кэше'})")
    yield _Line("отпечаток", lexicon.digest)


def _config(path: str) -> Iterator[_Line]:
    from medad_lint.config.plan import load_config
    from medad_lint.files import config_above
    from medad_lint.rulebook.errors import RulebookError

    folder = _folder(path)
    if not os.path.exists(path):
        yield _Line("настройка", f"{path}: такого пути нет", "назовите файл или папку с текстами")
        return
    found = config_above(folder, {})
    if not found:
        yield _Line("настройка", f"нет ни в {folder}, ни выше: действуют умолчания")
        return
    try:
        load_config(found)
    except RulebookError as error:
        yield _Line("настройка", found, str(error))
        return
    yield _Line("настройка", found)


def _folder(path: str) -> str:
    return os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path) or ".")


def _terminal() -> Iterator[_Line]:
    for name, stream in (("stdout", sys.stdout), ("stderr", sys.stderr)):
        kind = "терминал" if stream.isatty() else "не терминал"
        yield _Line(name, f"{stream.encoding}, {kind}")
    yield _Line("имена файлов", sys.getfilesystemencoding())
    wanted = os.environ.get("PYTHONIOENCODING") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    plain = wanted.upper() in ("C", "POSIX", "")
    told = f"{wanted or 'не задана'}" + (" (программа всё равно пишет в UTF-8)" if plain else "")
    yield _Line("локаль", told)
