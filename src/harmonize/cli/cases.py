"""``harmonize cases``: the standard fact patterns asked of every law, as a table of maxima."""

from typing import Annotated

import typer

from harmonize.cli import choices, delivery, options
from harmonize.library.shelf import opened

EXAMPLE = "harmonize cases DE GB FR"


def run(
    states: options.States = None,
    as_of: options.AsOf = None,
    listed: Annotated[bool, typer.Option("--list", help="only the fact patterns, with what they say")] = False,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """The standard fact patterns asked of every law, as a table of maxima."""
    from harmonize.findings.case import standard
    from harmonize.reports import grids

    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    shelf = opened(data)
    if listed:
        delivery.show(grids.patterns(shelf.patterns), owed.width)
        return 0
    day = choices.a_day(as_of)
    laws = choices.laws(shelf, states or [], day)
    groups = shelf.status.members(day)
    rows = [(item, {law.code: standard(law, item, groups) for law in laws}) for item in shelf.patterns]
    delivery.deliver(owed, lambda whole: grids.cases(rows, shelf.version, day, whole=whole))
    return 0
