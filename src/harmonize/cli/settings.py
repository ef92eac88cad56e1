"""``harmonize settings``: what the project has settled for all commands, and where it says so."""

from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import completing, options, output_plan, settled, streams
from harmonize.library.settings import KEYS
from harmonize.reports.settled import report

EXAMPLE = "harmonize settings --base main"


def run(
    key: Annotated[
        str,
        typer.Argument(
            metavar="[KEY]",
            help="the value of this key alone: data, baseline, waivers, fail-on",
            autocompletion=completing.one_of(KEYS),
        ),
    ] = "",
    base: options.Base = None,
) -> int:
    """What the project has settled for all commands, and where.

    In `harmonize.toml`, or the table tool.harmonize of `pyproject.toml`, in the working folder or one above it up to the root
    of the repository. The command line wins; where a change is judged (--base, gate) the file of the base revision holds.
    """
    if key:
        streams.put(settled.value(settled.of(base), query.one_of("key", key, KEYS)), drawn=False)
    else:
        output_plan.show(report(settled.of(base), KEYS))
    return 0
