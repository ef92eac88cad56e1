"""``harmonize lint``: everything wrong in data files at once, at its place with the mend."""

import argparse
import sys
from pathlib import Path

EXAMPLE = "harmonize lint data/national_laws/de.yaml"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Paths, and whether notes are wanted."""
    parser.add_argument("paths", nargs="*", type=Path, help="law files or data folders; without any, the folder `data`")
    parser.add_argument("--no-notes", action="store_true", help="errors only; notes never fail")


def run(options: argparse.Namespace) -> int:
    """Prints the problems; 1 when there is an error."""
    from harmonize.library.lint import lint

    lines = lint(options.paths or [Path("data")])
    errors = [line for line in lines if ": note: " not in line]
    for line in errors if options.no_notes else lines:
        print(line)
    print(f"{len(errors)} errors, {len(lines) - len(errors)} notes", file=sys.stderr)
    return 1 if errors else 0
