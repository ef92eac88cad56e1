"""``harmonize history``: duties through the years, with the acts that changed them, of one State or over several."""

from typing import Annotated

import typer

from harmonize import desk, query
from harmonize.cli import completing, options, output_plan, waiting
from harmonize.corpus import load
from harmonize.errors import HarmonizeError
from harmonize.reports.document import Report

EXAMPLE = "harmonize history NE --duty smp-6.1.a"


def run(
    states: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="STATE", help="one State, or several to set beside each other", autocompletion=completing.states
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="over all States: who closed or opened which gap, when, by which act")
    ] = False,
    duty: options.Duties = None,
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(output_plan.DRAWN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """Duties through the years: of one State, or who closed which gap when, by which act."""
    owed = output_plan.planned(output_plan.DRAWN, form, outputs, width=width, force=force, data=data)
    if bool(states) == everything:
        raise HarmonizeError("name a State, such as `harmonize history NE`, or several, or use --all")
    corpus, day = load(data, over=over or ()), query.a_day(as_of)
    asked = query.states(corpus.store, states or ())
    named = [party.code for party in asked if states or not party.code.startswith("X")]
    found = [desk.history(corpus, code, duty or (), as_of=day) for code in waiting.each(named, len(named))]

    def built(whole: bool) -> Report:
        from harmonize.reports import timeline

        return timeline.report(found, corpus.store.treaty, corpus.version, day, whole=whole)

    output_plan.deliver(owed, built)
    return 0
