"""``harmonize compare``: two States, or one at two points in time, ending with the obstacles to cooperation."""

from typing import Annotated

import typer

from harmonize.cli import options, output_plan
from harmonize.corpus import load
from harmonize.reports import side_by_side

EXAMPLE = "harmonize compare DE GB"


def run(
    first: options.First,
    second: options.Second,
    as_of: options.AsOf = None,
    topic: options.Topics = None,
    everything: Annotated[bool, typer.Option("--all", help="everything, not only what matters most")] = False,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """Two States, or one at two points in time, with the obstacles to cooperation."""
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus = load(data, over=over or ())
    found = corpus.compare(first, second, as_of=as_of, topics=topic)
    pair = corpus.pair(found)
    output_plan.deliver(
        owed,
        lambda whole: side_by_side.report(found, pair, corpus.version, whole=whole),
        whole=everything,
        brief=output_plan.ANNEX,
    )
    return 0
