"""What a project has agreed on (``--baseline``, ``--waivers``), for the commands that fail on findings."""

import argparse
import sys
from typing import TYPE_CHECKING

from harmonize.cli import choices
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment
from harmonize.library.shelf import Shelf

if TYPE_CHECKING:
    from harmonize.findings.standing import Ledger
    from harmonize.library.before import Change
    from harmonize.norms.register import Registers


def arguments(parser: argparse.ArgumentParser) -> None:
    """A baseline and waivers, and the revision before a change."""
    parser.add_argument("--baseline", metavar="FILE", help="fail only on findings that this baseline does not know")
    parser.add_argument("--strict", action="store_true", help="fail also on known findings that no longer occur")
    parser.add_argument(
        "--base", metavar="REVISION", help="judge a change: only what this git revision excused too is excused"
    )
    waiver_arguments(parser)


def waiver_arguments(parser: argparse.ArgumentParser) -> None:
    """A file of waivers, and the day by which it is judged."""
    parser.add_argument("--waivers", metavar="FILE", help="do not fail on what is waived there; its entries are judged")
    parser.add_argument("--no-waivers", action="store_true", help="as if there were no waivers")
    parser.add_argument("--today", metavar="DAY", help="the day by which waivers expire (default: today)")


def loaded(options: argparse.Namespace, shelf: Shelf) -> "Registers | None":
    """The baseline and the waivers named, or None. Raises HarmonizeError when a file or a day cannot be used."""
    choices.a_day(options.today)
    if not options.baseline and not options.waivers:
        lacking = "--strict" if options.strict else "--base" if options.base else ""
        if lacking:
            raise HarmonizeError(f"{lacking} speaks of --baseline or --waivers; name one of them")
        return None
    from harmonize.library.before import change

    return registers(options, shelf, change(options.base) if options.base else None)


def registers(options: argparse.Namespace, shelf: Shelf, judged: "Change | None") -> "Registers":
    """The baseline and the waivers named; those that stood before a change as well. ``--no-waivers`` leaves waivers out."""
    from pathlib import Path

    from harmonize.library.registers import registers

    known = getattr(options, "baseline", None)
    waived = None if options.no_waivers else options.waivers
    return registers(Path(known) if known else None, Path(waived) if waived else None, shelf.treaty, judged)


def verdict(done: list[Assessment], registers: "Registers", shelf: Shelf, options: argparse.Namespace) -> int:
    """Prints where every finding stands, and returns the exit code: 1 for new findings and for waivers that do not hold."""
    from harmonize.findings.standing import ledger
    from harmonize.reports import standing
    from harmonize.reports.wording import Speaker

    names = {code: party.name for code, party in shelf.status.parties.items()}
    groups = shelf.status.members(done[0].day)
    speakers = {item.party.code: Speaker(item.law, item.treaty, names, groups) for item in done}
    everything = options.all and not (options.topic or options.duty or options.strength)
    found = ledger(done, registers, groups, choices.a_day(options.today), everything=everything)
    told = standing.lines(found, speakers, groups, options.baseline or "", options.base or "")
    print("\n".join(told), file=sys.stdout if options.format in (None, "text") else sys.stderr)
    for line in standing.complaint_lines(found.complaints):
        print(line, file=sys.stderr)
    failing = [] if options.fail_on == "never" else failures(found, options)
    if failing:
        print(f"exit 1: {', '.join(failing)}", file=sys.stderr)
    return 1 if failing else 0


def failures(found: "Ledger", options: argparse.Namespace) -> list[str]:
    """Why a run fails, in words; nothing when it does not."""
    new = len(found.failing(options.fail_on))
    mend = sum(item.fails for item in found.complaints)
    stale = len(found.solved) + len(found.lost) if options.strict else 0
    if not (new or mend or stale):
        return []
    told = [
        f"{new} new findings of severity {options.fail_on} or above (--fail-on)",
        f"{mend} waivers to mend",
    ]
    return [*told, f"{stale} known findings that no longer occur (--strict)"] if stale else told
