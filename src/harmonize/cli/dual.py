"""``harmonize dual``: dual criminality and surrender, of two States in each direction, or of many pair by pair."""

from typing import Annotated

from harmonize import one_law
from harmonize.cli import completing, waiting
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import ON_A_DAY, argument, option
from harmonize.cli.output_plan import ANNEX
from harmonize.errors import HarmonizeError
from harmonize.reports import dual_criminality, grids


@command("harmonize dual FR GB --test transposed")
def run(
    asked: Asked,
    states: Annotated[
        list[str] | None,
        argument("[FIRST SECOND]", f"{ON_A_DAY}; three or more, or none: pair by pair", completing.states),
    ] = None,
    test: Annotated[
        str,
        option(
            "--test",
            "TEST",
            "law (default: as the requested State tests it), transposed, or conduct (as it was)",
            completing.tests,
        ),
    ] = "law",
    duty: Annotated[str, option("--duty", "DUTY", "pair by pair: the offence of the Protocol", completing.duties)] = "",
) -> int:
    """Dual criminality and surrender of two States in each direction, or of many pair by pair."""
    laws = asked.laws
    if states and len(states) == 1:
        raise HarmonizeError(f"name two States, as in `harmonize dual {states[0]} GB`, or none for all pairs")
    if duty or not states or len(states) > 2:
        if test != "law":
            raise HarmonizeError("--test is of two States: `harmonize dual DE GB --test conduct`, without --duty")
        pairs = laws.pairs(duty, states, as_of=asked.day, each=waiting.each)
        return asked.tell(grids.pairs(pairs, laws.version, asked.day))
    one = laws.dual(*states, as_of=asked.as_of, test=test)
    pair = one_law.pair(laws.store, one)
    return asked.tell(lambda whole: dual_criminality.report(one, pair, laws.version, whole=whole), brief=ANNEX)
