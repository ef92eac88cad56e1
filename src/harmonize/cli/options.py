"""The arguments and options that several commands take, each declared once: what it is called, what it means, what completes it."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from harmonize.cli import completing

OUTPUT, AGREED, DATA = "How it is told", "What fails", "Data"  # the panels of the help

State = Annotated[
    str,
    typer.Argument(
        metavar="STATE", help="DE, deu, Germany, Deutschland or Allemagne", autocompletion=completing.states
    ),
]
States = Annotated[
    list[str] | None,
    typer.Argument(metavar="STATE", help="the States asked; without any, all", autocompletion=completing.states),
]
First = Annotated[
    str,
    typer.Argument(
        metavar="FIRST", help="a State, or a State on a day: GB@2020-01-01", autocompletion=completing.states
    ),
]
Second = Annotated[str, typer.Argument(metavar="SECOND", help="the other one", autocompletion=completing.states)]


def as_of(otherwise: str = "today") -> Any:
    """The day asked about, and the default."""
    return typer.Option(
        "--as-of", metavar="DAY", help=f"day of law and treaty status, as 2024-01-31 (default: {otherwise})"
    )


AsOf = Annotated[str | None, as_of()]
Topics = Annotated[
    list[str] | None,
    typer.Option("--topic", metavar="TOPIC", help="only this topic (repeatable)", autocompletion=completing.topics),
]
Duties = Annotated[
    list[str] | None,
    typer.Option(
        "--duty",
        metavar="DUTY",
        help="only this duty, article or point: 'SMP 6(1)(a)', 6(3), smp-6, smp-6.1.a:state (repeatable)",
        autocompletion=completing.duties,
    ),
]
Strengths = Annotated[
    list[str] | None,
    typer.Option(
        "--strength",
        metavar="STRENGTH",
        help="only duties of this strength: shall, consider ... (repeatable)",
        autocompletion=completing.strengths,
    ),
]
Instruments = Annotated[
    list[str] | None,
    typer.Option(
        "--instrument",
        metavar="INSTRUMENT",
        help="this yardstick instead of SMP and UNTOC (repeatable)",
        autocompletion=completing.instruments,
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help="exit 1 from high, medium or low on, or never",
        autocompletion=completing.severities,
        rich_help_panel=AGREED,
    ),
]


def told_as(formats: Sequence[str]) -> Any:
    """The format on the screen, one of those that a command knows."""
    return typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"on the screen: {', '.join(formats)} (default: text)",
        autocompletion=completing.one_of(formats),
        rich_help_panel=OUTPUT,
    )


Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="into a file, the format by its suffix or as FORMAT=FILE (repeatable)",
        rich_help_panel=OUTPUT,
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="COLUMNS",
        help="of a text (default: the terminal's; 100 in a pipe)",
        rich_help_panel=OUTPUT,
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="replace a file that is there already", rich_help_panel=OUTPUT),
]
Waivers = Annotated[
    str | None,
    typer.Option(
        "--waivers",
        metavar="FILE",
        help="do not fail on what is waived there; its entries are judged",
        rich_help_panel=AGREED,
    ),
]
NoWaivers = Annotated[bool, typer.Option("--no-waivers", help="as if there were no waivers", rich_help_panel=AGREED)]
Today = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DAY", help="the day by which waivers expire (default: today)", rich_help_panel=AGREED
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="REVISION",
        help="judge a change: only what this git revision excused too is excused",
        rich_help_panel=AGREED,
    ),
]
Data = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="a folder of data files instead of the shipped dataset",
        rich_help_panel=DATA,
    ),
]
Over = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="FILE",
        help="a law file or a bill laid over the data (repeatable): a new State, or what a law would say",
        rich_help_panel=DATA,
    ),
]
