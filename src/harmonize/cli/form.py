"""``harmonize form``: what States file: the table of concordance, answers for the self-assessment of the UNTOC review."""

from typing import Annotated

from harmonize import one_law, query
from harmonize.cli import completing, options
from harmonize.cli.declaring import Asked, command
from harmonize.reports import concordance, questionnaire

FORMS = ("eu-table", "untoc-review")


@command("harmonize form eu-table IT --instrument eu-2002-90 -o concordance.docx")
def run(
    asked: Asked,
    wanted: Annotated[
        str,
        options.argument(
            "FORM",
            "eu-table (of concordance, for any instrument) or untoc-review (its self-assessment)",
            completing.one_of(FORMS),
        ),
    ],
    state: options.State,
    instrument: options.Instruments = None,
    topic: options.Topics = None,
) -> int:
    """What States file: the table of concordance, answers for the review of the UNTOC."""
    laws, review = asked.laws, query.one_of("form", wanted, FORMS) == "untoc-review"
    yardsticks = instrument or (("smp", "untoc") if review else None)
    done = laws.check(state, as_of=asked.as_of, instruments=yardsticks, topics=topic)
    speaker, asks = one_law.speaker(laws.store, done.law, done.day), laws.store.explanations["duties"]
    if review:
        return asked.tell(lambda whole: questionnaire.report(done, speaker, asks, laws.version, whole=whole))
    package = laws.advise(done)
    return asked.tell(lambda whole: concordance.report(done, speaker, asks, package, laws.version, whole=whole))
