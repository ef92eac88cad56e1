"""``harmonize compare``: two States, or two days of one State, side by side, ending with the frictions between them."""

from typing import TYPE_CHECKING, Annotated

import typer

from harmonize.cli import choices, delivery, options
from harmonize.findings.facing import Side
from harmonize.library.shelf import Shelf, opened

if TYPE_CHECKING:
    from harmonize.findings.comparison import Comparison
    from harmonize.reports.document import Document
    from harmonize.reports.pair import Pair

EXAMPLE = "harmonize compare DE GB"


def run(
    first: options.First,
    second: options.Second,
    as_of: options.AsOf = None,
    topic: options.Topics = None,
    everything: Annotated[bool, typer.Option("--all", help="everything, not only what matters most")] = False,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """Two States, or two days of one, side by side, with the frictions between them."""
    from harmonize.findings.comparison import compare
    from harmonize.reports import side_by_side
    from harmonize.reports.pair import Pair
    from harmonize.reports.plain import as_csv

    owed = delivery.planned(delivery.WRITTEN, form, outputs, force=force, data=data)
    shelf = opened(data)
    choices.duties(shelf.treaty, [], topic or [], [], [])
    one, other = (chosen(shelf, name, as_of) for name in (first, second))
    known = tuple(shelf.outcomes(side.law.code, side.day) for side in (one, other))
    found = compare(one, other, shelf.treaty, shelf.status, shelf.patterns, tuple(topic or ()), (known[0], known[1]))
    names = {code: party.name for code, party in shelf.status.parties.items()}
    pair = Pair(found, shelf.treaty, names, shelf.status.members(one.day))
    delivery.deliver(
        owed,
        {
            **delivery.documented(lambda: exhibit(found, pair, shelf.version)),
            "text": lambda: "\n".join(side_by_side.lines(found, pair, shelf.version, everything=everything)),
            "markdown": lambda: "\n".join(side_by_side.as_markdown(found, pair, shelf.version)),
            "csv": lambda: as_csv(side_by_side.rows(found, pair)),
            "json": lambda: side_by_side.as_json(found, pair, shelf.version),
        },
    )
    return 0


def exhibit(found: "Comparison", pair: "Pair", version: str) -> "Document":
    """The comparison as document."""
    from harmonize.reports.exhibits import comparison

    return comparison(found, pair, version)


def chosen(shelf: Shelf, written: str, day: str | None) -> Side:
    """A State on a day, as the user wrote it. Raises HarmonizeError when the dataset says nothing about that day."""
    from harmonize.findings.comparison import side

    name, _, own = written.partition("@")
    as_of = choices.a_day(own or day)
    (party,) = choices.states(shelf, name, everyone=False)
    return side(choices.law_on(shelf, party, as_of), party, as_of, shelf.treaty, shelf.status)
