"""``harmonize data schema``: the JSON Schemas of the data files and of the reports."""

from pathlib import Path
from typing import Annotated

from harmonize.cli import completing
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument, option
from harmonize.reports.plain import dumped
from harmonize.upkeep import schema, schema_names


@command("harmonize data schema national_law", takes=("data",))
def run(
    asked: Asked,
    name: Annotated[
        str | None,
        argument(
            "[NAME]",
            "of data (national_law, article ...) or of a report (check_report ...); none lists them",
            completing.schemas,
        ),
    ] = None,
    write: Annotated[Path | None, option("--write", "DIR", "write all schemas into a folder")] = None,
) -> int:
    """The JSON Schemas of the data files and reports."""
    if write:
        from harmonize.library.owned_folder import publish

        publish(write, {known: schema(asked.laws, known) for known in schema_names()})
    else:
        print(dumped(schema(asked.laws, name)) if name else "\n".join(schema_names()))
    return 0
