"""Facts on which obligations of two instruments conflict: one says that they must be punished, the other that they must not."""

from collections.abc import Iterable
from typing import NamedTuple

from harmonize.conduct.region import Region
from harmonize.duties.coverage import reaching, regions
from harmonize.duties.evaluator import Evaluator
from harmonize.norms.duty_tests import Criminalize, Spare
from harmonize.norms.rows import Row
from harmonize.norms.treaty import Duty


class Conflict(NamedTuple):
    """Two duties, the facts on which they conflict, and where a law stands on them.

    ``stands`` is punished, not punished, in part, open, or empty without a law.
    """

    punish: Duty
    spare: Duty
    facts: tuple[int, ...]
    within: tuple[int, ...]
    stands: str
    provisions: tuple[int, ...]

    def row(self) -> Row:
        """The two duties, and where the law stands."""
        return {"must_be_punished": self.punish.id, "must_stay_free": self.spare.id, "stands": self.stands}


def conflicts(evaluator: Evaluator, instruments: Iterable[str]) -> list[Conflict]:
    """Every pair of duties of the instruments that conflict, in treaty order."""
    chosen = set(instruments)
    asked = [evaluator.duty(duty.id) for duty in evaluator.treaty.duties.values() if duty.instrument in chosen]
    found = []
    for must in asked:
        for must_not in asked:
            if isinstance(must.test, Criminalize) and isinstance(must_not.test, Spare):
                facts = overlap(evaluator, must, must_not.test)
                if facts:
                    found.append(conflict_over(evaluator, must, must_not, facts))
    return found


def overlap(evaluator: Evaluator, must: Duty, must_not: Spare) -> tuple[int, ...]:
    """The facts that both duties ask about."""
    on_day = evaluator.on_day
    punish = Region(on_day.dated(must.criminalize.region), evaluator.region(must).excluding)
    spare = Region(on_day.dated(must_not.region), on_day.dated(must_not.leaving_out))
    return (punish & spare).inhabited().cubes


def conflict_over(evaluator: Evaluator, must: Duty, must_not: Duty, facts: tuple[int, ...]) -> Conflict:
    """Where the law stands on the facts."""
    sure, possible = evaluator.penal.punished(must.criminalize.counts).covers(facts)
    asked = Region(facts, evaluator.region(must).excluding)
    surely, maybe = regions(sure), regions(possible)
    stands = (
        "punished"
        if not asked.beyond(surely)
        else "in part"
        if asked.hit(surely)
        else "open"
        if asked.hit(maybe)
        else "not punished"
    )
    within = evaluator.on_day.dated(must.criminalize.region)
    return Conflict(must, must_not, facts, within, stands, tuple(reaching(possible, facts, asked.excluding)))
