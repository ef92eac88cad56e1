"""``harmonize bill``: a bill before it is passed, laid over the law on file."""

import sys
from pathlib import Path
from typing import Annotated

from harmonize import desk, one_law
from harmonize.cli import waiting
from harmonize.cli.declaring import Asked, command, files_and_states
from harmonize.cli.options import argument
from harmonize.errors import HarmonizeError
from harmonize.reports import plan


@command("harmonize bill bill.yaml")
def run(
    asked: Asked,
    bills: Annotated[
        list[str], argument("BILL... [STATE]", "bills to set side by side, and at the end, if you like, their State")
    ],
) -> int:
    """A bill before it is passed: what it closes and opens, and whom it newly punishes."""
    files, states = files_and_states(bills)
    if not files or len(states) > 1:
        raise HarmonizeError("name one bill at least, a .yaml file, and at most one State")
    laws, told = asked.laws, []
    for file in files:
        title, found = desk.planned(laws.store, Path(file), "".join(states), as_of=asked.as_of, step=waiting.tick)
        speakers = (one_law.speaker(laws.store, item.law, item.day) for item in found.difference[:2])
        told.append(plan.Told(title, found, *speakers))
    opened = sum(len(one.found.worse) for one in told)
    asked.tell(plan.report(told, laws.version))
    if opened:
        print(f"exit 1: {opened} {'duty gets' if opened == 1 else 'duties get'} worse", file=sys.stderr)
    return 1 if opened else 0
