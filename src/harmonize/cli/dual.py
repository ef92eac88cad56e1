"""``harmonize dual``: dual criminality of two States, and extradition or surrender in each direction."""

from typing import Annotated

import typer

from harmonize.cli import completing, options, output_plan
from harmonize.corpus import load
from harmonize.reports import dual_criminality

EXAMPLE = "harmonize dual FR GB --test transposed"


def run(
    first: options.First,
    second: options.Second,
    as_of: options.AsOf = None,
    test: Annotated[
        str,
        typer.Option(
            "--test",
            metavar="TEST",
            help="law (as the requested State tests it), transposed, or conduct (as it was)",
            autocompletion=completing.tests,
        ),
    ] = "law",
    everything: Annotated[bool, typer.Option("--all", help="every region, not only the widest")] = False,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """Dual criminality of two States, and extradition or surrender in each direction."""
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus = load(data, over=over or ())
    found = corpus.dual(first, second, as_of=as_of, test=test)
    pair = corpus.pair(found)
    output_plan.deliver(
        owed,
        lambda whole: dual_criminality.report(found, pair, corpus.version, whole=whole),
        whole=everything,
        brief=output_plan.ANNEX,
    )
    return 0
