"""``harmonize show``: an offence whole, as it stood on a day, in plain sentences or as YAML."""

from datetime import date
from typing import Annotated

import typer

from harmonize.cli import choices, completing, delivery, options, streams
from harmonize.library.shelf import opened

EXAMPLE = "harmonize show GB gb-25 --as-of 2018-01-01"
FORMATS = ("text", "yaml")


def run(
    country: options.State,
    offence: Annotated[
        str, typer.Argument(metavar="[OFFENCE]", help="its id or section: gb-25, 25, s25; without it all in force")
    ] = "",
    as_of: options.AsOf = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text or yaml",
            autocompletion=completing.one_of(FORMATS),
            rich_help_panel=options.OUTPUT,
        ),
    ] = "text",
    width: options.Width = None,
    data: options.Data = None,
) -> int:
    """An offence whole, as it stood on a day, in plain sentences or as YAML.

    Each clause comes with its line in the law file and its address. Law files say of an older version only what was
    otherwise; this puts it together.
    """
    from harmonize.library.whole_offences import as_yaml, whole_offences
    from harmonize.reports.law_text import report

    columns = delivery.columns(width)
    choices.one_of("format", form, FORMATS)
    shelf, day = opened(data), choices.a_day(as_of)
    (party,) = choices.states(shelf, country, everyone=False)
    law, found = shelf.text(party.code)
    held = whole_offences(law, found, date.fromisoformat(day), offence)
    if form == "yaml":
        streams.put("".join(f"{line}\n" for line in as_yaml(held)), drawn=False)
        return 0
    names = {code: item.name for code, item in shelf.status.parties.items()}
    delivery.show(report(law, held, day, names), columns)
    return 0
