"""``harmonize compile``: data files compiled into a dataset that answers without YAML."""

from pathlib import Path
from typing import Annotated

import typer

from harmonize.cli import waiting
from harmonize.upkeep import compile_data

EXAMPLE = "harmonize compile data build/dataset"


def run(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="the folder of data files")],
    target: Annotated[
        Path,
        typer.Argument(
            metavar="TARGET", help="the folder to write: new, empty, or a compiled dataset, which is replaced"
        ),
    ],
) -> int:
    """Data files compiled into a dataset that answers without YAML."""
    compile_data(source, target, waiting.step)
    return 0
