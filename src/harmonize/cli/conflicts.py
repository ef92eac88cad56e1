"""``harmonize conflicts``: facts on which obligations of two instruments conflict, and where a State's law stands on them."""

from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import completing, options, output_plan
from harmonize.corpus import load
from harmonize.reports.conflicts import report

EXAMPLE = "harmonize conflicts Germany"


def run(
    state: options.State,
    as_of: options.AsOf = None,
    instrument: Annotated[
        list[str] | None,
        typer.Option(
            "--instrument",
            metavar="INSTRUMENT",
            help="only these instruments (repeatable; default: all)",
            autocompletion=completing.instruments,
        ),
    ] = None,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """Facts on which obligations of two instruments conflict, and where a law stands."""
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus, day = load(data, over=over or ()), query.a_day(as_of)
    law = corpus.law(state, as_of=day)
    found = corpus.conflicts(law, instrument, as_of=day)
    output_plan.deliver(owed, lambda _: report(found, corpus.speaker(law, day), corpus.version, day))
    return 0
