"""``harmonize cases``: the standard fact patterns asked of every law, as a table of maxima."""

from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import delivery, options
from harmonize.corpus import load
from harmonize.reports import standard_cases

EXAMPLE = "harmonize cases DE GB FR"


def run(
    states: options.States = None,
    as_of: options.AsOf = None,
    listed: Annotated[bool, typer.Option("--list", help="only the fact patterns, with what they say")] = False,
    everything: Annotated[bool, typer.Option("--all", help="State by State, without naming them")] = False,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """The standard fact patterns asked of every law, as a table of maxima."""
    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus, day = load(data, over=over or ()), query.a_day(as_of)
    if listed:
        delivery.show(standard_cases.patterns(corpus.shelf.patterns), owed.width)
        return 0
    rows = corpus.cases(states, as_of=day)
    delivery.deliver(
        owed,
        lambda whole: standard_cases.cases(rows, corpus.version, day, named=bool(states), whole=whole),
        whole=everything,
    )
    return 0
