"""``harmonize table``: many States at once: verdicts, the elements of their offences, or maxima for standard facts."""

from typing import Annotated

from harmonize import one_law
from harmonize.cli import options, output_plan
from harmonize.cli.declaring import Asked, by_dispute, command
from harmonize.cli.options import flag
from harmonize.errors import HarmonizeError
from harmonize.reports import elements, grids, own_cases, standard_cases


@command("harmonize table --topic criminalization", formats=output_plan.DRAWN)
def run(
    asked: Asked,
    states: options.States = None,
    cases: Annotated[
        bool, flag("--cases", "the maxima for standard fact patterns (`harmonize list patterns`)")
    ] = False,
    own: Annotated[
        bool,
        flag("--own", "the fact patterns on file of each State, against its law; 1 where one differs"),
    ] = False,
    by_element: Annotated[bool, flag("--elements", "the elements of offences: benefit, borders, maxima ...")] = False,
    topic: options.Topics = None,
    duty: options.Duties = None,
    instrument: options.Instruments = None,
    reading: options.Readings = None,
) -> int:
    """Many States at once: verdicts, elements of offences, or maxima for standard facts."""
    laws = asked.laws
    if own:
        if asked.as_of:
            raise HarmonizeError("with --own each fact pattern has a day of its own: leave out --as-of")
        held = laws.own_cases(states or ())
        differs = any(item.differs for item in held)
        return asked.tell(lambda whole: own_cases.report(held, laws.version, whole=whole), code=int(differs))
    if cases:
        rows = laws.cases(states, as_of=asked.day)
        return asked.tell(
            lambda whole: standard_cases.cases(rows, laws.version, asked.day, named=bool(states), whole=whole)
        )
    if by_element:
        found = laws.elements(states, as_of=asked.day, topics=topic)
        speakers = {law.code: one_law.speaker(laws.store, law, asked.day) for law in found.laws}
        return asked.tell(lambda whole: elements.report(found, speakers, laws.version, asked.day, whole=whole))
    chosen = {"topics": topic, "duties": duty, "instruments": instrument}
    verdicts = laws.matrix(states, as_of=asked.day, readings=by_dispute(reading), **chosen)
    return asked.tell(lambda whole: grids.matrix(verdicts, laws.version, asked.day, whole=whole))
