"""`medad-lint init`: a configuration to begin with, every key explained."""

import os

import click

from medad_lint.commands.base import Command
from medad_lint.run import CLEAN, USAGE, complain

__all__ = ["command"]


@click.command(
    "init", cls=Command, help="Пишет .medad-lint.yaml с пояснениями: в нём всё, что можно настроить."
)
@click.argument("folder", default=".", metavar="[ПАПКА]")
@click.option("--force", is_flag=True, help="Заменить файл, если он есть.")
def command(folder: str, force: bool) -> int:
    """Writes the file; never over another one unless told to."""
    from medad_lint.config.template import TEMPLATE

    path = os.path.join(folder, ".medad-lint.yaml")
    try:
        with open(path, "w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError:
        complain(f"{path}: уже есть. Заменить: medad-lint init --force")
        return USAGE
    except OSError as error:
        complain(f"{path}: не записан: {error.strerror or error}")
        return USAGE
    click.echo(
        f"Записан {os.path.normpath(path)}. Проверьте вид и объект текстов, затем: medad-lint {folder}"
    )
    return CLEAN
