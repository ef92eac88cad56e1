"""``harmonize plan``: a bill before it is passed, laid over the law on file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize import desk
from harmonize.cli import options, output_plan, waiting
from harmonize.corpus import load
from harmonize.errors import HarmonizeError
from harmonize.reports import plan

EXAMPLE = "harmonize plan bill.yaml"
SUFFIXES = (".yaml", ".yml")


def run(
    bills: Annotated[
        list[str],
        typer.Argument(metavar="BILL...", help="bills to set side by side, and at the end, if you like, their State"),
    ],
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="the day asked about (default: the first day of the bill)"),
    ] = None,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """A bill before it is passed: what it closes and opens, and whom it newly punishes."""
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    files = [Path(word) for word in bills if word.endswith(SUFFIXES)]
    states = [word for word in bills if not word.endswith(SUFFIXES)]
    if not files or len(states) > 1:
        raise HarmonizeError("name one bill at least, a .yaml file, and at most one State")
    corpus = load(data, over=over or ())
    told = []
    for file in files:
        title, found = desk.planned(corpus, file, "".join(states), as_of=as_of, step=waiting.tick)
        speakers = (corpus.speaker(item.law, item.day) for item in found.difference[:2])
        told.append(plan.Told(title, found, *speakers))
    output_plan.deliver(owed, lambda _: plan.report(told, corpus.version))
    opened = sum(len(one.found.worse) for one in told)
    if opened:
        print(f"exit 1: {opened} {'duty gets' if opened == 1 else 'duties get'} worse", file=sys.stderr)
    return 1 if opened else 0
