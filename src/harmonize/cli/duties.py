"""``harmonize duties``: the duties, by instrument, topic, strength and form."""

import argparse

from harmonize.cli import choices
from harmonize.library.shelf import opened
from harmonize.norms.treaty import FORMS

EXAMPLE = "harmonize duties --topic extradition --strength shall"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Filters."""
    parser.add_argument(
        "--instrument", action="append", default=[], help="only this instrument (default: SMP and UNTOC)"
    )
    parser.add_argument("--topic", action="append", default=[], help="only this topic")
    parser.add_argument("--strength", action="append", default=[], help="only this strength")
    parser.add_argument(
        "--form", action="append", default=[], help="only this form: criminalize, spare, punish, aggravate, provide"
    )
    parser.add_argument("--testable", action="store_true", help="only those that text of law can answer")
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints one line per duty."""
    from harmonize.reports.catalogue import duties

    treaty = opened(options.data).treaty
    for name in options.form:
        choices.one_of("form", name, FORMS)
    choice = choices.duties(treaty, options.instrument, options.topic, [], options.strength)
    instruments = choice.instruments or tuple(key for key, item in treaty.instruments.items() if item.default)
    found = [
        duty
        for duty in treaty.duties.values()
        if duty.instrument in instruments
        and choice.takes(duty)
        and (not options.form or duty.form in options.form)
        and not (options.testable and duty.untested)
    ]
    print("\n".join(duties(found)))
    return 0
