"""``harmonize duties``: the duties, by instrument, topic, strength and form."""

from typing import Annotated

import typer

from harmonize.cli import choices, completing, delivery, options
from harmonize.library.shelf import opened
from harmonize.norms.treaty import FORMS

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
    from harmonize.reports.catalogue import duties

    columns = delivery.columns(width)
    treaty = opened(data).treaty
    for name in form or ():
        choices.one_of("form", name, FORMS)
    choice = choices.duties(treaty, instrument or [], topic or [], [], strength or [])
    instruments = choice.instruments or tuple(key for key, item in treaty.instruments.items() if item.default)
    found = [
        duty
        for duty in treaty.duties.values()
        if duty.instrument in instruments
        and choice.takes(duty)
        and (not form or duty.form in form)
        and not (testable and duty.untested)
    ]
    delivery.show(duties(found), columns)
    return 0
