"""``harmonize reconcile``: independent codings of one law, with every disagreement as facts to decide."""

from pathlib import Path
from typing import Annotated

import typer

from harmonize import codings
from harmonize.cli import delivery, options
from harmonize.corpus import load
from harmonize.errors import HarmonizeError
from harmonize.reports import reconciliation

EXAMPLE = "harmonize reconcile GB first.yaml second.yaml"


def run(
    state: options.State,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FIRST SECOND [MORE...]", help="law files: codings of the same law, made independently"),
    ],
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="the day asked about (default: today, and every day before)"),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="every dispute, not only those that move most")] = False,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """Codings of one law: where they decide differently, with the lines of each."""
    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    if len(files) < 2:
        raise HarmonizeError("name two codings at least, each a law file")
    corpus = load(data)
    found = codings.reconciled(corpus, state, [Path(file) for file in files], as_of=as_of)
    names = reconciliation.names_of(files)
    every = tuple(zip(names, (found[0].first, *(one.second for one in found)), strict=True))
    told = [
        reconciliation.Told(one, (names[0], name), lambda side: corpus.speaker(side.law, side.day), every)
        for one, name in zip(found, names[1:], strict=True)
    ]
    delivery.deliver(owed, lambda whole: reconciliation.report(told, corpus.version, whole=whole), whole=everything)
    return 0 if all(one.alike for one in found) else 1
