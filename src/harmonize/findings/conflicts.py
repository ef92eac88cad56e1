"""Facts on which two instruments pull apart: one says that they must be punished, the other that they must not."""

from collections.abc import Iterable
from typing import NamedTuple

from harmonize.conduct.cover import absorbed
from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import hits, reaching, remaining
from harmonize.duties.docket import Docket
from harmonize.norms.duty_tests import Criminalize, Spare
from harmonize.norms.treaty import Duty


class Conflict(NamedTuple):
    """Two duties, the facts on which they pull apart, and where a law stands on them.

    ``stands`` is punished, not punished, in part, open, or empty without a law.
    """

    punish: Duty
    spare: Duty
    facts: tuple[int, ...]
    within: tuple[int, ...]
    stands: str
    provisions: tuple[int, ...]


def conflicts(docket: Docket, instruments: Iterable[str]) -> list[Conflict]:
    """Every pair of duties of the instruments that pull apart, in treaty order."""
    chosen = set(instruments)
    asked = [docket.duty(duty.id) for duty in docket.treaty.duties.values() if duty.instrument in chosen]
    found = []
    for must in asked:
        for must_not in asked:
            if isinstance(must.test, Criminalize) and isinstance(must_not.test, Spare):
                facts = overlap(docket, must, must_not.test)
                if facts:
                    found.append(standing(docket, must, must_not, facts))
    return found


def overlap(docket: Docket, must: Duty, must_not: Spare) -> tuple[int, ...]:
    """The facts that both duties ask about."""
    away = (*docket.scope(must).away, *docket.region(must_not.leaving_out))
    pieces = (
        both
        for one in docket.region(must.criminalize.region)
        for other in docket.region(must_not.region)
        if (both := SPACE.meet(one, other)) and SPACE.survives(both, away)
    )
    return absorbed(pieces)


def standing(docket: Docket, must: Duty, must_not: Duty, facts: tuple[int, ...]) -> Conflict:
    """Where the law stands on the facts."""
    candidates = docket.candidates(must.criminalize.counts, facts)
    sure, possible = docket.covers(candidates.groups, facts)
    away = docket.scope(must).away
    left = [piece for piece in remaining(facts, sure) if SPACE.survives(piece, away)]
    surely = [piece for piece in hits(facts, sure) if SPACE.survives(piece, away)]
    maybe = [piece for piece in hits(facts, possible) if SPACE.survives(piece, away)]
    stands = "punished" if not left else "in part" if surely else "open" if maybe else "not punished"
    return Conflict(
        must, must_not, facts, docket.region(must.criminalize.region), stands, reaching(possible, facts, away)
    )
