"""``harmonize concordance``: the table of concordance that candidate and member States file, for any instrument."""

import argparse

from harmonize.cli import choices, delivery
from harmonize.findings.assessment import assess
from harmonize.library.shelf import opened
from harmonize.reports.wording import Speaker

EXAMPLE = "harmonize concordance IT --instrument eu-2002-90 -o concordance.docx"
FORMATS = ("text", "markdown", "html", "docx", "xlsx", "csv")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The State, the instrument, and how it is told."""
    parser.add_argument("state", help="DE, deu or Germany, in any case")
    parser.add_argument("--instrument", action="append", default=[], help="instead of SMP and UNTOC (repeatable)")
    parser.add_argument("--topic", action="append", default=[], help="only this topic (repeatable)")
    parser.add_argument("--as-of", metavar="DAY", help="the day (default: today)")
    delivery.arguments(parser, FORMATS)
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the table."""
    from harmonize.findings.filing import concordance
    from harmonize.reports import filings
    from harmonize.reports.plain import as_csv

    owed = delivery.planned(options, FORMATS)
    shelf = opened(options.data)
    day = choices.a_day(options.as_of)
    (party,) = choices.states(shelf, options.state, everyone=False)
    choice = choices.duties(shelf.treaty, options.instrument, options.topic, [], [])
    law, known = choices.law_on(shelf, party, day), shelf.outcomes(party.code, day)
    done = assess(law, party, shelf.treaty, shelf.status, day, {}, choice, known)
    names = {code: item.name for code, item in shelf.status.parties.items()}
    speaker = Speaker(law, shelf.treaty, names, shelf.status.members(day))
    entries, asks = concordance(done), shelf.explanations["duties"]
    table = filings.concordance_table(entries, speaker, asks)
    delivery.deliver(
        owed,
        {
            **delivery.documented(lambda: filings.concordance(entries, done, speaker, asks, shelf.version)),
            "text": lambda: "\n".join(filings.concordance_lines(entries, done, speaker, shelf.version)),
            "csv": lambda: as_csv([table.head, *table.rows]),
        },
    )
    return 0
