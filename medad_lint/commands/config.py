"""`medad-lint config FILE`: what holds for a file, and who says so."""

import os
import sys

import click

from medad_lint.commands.base import Command

__all__ = ["command"]


@click.command(
    "config",
    cls=Command,
    help="Показывает для файла каждое значение настройки и откуда оно: умолчание, пресет, строка настройки, шапка файла.",
)
@click.argument("path", metavar="ФАЙЛ")
@click.option("--show", is_flag=True, help="То же: medad-lint config --show ФАЙЛ.")
@click.option("--config", "config_path", default="", metavar="ФАЙЛ", help="Настройка вместо найденной.")
@click.option("--isolated", is_flag=True, help="Не искать настройку.")
@click.option("--rules", multiple=True, metavar="ПАПКА", help="Ещё одна папка правил.")
def command(path: str, show: bool, config_path: str, isolated: bool, rules: tuple[str, ...]) -> int:
    """Shows; the file need not be there: then its words tell nothing."""
    from medad_lint.config.plan import Plan, known_to
    from medad_lint.config.resolve import relative
    from medad_lint.config.show import render_values
    from medad_lint.document import Unreadable, decode, parse
    from medad_lint.document.fields import Field, read_fields, renamed
    from medad_lint.files import read_bytes
    from medad_lint.linter import Options

    if os.path.isdir(path):
        raise click.UsageError(f"{path} — папка; настройку показывают для файла.")
    plan = Plan(Options(rules=rules), config_path, isolated)
    engine = plan.engine(path)
    config = plan.config(path)
    subject = None
    fields: tuple[Field, ...] = ()
    try:
        document = parse(decode(read_bytes(path), path))
    except (OSError, Unreadable):
        document = None
    if document is not None:
        subject = engine.check(document).subject
        if document.front_matter is not None:
            settings = engine.options.settings
            fields = renamed(read_fields(document.front_matter)[0], settings.keys if settings else ())
    inside = relative(config, path)
    sys.stdout.write(render_values(path, inside, config, sorted(known_to(engine)), fields, subject))
    return 0
