"""``harmonize lint``: errors in data files, all at once, each at its place with the fix."""

import os
import sys
from pathlib import Path
from typing import Annotated

from harmonize import query, upkeep
from harmonize.cli import options, output_plan, settled
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument, flag
from harmonize.errors import HarmonizeError
from harmonize.reports.complaints import FORMATS, report, tally
from harmonize.visible import message


@command("harmonize lint data/national_laws/de.yaml", takes=("form", "outputs", "force"), formats=FORMATS)
def run(
    asked: Asked,
    paths: Annotated[
        list[Path] | None,
        argument("[PATH]...", "law files or data folders; without any, the folder of the settings, else `data`"),
    ] = None,
    no_notes: Annotated[bool, flag("--no-notes", "errors and warnings only; notes never fail")] = False,
    strict: Annotated[bool, flag("--strict", "warnings fail like errors")] = False,
    base: options.Base = None,
    waivers: options.Waivers = None,
    watching: Annotated[bool, flag("--watch", "again whenever a file changes, until Ctrl-C")] = False,
) -> int:
    """Errors in data files, each at its place with the fix."""
    named, owed = paths or [Path(settled.value(settled.of(base), "data") or "data")], asked.owed
    for path in named:
        output_plan.reached(owed.files, str(path if path.is_dir() else path.parent), force=asked.force)
    if watching and (owed.files or owed.screen != "text"):
        raise HarmonizeError("--watch tells on the screen, in text; leave out --format and -o")
    ask = watch if watching else once
    code = ask(named, owed, notes=not no_notes, strict=strict, base=base, waivers=waivers)
    if owed.screen == "text" and not watching and (step := following(named, fixed=not code)):
        print(message(f"next: {step}"), file=sys.stderr)
    return code


def following(paths: list[Path], *, fixed: bool) -> str:
    """The command that follows the check of one file or folder; empty where several were checked, or no data of a State."""
    from shlex import quote

    from harmonize.library.lint import home, in_part

    path = paths[0]
    if len(paths) > 1 or not path.exists():
        return ""
    if not fixed:
        return f"harmonize lint --watch {quote(str(path))}  # checks again whenever you save"
    if path.is_dir():
        whole = path if in_part(path) == [path] else path.parent
        return f"harmonize check --all --data {quote(str(whole))}"
    code = path.stem.upper()
    if len(code) != 2 or path.parent.name in ("codings", "fingerprints"):
        return ""
    folder = quote(os.path.relpath(home(path)))
    if path.parent.name == "cases":
        return f"harmonize table --own {code} --data {folder}"
    if upkeep.is_begun_only(path):
        return "harmonize docs encoding-a-law  # nothing is read yet: the first article in thirty minutes"
    beside = f"--data {folder}" if path.absolute().parent.name == "national_laws" else f"--with {quote(str(path))}"
    return f"harmonize table --cases {code} {beside}"


def once(
    paths: list[Path],
    owed: output_plan.OutputPlan,
    *,
    notes: bool,
    strict: bool,
    base: str | None,
    waivers: str | None,
) -> int:
    """One check of some files."""
    from harmonize.library.base_revision import change

    today = query.a_day(None)
    found = upkeep.lint(paths, change(base) if base else None)
    if base and not any(item.rule.severity == "error" for item in found.problems):  # what cannot be read is not judged
        gates = (gate for path in paths if path.is_dir() for gate in upkeep.against(base, path, waivers, today))
        found = found._replace(problems=[*found.problems, *(item for gate in gates for item in gate.problems())])
    told = report(found.problems, found.files, notes=notes, strict=strict)
    if told.documents[0].sections or owed.screen != "text" or owed.files:
        output_plan.deliver(owed, lambda _: told)
    count = tally(found.problems)
    print(f"{count['error']} errors, {count['warning']} warnings, {count['note']} notes", file=sys.stderr)
    return 1 if count["error"] or (strict and count["warning"]) else 0


def watch(
    paths: list[Path],
    owed: output_plan.OutputPlan,
    *,
    notes: bool,
    strict: bool,
    base: str | None,
    waivers: str | None,
) -> int:
    """The check of all files, then of those that change, until Ctrl-C."""
    from harmonize.library.watching import changes

    try:
        for changed in changes(paths):
            try:
                once(changed, owed, notes=notes, strict=strict, base=base, waivers=waivers)
            except HarmonizeError as error:  # a file in the middle of being saved, a folder just emptied
                print(error, file=sys.stderr)
            sys.stdout.flush()
            if getattr(sys.stdout, "gone", False):
                break  # nobody reads any more
            print("watching; Ctrl-C ends it", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return 0
