"""What a project has agreed on (``--baseline``, ``--waivers``), for the commands that fail on findings."""

import argparse
import sys
from typing import TYPE_CHECKING

from harmonize.cli import choices
from harmonize.findings.assessment import Assessment
from harmonize.library.shelf import Shelf

if TYPE_CHECKING:
    from harmonize.norms.register import Registers, Waiver


def arguments(parser: argparse.ArgumentParser) -> None:
    """A baseline and waivers."""
    parser.add_argument("--baseline", metavar="FILE", help="fail only on findings that this baseline does not know")
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
        return None
    from pathlib import Path

    from harmonize.library.registers import baseline
    from harmonize.norms.register import Registers

    known = baseline(Path(options.baseline)) if options.baseline else None
    return Registers(known, waivers(options, shelf))


def waivers(options: argparse.Namespace, shelf: Shelf) -> "tuple[Waiver, ...]":
    """The waivers named, unless they are switched off."""
    if not options.waivers or options.no_waivers:
        return ()
    from pathlib import Path

    from harmonize.library.registers import waivers

    return waivers(Path(options.waivers), shelf.treaty)


def verdict(done: list[Assessment], registers: "Registers", shelf: Shelf, options: argparse.Namespace) -> int:
    """Prints where every finding stands, and returns the exit code: 1 for new findings and for waivers that do not hold."""
    from harmonize.findings.standing import ledger
    from harmonize.reports import standing
    from harmonize.reports.wording import Speaker

    names = {code: party.name for code, party in shelf.status.parties.items()}
    groups = shelf.status.members(done[0].day)
    speakers = {item.party.code: Speaker(item.law, item.treaty, names, groups) for item in done}
    found = ledger(done, registers, groups, choices.a_day(options.today))
    told = standing.lines(found, speakers, groups, options.baseline or "")
    print("\n".join(told), file=sys.stdout if options.format in (None, "text") else sys.stderr)
    for item in found.complaints:
        print(standing.complaint_line(item), file=sys.stderr)
    if options.fail_on == "never":
        return 0
    failing = len(found.failing(options.fail_on))
    if failing or found.complaints:
        print(
            f"exit 1: {failing} new findings of severity {options.fail_on} or above (--fail-on), "
            f"{len(found.complaints)} waivers to mend",
            file=sys.stderr,
        )
        return 1
    return 0
