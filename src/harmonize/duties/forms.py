"""The register of forms: which module judges a duty.

``decide`` gives the verdict alone, ``assess`` the verdict with all that a report says about it; a form whose verdict costs
as much as its reasons has one of them.
"""

from collections.abc import Iterable

from harmonize.duties import aggravate, criminalize, provide, punish, spare
from harmonize.duties.docket import Docket
from harmonize.norms.duty_tests import Aggravate, Criminalize, Provide, Punish, Spare
from harmonize.norms.outcome import Outcome, Verdict
from harmonize.norms.treaty import Duty


def verdict(duty: Duty, docket: Docket) -> Verdict:
    """The verdict on a duty without its reasons, decided at the first counterexample."""
    if duty.id not in docket.verdicts:
        if duty.id in docket.outcomes:
            return docket.outcomes[duty.id].verdict
        docket.verdicts[duty.id] = decided(duty, docket)
    return docket.verdicts[duty.id]


def decided(duty: Duty, docket: Docket) -> Verdict:
    """The verdict on a duty, worked out."""
    match duty.test:
        case Criminalize(either=ways) if ways:
            return best_way(ways, docket)[0]
        case Criminalize() as test:
            return criminalize.decide(test, duty, docket)
        case Punish() as test:
            return punish.decide(test, duty, docket)
        case Aggravate() as test:
            return aggravate.decide(test, duty, docket)
        case Provide() as test:
            return provide.decide(test, docket)
    return judge(duty, docket).verdict


def judge(duty: Duty, docket: Docket) -> Outcome:
    """The verdict on a duty with its reasons; one that may be met in several ways has those of the best way."""
    if duty.id not in docket.outcomes:
        docket.outcomes[duty.id] = judged(duty, docket)
    return docket.outcomes[duty.id]


def judged(duty: Duty, docket: Docket) -> Outcome:
    """The verdict on a duty with its reasons, worked out. Raises TypeError for one that has no test."""
    match duty.test:
        case Criminalize(either=ways) if ways:
            _, name = best_way(ways, docket)
            return judge(docket.duty(name), docket)._replace(follows=name)
        case Criminalize() as test:
            return criminalize.assess(test, duty, docket)
        case Spare() as test:
            return spare.assess(test, duty, docket)
        case Punish() as test:
            return punish.assess(test, duty, docket)
        case Aggravate() as test:
            return aggravate.assess(test, duty, docket)
        case Provide() as test:
            return provide.assess(test, docket)
    raise TypeError(f"{duty.id} has no test: {duty.untested}")


# From best to worst: a way that was not read may be the one that meets the duty.
WAYS = (
    Verdict.MET,
    Verdict.EXCEEDS,
    Verdict.UNSETTLED,
    Verdict.NOT_VERIFIED,
    Verdict.NOT_ASSESSED,
    Verdict.PARTIAL,
    Verdict.GAP,
)


def best_way(ways: Iterable[str], docket: Docket) -> tuple[Verdict, str]:
    """The verdict of the best of several duties by which another is met, and the name of that duty."""
    return min(((verdict(docket.duty(name), docket), name) for name in ways), key=lambda way: WAYS.index(way[0]))
