"""``harmonize gate``: two states of a dataset, of which the new one may make no duty worse unless that is waived."""

import sys
from typing import Annotated

import typer

from harmonize.cli import agreed, choices, delivery, options
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment, Choice
from harmonize.library.shelf import Shelf
from harmonize.norms.treaty import SEVERITIES

EXAMPLE = "harmonize gate main HEAD --data data"
FORMATS = ("text", "markdown", "json")


def run(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="a revision of the git repository here; a data folder is written ./DIR or DIR/"
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="the same, for what is proposed")],
    data: Annotated[
        str | None,
        typer.Option(
            "--data",
            metavar="DIR",
            help="the data folder inside revisions (default: data)",
            rich_help_panel=options.DATA,
        ),
    ] = None,
    as_of: options.AsOf = None,
    instrument: options.Instruments = None,
    fail_on: options.FailOn = "low",
    form: Annotated[str, options.told_as(FORMATS)] = "text",
    waivers: options.Waivers = None,
    no_waivers: options.NoWaivers = False,
    today: options.Today = None,
) -> int:
    """Two states of a dataset: no duty may get worse unless waived."""
    from harmonize.findings.progress import progress
    from harmonize.library.before import change
    from harmonize.library.revisions import is_folder, snapshot
    from harmonize.reports.progress import Teller
    from harmonize.reports.wording import Speaker

    day = choices.a_day(as_of)
    waived = agreed.Agreed(None, waivers, no_waivers, False, None, choices.a_day(today))
    choices.one_of("severity", fail_on, (*SEVERITIES[1:], "never"))
    choices.one_of("format", form, FORMATS)
    folders = is_folder(old), is_folder(new)
    if data and all(folders):
        raise HarmonizeError("--data names the folder inside revisions, and both words are folders")
    with snapshot(old, data) as one, snapshot(new, data) as other:
        choice = choices.duties(other.treaty, instrument or [], [], [], [])
        sides = assessed(one, day, choice), assessed(other, day, choice)
        groups = one.status.members(day), other.status.members(day)
        names = {code: party.name for code, party in other.status.parties.items()}
        judged = None if folders[0] else change(old, None if folders[1] else new)
        found = progress(*sides, groups, agreed.registers(waived, other, judged), waived.today)
        before, after = (
            {code: Speaker(item.law, item.treaty, names, own) for code, item in side.items()}
            for side, own in zip(sides, groups, strict=True)
        )
        teller = Teller(found, before, after)
        told = teller.report((old, new), (one.version, other.version), day)
        delivery.deliver(delivery.Delivery(form, (), force=False), lambda _: told)
    failing = 0 if fail_on == "never" else len(found.failing(fail_on))
    if failing:
        what = "duty" if failing == 1 else "duties"
        print(f"exit 1: {failing} {what} of severity {fail_on} or above got worse (--fail-on)", file=sys.stderr)
    return 1 if failing else 0


def assessed(shelf: Shelf, day: str, choice: Choice) -> dict[str, Assessment]:
    """The assessment of every State of a dataset."""
    from harmonize.cli.check import one

    parties = choices.states(shelf, None, everyone=True)
    return {party.code: found for party in parties if (found := one(shelf, party, day, {}, choice))}
