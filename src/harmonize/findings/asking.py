"""Which duties ask about some facts, and which a difference between two laws can reach at all."""

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import hull
from harmonize.duties.dependencies import built_on, conduct
from harmonize.duties.evaluator import Evaluator
from harmonize.findings.disputed_ranges import written_otherwise
from harmonize.norms.duty_tests import Criminalize, Provide, Spare, below
from harmonize.norms.facts import CONDUCTS, CONDUCTS_OF, FAMILIES, normal
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome


def asking(evaluator: Evaluator, name: str, cube: int) -> bool:
    """Whether a duty asks about some facts, itself or through the duties that it builds on."""
    families = [family for family in FAMILIES if cube & CONDUCTS & CONDUCTS_OF[family]]
    facts = normal(cube) if len(families) == 1 else cube  # as duties write them
    return any(SPACE.meet(facts, region) for region in asked_by(evaluator, name))


def asked_by(evaluator: Evaluator, name: str) -> tuple[int, ...]:
    """The facts that a duty asks about: its own region, or those of its bases."""
    duty = evaluator.duty(name)
    test = duty.test
    if isinstance(test, Criminalize) and not test.either:
        return evaluator.region(duty).cubes
    own = evaluator.on_day.dated(test.region) if isinstance(test, Criminalize | Spare) else ()
    return (*own, *(cube for base in below(test) for cube in asked_by(evaluator, base)))


def untouched(first: Evaluator, second: Evaluator, known: dict[str, Outcome]) -> dict[str, Outcome]:
    """Of the outcomes of a law those that hold for another one as well, since nothing that they look at differs.

    A duty looks at measures, and at facts of some kinds of conduct. Where offences, what was read, or rules that hold for
    all facts differ, nothing is taken over.
    """
    one, other = first.law, second.law
    if overall(one) != overall(other):
        return {}
    conducts = CONDUCTS & hull(
        hull(cubes) & hull(cube for cube, _ in rating.alternatives)
        for here, there in ((first, second), (second, first))
        for rating, cubes in written_otherwise(here, there)
    )
    measures = {name for name in {*one.measures, *other.measures} if one.measures.get(name) != other.measures.get(name)}
    return {
        name: outcome
        for name, outcome in known.items()
        if not conducts & conducts_of(first, name)
        and not (isinstance(test := first.duty(name).test, Provide) and not test.measures.isdisjoint(measures))
    }


def overall(law: Law) -> tuple[object, ...]:
    """What of a law bears on every duty: which offences stand where, what was read, jurisdiction, sentencing."""
    offences = [(item.id, item.section, item.cite, item.weighs, item.doubts) for item in law.provisions]
    return offences, law.reading, law.unread, law.reaches, law.weighings


def conducts_of(evaluator: Evaluator, name: str) -> int:
    """The kinds of conduct (bits) that a duty asks about, or those that it builds on."""
    duties = built_on(evaluator.duty(name), evaluator.treaty, evaluator.readings)
    return hull(conduct(duty.test) for duty in duties if duty.test)
