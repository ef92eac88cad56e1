"""``harmonize data drift``: what a newer copy of a law no longer says of what was read, and what rests on it."""

import sys
from pathlib import Path
from typing import Annotated

from harmonize import query
from harmonize.cli import options, output_plan
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import flag
from harmonize.guests.copies import drift
from harmonize.guests.copies.report import report


@command(
    "harmonize data drift DE --text laws/ --data data",
    takes=options.TOLD,
    formats=(*output_plan.WRITTEN, "sarif", "github", "junit"),
)
def run(
    asked: Asked,
    states: options.States = None,
    *,
    text: Annotated[Path, options.Copy],
    record: Annotated[bool, flag("--record", "put what changed into the law file as wordings not read")] = False,
    accept: Annotated[bool, flag("--accept", "move the day of the text forward for what did not change")] = False,
) -> int:
    """What a newer copy of a law no longer says of what was read, and what rests on it.

    Without a State all are compared that have fingerprints and of which a copy is there; PLACE may hold a folder for each, by
    its code. Exits with 1 when one is changed, gone or renumbered.
    """
    laws = asked.laws
    found = drift.drifts(laws, states or (), text, as_of=query.a_day(None))
    asked.tell(report(found, laws.store.treaty, laws.version))
    if record:
        done = sum(len(drift.record(laws, one)) for one in found)
        print(f"harmonize: {done} wordings put down as not read", file=sys.stderr)
    if accept:
        done = sum(len(drift.accept(laws, one)) for one in found)
        print(f"harmonize: {done} provisions moved to the day of the copy", file=sys.stderr)
    return 0 if all(one.still for one in found) else 1
