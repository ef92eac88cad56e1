"""``harmonize gate``: two states of a dataset, what became worse, what better and on which evidence, which records are other."""

import sys
from typing import TYPE_CHECKING, Annotated

from harmonize import query, upkeep
from harmonize.cli import baseline_options, options, output_plan
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.reports.document import Report


@command(
    "harmonize gate main HEAD --data data",
    takes=("as_of", "everything", "form", "outputs", "force", "data"),
)
def run(
    asked: Asked,
    old: Annotated[
        str, argument("OLD", "a revision of the git repository here; a data folder is written ./DIR or DIR/")
    ],
    new: Annotated[str, argument("NEW", "the same, for what is proposed; --data is the folder inside revisions")],
    instrument: options.Instruments = None,
    fail_on: options.FailOn = "low",
    baseline: options.Baseline = None,
    waivers: options.Waivers = None,
    no_waivers: options.NoWaivers = False,
    today: options.Today = None,
) -> int:
    """Two states of a dataset: what got worse, what better without evidence, what is altered.

    Each law that changed is asked on every day on which it did, or on --as-of alone.
    """
    from harmonize.library.base_revision import change
    from harmonize.library.revisions import is_folder, snapshot  # pulls in pydantic

    waived = baseline_options.BaselineOptions(baseline, waivers, no_waivers, False, None, query.a_day(today))
    fail_on, as_of, data = query.one_of("severity", fail_on, query.FAIL_ON), asked.as_of, asked.data
    folders = is_folder(old), is_folder(new)
    if data and all(folders):
        raise HarmonizeError("--data names the folder inside revisions, and both words are folders")
    with snapshot(old, data) as one, snapshot(new, data) as other:
        judged = None if folders[0] else change(old, None if folders[1] else new)
        agreed = baseline_options.suppressions(waived, Corpus(other), judged)
        gate = upkeep.gate(
            one, other, query.a_day(as_of), agreed, waived.today, instrument or (), alone=as_of is not None
        )
        teller, versions = gate.teller(fail_on), (one.version, other.version)

        def told(full: bool) -> "Report":
            if full:
                return teller.report((old, new), versions)
            return teller.first_screen((old, new), versions, output_plan.screen_width())

        asked.tell(told)
    failing = len(gate.found.failing(fail_on))
    if failing:
        what = "item fails" if failing == 1 else "items fail"
        print(f"exit 1: {failing} {what}; of what is worse, severity {fail_on} or above (--fail-on)", file=sys.stderr)
    return 1 if failing else 0
