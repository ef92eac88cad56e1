"""``harmonize states``: the States of the dataset, what was read of them, and when; what is known of one."""

from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import completing, options, output_plan
from harmonize.corpus import load
from harmonize.reports import catalogue

EXAMPLE = "harmonize states Kenya"


def run(
    state: Annotated[
        str | None,
        typer.Argument(
            metavar="[STATE]",
            help="what is known of one State, with a law file or without",
            autocompletion=completing.states,
        ),
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="share of duties assessed, grades of evidence, second reading")
    ] = False,
    parity: Annotated[
        bool, typer.Option("--parity", help="what each State's file answers to the list of general law")
    ] = False,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """The States of the dataset, what was read of them, and when; what is known of one."""
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus, day = load(data, over=over or ()), query.a_day(None)
    if state:
        told = catalogue.one_state(corpus.store, query.known_state(corpus.store, state), day)
    elif parity:
        told = catalogue.parity(corpus.store.parity, corpus.version)
    else:
        laws = [(party, law) for party in corpus.states() if (law := corpus.store.law(party.code, day))]
        told = catalogue.coverage(corpus.store, laws, day) if coverage else catalogue.states_report(corpus.store, laws)
    output_plan.deliver(owed, lambda _: told)
    return 0
