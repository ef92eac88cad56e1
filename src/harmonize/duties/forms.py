"""The register of forms: which module judges a duty."""

from collections.abc import Iterable

from harmonize.duties import aggravate, criminalize, provide, punish, spare
from harmonize.duties.docket import Docket
from harmonize.norms.duty_tests import Aggravate, Criminalize, Provide, Punish, Spare
from harmonize.norms.outcome import Outcome, Verdict
from harmonize.norms.treaty import Duty


def judge(duty: Duty, docket: Docket) -> Outcome:
    """The verdict on a duty with its reasons; one that may be met in several ways has those of the best way."""
    if duty.id not in docket.outcomes:
        docket.outcomes[duty.id] = judged(duty, docket)
    return docket.outcomes[duty.id]


def judged(duty: Duty, docket: Docket) -> Outcome:
    """The verdict on a duty with its reasons, worked out. Raises TypeError for one that has no test."""
    match duty.test:
        case Criminalize(either=ways) if ways:
            return best_way(ways, docket)
        case Criminalize() as test:
            return criminalize.judge(test, duty, docket)
        case Spare() as test:
            return spare.judge(test, duty, docket)
        case Punish() as test:
            return punish.judge(test, duty, docket)
        case Aggravate() as test:
            return aggravate.judge(test, duty, docket)
        case Provide() as test:
            return provide.judge(test, docket)
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


def best_way(ways: Iterable[str], docket: Docket) -> Outcome:
    """The outcome of the best of several duties by which another is met, with the name of that duty."""
    found = [judge(docket.duty(name), docket)._replace(follows=name) for name in ways]
    return min(found, key=lambda outcome: WAYS.index(outcome.verdict))
