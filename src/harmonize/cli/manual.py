"""How help is drawn: in typer's panels on a terminal, and anywhere else as the same words in plain text of a fixed width."""

import os
import sys
from typing import Any

from typer.core import TyperCommand, TyperGroup

from harmonize.cli import settled, streams
from harmonize.grouping import grouped

WIDTH = 100  # of help that is piped
SETTINGS = {"help_option_names": ["-h", "--help"], "terminal_width": WIDTH}


def on_screen() -> bool:
    """Whether help is read on a terminal that shows more than plain text."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def sections(titled: list[tuple[str, tuple[str, str]]], formatter: Any) -> None:
    """Rows under their titles, each title where it comes first."""
    found = grouped((title, row) for title, row in titled)
    for title, rows in found.items():
        with formatter.section(title):
            formatter.write_dl(rows)


class Told:
    """What a command and a group of them share: help in panels on a terminal, in plain text elsewhere."""

    rich_markup_mode: Any

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self.rich_markup_mode = "rich" if on_screen() else None
        with streams.as_made():
            super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        sections(rows(self, ctx), formatter)


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
        super().format_options(ctx, formatter)
        listed = [command for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))]
        sections([(getattr(item, PANEL), (item.name or "", item.help or "")) for item in listed], formatter)


PANEL = "rich_help_panel"


def rows(command: Any, ctx: Any) -> list[tuple[str, tuple[str, str]]]:
    """What a command takes, each under the title of its panel."""
    params = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    usual = {"argument": "Arguments", "option": "Options"}
    titled = [
        (getattr(param, PANEL, None) or usual[param.param_type_name], row)
        for param in params
        if (row := param.get_help_record(ctx))
    ]
    return sorted(titled, key=lambda item: list(usual.values()).index(item[0]) if item[0] in usual.values() else 2)
