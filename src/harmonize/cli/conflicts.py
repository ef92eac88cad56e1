"""``harmonize conflicts``: facts on which two instruments pull apart, and where a State's law stands on them."""

import argparse

from harmonize.cli import choices
from harmonize.duties.docket import Docket
from harmonize.errors import HarmonizeError
from harmonize.findings.conflicts import conflicts
from harmonize.library.shelf import opened

EXAMPLE = "harmonize conflicts Germany"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The State, the day, and the instruments to set against each other."""
    parser.add_argument("state", help="DE, deu or Germany, in any case")
    parser.add_argument("--as-of", metavar="DAY", help="day of law and treaty status (default: today)")
    parser.add_argument(
        "--instrument", action="append", default=[], help="only these instruments (repeatable; default: all)"
    )
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints one paragraph per pair of duties."""
    from harmonize.reports.text import conflict_lines
    from harmonize.reports.wording import Speaker

    shelf, day = opened(options.data), choices.a_day(options.as_of)
    party = choices.states(shelf, options.state, everyone=False)[0]
    law = shelf.law(party.code, day)
    if law is None:
        raise HarmonizeError(f"the law file of {party.name} says nothing about {day}")
    treaty, groups = shelf.treaty, shelf.status.members(day)
    choice = choices.duties(treaty, options.instrument, [], [], [])
    instruments = choice.instruments or tuple(treaty.instruments)
    docket = Docket(law, treaty, groups, treaty.readings({}))
    names = {code: item.name for code, item in shelf.status.parties.items()}
    speaker = Speaker(law, treaty, names, groups)
    print("\n".join(conflict_lines(conflicts(docket, instruments), speaker, f"{law.name}, as of {day}")))
    return 0
