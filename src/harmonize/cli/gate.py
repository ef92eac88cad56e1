"""``harmonize gate``: two states of a dataset, of which the new one may make no duty worse unless that is waived."""

import argparse
import sys

from harmonize.cli import agreed, choices
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import SEVERITIES, Assessment, Choice
from harmonize.library.shelf import Shelf

EXAMPLE = "harmonize gate main HEAD --data data"
FORMATS = ("text", "markdown", "json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The two states, and how the difference is told."""
    parser.add_argument("old", help="a revision of the git repository here; a data folder is written ./DIR or DIR/")
    parser.add_argument("new", help="the same, for what is proposed")
    parser.add_argument("--data", metavar="DIR", help="the data folder inside revisions (default: data)")
    parser.add_argument("--as-of", metavar="DAY", help="day of law and treaty status (default: today)")
    parser.add_argument("--instrument", action="append", default=[], help="other yardsticks instead of SMP and UNTOC")
    parser.add_argument(
        "--fail-on", default="low", metavar="SEVERITY", help="exit 1 from high, medium or low on, or never"
    )
    parser.add_argument("--format", default="text", help="text, markdown (for a pull request) or json")
    agreed.waiver_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Prints what got better and worse per State; 1 when something got worse."""
    from harmonize.findings.progress import progress
    from harmonize.library.before import change
    from harmonize.library.revisions import is_folder, snapshot
    from harmonize.reports.progress import Teller
    from harmonize.reports.wording import Speaker

    day, today = choices.a_day(options.as_of), choices.a_day(options.today)
    choices.one_of("severity", options.fail_on, (*SEVERITIES[1:], "never"))
    choices.one_of("format", options.format, FORMATS)
    folders = is_folder(options.old), is_folder(options.new)
    if options.data and all(folders):
        raise HarmonizeError("--data names the folder inside revisions, and both words are folders")
    with snapshot(options.old, options.data) as old, snapshot(options.new, options.data) as new:
        choice = choices.duties(new.treaty, options.instrument, [], [], [])
        sides = assessed(old, day, choice), assessed(new, day, choice)
        groups = old.status.members(day), new.status.members(day)
        names = {code: party.name for code, party in new.status.parties.items()}
        judged = None if folders[0] else change(options.old, None if folders[1] else options.new)
        found = progress(*sides, groups, agreed.registers(options, new, judged), today)
        before, after = (
            {code: Speaker(item.law, item.treaty, names, own) for code, item in side.items()}
            for side, own in zip(sides, groups, strict=True)
        )
        teller = Teller(found, before, after)
        if options.format == "json":
            print(teller.as_json((old.version, new.version), day))
        else:
            told = teller.markdown if options.format == "markdown" else teller.text
            print("\n".join(told((options.old, options.new))))
    failing = 0 if options.fail_on == "never" else len(found.failing(options.fail_on))
    if failing:
        what = "duty" if failing == 1 else "duties"
        print(f"exit 1: {failing} {what} of severity {options.fail_on} or above got worse (--fail-on)", file=sys.stderr)
    return 1 if failing else 0


def assessed(shelf: Shelf, day: str, choice: Choice) -> dict[str, Assessment]:
    """The assessment of every State of a dataset."""
    from harmonize.cli.check import one

    parties = choices.states(shelf, None, everyone=True)
    return {party.code: found for party in parties if (found := one(shelf, party, day, {}, choice))}
