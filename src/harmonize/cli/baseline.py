"""``harmonize baseline``: the findings that a project knows of, written down so that only new ones fail."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize import query, upkeep
from harmonize.cli import completing, options, settled
from harmonize.cli.check import checked
from harmonize.corpus import load
from harmonize.errors import HarmonizeError
from harmonize.library.dataset import SHIPPED
from harmonize.library.writing import apart, ready, write
from harmonize.reports.baseline import baseline_rows

EXAMPLE = "harmonize baseline write -o harmonize-baseline.yaml --data data"
ACTIONS = ("write", "shrink")
USUAL = "harmonize-baseline.yaml"


def run(
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION",
            help="write a new baseline, or shrink one by what was solved",
            autocompletion=completing.one_of(ACTIONS),
        ),
    ],
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help=f"the baseline to shrink (default: that of the settings, else {USUAL})"),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=f"the file to write (default: that of the settings, else {USUAL})",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    force: options.Force = False,
    as_of: options.AsOf = None,
    instrument: options.Instruments = None,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """The findings a project knows of, written down so that only new ones fail."""
    from harmonize.library.baseline_file import FORMAT, baseline, baseline_text  # pulls in pydantic

    action = query.one_of("action", action, ACTIONS)
    shrinking = action == "shrink"
    if file and not shrinking:
        raise HarmonizeError("name the file to write with -o FILE")
    usual = settled.value(settled.of(), "baseline") or USUAL
    source = file or usual
    target = output or (source if shrinking else usual)
    force = force or (shrinking and target == source)
    apart(ready(target, force=force), data or SHIPPED, FORMAT.encode())
    corpus = load(data, over=over or ())
    asked = corpus.ask(as_of=as_of, instruments=instrument)
    before = baseline(Path(source), corpus.store.treaty) if shrinking else ()
    done = checked(corpus, asked)
    if not done:
        raise HarmonizeError("nothing was checked")
    groups = corpus.store.status.members(asked.day)
    speakers = {item.party.code: corpus.speaker(item.law, asked.day) for item in done}
    rows = list(baseline_rows(done, speakers, groups))
    if shrinking:
        told = {found.key: says for found, says in rows}
        rows = [(found, told.get(found.key, "")) for found in upkeep.left(corpus, done, before)]
    write(target, baseline_text(corpus.version, asked.day, rows).encode(), force=force)
    gone = f", {len(before) - len(rows)} solved" if shrinking else ""
    print(f"harmonize: {len(rows)} known findings written to {target}{gone}", file=sys.stderr)
    return 0
