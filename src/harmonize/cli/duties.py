"""``harmonize duties``: the duties, by instrument, topic, strength and form."""

from typing import Annotated

import typer

from harmonize.cli import completing, delivery, options
from harmonize.corpus import load
from harmonize.reports import catalogue

EXAMPLE = "harmonize duties --topic extradition --strength shall"


def run(
    instrument: options.Instruments = None,
    topic: options.Topics = None,
    strength: options.Strengths = None,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--form",
            metavar="FORM",
            help="only this form: criminalize, spare, punish, aggravate, provide (repeatable)",
            autocompletion=completing.forms,
        ),
    ] = None,
    testable: Annotated[bool, typer.Option("--testable", help="only those that text of law can answer")] = False,
    width: options.Width = None,
    data: options.Data = None,
) -> int:
    """The duties, by topic, strength, form."""
    columns = delivery.columns(width)
    found = load(data).duties(instruments=instrument, topics=topic, strengths=strength, forms=form)
    delivery.show(catalogue.duties(duty for duty in found if not (testable and duty.untested)), columns)
    return 0
