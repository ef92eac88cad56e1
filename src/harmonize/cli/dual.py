"""``harmonize dual``: dual criminality of two States, and extradition or surrender in each direction."""

from typing import Annotated

import typer

from harmonize.cli import completing, delivery, options
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
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """Dual criminality of two States, and extradition or surrender in each direction."""
    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus = load(data, over=over or ())
    found = corpus.dual(first, second, as_of=as_of, test=test)
    pair = corpus.pair(found)
    delivery.deliver(
        owed, lambda whole: dual_criminality.report(found, pair, corpus.version, whole=whole), whole=everything
    )
    return 0
