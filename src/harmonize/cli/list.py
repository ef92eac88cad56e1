"""``harmonize list``: what a dataset and its vocabulary hold: duties, topics, instruments, facts, words, fact patterns."""

from typing import Annotated

from harmonize import query
from harmonize.cli import completing, options
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import LISTED, argument, flag, option
from harmonize.errors import HarmonizeError
from harmonize.reports import catalogue

KINDS = ("duties", "topics", "instruments", "facts", "words", "patterns")


@command("harmonize list duties --topic extradition --strength shall", takes=LISTED)
def run(
    asked: Asked,
    kind: Annotated[
        str, argument("[KIND]", f"{', '.join(KINDS)}; without it duties", completing.one_of(KINDS))
    ] = "duties",
    instrument: options.Instruments = None,
    topic: options.Topics = None,
    strength: options.Strengths = None,
    forms: Annotated[
        list[str] | None,
        option(
            "--form",
            "FORM",
            "only this form: criminalize, spare, punish, aggravate, provide (repeatable)",
            completing.forms,
        ),
    ] = None,
    testable: Annotated[bool, flag("--testable", "only those that text of law can answer")] = False,
) -> int:
    """Duties, topics, instruments, facts, words of reports, standard fact patterns."""
    laws, kind = asked.laws, query.one_of("kind of list", kind, KINDS)
    if kind == "duties":
        found = laws.duties(instruments=instrument, topics=topic, strengths=strength, forms=forms)
        return asked.tell(catalogue.duties([duty for duty in found if not (testable and duty.untested)], laws.version))
    if instrument or topic or strength or forms or testable:
        raise HarmonizeError(f"--instrument, --topic, --strength, --form and --testable choose duties, not {kind}")
    return asked.tell(catalogue.names(laws.store, kind))
