"""The register of forms: which module judges a duty."""

from collections.abc import Iterable

from harmonize.duties import aggravate, criminalize, provide, punish, spare
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.usual import may_reach
from harmonize.norms.duty_tests import Aggravate, Criminalize, Provide, Punish, Spare
from harmonize.norms.outcome import SHORTFALLS, Outcome, Verdict
from harmonize.norms.treaty import Duty


def judge(duty: Duty, evaluator: Evaluator) -> Outcome:
    """The verdict on a duty with its reasons; one that may be met in several ways has those of the best way."""
    if duty.id not in evaluator.outcomes:
        evaluator.outcomes[duty.id] = verified(duty, judged(duty, evaluator), evaluator)
    return evaluator.outcomes[duty.id]


def verified(duty: Duty, outcome: Outcome, evaluator: Evaluator) -> Outcome:
    """What is met for the offences that were read; not verified where it would fall short had the others been read."""
    bases = duty.test.bases if duty.test else ()
    if outcome.verdict not in (Verdict.MET, Verdict.EXCEEDS) or not bases or evaluator.as_if_read is None:
        return outcome
    if judged(duty, evaluator.as_if_read).verdict not in SHORTFALLS:
        return outcome
    found = (doubt for base in bases for doubt in judge(evaluator.duty(base), evaluator).doubts)
    unread = {doubt.reason: doubt for doubt in found if not may_reach([doubt])}
    return outcome._replace(verdict=Verdict.NOT_VERIFIED, doubts=(*outcome.doubts, *unread.values()), beyond=())


def judged(duty: Duty, evaluator: Evaluator) -> Outcome:
    """The verdict on a duty with its reasons, worked out. Raises TypeError for one that has no test."""
    match duty.test:
        case Criminalize(either=ways) if ways:
            return best_way(ways, evaluator)
        case Criminalize() as test:
            return criminalize.judge(test, duty, evaluator)
        case Spare() as test:
            return spare.judge(test, duty, evaluator)
        case Punish() as test:
            return punish.judge(test, duty, evaluator)
        case Aggravate() as test:
            return aggravate.judge(test, duty, evaluator)
        case Provide() as test:
            return provide.judge(test, evaluator)
    raise TypeError(f"{duty.id} has no test: {duty.untested}")


def best_way(ways: Iterable[str], evaluator: Evaluator) -> Outcome:
    """The outcome of the best of several duties by which another is met, with the name of that duty.

    A way that was not read may be the one that meets it.
    """
    found = [judge(evaluator.duty(name), evaluator)._replace(follows=name) for name in ways]
    return min(found, key=lambda outcome: outcome.verdict.rank)
