"""`medad-lint rules`: the rules with their norms."""

import sys

import click

from medad_lint.commands.base import Command
from medad_lint.run import CLEAN

__all__ = ["command"]


@click.command("rules", cls=Command, help="Перечисляет правила с их нормами.")
@click.option("--rules", multiple=True, metavar="ПАПКА", help="Ещё одна папка правил.")
def command(rules: tuple[str, ...]) -> int:
    """One rule a line."""
    from medad_lint.config.plan import with_own_folders
    from medad_lint.report.explain import render_list

    sys.stdout.write(render_list(with_own_folders(rules)))
    return CLEAN
