"""``harmonize dual``: dual criminality of two States, and the way to surrender in each direction."""

import argparse
from typing import TYPE_CHECKING

from harmonize.cli import choices, delivery
from harmonize.errors import HarmonizeError
from harmonize.library.shelf import opened

if TYPE_CHECKING:
    from harmonize.findings.dual import Dual
    from harmonize.reports.document import Document
    from harmonize.reports.pair import Pair

EXAMPLE = "harmonize dual FR GB --test transposed"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The two States, the day, the test, and how it is told."""
    parser.add_argument("first", help="a State")
    parser.add_argument("second", help="the other one")
    parser.add_argument("--as-of", metavar="DAY", help="the day (default: today)")
    parser.add_argument(
        "--test", default="law", help="law (as the asked State tests it), transposed, or conduct (as it was)"
    )
    parser.add_argument("--all", action="store_true", help="every region, not only the widest")
    delivery.arguments(parser, delivery.WRITTEN)
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the map of dual criminality."""
    from harmonize.cli.compare import chosen
    from harmonize.findings.dual import TESTS, dual
    from harmonize.reports import dual_criminality
    from harmonize.reports.pair import Pair

    owed = delivery.planned(options, delivery.WRITTEN)
    choices.one_of("test", options.test, TESTS)
    shelf = opened(options.data)
    first, second = (chosen(shelf, name, options.as_of) for name in (options.first, options.second))
    if first.law.code == second.law.code:
        raise HarmonizeError("dual criminality needs two States; `harmonize compare` sets two days of one side by side")
    found = dual(first, second, shelf.treaty, shelf.status, shelf.patterns, options.test)
    names = {code: party.name for code, party in shelf.status.parties.items()}
    pair = Pair(found, shelf.treaty, names, shelf.status.members(first.day))
    delivery.deliver(
        owed,
        {
            **delivery.documented(lambda: exhibit(found, pair, shelf.version)),
            "text": lambda: "\n".join(dual_criminality.lines(found, pair, shelf.version, everything=options.all)),
            "csv": lambda: delivery.first_table(exhibit(found, pair, shelf.version)),
            "json": lambda: dual_criminality.as_json(found, pair, shelf.version),
        },
    )
    return 0


def exhibit(found: "Dual", pair: "Pair", version: str) -> "Document":
    """The map as document."""
    from harmonize.reports.exhibits import dual

    return dual(found, pair, version)
