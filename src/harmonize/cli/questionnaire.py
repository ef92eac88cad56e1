"""``harmonize questionnaire``: answers for the self-assessment of the UNTOC review, each yes with its provision."""

import argparse

from harmonize.cli import choices, delivery
from harmonize.findings.assessment import Choice, assess
from harmonize.library.shelf import opened
from harmonize.reports.wording import Speaker

EXAMPLE = "harmonize questionnaire Germany -o answers.docx -o answers.json"
FORMATS = ("text", "markdown", "html", "docx", "json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The State, the day, and how it is told."""
    parser.add_argument("state", help="DE, deu or Germany, in any case")
    parser.add_argument("--as-of", metavar="DAY", help="the day (default: today)")
    delivery.arguments(parser, FORMATS)
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the answers."""
    from harmonize.findings.filing import questionnaire
    from harmonize.reports import filings

    owed = delivery.planned(options, FORMATS)
    shelf = opened(options.data)
    day = choices.a_day(options.as_of)
    (party,) = choices.states(shelf, options.state, everyone=False)
    law, known = choices.law_on(shelf, party, day), shelf.outcomes(party.code, day)
    done = assess(law, party, shelf.treaty, shelf.status, day, {}, Choice(instruments=("smp", "untoc")), known)
    names = {code: item.name for code, item in shelf.status.parties.items()}
    speaker = Speaker(law, shelf.treaty, names, shelf.status.members(day))
    clusters, asks = questionnaire(done), shelf.explanations["duties"]
    delivery.deliver(
        owed,
        {
            **delivery.documented(lambda: filings.questionnaire(clusters, done, speaker, asks, shelf.version)),
            "text": lambda: "\n".join(filings.questionnaire_lines(clusters, done, shelf.version)),
            "json": lambda: filings.questionnaire_json(clusters, done, speaker, asks, shelf.version),
        },
    )
    return 0
