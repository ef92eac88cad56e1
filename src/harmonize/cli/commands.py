"""The commands in the order of the help, and how a command line is read.

Each command is a module with ``EXAMPLE`` and ``run``, whose parameters are what it takes and which returns the exit code.
Only the one that is asked for is imported, because start-up is part of the product.
"""

import importlib
import os
from typing import Annotated, Any

import typer
from typer.completion import shell_complete

from harmonize import __version__
from harmonize.cli import streams, waiting
from harmonize.cli.manual import SETTINGS, Contents, Page
from harmonize.errors import Replaced, UnknownName

PANELS = {
    "Law against treaty, law against law": {
        "check": "A State's law against the treaty: gaps, doubts, and what was not read.",
        "compare": "Two States, or one at two points in time, with the obstacles to cooperation.",
        "dual": "Dual criminality of two States, and extradition or surrender in each direction.",
        "matrix": "Many States at once: their verdicts, the elements of their offences, or pairs of them.",
        "conflicts": "Facts on which obligations of two instruments conflict, and where a law stands.",
    },
    "The desk": {
        "plan": "A bill before it is passed: what it closes and opens, and whom it newly punishes.",
        "what-if": "An instrument with another text: who falls short now, who is met now, on what conduct.",
        "reconcile": "Codings of one law: where they decide differently, with the lines of each.",
        "history": "Duties through the years: of one State, or who closed which gap when, by which act.",
    },
    "Fact patterns": {
        "case": "A fact pattern answered by every law.",
        "cases": "Standard fact patterns asked of every law; with --own those that a State has on file.",
        "route": "Facts along a route: who criminalizes them, and what would help.",
    },
    "Filings": {
        "concordance": "The table of concordance that candidate and member States file.",
        "questionnaire": "Answers for the self-assessment of the UNTOC review, each yes with its provision.",
    },
    "What the dataset holds": {
        "explain": "What a duty, fact, measure, dispute or word of a report means, and how it is tested.",
        "show": "An offence, or what rests on a provision, as it stood on a day.",
        "states": "The States of the dataset, what was read of them, and when; what is known of one.",
        "duties": "The duties, by topic, strength, form.",
    },
    "How current the law is": {
        "read": "Which words were read from a copy of a statute, put down as fingerprints.",
        "drift": "What a newer copy of a law no longer says of what was read, and what rests on it.",
    },
    "Keep the data": {
        "lint": "Errors in data files, each at its place with the fix.",
        "interview": "Asks about a State's law only what can still change a verdict, and writes the law file.",
        "new": "Begins the law file of a State: by twelve questions at a terminal, or empty.",
        "fmt": "Data files in style: keys in order, lines that fit, comments kept.",
        "baseline": "The findings a project knows of, written down so that only new ones fail.",
        "settings": "What the project has settled for all commands, and where.",
        "gate": "Two states of a dataset: what got worse, what better without evidence, what is altered.",
        "compile": "Data files compiled into a dataset that answers without YAML.",
        "export": "The dataset as a Frictionless data package and as an SQLite file.",
        "schema": "The JSON Schemas of the data files and reports.",
    },
}
COMMANDS = {name: summary for panel in PANELS.values() for name, summary in panel.items()}
EXITS = "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or unreadable data."
COMPLETING = "_HARMONIZE_COMPLETE"  # where the scripts of typer say that a word is to be completed


class Overview(Contents):
    """All commands by name and summary; one is imported when it is run."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  the signature is typer's
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Page | None:  # noqa: ARG002
        listed = (title for title, panel in PANELS.items() if cmd_name in panel)
        return next((Page(cmd_name, help=COMMANDS[cmd_name], rich_help_panel=title) for title in listed), None)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, *rest = args
        if name in COMMANDS:
            return name, command(name), rest
        if ctx.resilient_parsing:  # a shell completes: nothing, of a command that is none
            return None, None, rest
        raise UnknownName("command", name, tuple(COMMANDS))


def version(asked: bool) -> None:
    """Prints the version and ends."""
    if asked:
        print(f"harmonize {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=Overview, pretty_exceptions_enable=False, context_settings=SETTINGS, subcommand_metavar="COMMAND [OPTIONS]"
)


@app.callback(epilog=f"`harmonize COMMAND --help` shows options and an example.\n\n{EXITS}")
def overview(
    _version: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="the version")] = False,
) -> None:
    """National laws on the smuggling of migrants, checked against the UN Protocol and UNTOC."""


def module_of(name: str) -> Any:
    """The module of a command."""
    return importlib.import_module(f"harmonize.cli.{name.replace('-', '_')}")


def command(name: str) -> Any:
    """One command, with what it takes (``params``)."""
    module = module_of(name)
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    about = module.run.__doc__ or COMMANDS[name]  # python -OO drops what functions say of themselves
    epilog = f"Example: {module.EXAMPLE}\n\n{EXITS}"
    alone.command(name, cls=Page, help=about, epilog=epilog, context_settings=SETTINGS)(module.run)
    return typer.main.get_command(alone)


def run(words: list[str]) -> int:
    """Runs one command line and returns its exit code; without words it shows the help."""
    try:
        return answered(words or ["--help"])
    except Replaced:  # nothing was reported yet: the same is asked of the dataset that stands there now
        return answered(words)


def answered(words: list[str]) -> int:
    """What the command returns that the words ask for, or what a shell asks for to complete them."""
    everything = typer.main.get_command(app)
    with streams.as_made(os.environ.get(COMPLETING) or words[0].startswith("-")):
        if asked := os.environ.get(COMPLETING):
            return shell_complete(everything, {}, "harmonize", COMPLETING, asked)
        try:
            with waiting.displayed(words[0]), everything.make_context("harmonize", words) as context:
                return int(everything.invoke(context))
        except (
            typer.Exit
        ) as end:  # after help or version; with 1 from completion that knows no such shell, and 1 means findings
            return 2 if end.exit_code else 0
