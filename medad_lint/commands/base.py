"""What the commands share."""

import click

__all__ = ["Command"]


class Command(click.Command):
    """A command that speaks Russian."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Показать эту справку."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Использование: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [piece.replace("[OPTIONS]", "[ПАРАМЕТРЫ]") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [
            record for item in self.get_params(ctx) if (record := item.get_help_record(ctx)) is not None
        ]
        with formatter.section("Параметры"):
            formatter.write_dl([(name, text.replace("[required]", "")) for name, text in records])
