"""``harmonize fmt``: data files with their keys in order; comments and everything else stay as they were written."""

import argparse
import sys
from pathlib import Path

from harmonize.errors import UnreadableData

EXAMPLE = "harmonize fmt data/national_laws/de.yaml"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The files, and whether they are to be changed."""
    parser.add_argument("files", nargs="+", type=Path, help="data files, or folders for all files below")
    parser.add_argument("--check", action="store_true", help="only say which files are out of order; 1 when one is")


def run(options: argparse.Namespace) -> int:
    """Puts files in order; 2 when one has mistakes (it is left alone, the others are not)."""
    from harmonize.library.ordering import ordered
    from harmonize.library.writing import write
    from harmonize.visible import message

    changed, broken = 0, False
    for path in files(options.files):
        try:
            before, after = ordered(path)
        except UnreadableData as error:
            print(error, file=sys.stderr)
            broken = True
            continue
        if before != after:
            changed += 1
            print(message(str(path)) + (" is out of order" if options.check else " put in order"))
            if not options.check:
                write(str(path), after.encode(), force=True)
    return 2 if broken else 1 if options.check and changed else 0


def files(named: list[Path]) -> list[Path]:
    """The files named, and those below folders named, but for records of codings, which stay as they are."""
    found = (file for path in named for file in (sorted(path.rglob("*.yaml")) if path.is_dir() else [path]))
    return [file for file in found if file.parent.name != "codings"]
