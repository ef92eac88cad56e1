"""``harmonize data compile``: data files compiled into a dataset that answers without YAML."""

from pathlib import Path
from typing import Annotated

from harmonize.cli import waiting
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument
from harmonize.upkeep import compile_data


@command("harmonize data compile data build/dataset", takes=())
def run(
    _asked: Asked,
    source: Annotated[Path, argument("SOURCE", "the folder of data files")],
    target: Annotated[
        Path, argument("TARGET", "the folder to write: new, empty, or a compiled dataset, which is replaced")
    ],
) -> int:
    """Data files compiled into a dataset that answers without YAML."""
    compile_data(source, target, waiting.step)
    return 0
