"""``harmonize what-if``: an instrument with another text, and every State judged by it."""

from pathlib import Path
from typing import Annotated

import typer

from harmonize import desk, query
from harmonize.cli import completing, options, output_plan
from harmonize.corpus import load
from harmonize.reports import what_if

EXAMPLE = "harmonize what-if changes.yaml --state DE --state IT"


def run(
    texts: Annotated[
        list[Path],
        typer.Argument(metavar="CHANGES...", help="files of what a text changes; several stand side by side"),
    ],
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="STATE", help="only this State (repeatable)", autocompletion=completing.states),
    ] = None,
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """An instrument with another text: who falls short now, who is met now, on what conduct.

    A file says what a text narrows, widens, adds or strikes; everything else stays as it is on file.
    """
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus, day = load(data, over=over or ()), query.a_day(as_of)
    status = corpus.store.status
    found = [
        what_if.Told(desk.what_if(corpus, text, state, as_of=day), text.name, status.names, status.members(day))
        for text in texts
    ]
    output_plan.deliver(
        owed, lambda whole: what_if.report([one._replace(whole=whole) for one in found], corpus.version)
    )
    return 0
