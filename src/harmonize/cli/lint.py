"""``harmonize lint``: errors in data files, all at once, each at its place with the fix."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize.cli import options

EXAMPLE = "harmonize lint data/national_laws/de.yaml"


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="law files or data folders; without any, the folder `data`"),
    ] = None,
    no_notes: Annotated[bool, typer.Option("--no-notes", help="errors and warnings only; notes never fail")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="warnings fail like errors")] = False,
    base: options.Base = None,
    watching: Annotated[bool, typer.Option("--watch", help="again whenever a file changes, until Ctrl-C")] = False,
) -> int:
    """Errors in data files, each at its place with the fix.

    Exits with 1 when there is an error. Watching ends with Ctrl-C, and with 0.
    """
    ask = watch if watching else once
    return ask(paths or [Path("data")], notes=not no_notes, strict=strict, base=base)


def once(paths: list[Path], *, notes: bool, strict: bool, base: str | None) -> int:
    """One check of some files."""
    from collections import Counter

    from harmonize.library.before import change
    from harmonize.library.lint import lint

    problems = lint(paths, change(base) if base else None)
    count = Counter(item.rule.severity for item in problems)
    for item in problems:
        if notes or item.rule.severity != "note":
            print(item.shown)
    print(f"{count['error']} errors, {count['warning']} warnings, {count['note']} notes", file=sys.stderr)
    return 1 if count["error"] or (strict and count["warning"]) else 0


def watch(paths: list[Path], *, notes: bool, strict: bool, base: str | None) -> int:
    """The check of all files, then of those that change, until Ctrl-C."""
    from harmonize.errors import HarmonizeError
    from harmonize.library.watching import changes

    try:
        for changed in changes(paths):
            try:
                once(changed, notes=notes, strict=strict, base=base)
            except HarmonizeError as error:  # a file in the middle of being saved, a folder just emptied
                print(error, file=sys.stderr)
            sys.stdout.flush()
            if getattr(sys.stdout, "gone", False):
                break  # nobody reads any more
            print("watching; Ctrl-C ends it", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return 0
