"""How help is drawn: in typer's panels on a terminal, and anywhere else as the same words in plain text of a fixed width."""

import os
import sys
from typing import Any

from typer.core import TyperCommand, TyperGroup

from harmonize.cli import settled, streams
from harmonize.cli.options import TOLD_ONCE
from harmonize.grouping import grouped

WIDTH = 100  # of help that is piped
SETTINGS = {"help_option_names": ["-h", "--help"], "terminal_width": WIDTH, "max_content_width": WIDTH}
PANEL = "rich_help_panel"
USUAL = {"argument": "Arguments", "option": "Options"}


def on_screen() -> bool:
    """Whether help is read on a terminal that shows more than plain text."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class Told:
    """What a command and a group of them share: help in panels on a terminal, in plain text elsewhere.

    What is told for all commands (``besides``, of the overview) is left out of the help of each, which names it in a line.
    """

    rich_markup_mode: Any
    epilog: str | None
    shown: list[Any] | None = None

    def besides(self) -> list[Any]:
        return []

    def get_params(self, ctx: Any) -> list[Any]:
        return super().get_params(ctx) if self.shown is None else self.shown  # type: ignore[misc]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        arguments = [param.metavar for param in self.get_params(ctx) if param.param_type_name == "argument"]
        return ["[OPTIONS]", *(arguments or super().collect_usage_pieces(ctx)[1:])]  # type: ignore[misc]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self.rich_markup_mode = "rich" if on_screen() else None
        epilog, params = self.epilog, self.get_params(ctx)
        common = [param.opts[0] for param in params if getattr(param, PANEL, None) in TOLD_ONCE]
        own = [param for param in params if param.opts[0] not in common and param.name != "help"]
        if common:
            self.epilog = f"Common options (`harmonize --help`): {' '.join(common)}\n\n{epilog}"
        try:
            with streams.as_made():
                self.shown = [*own, *self.besides()]
                super().format_help(ctx, formatter)  # type: ignore[misc]
        finally:
            self.shown, self.epilog = None, epilog

    def format_options(self, ctx: Any, formatter: Any) -> None:
        sections(rows(self, ctx), formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  the signature is typer's
        for line in (self.epilog or "").split("\n\n"):
            formatter.write_text(line)


class Page(Told, TyperCommand):
    """A command and its help; what the command line leaves open the settings of the project say."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:  # a shell that completes needs none
            settled.settle(ctx)
        return rest


class Contents(Told, TyperGroup):
    """A group of commands and its help."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        listed = [command for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))]
        sections([(getattr(item, PANEL), (item.name or "", item.help or "")) for item in listed], formatter)
        super().format_options(ctx, formatter)


def sections(titled: list[tuple[str, tuple[str, str]]], formatter: Any) -> None:
    """Rows under their titles, each title where it comes first."""
    formatter.write_paragraph()
    for title, found in grouped((title, row) for title, row in titled).items():
        formatter.write_heading(title)
        with formatter.indentation():
            formatter.write_dl(found)


def rows(command: Any, ctx: Any) -> list[tuple[str, tuple[str, str]]]:
    """What a command takes, each under the title of its panel."""
    titled = [
        (getattr(param, PANEL, None) or USUAL[param.param_type_name], (row[0], row[1].removesuffix("  [required]")))
        for param in command.get_params(ctx)
        if (row := param.get_help_record(ctx))
    ]
    order = list(USUAL.values())
    return sorted(titled, key=lambda item: order.index(item[0]) if item[0] in order else 2)
