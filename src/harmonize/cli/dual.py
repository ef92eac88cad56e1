"""``harmonize dual``: dual criminality of two States, and the way to surrender in each direction."""

from typing import Annotated

import typer

from harmonize.cli import choices, completing, delivery, options
from harmonize.errors import HarmonizeError
from harmonize.findings.dual import TESTS
from harmonize.library.shelf import opened

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
            help="law (as the asked State tests it), transposed, or conduct (as it was)",
            autocompletion=completing.one_of(TESTS),
        ),
    ] = "law",
    everything: Annotated[bool, typer.Option("--all", help="every region, not only the widest")] = False,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """Dual criminality of two States, and the way to surrender in each direction."""
    from harmonize.cli.compare import chosen
    from harmonize.findings.dual import dual
    from harmonize.reports import dual_criminality
    from harmonize.reports.pair import Pair

    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    choices.one_of("test", test, TESTS)
    shelf = opened(data)
    one, other = (chosen(shelf, name, as_of) for name in (first, second))
    if one.law.code == other.law.code:
        raise HarmonizeError("dual criminality needs two States; `harmonize compare` sets two days of one side by side")
    found = dual(one, other, shelf.treaty, shelf.status, shelf.patterns, test)
    names = {code: party.name for code, party in shelf.status.parties.items()}
    pair = Pair(found, shelf.treaty, names, shelf.status.members(one.day))
    delivery.deliver(
        owed, lambda whole: dual_criminality.report(found, pair, shelf.version, whole=whole), whole=everything
    )
    return 0
