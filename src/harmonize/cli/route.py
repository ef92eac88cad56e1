"""``harmonize route``: facts along a route through several States, who criminalizes them, and what would help."""

from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import completing, options, output_plan
from harmonize.corpus import load
from harmonize.reports import journey

EXAMPLE = "harmonize route TN IT FR GB"


def run(
    states: Annotated[
        list[str],
        typer.Argument(
            metavar="STATE", help="the States in the order of travel, two at least", autocompletion=completing.states
        ),
    ],
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """Facts along a route: who criminalizes them, and what would help."""
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus, day = load(data, over=over or ()), query.a_day(as_of)
    found, titles = corpus.route(states, as_of=day)
    output_plan.deliver(owed, lambda _: journey.route(found, titles, corpus.version, day))
    return 0
