"""``harmonize baseline``: the findings that a project knows of, written down so that only new ones fail."""

import argparse
import sys
from pathlib import Path

from harmonize.cli import choices
from harmonize.errors import HarmonizeError

EXAMPLE = "harmonize baseline write -o harmonize-baseline.yaml --data data"
ACTIONS = ("write", "shrink")
USUAL = "harmonize-baseline.yaml"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and where the baseline lies."""
    parser.add_argument("action", choices=ACTIONS, help="write a new baseline, or shrink one by what was solved")
    parser.add_argument("file", nargs="?", help=f"the baseline to shrink (default: {USUAL})")
    parser.add_argument("-o", "--output", metavar="FILE", help=f"the file to write (default: {USUAL})")
    parser.add_argument("--force", action="store_true", help="replace a baseline that is there already")
    parser.add_argument("--as-of", metavar="DAY", help="day of law and treaty status (default: today)")
    parser.add_argument("--instrument", action="append", default=[], help="other yardsticks instead of SMP and UNTOC")
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Writes the baseline of every State of the dataset."""
    from harmonize.cli.check import one
    from harmonize.library.dataset import SHIPPED
    from harmonize.library.registers import FORMAT, baseline, written
    from harmonize.library.shelf import opened
    from harmonize.library.writing import apart, ready, write
    from harmonize.reports.standing import baseline_rows
    from harmonize.reports.wording import Speaker

    shrinking = options.action == "shrink"
    if options.file and not shrinking:
        raise HarmonizeError("name the file to write with -o FILE")
    source = options.file or USUAL
    target = options.output or (source if shrinking else USUAL)
    force = options.force or (shrinking and target == source)
    apart(ready(target, force=force), options.data or SHIPPED, FORMAT.encode())
    day = choices.a_day(options.as_of)
    shelf = opened(options.data)
    choice = choices.duties(shelf.treaty, options.instrument, [], [], [])
    before = baseline(Path(source), shelf.treaty) if shrinking else ()
    parties = choices.states(shelf, None, everyone=True)
    done = [found for party in parties if (found := one(shelf, party, day, {}, choice))]
    if not done:
        raise HarmonizeError("nothing was checked")
    names = {code: party.name for code, party in shelf.status.parties.items()}
    groups = shelf.status.members(day)
    speakers = {item.party.code: Speaker(item.law, item.treaty, names, groups) for item in done}
    rows = list(baseline_rows(done, speakers, groups))
    if shrinking:
        from harmonize.findings.standing import shrunk

        kept = shrunk(done, before, groups)
        told = {found.key: says for found, says in rows}
        rows = [(found, told.get(found.key, "")) for found in kept]
    write(target, written(shelf.version, day, rows).encode(), force=force)
    gone = f", {len(before) - len(rows)} solved" if shrinking else ""
    print(f"harmonize: {len(rows)} known findings written to {target}{gone}", file=sys.stderr)
    return 0
