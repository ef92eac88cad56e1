"""``harmonize drift``: what a newer copy of a law no longer says of what was read, and what rests on it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import options, output_plan
from harmonize.corpus import load
from harmonize.guests.copies import drift
from harmonize.guests.copies.report import report

FORMATS = (*output_plan.WRITTEN, "sarif", "github", "junit")
EXAMPLE = "harmonize drift DE --text laws/ --data data"


def run(
    states: options.States = None,
    *,
    text: Annotated[
        Path, typer.Option("--text", metavar="PLACE", help="a copy, a folder of copies, or a git repository of them")
    ],
    record: Annotated[
        bool, typer.Option("--record", help="put what changed into the law file as wordings not read")
    ] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="move the day of the text forward for what did not change")
    ] = False,
    form: Annotated[str | None, options.told_as(FORMATS)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """What a newer copy of a law no longer says of what was read, and what rests on it.

    Without a State all are compared that have fingerprints and of which a copy is there; PLACE may hold a folder for each, by
    its code. Exits with 1 when a provision that was read is changed, gone or renumbered.
    """
    owed = output_plan.planned(FORMATS, form, outputs, width=width, force=force, data=data)
    corpus = load(data)
    found = drift.drifts(corpus, states or (), text, as_of=query.a_day(None))
    output_plan.deliver(owed, lambda _: report(found, corpus.store.treaty, corpus.version))
    if record:
        done = sum(len(drift.record(corpus, one)) for one in found)
        print(f"harmonize: {done} wordings put down as not read", file=sys.stderr)
    if accept:
        done = sum(len(drift.accept(corpus, one)) for one in found)
        print(f"harmonize: {done} provisions moved to the day of the copy", file=sys.stderr)
    return 0 if all(one.still for one in found) else 1
