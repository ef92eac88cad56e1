"""``harmonize route``: facts along a route through several States: punishable nowhere, in one State only, and what would help."""

import argparse

from harmonize.cli import choices, delivery
from harmonize.errors import HarmonizeError
from harmonize.library.shelf import opened

EXAMPLE = "harmonize route TN IT FR GB"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The States in the order of travel."""
    parser.add_argument("states", nargs="+", help="the States in the order of travel, two at least")
    parser.add_argument("--as-of", metavar="DAY", help="the day (default: today)")
    delivery.arguments(parser, delivery.WRITTEN)
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the facts along the route."""
    from harmonize.findings.comparison import side
    from harmonize.findings.route import route
    from harmonize.reports import exhibits, grids
    from harmonize.reports.plain import as_csv

    owed = delivery.planned(options, delivery.WRITTEN)
    shelf = opened(options.data)
    day = choices.a_day(options.as_of)
    laws = choices.laws(shelf, options.states, day)
    if len({law.code for law in laws}) < 2:
        raise HarmonizeError("a route needs two States at least")
    sides = [side(law, choices.party_of(shelf, law.code), day, shelf.treaty, shelf.status) for law in laws]
    found = route(sides, shelf.status)
    best = found.best
    titles = {
        item.law.code: item.law.provisions[best.provision].title
        for item in sides
        if best and item.law.code == best.state
    }
    table = exhibits.route_table(found)
    content = [table.head, *table.rows]
    delivery.deliver(
        owed,
        {
            **delivery.documented(lambda: exhibits.route(found, titles, shelf.version, day)),
            "text": lambda: "\n".join(grids.along(found, titles, shelf.version, day)),
            "csv": lambda: as_csv(content),
            "json": lambda: grids.as_json("harmonize-route/1", content, shelf.version, day),
        },
    )
    return 0
