"""``harmonize matrix``: Many States at once: their verdicts, the elements of their offences, or pairs of them."""

from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import options, output_plan, waiting
from harmonize.corpus import load
from harmonize.reports import elements, grids

EXAMPLE = """harmonize matrix --topic criminalization
harmonize matrix --topic criminalization -o matrix.svg -o matrix.csv"""


def run(
    states: options.States = None,
    paired: Annotated[
        bool, typer.Option("--pairs", help="States over States: what both punish, and requests for surrender")
    ] = False,
    by_element: Annotated[
        bool,
        typer.Option("--elements", help="the elements of the offences over all States: benefit, borders, maxima ..."),
    ] = False,
    as_of: options.AsOf = None,
    topic: options.Topics = None,
    duty: options.Duties = None,
    instrument: options.Instruments = None,
    form: Annotated[str | None, options.told_as(output_plan.DRAWN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """Many States at once: their verdicts, the elements of their offences, or pairs of them."""
    owed = output_plan.planned(output_plan.DRAWN, form, outputs, width=width, force=force, data=data)
    corpus, day = load(data, over=over or ()), query.a_day(as_of)
    if by_element:
        told = corpus.elements(states, as_of=day, topics=topic)
        speakers = {law.code: corpus.speaker(law, day) for law in told.laws}
        output_plan.deliver(owed, lambda whole: elements.report(told, speakers, corpus.version, day, whole=whole))
        return 0
    if paired:
        pairs = corpus.pairs(duty[0] if duty else "", states, as_of=day, each=waiting.each)
        output_plan.deliver(owed, lambda _: grids.pairs(pairs, corpus.version, day))
        return 0
    verdicts = corpus.matrix(states, as_of=day, instruments=instrument, topics=topic, duties=duty)
    output_plan.deliver(owed, lambda whole: grids.matrix(verdicts, corpus.version, day, whole=whole))
    return 0
