"""The command line: `medad-lint PATH…` and its few sub-commands."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from medad_lint import __version__
from medad_lint.commands.base import Command as _Command
from medad_lint.report.formats import WRITERS
from medad_lint.run import USAGE, Request, complain, run

__all__ = ["date_of", "main", "options_of"]
_KINDS = ("ad", "site-page", "article")


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(
        (
            click.option(
                "--kind", type=click.Choice(_KINDS), metavar="ВИД", help="Вид текста: ad, site-page, article."
            ),
            click.option(
                "--object",
                "objects",
                multiple=True,
                metavar="ОБЪЕКТ",
                help="Что рекламируют: drug, service, supplement …",
            ),
            click.option(
                "--promotes/--no-promotes", default=None, help="Текст продвигает клинику или товар; или нет."
            ),
            click.option(
                "--audience",
                type=click.Choice(("public", "professionals")),
                metavar="КТО",
                help="Для кого: public, professionals.",
            ),
            click.option(
                "--as-of",
                default="",
                metavar="ДАТА",
                help="Нормы на эту дату (ГГГГ-ММ-ДД), по умолчанию на сегодня.",
            ),
            click.option("--rules", multiple=True, metavar="ПАПКА", help="Ещё одна папка правил."),
        )
    ):
        command = option(command)
    return command


@click.command(
    "medad-lint",
    cls=_Command,
    help="Проверяет медицинскую рекламу и статьи: что нарушает закон о рекламе, чего не хватает для доверия, где и по какой норме.",
    epilog="Другие команды: medad-lint explain ПРАВИЛО или ФАЙЛ:СТРОКА, medad-lint rules, medad-lint test [ПАПКА], "
    "medad-lint card ФАЙЛ, medad-lint init, medad-lint config ФАЙЛ, medad-lint suppressions ПУТЬ…, medad-lint doctor. "
    "Код выхода: 0 — чисто, 1 — есть находки, 2 — что-то не прочитано или задано неверно.",
)
@click.argument("paths", nargs=-1, metavar="ПУТЬ…")
@_options
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(WRITERS)),
    default=None,
    metavar="ФОРМАТ",
    help="Что писать на стандартный вывод: " + ", ".join(WRITERS) + "; без него text.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="ФОРМАТ:ФАЙЛ",
    help="Записать отчёт ещё и в файл, сколько угодно раз: --output sarif:a.sarif --output html:b.html. "
    "Просто ФАЙЛ — туда пойдёт то, что назвал --format.",
)
@click.option("--statistics", is_flag=True, help="Вместо находок — сколько их по правилам и файлам.")
@click.option(
    "--exclude", multiple=True, metavar="ШАБЛОН", help="Не читать такие файлы, например «draft-*.md»."
)
@click.option(
    "--stdin-filename",
    default="stdin.md",
    metavar="ИМЯ",
    help="Имя для текста со стандартного ввода (путь «-»).",
)
@click.option(
    "--fail-level",
    type=click.Choice(("breach", "risk", "lawyer", "never")),
    default=None,
    metavar="СТРОГОСТЬ",
    help="С чего код выхода 1: breach, risk, lawyer, never; без настройки breach.",
)
@click.option("--config", "config_path", default="", metavar="ФАЙЛ", help="Настройка для всех файлов.")
@click.option("--isolated", is_flag=True, help="Не искать настройку.")
@click.option("--baseline", default="", metavar="ФАЙЛ", help="Базовая линия: молчать о том, что было.")
@click.option("--write-baseline", is_flag=True, help="Записать находки в базовую линию.")
@click.option(
    "--changed-since", default="", metavar="РЕВИЗИЯ", help="Только строки, изменённые с ревизии git."
)
@click.option("--fix", is_flag=True, help="Исправить, что можно исправить без человека.")
@click.option("--diff", is_flag=True, help="Показать, что исправил бы --fix, и ничего не писать.")
@click.option(
    "--unsafe-fixes",
    "unsafe",
    is_flag=True,
    help="С --fix или --diff: и те правки, что надо потом перечитать.",
)
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    metavar="КОГДА",
    help="Цвета: auto, always, never.",
)
@click.option("--no-progress", is_flag=True, help="Не показывать ход проверки.")
@click.option("--exhaustive", is_flag=True, hidden=True)
@click.version_option(__version__, "--version", message="medad-lint %(version)s", help="Показать версию.")
def _check(
    paths: tuple[str, ...],
    form: str | None,
    outputs: tuple[str, ...],
    statistics: bool,
    exclude: tuple[str, ...],
    stdin_filename: str,
    fail_level: str | None,
    color: str,
    no_progress: bool,
    config_path: str,
    isolated: bool,
    baseline: str,
    write_baseline: bool,
    changed_since: str,
    fix: bool,
    diff: bool,
    unsafe: bool,
    **rest: Any,
) -> int:
    if not paths:
        raise click.UsageError("Назовите файл или папку (или «-» для стандартного ввода).")
    from medad_lint.output import Wrong, outputs_of

    if statistics and form not in (None, "statistics"):
        raise click.UsageError(f"--statistics заменяет --format {form}: назовите одно, другое — в --output.")
    _agree(fix, diff, unsafe, write_baseline, form if not statistics else "statistics", "-" in paths)
    try:
        shown, files = outputs_of("statistics" if statistics else form, outputs)
    except Wrong as error:
        raise click.UsageError(str(error)) from None
    if diff:
        shown = ""  # the difference alone goes to stdout
    return run(
        Request(
            paths,
            options_of(**rest),
            shown,
            exclude,
            stdin_filename,
            fail_level or "",
            color,
            no_progress,
            config_path,
            isolated,
            baseline,
            write_baseline,
            changed_since,
            files,
            fix,
            diff,
            unsafe,
        )
    )


def _agree(fix: bool, diff: bool, unsafe: bool, baseline: bool, form: str | None, stdin: bool) -> None:
    """Raises where options of mending say two things at once."""
    wrong = ""
    if unsafe and not (fix or diff):
        wrong = "--unsafe-fixes уточняет --fix или --diff: назовите один из них."
    elif fix and diff:
        wrong = "--fix пишет, --diff только показывает: назовите одно."
    elif fix and baseline:
        wrong = "Сначала --fix, потом --write-baseline: вместе они не работают."
    elif diff and form:
        wrong = f"--diff показывает разницу вместо отчёта {form}: отчёт — в --output."
    elif fix and stdin and form:
        wrong = f"На стандартный вывод идёт исправленный текст, а не отчёт {form}: отчёт — в --output."
    if wrong:
        raise click.UsageError(wrong)


# each in a file of its own
_COMMANDS = ("card", "config", "doctor", "explain", "init", "rules", "suppressions", "test")


def main(words: Sequence[str]) -> int:
    """Reads the words of a command line and does what they say; gives the exit code. Raises `RulebookError`."""
    name = "medad-lint"
    command: click.Command = _check
    if words and words[0] in _COMMANDS:
        from importlib import import_module

        name, command = f"medad-lint {words[0]}", import_module(f"medad_lint.commands.{words[0]}").command
        words = words[1:]
    try:
        return int(command.main(list(words), prog_name=name, standalone_mode=False) or 0)
    except click.ClickException as error:
        complain(f"{_in_russian(error)}\nСправка: {name} --help")
        return USAGE
    except click.Abort:
        return 130


def _in_russian(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f" Возможно, вы имели в виду {error.possibilities[0]}." if error.possibilities else ""
        return f"Нет параметра {error.option_name}.{near}"
    if isinstance(error, click.MissingParameter):
        return (
            f"Не хватает: {error.param.make_metavar(error.ctx) if error.param and error.ctx else 'параметр'}."
        )
    if isinstance(error, click.BadParameter) and error.param is not None:
        known = getattr(error.param.type, "choices", None)
        names = "/".join(error.param.opts)
        return f"Неверное значение {names}." + (
            f" Можно: {', '.join(known)}." if known else f" {error.message}"
        )
    if isinstance(error, click.BadOptionUsage) and "does not take" in error.message:
        return f"Параметру {error.option_name} значение не нужно."
    if isinstance(error, click.BadOptionUsage):
        return f"Параметру {error.option_name} нужно значение."
    if error.message.startswith("Got unexpected extra argument"):
        return f"Лишнее: {error.message.partition('(')[2].rstrip(')')}."
    return error.message


def options_of(
    kind: str | None,
    objects: tuple[str, ...],
    promotes: bool | None,
    audience: str | None,
    as_of: str,
    rules: tuple[str, ...],
    exhaustive: bool,
) -> Any:
    """How the options of a command line say that texts are to be read."""
    from medad_lint.linter import Options
    from medad_lint.rulebook.errors import did_you_mean
    from medad_lint.rulebook.model import OBJECTS

    named = tuple(part.strip() for item in objects for part in item.split(",") if part.strip())
    for name in named:
        if name not in OBJECTS:
            raise click.UsageError(
                f"Нет объекта «{name}». {did_you_mean(name, OBJECTS)} Можно: {', '.join(OBJECTS)}."
            )
    return Options(kind, named, promotes, audience, date_of(as_of), rules, exhaustive)


def date_of(word: str) -> str:
    """A date that an option gives, or nothing where it gives none."""
    if word:
        from datetime import date

        try:
            date.fromisoformat(word)
        except ValueError:
            raise click.UsageError(f"Дата «{word}» не вида ГГГГ-ММ-ДД.") from None
    return word
