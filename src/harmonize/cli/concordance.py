"""``harmonize concordance``: the table of concordance that candidate and member States file, for any instrument."""

from typing import Annotated

from harmonize.cli import options, output_plan
from harmonize.corpus import load
from harmonize.reports.concordance import report

EXAMPLE = "harmonize concordance IT --instrument eu-2002-90 -o concordance.docx"


def run(
    state: options.State,
    instrument: options.Instruments = None,
    topic: options.Topics = None,
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """The table of concordance that candidate and member States file."""
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus = load(data, over=over or ())
    done = corpus.check(state, as_of=as_of, instruments=instrument, topics=topic)
    speaker, asks = corpus.speaker(done.law, done.day), corpus.store.explanations["duties"]
    package = corpus.advise(done)
    output_plan.deliver(owed, lambda whole: report(done, speaker, asks, package, corpus.version, whole=whole))
    return 0
