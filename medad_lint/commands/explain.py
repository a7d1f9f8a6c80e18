"""`medad-lint explain RULE` and `medad-lint explain FILE:LINE`."""

import re
import sys

import click

from medad_lint.commands.base import Command
from medad_lint.run import CLEAN, USAGE, Request, examine

__all__ = ["command"]

_PLACE = r"(.+?):(\d+)(?::\d+)?:?"  # as a report writes it, with its column too


@click.command(
    "explain",
    cls=Command,
    help="Рассказывает о правиле: что ловит, почему, по какой норме, как написать иначе. Или о строке файла: что на ней "
    "сработало, каким шаблоном, какие контексты держались, что спасло остальное.",
)
@click.argument("what", metavar="ПРАВИЛО|ФАЙЛ:СТРОКА")
@click.option("--kind", type=click.Choice(("ad", "site-page", "article")), metavar="ВИД", help="Вид текста.")
@click.option("--object", "objects", multiple=True, metavar="ОБЪЕКТ", help="Что рекламируют.")
@click.option("--as-of", default="", metavar="ДАТА", help="Нормы на эту дату (ГГГГ-ММ-ДД).")
@click.option("--config", "config_path", default="", metavar="ФАЙЛ", help="Настройка вместо найденной.")
@click.option("--isolated", is_flag=True, help="Не искать настройку.")
@click.option("--rules", multiple=True, metavar="ПАПКА", help="Ещё одна папка правил.")
def command(
    what: str,
    kind: str | None,
    objects: tuple[str, ...],
    as_of: str,
    config_path: str,
    isolated: bool,
    rules: tuple[str, ...],
) -> int:
    """A name without a line is that of a rule."""
    place = re.fullmatch(_PLACE, what)
    if place is None:
        from medad_lint.config.plan import with_own_folders
        from medad_lint.report.explain import render_rule

        sys.stdout.write(render_rule(what, rules if isolated else with_own_folders(rules)))
        return CLEAN
    from medad_lint.cli import options_of

    options = options_of(kind, objects, None, None, as_of, rules, False)
    request = Request((place[1],), options, config=config_path, isolated=isolated, no_progress=True)
    return _line(request, int(place[2]))


def _line(request: Request, line: int) -> int:
    from medad_lint.document import decode, parse
    from medad_lint.explaining import explain_line
    from medad_lint.files import read_bytes
    from medad_lint.report.line import render_line
    from medad_lint.report.places import Lines
    from medad_lint.rulebook.sources import written
    from medad_lint.rulebook.store import builtin_folder

    (path,) = request.paths
    examined = examine(request)
    checked = next((item for item in examined.checked if item.path == path), None)
    if checked is None:
        if not examined.failed:
            raise click.UsageError(f"{path}: не файл с текстом: нужен один файл, не папка.")
        return USAGE
    lines = Lines(checked.text)
    if not 1 <= line <= len(lines):
        raise click.UsageError(f"В {path} строк {len(lines)}, строки {line} нет.")
    engine = examined.engine
    folders = [builtin_folder(), *engine.options.rules]
    told = explain_line(
        engine, parse(decode(read_bytes(path), path)), checked, line, lambda rule: written(rule, folders)
    )
    sys.stdout.write(render_line(told))
    return CLEAN
