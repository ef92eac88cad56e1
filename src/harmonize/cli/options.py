"""The arguments and options that several commands take, each declared once: what it is called, what it means, what completes it."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from harmonize.cli import completing

# Panels of the help; their options are told once, for all commands.
COMMON, CHOSEN, AGREED = "Common options", "Which duties", "What fails"
TOLD_ONCE = (COMMON, CHOSEN, AGREED)


def argument(metavar: str, means: str, completes: Callable[..., Any] | None = None) -> Any:
    """A word of the command line that is no option."""
    return typer.Argument(metavar=metavar, help=means, autocompletion=completes)


def option(
    names: str, metavar: str, means: str, completes: Callable[..., Any] | None = None, panel: str | None = None
) -> Any:
    """An option that is followed by a value."""
    return typer.Option(
        *names.split(), metavar=metavar, help=means, autocompletion=completes, rich_help_panel=panel, show_default=False
    )


def flag(names: str, means: str, panel: str | None = None) -> Any:
    """An option that stands alone."""
    return typer.Option(*names.split(), help=means, rich_help_panel=panel)


def told_as(formats: Sequence[str], panel: str | None = COMMON) -> Any:
    """The format on the screen, one of those that a command knows."""
    told = f"on the screen: {', '.join(formats)} (default: text)"
    return option("--format", "FORMAT", told, completing.one_of(formats), panel)


def as_of(otherwise: str, panel: str | None = COMMON) -> Any:
    """The day asked about, and the default."""
    told = f"day asked about, as 2024-01-31 (default: {otherwise})"
    return option("--as-of", "DAY", told, None, panel)


State = Annotated[str, argument("STATE", "DE, deu, Germany, Deutschland or Allemagne", completing.states)]
States = Annotated[list[str] | None, argument("[STATE]...", "the States asked; without any, all", completing.states)]
ON_A_DAY = "a State, or a State on a day: GB@2020-01-01"

Topics = Annotated[
    list[str] | None, option("--topic", "TOPIC", "only this topic (repeatable)", completing.topics, CHOSEN)
]
Duties = Annotated[
    list[str] | None,
    option(
        "--duty",
        "DUTY",
        "only this duty, article or point: 6(1)(a), smp-6, smp-6.1.a:state (repeatable)",
        completing.duties,
        CHOSEN,
    ),
]
Strengths = Annotated[
    list[str] | None,
    option(
        "--strength",
        "WORD",
        "only duties of this strength: shall, consider ... (repeatable)",
        completing.strengths,
        CHOSEN,
    ),
]
Instruments = Annotated[
    list[str] | None,
    option(
        "--instrument", "NAME", "this yardstick instead of SMP and UNTOC (repeatable)", completing.instruments, CHOSEN
    ),
]
Readings = Annotated[
    list[str] | None,
    option("--reading", "D=WORD", "a reading of a dispute: D2=own_border (repeatable)", completing.readings, CHOSEN),
]
FailOn = Annotated[
    str,
    option(
        "--fail-on",
        "SEVERITY",
        "exit 1 from high, medium (default; of gate low) or low on, or never",
        completing.severities,
        AGREED,
    ),
]
Baseline = Annotated[
    str | None, option("--baseline", "FILE", "do not fail on what this baseline knows of", None, AGREED)
]
Waivers = Annotated[
    str | None, option("--waivers", "FILE", "do not fail on what is waived there; its entries are judged", None, AGREED)
]
Strict = Annotated[bool, flag("--strict", "fail also on known findings that no longer occur", AGREED)]
NoWaivers = Annotated[bool, flag("--no-waivers", "as if there were no waivers", AGREED)]
Today = Annotated[
    str | None, option("--today", "DAY", "the day by which waivers expire (default: today)", None, AGREED)
]
Base = Annotated[
    str | None,
    option("--base", "REVISION", "judge a change: only what this git revision excused too is excused", None, AGREED),
]
Anew = Annotated[bool, flag("--anew", "also of a State on file, as a second coder does")]
Copy = option("--text", "PLACE", "a copy of the statute; of drift also a folder or git repository of copies")

# What a command takes besides its own words: told once, in the help of all commands, and named in the help of each.
ALL = "everything, not only what matters most; and with no State named, every State"
TAKEN: dict[str, tuple[Any, Any]] = {
    "as_of": (Annotated[str | None, as_of("today; of a bill its first day")], None),
    "everything": (Annotated[bool, flag("--all", ALL, COMMON)], False),
    "form": (Annotated[str | None, told_as(())], None),
    "outputs": (
        Annotated[
            list[str] | None,
            option("-o --output", "FILE", "write it there, the format by its suffix or as FORMAT=FILE (repeatable)", None, COMMON),
        ],
        None,
    ),
    "width": (
        Annotated[
            int | None, option("--width", "COLUMNS", "of a text (default: the terminal's; 100 in a pipe)", None, COMMON)
        ],
        None,
    ),
    "force": (Annotated[bool, flag("--force", "replace a file that is there already", COMMON)], False),
    "data": (
        Annotated[
            str | None,
            option("--data", "DIR", "a folder of data files instead of the shipped dataset", None, COMMON),
        ],
        None,
    ),
    "over": (
        Annotated[
            list[str] | None,
            option(
                "--with", "FILE", "a law file or a bill laid over the data, as if it stood there (repeatable)",
                None, COMMON,
            ),
        ],
        None,
    ),
}  # fmt: skip
TOLD = ("form", "outputs", "width", "force", "data")
LISTED = (*TOLD, "over")
ASKING = ("as_of", "everything", *LISTED)
