"""``harmonize conflicts``: facts on which two instruments pull apart, and where a State's law stands on them."""

from typing import Annotated

import typer

from harmonize.cli import choices, completing, delivery, options
from harmonize.duties.docket import Docket
from harmonize.errors import HarmonizeError
from harmonize.findings.conflicts import conflicts
from harmonize.library.shelf import opened

EXAMPLE = "harmonize conflicts Germany"


def run(
    state: options.State,
    as_of: options.AsOf = None,
    instrument: Annotated[
        list[str] | None,
        typer.Option(
            "--instrument",
            metavar="INSTRUMENT",
            help="only these instruments (repeatable; default: all)",
            autocompletion=completing.instruments,
        ),
    ] = None,
    width: options.Width = None,
    data: options.Data = None,
) -> int:
    """Facts on which two instruments pull apart, and where a law stands."""
    from harmonize.reports.conflicts import report
    from harmonize.reports.wording import Speaker

    columns = delivery.columns(width)
    shelf, day = opened(data), choices.a_day(as_of)
    party = choices.states(shelf, state, everyone=False)[0]
    law = shelf.law(party.code, day)
    if law is None:
        raise HarmonizeError(f"the law file of {party.name} says nothing about {day}")
    treaty, groups = shelf.treaty, shelf.status.members(day)
    choice = choices.duties(treaty, instrument or [], [], [], [])
    instruments = choice.instruments or tuple(treaty.instruments)
    docket = Docket(law, treaty, groups, treaty.readings({}))
    names = {code: item.name for code, item in shelf.status.parties.items()}
    speaker = Speaker(law, treaty, names, groups)
    delivery.show(report(conflicts(docket, instruments), speaker, day), columns)
    return 0
