"""`medad-lint suppressions PATH…`: who has allowed what, why, until when, and whether it is still needed."""

import sys

import click

from medad_lint.commands.base import Command
from medad_lint.report.register import FORMS, render_register, rows_of
from medad_lint.run import CLEAN, USAGE, Request, examine

__all__ = ["command"]


@click.command(
    "suppressions",
    cls=Command,
    help="Перечисляет разрешения: пометки в текстах, в шапках файлов и в настройке; кто разрешил, почему, до какого дня, "
    "что именно и нужно ли оно ещё. Код выхода 0, и 2, если что-то не прочитано.",
)
@click.argument("paths", nargs=-1, required=True, metavar="ПУТЬ…")
@click.option(
    "--format", "form", type=click.Choice(tuple(FORMS)), default="table", metavar="ФОРМАТ",
    help="table, csv или json.",
)  # fmt: skip
@click.option(
    "--as-of", default="", metavar="ДАТА", help="На эту дату (ГГГГ-ММ-ДД), по умолчанию на сегодня."
)
@click.option("--config", "config_path", default="", metavar="ФАЙЛ", help="Настройка для всех файлов.")
@click.option("--isolated", is_flag=True, help="Не искать настройку.")
@click.option("--rules", multiple=True, metavar="ПАПКА", help="Ещё одна папка правил.")
def command(
    paths: tuple[str, ...], form: str, as_of: str, config_path: str, isolated: bool, rules: tuple[str, ...]
) -> int:
    """Checks the texts, for only so is it known what is still of use, and lists what was read."""
    from medad_lint.cli import date_of
    from medad_lint.linter import Options

    options = Options(as_of=date_of(as_of), rules=rules)
    examined = examine(Request(paths, options, config=config_path, isolated=isolated, no_progress=True))
    as_of = examined.engine.as_of
    daily = examined.daily
    configs = (
        [(config, daily.plan.whole(config, daily.whole)) for config in daily.plan.configs] if daily else []
    )
    rows = rows_of(examined.checked, configs, as_of)
    sys.stdout.write(render_register(rows, form, as_of))
    return USAGE if examined.failed else CLEAN
