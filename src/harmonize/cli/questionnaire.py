"""``harmonize questionnaire``: answers for the self-assessment of the UNTOC review, each yes with its provision."""

from typing import Annotated

from harmonize.cli import choices, delivery, options
from harmonize.findings.assessment import Choice, assess
from harmonize.library.shelf import opened
from harmonize.reports.wording import Speaker

EXAMPLE = "harmonize questionnaire Germany -o answers.docx -o answers.json"
FORMATS = ("text", "markdown", "html", "docx", "json")


def run(
    state: options.State,
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(FORMATS)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """Answers for the self-assessment of the UNTOC review, each yes with its provision."""
    from harmonize.findings.filing import questionnaire
    from harmonize.reports.questionnaire import report

    owed = delivery.planned(FORMATS, form, outputs, width=width, force=force, data=data)
    shelf = opened(data)
    day = choices.a_day(as_of)
    (party,) = choices.states(shelf, state, everyone=False)
    law, known = choices.law_on(shelf, party, day), shelf.outcomes(party.code, day)
    done = assess(law, party, shelf.treaty, shelf.status, day, {}, Choice(instruments=("smp", "untoc")), known)
    names = {code: item.name for code, item in shelf.status.parties.items()}
    speaker = Speaker(law, shelf.treaty, names, shelf.status.members(day))
    clusters, asks = questionnaire(done), shelf.explanations["duties"]
    delivery.deliver(owed, lambda whole: report(clusters, done, speaker, asks, shelf.version, whole=whole))
    return 0
