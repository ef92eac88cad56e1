"""``harmonize reconcile``: two independent codings of one law, with every disagreement as facts to decide."""

from pathlib import Path
from typing import Annotated

import typer

from harmonize import desk
from harmonize.cli import delivery, options
from harmonize.corpus import load
from harmonize.reports import reconciliation

EXAMPLE = "harmonize reconcile GB first.yaml second.yaml"


def run(
    state: options.State,
    first: Annotated[str, typer.Argument(metavar="FIRST", help="a law file: one coding")],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="a law file: another coding of the same law")],
    as_of: options.AsOf = None,
    everything: Annotated[bool, typer.Option("--all", help="every dispute, not only those that move most")] = False,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """Two codings of one law: where they decide differently, with the lines of both."""
    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus = load(data)
    found = desk.reconciled(corpus, state, (Path(first), Path(second)), as_of=as_of)
    speakers = (corpus.speaker(found.first.law, found.first.day), corpus.speaker(found.second.law, found.second.day))
    told = reconciliation.Told(found, (Path(first).name, Path(second).name), speakers)
    delivery.deliver(owed, lambda whole: reconciliation.report(told, corpus.version, whole=whole), whole=everything)
    return 0 if found.alike else 1
