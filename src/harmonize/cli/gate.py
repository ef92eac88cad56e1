"""``harmonize gate``: two states of a dataset, of which the new one may make no duty worse unless that is waived."""

import sys
from typing import Annotated

import typer

from harmonize import query, upkeep
from harmonize.cli import baseline_options, options, output_plan
from harmonize.cli.check import checked
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.reports.progress import Teller

EXAMPLE = "harmonize gate main HEAD --data data"
FORMATS = ("text", "markdown", "json")

Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="do not fail on what this baseline knows of",
        rich_help_panel=options.AGREED,
    ),
]
InRevisions = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="the data folder inside revisions (default: data)",
        rich_help_panel=options.DATA,
    ),
]


def run(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="a revision of the git repository here; a data folder is written ./DIR or DIR/"
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="the same, for what is proposed")],
    data: InRevisions = None,
    as_of: options.AsOf = None,
    instrument: options.Instruments = None,
    fail_on: options.FailOn = "low",
    form: Annotated[str, options.told_as(FORMATS)] = "text",
    baseline: Baseline = None,
    waivers: options.Waivers = None,
    no_waivers: options.NoWaivers = False,
    today: options.Today = None,
) -> int:
    """Two states of a dataset: no duty may get worse unless waived."""
    from harmonize.library.before import change
    from harmonize.library.revisions import is_folder, snapshot  # pulls in pydantic

    day = query.a_day(as_of)
    waived = baseline_options.BaselineOptions(baseline, waivers, no_waivers, False, None, query.a_day(today))
    fail_on, form = query.one_of("severity", fail_on, query.FAIL_ON), query.one_of("format", form, FORMATS)
    folders = is_folder(old), is_folder(new)
    if data and all(folders):
        raise HarmonizeError("--data names the folder inside revisions, and both words are folders")
    with snapshot(old, data) as one, snapshot(new, data) as other:
        before, after = Corpus(one), Corpus(other)
        asked = after.ask(as_of=day, instruments=instrument)
        sides = checked(before, asked, before.store.codes), checked(after, asked, after.store.codes)
        judged = None if folders[0] else change(old, None if folders[1] else new)
        found = upkeep.changed(
            after, before, day, sides, baseline_options.suppressions(waived, after, judged), waived.today
        )
        told_by = [
            {item.party.code: corpus.speaker(item.law, day) for item in side}
            for corpus, side in zip((before, after), sides, strict=True)
        ]
        told = Teller(found, told_by[0], told_by[1], fail_on).report((old, new), (before.version, after.version), day)
        output_plan.deliver(output_plan.OutputPlan(form, (), force=False), lambda _: told)
    failing = 0 if fail_on == "never" else len(found.failing(fail_on))
    if failing:
        what = "duty" if failing == 1 else "duties"
        print(f"exit 1: {failing} {what} of severity {fail_on} or above got worse (--fail-on)", file=sys.stderr)
    return 1 if failing else 0
