"""``harmonize lint``: everything wrong in data files at once, at its place with the mend."""

import argparse
import sys
from pathlib import Path

EXAMPLE = "harmonize lint data/national_laws/de.yaml"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Paths, and whether notes are wanted."""
    parser.add_argument("paths", nargs="*", type=Path, help="law files or data folders; without any, the folder `data`")
    parser.add_argument("--no-notes", action="store_true", help="errors only; notes never fail")
    parser.add_argument("--watch", action="store_true", help="again whenever a file changes, until Ctrl-C")


def run(options: argparse.Namespace) -> int:
    """Prints the problems; 1 when there is an error. Watching ends with Ctrl-C, and with 0."""
    paths = options.paths or [Path("data")]
    return watch(paths, notes=not options.no_notes) if options.watch else once(paths, notes=not options.no_notes)


def once(paths: list[Path], *, notes: bool) -> int:
    """One check of some files."""
    from harmonize.library.lint import lint

    lines = lint(paths)
    errors = [line for line in lines if ": note: " not in line]
    for line in lines if notes else errors:
        print(line)
    print(f"{len(errors)} errors, {len(lines) - len(errors)} notes", file=sys.stderr)
    return 1 if errors else 0


def watch(paths: list[Path], *, notes: bool) -> int:
    """The check of all files, then of those that change, until Ctrl-C."""
    from harmonize.errors import HarmonizeError
    from harmonize.library.watching import changes

    try:
        for changed in changes(paths):
            try:
                once(changed, notes=notes)
            except HarmonizeError as error:  # a file in the middle of being saved, a folder just emptied
                print(error, file=sys.stderr)
            sys.stdout.flush()
            if getattr(sys.stdout, "gone", False):
                break  # nobody reads any more
            print("watching; Ctrl-C ends it", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return 0
