"""``harmonize compile``: data files compiled into a dataset that answers without YAML."""

import argparse
from pathlib import Path

from harmonize import __version__

EXAMPLE = "harmonize compile data build/dataset"


def arguments(parser: argparse.ArgumentParser) -> None:
    """From where, to where."""
    parser.add_argument("source", type=Path, help="the folder of data files")
    parser.add_argument(
        "target", type=Path, help="the folder to write: new, empty, or a compiled dataset, which is replaced"
    )


def run(options: argparse.Namespace) -> int:
    """Writes the dataset."""
    from harmonize.findings.assessment import answers
    from harmonize.library.compiling import compile_folder

    compile_folder(options.source, options.target, __version__, answers)
    return 0
