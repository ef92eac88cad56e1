"""The register of forms: which module judges a duty."""

from collections.abc import Iterable

from harmonize.duties import aggravate, criminalize, provide, punish, spare
from harmonize.duties.evaluator import Evaluator
from harmonize.norms.duty_tests import Aggravate, Criminalize, Provide, Punish, Spare
from harmonize.norms.outcome import Outcome
from harmonize.norms.treaty import Duty


def judge(duty: Duty, evaluator: Evaluator) -> Outcome:
    """The verdict on a duty with its reasons; one that may be met in several ways has those of the best way."""
    if duty.id not in evaluator.outcomes:
        evaluator.outcomes[duty.id] = judged(duty, evaluator)
    return evaluator.outcomes[duty.id]


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
