"""The commands, in groups by what a reader wants, and how a command line is read.

Each command is a module with ``run``, made a command by `declaring.command`. Only the one that is asked for is imported,
because start-up is part of the product.
"""

import importlib
import os
from collections.abc import Mapping
from typing import Annotated, Any

import typer
from typer.completion import shell_complete

from harmonize import __version__
from harmonize.cli import options, streams, waiting
from harmonize.cli.declaring import Asked
from harmonize.cli.declaring import command as declared
from harmonize.cli.manual import SETTINGS, Contents, Page
from harmonize.cli.renamed import renamed
from harmonize.errors import HarmonizeError, Replaced, UnknownName

GROUPS = {
    "Start": {
        "check": "A State's law against the treaty: gaps, doubts, and what was not read.",
        "case": "A fact pattern answered by every law.",
        "explain": "What a duty, fact, measure, dispute or word of a report means, and how it is tested.",
    },
    "Compare": {
        "compare": "Two States, or one at two points in time, with the obstacles to cooperation.",
        "dual": "Dual criminality and surrender of two States in each direction, or of many pair by pair.",
        "table": "Many States at once: verdicts, elements of offences, or maxima for standard facts.",
        "history": "Duties through the years: of one State, or who closed which gap when, by which act.",
    },
    "Draft": {
        "advise": "Amendments that would close the shortfalls, each tried on the law and judged again.",
        "bill": "A bill before it is passed: what it closes and opens, and whom it newly punishes.",
        "treaty": "An instrument with another text: who falls short now, who is met now, on what conduct.",
        "form": "What States file: the table of concordance, answers for the review of the UNTOC.",
    },
    "Look up": {
        "show": "An offence, or what rests on a provision, as it stood on a day.",
        "states": "The States of the dataset, what was read of them, and when; what is known of one.",
        "list": "Duties, topics, instruments, facts, words of reports, standard fact patterns.",
        "atlas": "A site of all laws to browse, link and cite: pages, maps, tables to take away.",
        "find": "Words found in offences, exemptions, notes, provisions and findings of all laws.",
        "docs": "The pages of documentation: the list of them, or one.",
    },
    "Data": {
        "data": "For people who keep the law files: new, interview, reconcile, read, drift, export ...",
        "lint": "Errors in data files, each at its place with the fix.",
        "gate": "Two states of a dataset: what got worse, what better without evidence, what is altered.",
        "mcp": "A door for agents: check, case, compare, dual, explain, show, states as tools (MCP).",
    },
}
BARE = ("lint", "fmt", "gate")  # hooks and workflows name them without `data`
KEEPING = {
    "The law files": {
        "new": "Begins the law file of a State: by twelve questions at a terminal, or empty.",
        "interview": "Asks about a State's law only what can still change a verdict, and writes the law file.",
        "lint": GROUPS["Data"]["lint"],
        "fmt": "Data files in style: keys in order, lines that fit, comments kept.",
        "reconcile": "Codings of one law: where they decide differently, with the lines of each.",
        "read": "Which words were read from a copy of a statute, put down as fingerprints.",
        "drift": "What a newer copy of a law no longer says of what was read, and what rests on it.",
    },
    "The project": {
        "init": "Settings, workflow and hooks for a repository of law data, as far as they are not there.",
        "baseline": "The findings a project knows of, written down so that only new ones fail.",
        "gate": GROUPS["Data"]["gate"],
        "settings": "What the project has settled for all commands, and where.",
        "compile": "Data files compiled into a dataset that answers without YAML.",
        "export": "The dataset as a Frictionless data package and as an SQLite file.",
        "schema": "The JSON Schemas of the data files and reports.",
    },
}
Groups = Mapping[str, Mapping[str, str]]
SUMMARIES = {name: told for group in (*KEEPING.values(), *GROUPS.values()) for name, told in group.items()}
# Every command as it is typed, with what it answers.
COMMANDS = {
    **{name: told for group in GROUPS.values() for name, told in group.items() if name not in ("data", *BARE)},
    **{f"data {name}": told for group in KEEPING.values() for name, told in group.items()},
}
EXITS = "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or unreadable data."
COMPLETING = "_HARMONIZE_COMPLETE"  # where the scripts of typer say that a word is to be completed


class Overview(Contents):
    """Commands by name and summary; one is imported when it is run."""

    groups: Groups = GROUPS

    def besides(self) -> list[Any]:
        """The common options."""
        return [param for param in made(common).params if param.name != "help"]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  the signature is typer's
        return [name for group in self.groups.values() for name in group]

    def get_command(self, ctx: Any, cmd_name: str) -> Page | None:  # noqa: ARG002
        titles = (title for title, group in self.groups.items() if cmd_name in group)
        return next((Page(cmd_name, help=SUMMARIES[cmd_name], rich_help_panel=title) for title in titles), None)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, *rest = args
        if name in (*self.list_commands(ctx), *BARE):
            return name, typer.main.get_command(keeping) if name == "data" else command(name), rest
        if ctx.resilient_parsing:  # a shell completes: nothing, of a command that is none
            return None, None, rest
        raise unknown(name, self.list_commands(ctx))


class Keeping(Overview):
    """The commands of those who keep the law files."""

    groups = KEEPING

    def besides(self) -> list[Any]:
        return []


def version(asked: bool) -> None:
    """Prints the version and ends."""
    if asked:
        print(f"harmonize {__version__}")
        raise typer.Exit


def group(cls: type[Overview]) -> typer.Typer:
    """A group of commands, which the help of each is found in."""
    return typer.Typer(
        cls=cls,
        add_completion=cls is Overview,
        pretty_exceptions_enable=False,
        context_settings=SETTINGS,
        subcommand_metavar="COMMAND [OPTIONS]",
    )


app, keeping = group(Overview), group(Keeping)


@app.callback(epilog=f"`harmonize COMMAND --help` shows an example.\n\n{EXITS}")
def overview(
    _version: Annotated[
        bool, typer.Option("-V", "--version", callback=version, is_eager=True, help="the version")
    ] = False,
) -> None:
    """National laws on the smuggling of migrants, checked against the UN Protocol and UNTOC."""


@keeping.callback(epilog="`harmonize data COMMAND --help` shows an example.")
def keepers() -> None:
    """For people who keep the law files: new, interview, reconcile, read, drift, export ...

    `lint`, `fmt` and `gate` work without `data` too.
    """


def command(name: str) -> Any:
    """One command by its name, with what it takes (``params``) and its ``example``."""
    bare = name.removeprefix("data ")
    return made(importlib.import_module(f"harmonize.cli.{bare}").run, bare)


def made(run: Any, name: str = "") -> Any:
    """A function that was declared a command, as typer has commands."""
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    about = run.__doc__ or SUMMARIES.get(name)  # python -OO drops what functions say of themselves
    alone.command(name, cls=Page, help=about, epilog=f"Example: {run.example}", context_settings=SETTINGS)(run)
    found: Any = typer.main.get_command(alone)
    found.example = run.example
    return found


@declared("")
def common(
    _asked: Asked,
    _topic: options.Topics = None,
    _duty: options.Duties = None,
    _strength: options.Strengths = None,
    _instrument: options.Instruments = None,
    _reading: options.Readings = None,
    _fail_on: options.FailOn = "",
    _baseline: options.Baseline = None,
    _strict: options.Strict = False,
    _waivers: options.Waivers = None,
    _no_waivers: options.NoWaivers = False,
    _today: options.Today = None,
    _base: options.Base = None,
) -> int:
    """Takes all common options, and is never run."""
    return 0


def unknown(name: str, known: list[str]) -> HarmonizeError:
    """What is said of a command that is none: the nearest, or the one that answers about such a word."""
    from harmonize.cli.completing import names
    from harmonize.corpus import load

    if name in SUMMARIES:
        return HarmonizeError(f"`{name}` is a command for data: `harmonize data {name}`")
    if name.casefold() in (word.casefold() for pair in names(load(), "?" * len(name)) for word in pair):
        return HarmonizeError(
            f"`{name}` is a State and no command: `harmonize check {name}` tells where its law falls short"
        )
    return UnknownName("command", name, known)


def run(words: list[str]) -> int:
    """Runs one command line and returns its exit code; without words it shows the start screen."""
    if not words and COMPLETING not in os.environ:
        from harmonize.cli.welcome import welcome

        streams.put(welcome(), drawn=True)
        return 0
    words = renamed(words)
    try:
        return answered(words)
    except Replaced:  # nothing was reported yet: the same is asked of the dataset that stands there now
        return answered(words)


def answered(words: list[str]) -> int:
    """What the command returns that the words ask for, or what a shell asks for to complete them."""
    everything = typer.main.get_command(app)
    with streams.as_made(os.environ.get(COMPLETING) or words[0].startswith("-")):
        if asked := os.environ.get(COMPLETING):
            return shell_complete(everything, {}, "harmonize", COMPLETING, asked)
        try:
            with (
                waiting.displayed(" ".join(words[: 2 if words[0] == "data" else 1])),
                everything.make_context("harmonize", words) as context,
            ):
                return int(everything.invoke(context))
        except (
            typer.Exit
        ) as end:  # after help or version; 1 from completion that knows no such shell, and 1 means findings
            return 2 if end.exit_code else 0
