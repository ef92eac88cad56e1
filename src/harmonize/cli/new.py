"""``harmonize new``: a commented, valid, empty law file for a State, with its treaty status to be seen."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize.cli import options
from harmonize.errors import HarmonizeError

EXAMPLE = "harmonize new Kenya --data data"


def run(
    name: options.State,
    data: Annotated[
        str,
        typer.Option(
            "--data",
            metavar="DIR",
            help="the data folder to write into (default: data)",
            rich_help_panel=options.DATA,
            show_default=False,
        ),
    ] = "data",
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="another place for the file; - prints it")
    ] = None,
    force: options.Force = False,
) -> int:
    """A commented, valid, empty law file for a State."""
    from harmonize.cli.choices import party_of
    from harmonize.conduct.dimensions import STATES
    from harmonize.library.beginning import empty_law, modeline_for, place_of
    from harmonize.library.shelf import opened, state
    from harmonize.library.writing import write

    shelf = opened(None)
    code = name.upper()
    party = party_of(shelf, code) if code in STATES else state(shelf, name)
    if party.code not in STATES:
        raise HarmonizeError(f"{party.name} is no State with a law file of its own")
    shown = output == "-"
    path = Path(output) if output and not shown else place_of(Path(data), party.code)
    treaties = {key: item.short for key, item in shelf.treaty.instruments.items() if key in ("smp", "untoc")}
    text = empty_law(party, treaties, modeline_for(path))
    if shown:
        print(text, end="")
        return 0
    write(str(path), text.encode(), force=force)
    print(f"harmonize: {path} written, nothing in it is read yet; next: harmonize lint {path}", file=sys.stderr)
    return 0
