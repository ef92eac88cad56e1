"""``harmonize new``: a commented, valid, empty law file for a State, with its treaty status to be seen."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import options
from harmonize.corpus import load
from harmonize.library.writing import write

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
    from harmonize.library.beginning import empty_law, modeline_for, place_of  # pulls in pydantic

    shelf = load().shelf
    party = query.any_state(shelf, name)
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
