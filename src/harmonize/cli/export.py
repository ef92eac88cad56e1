"""``harmonize export``: the dataset as open data: a Frictionless data package (CSV) and an SQLite file for Datasette."""

import argparse
import sys
from pathlib import Path

from harmonize.cli import choices
from harmonize.library.shelf import opened

EXAMPLE = "harmonize export -o harmonize-data"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, the format, the day of the verdicts."""
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="FOLDER",
        help="the folder to write: new, empty, or an export, which is replaced",
    )
    parser.add_argument("--format", action="append", default=[], help="frictionless or sqlite (default: both)")
    parser.add_argument(
        "--as-of",
        metavar="DAY",
        help="the day of verdicts and answers (default: the last day on which a source was read)",
    )
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Writes the folder."""
    from harmonize.library.exporting import FORMATS, MAKER, export
    from harmonize.library.owned_folder import free
    from harmonize.reports import open_data

    for name in options.format:
        choices.one_of("format", name, FORMATS)
    free(options.output, MAKER)
    shelf = opened(options.data)
    day = choices.a_day(options.as_of or open_data.last_read(shelf))
    found = open_data.tables(shelf, day)
    cover = open_data.about(shelf.version, day)
    formats = tuple(options.format) or FORMATS
    export(options.output, cover, found, open_data.VIEWS, formats)
    rows = sum(len(table.rows) for table in found)
    print(
        f"{options.output}: {len(found)} tables, {rows} rows, dataset {shelf.version}, as of {day}; not legal advice",
        file=sys.stderr,
    )
    return 0
