"""``harmonize compare``: two States, or two days of one State, side by side, ending with the frictions between them."""

import argparse
from typing import TYPE_CHECKING

from harmonize.cli import choices, delivery
from harmonize.findings.facing import Side
from harmonize.library.shelf import Shelf, opened

if TYPE_CHECKING:
    from harmonize.findings.comparison import Comparison
    from harmonize.reports.document import Document
    from harmonize.reports.pair import Pair

EXAMPLE = "harmonize compare DE GB"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The two States, the day, what is compared, and how it is told."""
    parser.add_argument("first", help="a State, or a State on a day: GB@2020-01-01")
    parser.add_argument("second", help="the other one")
    parser.add_argument("--as-of", metavar="DAY", help="the day for both (default: today)")
    parser.add_argument("--topic", action="append", default=[], help="only this topic (repeatable)")
    parser.add_argument("--all", action="store_true", help="everything, not only what matters most")
    delivery.arguments(parser, delivery.WRITTEN)
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the comparison."""
    from harmonize.findings.comparison import compare
    from harmonize.reports import side_by_side
    from harmonize.reports.pair import Pair
    from harmonize.reports.plain import as_csv

    owed = delivery.planned(options, delivery.WRITTEN)
    shelf = opened(options.data)
    choices.duties(shelf.treaty, [], options.topic, [], [])
    first, second = (chosen(shelf, name, options.as_of) for name in (options.first, options.second))
    known = tuple(shelf.outcomes(side.law.code, side.day) for side in (first, second))
    found = compare(
        first, second, shelf.treaty, shelf.status, shelf.patterns, tuple(options.topic), (known[0], known[1])
    )
    names = {code: party.name for code, party in shelf.status.parties.items()}
    pair = Pair(found, shelf.treaty, names, shelf.status.members(first.day))
    delivery.deliver(
        owed,
        {
            **delivery.documented(lambda: exhibit(found, pair, shelf.version)),
            "text": lambda: "\n".join(side_by_side.lines(found, pair, shelf.version, everything=options.all)),
            "markdown": lambda: "\n".join(side_by_side.as_markdown(found, pair, shelf.version)),
            "csv": lambda: as_csv(side_by_side.rows(found, pair)),
            "json": lambda: side_by_side.as_json(found, pair, shelf.version),
        },
    )
    return 0


def exhibit(found: "Comparison", pair: "Pair", version: str) -> "Document":
    """The comparison as document."""
    from harmonize.reports.exhibits import comparison

    return comparison(found, pair, version)


def chosen(shelf: Shelf, written: str, day: str | None) -> Side:
    """A State on a day, as the user wrote it. Raises HarmonizeError when the dataset says nothing about that day."""
    from harmonize.findings.comparison import side

    name, _, own = written.partition("@")
    as_of = choices.a_day(own or day)
    (party,) = choices.states(shelf, name, everyone=False)
    return side(choices.law_on(shelf, party, as_of), party, as_of, shelf.treaty, shelf.status)
