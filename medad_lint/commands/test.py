"""`medad-lint test [FOLDER]`: the examples of rules as tests."""

import sys

import click

from medad_lint.commands.base import Command
from medad_lint.run import CLEAN, FOUND

__all__ = ["command"]


@click.command(
    "test",
    cls=Command,
    help="Проверяет примеры правил: каждое нарушение найдено на своём месте, каждый законный текст чист, каждое "
    "предложение из covers услышано. Без папки — правила программы.",
)
@click.argument("folder", required=False, metavar="[ПАПКА]")
@click.option("--rules", multiple=True, metavar="ПАПКА", help="Папка, на которую опирается проверяемая.")
def command(folder: str | None, rules: tuple[str, ...]) -> int:
    """A line a rule, then what went wrong."""
    from medad_lint.testing import render_table, run_examples

    rows = run_examples(folder, rules)
    sys.stdout.write(render_table(rows))
    return FOUND if any(row.faults for row in rows) else CLEAN
