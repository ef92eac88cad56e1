"""``harmonize schema``: the JSON Schemas of the data files and of the reports."""

import argparse
from pathlib import Path

EXAMPLE = "harmonize schema national_law"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which schema, or a folder for all of them."""
    parser.add_argument(
        "name",
        nargs="?",
        help="of data (national_law, article ...) or of a report (check_report, matrix_report ...); none lists them",
    )
    parser.add_argument("--write", type=Path, metavar="DIR", help="write all schemas into a folder")
    parser.add_argument("--data", metavar="DIR", help="take the names of measures from this folder")


def run(options: argparse.Namespace) -> int:
    """Prints or writes schemas."""
    from harmonize.cli.choices import one_of
    from harmonize.library.shelf import opened
    from harmonize.reports.plain import dumped
    from harmonize.texts.schemas import NAMES, schema

    measures = opened(options.data).treaty.measures
    if options.write:
        from harmonize.library.publishing import publish

        publish(options.write, {name: schema(name, measures) for name in NAMES})
        return 0
    if options.name is None:
        print("\n".join(NAMES))
        return 0
    one_of("schema", options.name, NAMES)
    print(dumped(schema(options.name, measures)))
    return 0
