"""``harmonize case``: a fact pattern answered by every law: punishable, by what, how gravely, and what would change it."""

import argparse
from typing import TYPE_CHECKING

from harmonize.cli import choices, delivery
from harmonize.errors import HarmonizeError
from harmonize.library.shelf import opened

if TYPE_CHECKING:
    from harmonize.reports.answers import Found
    from harmonize.reports.document import Document

EXAMPLE = "harmonize case --set conduct=crossing --set enters=DE --set benefit=money --set persons=3 DE GB"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The facts and the States asked."""
    parser.add_argument("states", nargs="*", help="a file of facts (YAML), and the States asked; without States, all")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FACT=VALUE",
        dest="said",
        help="one fact: benefit=money, enters=DE",
    )
    parser.add_argument("--as-of", metavar="DAY", help="the day of the facts (default: today, or the date in the file)")
    delivery.arguments(parser, delivery.WRITTEN)
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints one answer per State."""
    from harmonize.findings.case import tried
    from harmonize.reports.answers import as_json, lines

    owed = delivery.planned(options, delivery.WRITTEN)
    names = list(options.states)
    said, day = from_file(names.pop(0)) if names and names[0].endswith((".yaml", ".yml")) else ({}, None)
    for item in options.said:
        name, sign, value = item.partition("=")
        if not sign:
            raise HarmonizeError(f"`{item}` is no fact; write it as benefit=money")
        said[name] = value
    if "conduct" not in said:
        raise HarmonizeError("say what was done: --set conduct=crossing (`harmonize explain conduct` lists the kinds)")
    shelf = opened(options.data)
    as_of = choices.a_day(options.as_of or day)
    parties = [party for name in names for party in choices.states(shelf, name, everyone=False)]
    parties = parties or choices.states(shelf, None, everyone=True)
    groups = shelf.status.members(as_of)
    found = [(party, law, tried(law, said, groups)) for party in parties if (law := shelf.law(party.code, as_of))]
    if not found:
        raise HarmonizeError(f"no law on file for {as_of}")
    delivery.deliver(
        owed,
        {
            **delivery.documented(lambda: exhibit(found, said, shelf.version, as_of)),
            "text": lambda: "\n".join(lines(found, said, as_of, shelf.version)),
            "csv": lambda: delivery.first_table(exhibit(found, said, shelf.version, as_of)),
            "json": lambda: as_json(found, said, as_of, shelf.version),
        },
    )
    return 0


def exhibit(found: "list[Found]", said: dict[str, object], version: str, day: str) -> "Document":
    """The answers as document."""
    from harmonize.reports.exhibits import case

    return case(found, said, version, day)


def from_file(name: str) -> tuple[dict[str, object], str | None]:
    """The facts of a file and their day."""
    from pathlib import Path

    from harmonize.errors import UnreadableData
    from harmonize.library.located_yaml import Unloadable, read

    try:
        data = read(Path(name)).data
    except Unloadable as error:
        raise UnreadableData(list(map(str, error.problems))) from error
    if not isinstance(data, dict):
        raise HarmonizeError(f"{name}: expected a map of facts, such as `conduct: crossing`")
    stated = data.get("facts", data)
    if not isinstance(stated, dict):
        raise HarmonizeError(f"{name}: expected under `facts` a map, such as `conduct: crossing`")
    day = data.get("date")
    return {str(key): value for key, value in stated.items() if key != "date"}, str(day) if day else None
