"""``harmonize states``: the States of the dataset, what was read of them, and when."""

from typing import Annotated

import typer

from harmonize.cli import delivery, options
from harmonize.cli.choices import a_day, party_of
from harmonize.library.shelf import opened

EXAMPLE = "harmonize states"


def run(
    coverage: Annotated[
        bool, typer.Option("--coverage", help="share of duties assessed, grades of evidence, second reading")
    ] = False,
    parity: Annotated[
        bool, typer.Option("--parity", help="what each State's file answers to the list of general law")
    ] = False,
    width: options.Width = None,
    data: options.Data = None,
) -> int:
    """The States of the dataset, what was read of them, and when."""
    from harmonize.reports import catalogue

    columns = delivery.columns(width)
    shelf = opened(data)
    if parity:
        delivery.show(catalogue.parity(shelf.parity), columns)
        return 0
    day = a_day(None)
    laws = [(party_of(shelf, code), law) for code in shelf.codes if (law := shelf.law(code, day))]
    told = catalogue.coverage(shelf, laws, day) if coverage else catalogue.states(shelf, laws)
    delivery.show(told, columns)
    return 0
