"""``harmonize questionnaire``: answers for the self-assessment of the UNTOC review, each yes with its provision."""

from typing import Annotated

from harmonize.cli import options, output_plan
from harmonize.corpus import load
from harmonize.reports.questionnaire import report

EXAMPLE = "harmonize questionnaire Germany -o answers.docx -o answers.json"


def run(
    state: options.State,
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """Answers for the self-assessment of the UNTOC review, each yes with its provision."""
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus = load(data, over=over or ())
    done = corpus.check(state, as_of=as_of, instruments=("smp", "untoc"))
    speaker, asks = corpus.speaker(done.law, done.day), corpus.store.explanations["duties"]
    output_plan.deliver(owed, lambda whole: report(done, speaker, asks, corpus.version, whole=whole))
    return 0
