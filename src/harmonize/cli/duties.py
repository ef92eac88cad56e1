"""``harmonize duties``: the duties, by instrument, topic, strength and form."""

from typing import Annotated

import typer

from harmonize.cli import completing, options, output_plan
from harmonize.corpus import load
from harmonize.reports import catalogue

EXAMPLE = "harmonize duties --topic extradition --strength shall"


def run(
    instrument: options.Instruments = None,
    topic: options.Topics = None,
    strength: options.Strengths = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--form",
            metavar="FORM",
            help="only this form: criminalize, spare, punish, aggravate, provide (repeatable)",
            autocompletion=completing.forms,
        ),
    ] = None,
    testable: Annotated[bool, typer.Option("--testable", help="only those that text of law can answer")] = False,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """The duties, by topic, strength, form."""
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus = load(data)
    found = corpus.duties(instruments=instrument, topics=topic, strengths=strength, forms=kind)
    asked = [duty for duty in found if not (testable and duty.untested)]
    output_plan.deliver(owed, lambda _: catalogue.duties(asked, corpus.version))
    return 0
