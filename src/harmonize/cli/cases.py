"""``harmonize cases``: the standard fact patterns asked of every law, or those on file of a State held against its law."""

from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import options, output_plan
from harmonize.corpus import Corpus, load
from harmonize.errors import HarmonizeError
from harmonize.reports import own_cases, standard_cases

EXAMPLE = "harmonize cases DE GB FR"


def run(
    states: options.States = None,
    as_of: options.AsOf = None,
    listed: Annotated[bool, typer.Option("--list", help="only the fact patterns, with what they say")] = False,
    own: Annotated[
        bool, typer.Option("--own", help="instead, the fact patterns on file of each State, held against its law")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="State by State, without naming them; with --own, also what is as expected")
    ] = False,
    form: Annotated[str | None, options.told_as(output_plan.DRAWN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """Standard fact patterns asked of every law; with --own those that a State has on file.

    With --own exits with 1 when the law on file answers one otherwise than expected.
    """
    if own and (as_of or listed):
        raise HarmonizeError("with --own each fact pattern has a day of its own: leave out --as-of and --list")
    owed = output_plan.planned(output_plan.DRAWN, form, outputs, width=width, force=force, data=data)
    corpus, day = load(data, over=over or ()), query.a_day(as_of)
    if listed:
        output_plan.show(standard_cases.patterns(corpus.store.patterns), owed.width)
        return 0
    if own:
        return against(corpus, states, owed, everything=everything)
    rows = corpus.cases(states, as_of=day)
    output_plan.deliver(
        owed,
        lambda whole: standard_cases.cases(rows, corpus.version, day, named=bool(states), whole=whole),
        whole=everything,
    )
    return 0


def against(corpus: Corpus, states: list[str] | None, owed: output_plan.OutputPlan, *, everything: bool) -> int:
    """The fact patterns on file held against the law; 1 where one is answered otherwise than it expects."""
    found = corpus.own_cases(states or ())
    output_plan.deliver(owed, lambda whole: own_cases.report(found, corpus.version, whole=whole), whole=everything)
    return 1 if any(item.differs for item in found) else 0
