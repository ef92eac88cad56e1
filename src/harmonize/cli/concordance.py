"""``harmonize concordance``: the table of concordance that candidate and member States file, for any instrument."""

from typing import Annotated

from harmonize.cli import choices, delivery, options
from harmonize.findings.assessment import assess
from harmonize.library.shelf import opened
from harmonize.reports.wording import Speaker

EXAMPLE = "harmonize concordance IT --instrument eu-2002-90 -o concordance.docx"
FORMATS = ("text", "markdown", "html", "docx", "xlsx", "csv")


def run(
    state: options.State,
    instrument: options.Instruments = None,
    topic: options.Topics = None,
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(FORMATS)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """The table of concordance that candidate and member States file."""
    from harmonize.findings.filing import concordance
    from harmonize.reports.concordance import report

    owed = delivery.planned(FORMATS, form, outputs, width=width, force=force, data=data)
    shelf = opened(data)
    day = choices.a_day(as_of)
    (party,) = choices.states(shelf, state, everyone=False)
    choice = choices.duties(shelf.treaty, instrument or [], topic or [], [], [])
    law, known = choices.law_on(shelf, party, day), shelf.outcomes(party.code, day)
    done = assess(law, party, shelf.treaty, shelf.status, day, {}, choice, known)
    names = {code: item.name for code, item in shelf.status.parties.items()}
    speaker = Speaker(law, shelf.treaty, names, shelf.status.members(day))
    entries, asks = concordance(done), shelf.explanations["duties"]
    delivery.deliver(owed, lambda whole: report(entries, done, speaker, asks, shelf.version, whole=whole))
    return 0
