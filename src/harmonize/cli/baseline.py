"""``harmonize data baseline``: the findings that a project knows of, written down so that only new ones fail."""

import sys
from pathlib import Path
from typing import Annotated

from harmonize import one_law, query, upkeep
from harmonize.cli import completing, options, settled
from harmonize.cli.check import checked
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument, option
from harmonize.errors import HarmonizeError
from harmonize.library.dataset import SHIPPED
from harmonize.library.writing import apart, ready, write
from harmonize.reports.baseline import baseline_rows

ACTIONS = ("write", "shrink")
USUAL = "harmonize-baseline.yaml"


@command(
    "harmonize data baseline write -o harmonize-baseline.yaml --data data", takes=("as_of", "force", "data", "over")
)
def run(
    asked: Asked,
    action: Annotated[
        str, argument("ACTION", "write a new baseline, or shrink one by what was solved", completing.one_of(ACTIONS))
    ],
    file: Annotated[
        str | None, argument("[FILE]", f"the baseline to shrink (default: that of the settings, else {USUAL})")
    ] = None,
    output: Annotated[
        str | None,
        option("-o --output", "FILE", f"the file to write (default: that of the settings, else {USUAL})"),
    ] = None,
    instrument: options.Instruments = None,
) -> int:
    """The findings a project knows of, written down so that only new ones fail."""
    from harmonize.library.baseline_file import FORMAT, baseline, baseline_text  # pulls in pydantic

    shrinking = query.one_of("action", action, ACTIONS) == "shrink"
    if file and not shrinking:
        raise HarmonizeError("name the file to write with -o FILE")
    usual = settled.value(settled.of(), "baseline") or USUAL
    source = file or usual
    target = output or (source if shrinking else usual)
    force = asked.force or (shrinking and target == source)
    apart(ready(target, force=force), asked.data or SHIPPED, FORMAT.encode())
    laws, question = asked.laws, asked.question(instruments=instrument)
    before = baseline(Path(source), laws.store.treaty) if shrinking else ()
    done = checked(laws, question)
    groups = laws.store.status.members(question.day)
    speakers = {item.party.code: one_law.speaker(laws.store, item.law, question.day) for item in done}
    rows = list(baseline_rows(done, speakers, groups))
    if shrinking:
        told = {found.key: says for found, says in rows}
        rows = [(found, told.get(found.key, "")) for found in upkeep.left(laws, done, before)]
    write(target, baseline_text(laws.version, question.day, rows).encode(), force=force)
    gone = f", {len(before) - len(rows)} solved" if shrinking else ""
    print(f"harmonize: {len(rows)} known findings written to {target}{gone}", file=sys.stderr)
    return 0
