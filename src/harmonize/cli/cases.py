"""``harmonize cases``: the standard fact patterns asked of every law, as a table of maxima."""

import argparse

from harmonize.cli import choices
from harmonize.library.shelf import opened

EXAMPLE = "harmonize cases DE GB FR"
FORMATS = ("text", "csv", "json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The States asked, the day, and how it is told."""
    parser.add_argument("states", nargs="*", help="the States asked; without any, all")
    parser.add_argument("--as-of", metavar="DAY", help="the day (default: today)")
    parser.add_argument("--list", action="store_true", help="only the fact patterns, with what they say")
    parser.add_argument("--format", default="text", help="text, csv or json")
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the table."""
    from harmonize.findings.case import standard
    from harmonize.reports import grids

    choices.one_of("format", options.format, FORMATS)
    shelf = opened(options.data)
    if options.list:
        print("\n".join(f"{item.id:<28}{item.says}" for item in shelf.patterns))
        return 0
    day = choices.a_day(options.as_of)
    laws = choices.laws(shelf, options.states, day)
    groups = shelf.status.members(day)
    rows = [(item, {law.code: standard(law, item, groups) for law in laws}) for item in shelf.patterns]
    if options.format == "text":
        print("\n".join(grids.facts_over_states(rows, shelf.version, day)))
    elif options.format == "csv":
        print(grids.as_csv(grids.facts_table(rows)), end="")
    else:
        print(grids.as_json("harmonize-cases/1", grids.facts_table(rows), shelf.version, day))
    return 0
