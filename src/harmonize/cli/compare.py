"""``harmonize compare``: two States, or two days of one State, side by side, ending with the frictions between them."""

from typing import Annotated

import typer

from harmonize.cli import choices, delivery, options
from harmonize.findings.facing import Side
from harmonize.library.shelf import Shelf, opened

EXAMPLE = "harmonize compare DE GB"


def run(
    first: options.First,
    second: options.Second,
    as_of: options.AsOf = None,
    topic: options.Topics = None,
    everything: Annotated[bool, typer.Option("--all", help="everything, not only what matters most")] = False,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """Two States, or two days of one, side by side, with the frictions between them."""
    from harmonize.findings.comparison import compare
    from harmonize.reports import side_by_side
    from harmonize.reports.pair import Pair

    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    shelf = opened(data)
    choices.duties(shelf.treaty, [], topic or [], [], [])
    one, other = (chosen(shelf, name, as_of) for name in (first, second))
    known = tuple(shelf.outcomes(side.law.code, side.day) for side in (one, other))
    found = compare(one, other, shelf.treaty, shelf.status, shelf.patterns, tuple(topic or ()), (known[0], known[1]))
    names = {code: party.name for code, party in shelf.status.parties.items()}
    pair = Pair(found, shelf.treaty, names, shelf.status.members(one.day))
    delivery.deliver(owed, lambda whole: side_by_side.report(found, pair, shelf.version, whole=whole), whole=everything)
    return 0


def chosen(shelf: Shelf, written: str, day: str | None) -> Side:
    """A State on a day, as the user wrote it. Raises HarmonizeError when the dataset says nothing about that day."""
    from harmonize.findings.comparison import side

    name, _, own = written.partition("@")
    as_of = choices.a_day(own or day)
    (party,) = choices.states(shelf, name, everyone=False)
    return side(choices.law_on(shelf, party, as_of), party, as_of, shelf.treaty, shelf.status)
