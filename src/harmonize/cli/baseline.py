"""``harmonize baseline``: the findings that a project knows of, written down so that only new ones fail."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize.cli import choices, completing, options
from harmonize.errors import HarmonizeError

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
        str | None, typer.Argument(metavar="FILE", help=f"the baseline to shrink (default: {USUAL})")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=f"the file to write (default: {USUAL})",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    force: options.Force = False,
    as_of: options.AsOf = None,
    instrument: options.Instruments = None,
    data: options.Data = None,
) -> int:
    """The findings a project knows of, written down so that only new ones fail."""
    from harmonize.cli.check import one
    from harmonize.library.dataset import SHIPPED
    from harmonize.library.registers import FORMAT, baseline, written
    from harmonize.library.shelf import opened
    from harmonize.library.writing import apart, ready, write
    from harmonize.reports.standing import baseline_rows
    from harmonize.reports.wording import Speaker

    choices.one_of("action", action, ACTIONS)
    shrinking = action == "shrink"
    if file and not shrinking:
        raise HarmonizeError("name the file to write with -o FILE")
    source = file or USUAL
    target = output or (source if shrinking else USUAL)
    force = force or (shrinking and target == source)
    apart(ready(target, force=force), data or SHIPPED, FORMAT.encode())
    day = choices.a_day(as_of)
    shelf = opened(data)
    choice = choices.duties(shelf.treaty, instrument or [], [], [], [])
    before = baseline(Path(source), shelf.treaty) if shrinking else ()
    parties = choices.states(shelf, None, everyone=True)
    done = [found for party in parties if (found := one(shelf, party, day, {}, choice))]
    if not done:
        raise HarmonizeError("nothing was checked")
    names = {code: party.name for code, party in shelf.status.parties.items()}
    groups = shelf.status.members(day)
    speakers = {item.party.code: Speaker(item.law, item.treaty, names, groups) for item in done}
    rows = list(baseline_rows(done, speakers, groups))
    if shrinking:
        from harmonize.findings.standing import shrunk

        kept = shrunk(done, before, groups)
        told = {found.key: says for found, says in rows}
        rows = [(found, told.get(found.key, "")) for found in kept]
    write(target, written(shelf.version, day, rows).encode(), force=force)
    gone = f", {len(before) - len(rows)} solved" if shrinking else ""
    print(f"harmonize: {len(rows)} known findings written to {target}{gone}", file=sys.stderr)
    return 0
