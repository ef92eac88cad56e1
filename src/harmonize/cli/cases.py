"""``harmonize cases``: the standard fact patterns asked of every law, as a table of maxima."""

from typing import TYPE_CHECKING, Annotated

import typer

from harmonize.cli import choices, delivery, options
from harmonize.library.shelf import opened

if TYPE_CHECKING:
    from harmonize.findings.case import Answer
    from harmonize.norms.facts import Pattern
    from harmonize.reports.document import Document

EXAMPLE = "harmonize cases DE GB FR"


def run(
    states: options.States = None,
    as_of: options.AsOf = None,
    listed: Annotated[bool, typer.Option("--list", help="only the fact patterns, with what they say")] = False,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """The standard fact patterns asked of every law, as a table of maxima."""
    from harmonize.findings.case import standard
    from harmonize.reports import grids
    from harmonize.reports.plain import as_csv

    owed = delivery.planned(delivery.WRITTEN, form, outputs, force=force, data=data)
    shelf = opened(data)
    if listed:
        print("\n".join(f"{item.id:<28}{item.says}" for item in shelf.patterns))
        return 0
    day = choices.a_day(as_of)
    laws = choices.laws(shelf, states or [], day)
    groups = shelf.status.members(day)
    rows = [(item, {law.code: standard(law, item, groups) for law in laws}) for item in shelf.patterns]
    delivery.deliver(
        owed,
        {
            **delivery.documented(lambda: exhibit(rows, shelf.version, day)),
            "text": lambda: "\n".join(grids.facts_over_states(rows, shelf.version, day)),
            "csv": lambda: as_csv(grids.facts_table(rows)),
            "json": lambda: grids.as_json("harmonize-cases/1", grids.facts_table(rows), shelf.version, day),
        },
    )
    return 0


def exhibit(rows: "list[tuple[Pattern, dict[str, Answer]]]", version: str, day: str) -> "Document":
    """The table as document."""
    from harmonize.reports.exhibits import cases

    return cases(rows, version, day)
