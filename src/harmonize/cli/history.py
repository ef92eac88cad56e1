"""``harmonize history``: duties through the years, with the acts that changed them, of one State or over several."""

from typing import Annotated

from harmonize import query
from harmonize.cli import completing, options, output_plan, waiting
from harmonize.cli.declaring import Asked, command
from harmonize.errors import HarmonizeError
from harmonize.reports.document import Report


@command("harmonize history NE --duty smp-6.1.a", formats=output_plan.DRAWN)
def run(
    asked: Asked,
    states: Annotated[
        list[str] | None,
        options.argument("[STATE]...", "one State, or several to set beside each other", completing.states),
    ] = None,
    duty: options.Duties = None,
) -> int:
    """Duties through the years: of one State, or who closed which gap when, by which act."""
    if bool(states) == asked.everything:
        raise HarmonizeError("name a State, such as `harmonize history NE`, or several, or use --all")
    laws, day = asked.laws, asked.day
    named = [party.code for party in query.states(laws.store, states or ())]
    found = [laws.history(code, duty or (), as_of=day) for code in waiting.each(named, len(named))]

    def built(whole: bool) -> Report:
        from harmonize.reports import timeline

        return timeline.report(found, laws.store.treaty, laws.version, day, whole=whole)

    return asked.tell(built, whole=False)
