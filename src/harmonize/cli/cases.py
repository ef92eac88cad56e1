"""``harmonize cases``: the standard fact patterns asked of every law, as a table of maxima."""

import argparse
from typing import TYPE_CHECKING

from harmonize.cli import choices, delivery
from harmonize.library.shelf import opened

if TYPE_CHECKING:
    from harmonize.findings.case import Answer
    from harmonize.norms.facts import Pattern
    from harmonize.reports.document import Document

EXAMPLE = "harmonize cases DE GB FR"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The States asked, the day, and how it is told."""
    parser.add_argument("states", nargs="*", help="the States asked; without any, all")
    parser.add_argument("--as-of", metavar="DAY", help="the day (default: today)")
    parser.add_argument("--list", action="store_true", help="only the fact patterns, with what they say")
    delivery.arguments(parser, delivery.WRITTEN)
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the table."""
    from harmonize.findings.case import standard
    from harmonize.reports import grids
    from harmonize.reports.plain import as_csv

    owed = delivery.planned(options, delivery.WRITTEN)
    shelf = opened(options.data)
    if options.list:
        print("\n".join(f"{item.id:<28}{item.says}" for item in shelf.patterns))
        return 0
    day = choices.a_day(options.as_of)
    laws = choices.laws(shelf, options.states, day)
    groups = shelf.status.members(day)
    rows = [(item, {law.code: standard(law, item, groups) for law in laws}) for item in shelf.patterns]
    delivery.deliver(
        owed,
        {
            **delivery.documented(lambda: exhibit(rows, shelf.version, day)),
            "text": lambda: "\n".join(grids.facts_over_states(rows, shelf.version, day)),
            "csv": lambda: as_csv(grids.facts_table(rows)),
            "json": lambda: grids.as_json("harmonize-cases/1", grids.facts_table(rows), shelf.version, day),
        },
    )
    return 0


def exhibit(rows: "list[tuple[Pattern, dict[str, Answer]]]", version: str, day: str) -> "Document":
    """The table as document."""
    from harmonize.reports.exhibits import cases

    return cases(rows, version, day)
