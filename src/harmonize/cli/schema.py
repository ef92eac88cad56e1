"""``harmonize schema``: the JSON Schemas of the data files and of the reports."""

from pathlib import Path
from typing import Annotated

import typer

from harmonize.cli import completing, options

EXAMPLE = "harmonize schema national_law"


def run(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="of data (national_law, article ...) or of a report (check_report, matrix_report ...); none lists them",
            autocompletion=completing.schemas,
        ),
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="DIR", help="write all schemas into a folder")
    ] = None,
    data: options.Data = None,
) -> int:
    """The JSON Schemas of the data files and reports."""
    from harmonize.cli.choices import one_of
    from harmonize.library.shelf import opened
    from harmonize.reports.plain import dumped
    from harmonize.texts.schemas import NAMES, schema

    measures = opened(data).treaty.measures
    if write:
        from harmonize.library.publishing import publish

        publish(write, {name: schema(name, measures) for name in NAMES})
        return 0
    if name is None:
        print("\n".join(NAMES))
        return 0
    one_of("schema", name, NAMES)
    print(dumped(schema(name, measures)))
    return 0
