"""``harmonize history``: one State's duties through the years, with the acts that changed them."""

from typing import Annotated

from harmonize import desk, query
from harmonize.cli import delivery, options
from harmonize.corpus import load
from harmonize.reports import timeline

EXAMPLE = "harmonize history NE --duty smp-6.1.a"


def run(
    state: options.State,
    duty: options.Duties = None,
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """A State's duties through the years, and the acts that changed them."""
    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    corpus, day = load(data, over=over or ()), query.a_day(as_of)
    found = desk.history(corpus, state, duty or (), as_of=day)
    delivery.deliver(owed, lambda _: timeline.report(found, corpus.version, day))
    return 0
