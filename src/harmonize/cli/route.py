"""``harmonize route``: facts along a route through several States: punishable nowhere, in one State only, and what would help."""

from typing import Annotated

import typer

from harmonize.cli import choices, completing, delivery, options
from harmonize.errors import HarmonizeError
from harmonize.library.shelf import opened

EXAMPLE = "harmonize route TN IT FR GB"


def run(
    states: Annotated[
        list[str],
        typer.Argument(
            metavar="STATE", help="the States in the order of travel, two at least", autocompletion=completing.states
        ),
    ],
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """Facts along a route: punishable nowhere, in one State only, and what would help."""
    from harmonize.findings.comparison import side
    from harmonize.findings.route import route
    from harmonize.reports import grids

    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    shelf = opened(data)
    day = choices.a_day(as_of)
    laws = choices.laws(shelf, states, day)
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
    delivery.deliver(owed, lambda _: grids.route(found, titles, shelf.version, day))
    return 0
