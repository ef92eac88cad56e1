"""``harmonize compile``: data files compiled into a dataset that answers without YAML."""

from pathlib import Path
from typing import Annotated

import typer

from harmonize import __version__

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
    from harmonize.findings.assessment import answers
    from harmonize.library.compiling import compile_folder

    compile_folder(source, target, __version__, answers)
    return 0
