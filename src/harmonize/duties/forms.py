"""The register of forms: from a duty and what it asks of a law to the verdict, by the module that judges its form."""

from collections.abc import Iterable
from functools import cache

from harmonize.duties import aggravate, criminalize, provide, punish, spare
from harmonize.duties.coverage import any_fact
from harmonize.duties.dependencies import built_on
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.verdict import open_word
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.duty_tests import Aggravate, Criminalize, Provide, Punish, Spare
from harmonize.norms.outcome import Outcome, Verdict
from harmonize.norms.treaty import Duty

MET = (Verdict.MET, Verdict.EXCEEDS)
# The verdict on an accessory duty whose base is surely no offence at all, by that on the base.
AFTER = {Verdict.MET: Verdict.UNSETTLED, Verdict.EXCEEDS: Verdict.UNSETTLED, Verdict.PARTIAL: Verdict.GAP}


def judge(duty: Duty, evaluator: Evaluator) -> Outcome:
    """The verdict on a duty with its reasons; one that may be met in several ways has those of the best way."""
    if duty.id not in evaluator.outcomes:
        evaluator.outcomes[duty.id] = verified(duty, judged(duty, evaluator), evaluator)
    return evaluator.outcomes[duty.id]


def verified(duty: Duty, outcome: Outcome, evaluator: Evaluator) -> Outcome:
    """What is met for all that is surely punished is open where it would not be met if what is open were punished too.

    What was not read in the ordinary case of the duties that it builds on is supposed to be punished, all together and one
    reason at a time, for a text may say that one clause holds and another does not. What the law itself leaves open is
    supposed where a range is asked: attempts, accomplices and companies share the doubt about the offence that they follow.
    """
    if outcome.verdict not in MET or not (duty.test and duty.test.bases):
        return outcome
    _, *bases = built_on(duty, evaluator.treaty, evaluator.readings)
    doubts = [doubt for base in bases for doubt in judge(base, evaluator).doubts]
    ranges = isinstance(duty.test, Punish)
    found = {doubt.reason: doubt for doubt in doubts if ranges or doubt.reason.ground is Ground.UNREAD}

    @cache
    def turns(*reasons: Reason) -> bool:
        supposed = evaluator.as_if_punished(frozenset(reasons))
        return supposed is not evaluator and judged(duty, supposed).verdict not in MET

    unread = [reason for reason in found if reason.ground is Ground.UNREAD and turns(reason)]
    open_for = [reason for reason in found if turns(reason)] or list(found) if turns(*found) else unread
    if not open_for:
        return outcome
    told = [found[reason] for reason in open_for]
    return outcome._replace(verdict=open_word(told), doubts=(*outcome.doubts, *told), beyond=())


def judged(duty: Duty, evaluator: Evaluator) -> Outcome:
    """The verdict on a duty with its reasons, worked out. Raises TypeError for one that has no test."""
    penal = evaluator.penal
    match duty.test:
        case Criminalize(either=ways) if ways:
            return best_way(ways, evaluator)
        case Criminalize():
            return criminalized(duty, evaluator)
        case Spare() as test:
            return spare.judge(test, duty, penal)
        case Punish() as test:
            return punish.judge(test, duty, map(evaluator.base, test.of), penal)
        case Aggravate() as test:
            base = evaluator.base(test.of, ordinary=True)
            if not any_fact(base.crimes, aggravate.unasked(test, base, penal)):
                return following((base.duty.id,), evaluator)
            return aggravate.judge(test, duty, base, penal, evaluator.treaty.selections.aggravated)
        case Provide() as test:
            sections = {name: item.section for name, item in evaluator.treaty.measures.items()}
            return provide.judge(test, map(evaluator.base, test.over), penal.law, sections)
    raise TypeError(f"{duty.id} has no test: {duty.untested}")


def criminalized(duty: Duty, evaluator: Evaluator) -> Outcome:
    """The verdict on a duty to criminalize, on an accessory one too."""
    question = evaluator.question(duty.id)
    if duty.follows and not question.asked:
        return following(duty.follows.duties, evaluator)
    return criminalize.judge(question, evaluator.penal)


def following(bases: tuple[str, ...], evaluator: Evaluator) -> Outcome:
    """An accessory duty whose base is surely no offence at all follows the worst of its bases and is not counted again."""
    found = [criminalized(duty, evaluator) for duty in map(evaluator.duty, bases)]
    worst = max(found, key=lambda outcome: outcome.verdict.rank)
    return Outcome(AFTER.get(worst.verdict, worst.verdict), follows=bases[0], doubts=worst.doubts)


def best_way(ways: Iterable[str], evaluator: Evaluator) -> Outcome:
    """The outcome of the best of several duties by which another is met, with the name of that duty.

    A way that was not read may be the one that meets it.
    """
    found = [judge(evaluator.duty(name), evaluator)._replace(follows=name) for name in ways]
    return min(found, key=lambda outcome: outcome.verdict.rank)
