"""The commands in the order of the help, and how a command line is read.

Each command is a module with ``SUMMARY``, ``EXAMPLE``, ``arguments(parser)`` and ``run(options) -> exit code``; only the
one that is asked for is imported, because start-up is part of the product.
"""

import argparse
import importlib

from harmonize import __version__
from harmonize.errors import Replaced, UnknownName

COMMANDS = {
    "check": "a State's law against the treaty: gaps, doubts, and what was not read",
    "compare": "two States, or two days of one, side by side, with the frictions between them",
    "dual": "dual criminality of two States, and the way to surrender in each direction",
    "case": "a fact pattern answered by every law",
    "cases": "the standard fact patterns asked of every law, as a table of maxima",
    "matrix": "States over duties, or States over States",
    "route": "facts along a route: punishable nowhere, in one State only, and what would help",
    "concordance": "the table of concordance that candidate and member States file",
    "questionnaire": "answers for the self-assessment of the UNTOC review, each yes with its provision",
    "explain": "what a duty, dimension, measure or dispute means and how it is tested",
    "conflicts": "facts on which two instruments pull apart, and where a law stands",
    "states": "the States of the dataset, what was read of them, and when",
    "duties": "the duties, by topic, strength, form",
    "baseline": "the findings a project knows of, written down so that only new ones fail",
    "gate": "two states of a dataset: no duty may get worse unless waived",
    "lint": "everything wrong in data files, at its place with the mend",
    "new": "a commented, valid, empty law file for a State",
    "fmt": "data files with their keys in order, comments kept",
    "compile": "data files compiled into a dataset that answers without YAML",
    "export": "the dataset as a Frictionless data package and as an SQLite file",
    "schema": "the JSON Schemas of the data files and reports",
    "completion": "the script with which bash, zsh or fish completes harmonize",
}
EXITS = "exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or unreadable data"


class Help(argparse.RawDescriptionHelpFormatter):
    """Help in the width of the reports, the same on every terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100, max_help_position=28)


def overview() -> argparse.ArgumentParser:
    """The parser that only knows the names of the commands."""
    width = max(map(len, COMMANDS)) + 2
    listed = "\n".join(f"  {name:<{width}}{summary}" for name, summary in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="harmonize",
        description="National laws on the smuggling of migrants, checked against the UN Protocol and UNTOC.",
        epilog=f"commands:\n{listed}\n\n`harmonize COMMAND --help` shows options and an example.\n{EXITS}",
        formatter_class=Help,
        usage="harmonize COMMAND [OPTIONS]",
    )
    parser.add_argument("--version", action="version", version=f"harmonize {__version__}")
    return parser


def command_parser(name: str) -> argparse.ArgumentParser:
    """The parser of one command."""
    module = importlib.import_module(f"harmonize.cli.{name}")
    about = module.__doc__ or f"{name}: {COMMANDS[name]}."  # python -OO drops what modules say of themselves
    parser = argparse.ArgumentParser(
        prog=f"harmonize {name}",
        description=about.split("\n\n", 1)[0].split(": ", 1)[-1],
        epilog=f"example: {module.EXAMPLE}\n{EXITS}",
        formatter_class=Help,
        allow_abbrev=False,
    )
    module.arguments(parser)
    parser.set_defaults(run=module.run)
    return parser


def run(words: list[str]) -> int:
    """Runs one command line and returns its exit code."""
    if not words or words[0].startswith("-"):
        overview().parse_args(words or ["--help"])
        return 2
    name, *rest = words
    if name not in COMMANDS:
        raise UnknownName("command", name, tuple(COMMANDS))
    options = command_parser(name).parse_args(rest)
    try:
        code: int = options.run(options)
    except Replaced:  # nothing was told yet: the same is asked of the dataset that stands there now
        code = options.run(options)
    return code
