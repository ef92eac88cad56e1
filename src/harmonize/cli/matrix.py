"""``harmonize matrix``: States over duties, or States over States."""

from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import delivery, options, waiting
from harmonize.corpus import load
from harmonize.reports import grids

EXAMPLE = "harmonize matrix --topic criminalization"


def run(
    states: options.States = None,
    paired: Annotated[
        bool, typer.Option("--pairs", help="States over States: what both punish, and the way to surrender")
    ] = False,
    as_of: options.AsOf = None,
    topic: options.Topics = None,
    duty: options.Duties = None,
    instrument: options.Instruments = None,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """States over duties, or States over States."""
    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus, day = load(data), query.a_day(as_of)
    if paired:
        offence, codes, found = corpus.pairs(duty[0] if duty else "", states, as_of=day)
        pairs = list(waiting.each(found, len(codes) * (len(codes) - 1) // 2))
        delivery.deliver(owed, lambda _: grids.pairs(pairs, codes, offence.title, corpus.version, day))
        return 0
    asked = corpus.ask(as_of=day, instruments=instrument, topics=topic, duties=duty)
    rows, laws = corpus.matrix(asked, states)
    delivery.deliver(owed, lambda whole: grids.matrix(rows, laws, corpus.version, day, whole=whole))
    return 0
