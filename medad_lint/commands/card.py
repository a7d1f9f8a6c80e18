"""`medad-lint card FILE`: who wrote an article, who checked it, when, by which sources, and what is missing."""

import sys

import click

from medad_lint.commands.base import Command
from medad_lint.run import CLEAN, USAGE, complain

__all__ = ["command"]


@click.command(
    "card",
    cls=Command,
    help="Показывает карточку доверия статьи: кто написал и проверил, когда, по каким источникам, и чего не хватает.",
)
@click.argument("path", metavar="ФАЙЛ")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    metavar="ФОРМАТ",
    help="text или json.",
)
@click.option(
    "--as-of", default="", metavar="ДАТА", help="На эту дату (ГГГГ-ММ-ДД), по умолчанию на сегодня."
)
@click.option("--rules", multiple=True, metavar="ПАПКА", help="Ещё одна папка правил.")
def command(path: str, form: str, as_of: str, rules: tuple[str, ...]) -> int:
    """Prints the card; the file must be readable."""
    from time import strftime

    from medad_lint.cli import date_of
    from medad_lint.document import Unreadable
    from medad_lint.report import card

    try:
        found = card.card_of(path, date_of(as_of) or strftime("%Y-%m-%d"), rules)
    except Unreadable as error:
        complain(str(error))
        return USAGE
    except OSError as error:
        complain(f"{path}: не прочитан: {error.strerror or error}")
        return USAGE
    sys.stdout.write(card.render_json(found) if form == "json" else card.render_text(found))
    return CLEAN
