"""``harmonize export``: the dataset as open data: a Frictionless data package (CSV) and an SQLite file for Datasette."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import completing, options
from harmonize.corpus import load
from harmonize.guests.export import open_data
from harmonize.guests.export.exporting import FORMATS, MAKER, export
from harmonize.library.owned_folder import free

EXAMPLE = "harmonize export -o harmonize-data"


def run(
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="the folder to write: new, empty, or an export, which is replaced"
        ),
    ],
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="frictionless or sqlite (default: both)",
            autocompletion=completing.one_of(FORMATS),
        ),
    ] = None,
    as_of: Annotated[str | None, options.as_of("the last day on which a source was read")] = None,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """The dataset as a Frictionless data package and as an SQLite file."""
    formats = query.all_of("format", form, FORMATS) or FORMATS
    free(output, MAKER)
    store = load(data, over=over or ()).store
    day = query.a_day(as_of or open_data.last_read(store))
    found = open_data.tables(store, day)
    export(output, open_data.about(store.version, day), found, open_data.VIEWS, formats)
    rows = sum(len(table.rows) for table in found)
    print(
        f"{output}: {len(found)} tables, {rows} rows, dataset {store.version}, as of {day}; not legal advice",
        file=sys.stderr,
    )
    return 0
