"""``harmonize data settings``: what the project has settled for all commands, and where it says so."""

from typing import Annotated

from harmonize import query
from harmonize.cli import completing, options, output_plan, settled, streams
from harmonize.cli.declaring import Asked, command
from harmonize.library.settings import KEYS
from harmonize.reports.settled import report


@command("harmonize data settings --base main", takes=())
def run(
    _asked: Asked,
    key: Annotated[
        str,
        options.argument("[KEY]", "this key alone: data, baseline, waivers, fail-on", completing.one_of(KEYS)),
    ] = "",
    base: options.Base = None,
) -> int:
    """What the project has settled for all commands, and where.

    In `harmonize.toml`, or the table `tool.harmonize` of `pyproject.toml`, here or above, up to the root of the repository. The
    command line wins; where a change is judged (--base, gate) its base.
    """
    if key:
        streams.put(settled.value(settled.of(base), query.one_of("key", key, KEYS)), drawn=False)
    else:
        output_plan.show(report(settled.of(base), KEYS))
    return 0
