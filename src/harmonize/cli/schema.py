"""``harmonize schema``: the JSON Schemas of the data files and of the reports."""

from pathlib import Path
from typing import Annotated

import typer

from harmonize.cli import completing, options
from harmonize.corpus import load
from harmonize.reports.plain import dumped
from harmonize.upkeep import schema, schema_names

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
    corpus = load(data)
    if write:
        from harmonize.library.owned_folder import publish

        publish(write, {known: schema(corpus, known) for known in schema_names()})
    else:
        print(dumped(schema(corpus, name)) if name else "\n".join(schema_names()))
    return 0
