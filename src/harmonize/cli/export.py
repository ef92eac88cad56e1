"""``harmonize data export``: the dataset as open data: a Frictionless data package (CSV) and an SQLite file for Datasette."""

import sys
from pathlib import Path
from typing import Annotated

from harmonize import query
from harmonize.cli import completing
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import option
from harmonize.guests.export import open_data
from harmonize.guests.export.exporting import FORMATS, MAKER, export
from harmonize.library.owned_folder import free


@command(
    "harmonize data export -o harmonize-data",
    takes=("as_of", "data", "over"),
    day="the last day on which a source was read",
)
def run(
    asked: Asked,
    output: Annotated[
        Path, option("-o --output", "FOLDER", "the folder to write: new, empty, or an export, which is replaced")
    ],
    wanted: Annotated[
        list[str] | None,
        option("--format", "FORMAT", "frictionless or sqlite (default: both)", completing.one_of(FORMATS)),
    ] = None,
) -> int:
    """The dataset as a Frictionless data package and as an SQLite file."""
    formats = query.all_of("format", wanted, FORMATS) or FORMATS
    free(output, MAKER)
    store = asked.laws.store
    day = query.a_day(asked.as_of or query.last_read(store))
    found = open_data.tables(store, day)
    export(output, open_data.about(store.version, day), found, open_data.VIEWS, formats)
    rows = sum(len(table.rows) for table in found)
    print(
        f"{output}: {len(found)} tables, {rows} rows, dataset {store.version}, as of {day}; not legal advice",
        file=sys.stderr,
    )
    return 0
