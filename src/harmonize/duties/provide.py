"""Form 5: the law must have a rule: typed measures, or jurisdiction over a region of facts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.duties.coverage import Coverage, Share, any_fact, replaced, with_replaced
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import presented
from harmonize.duties.question import Question
from harmonize.duties.unread import unread_section
from harmonize.duties.usual import apart, may_reach, open_word, usually
from harmonize.norms.doubt import Ground, Reason, not_read
from harmonize.norms.duty_tests import Clause, Provide, Requirement, clauses
from harmonize.norms.law import Measure, SectionStatus
from harmonize.norms.outcome import NOT_ASSESSED, OPEN, Doubt, Outcome, Verdict
from harmonize.norms.treaty import Duty

# From worst to best; the two words for a doubt are the verdicts that it leads to.
ORDER = ("no", "unknown", "not_verified", "unsettled", "conditional", "yes")


def judge(test: Provide, evaluator: Evaluator) -> Outcome:
    """The verdict on a rule that must be provided.

    Where a paragraph binds what authorities do (``conduct`` says whose), the law may have a rule and need none: without
    it the duty is not assessed.
    """
    if test.require is None:
        return jurisdiction(test, evaluator)
    found = required(test, test.require, evaluator)
    if found.missing and found.verdict is not Verdict.NOT_VERIFIED and (applied := applying(test, found, evaluator)):
        return applied
    return NOT_ASSESSED._replace(measures=found.measures) if test.conduct and found.missing else found


def applying(test: Provide, found: Outcome, evaluator: Evaluator) -> Outcome | None:
    """What comes out where the law lacks a rule and the paragraph itself may stand in its place; None where it may not."""
    answer = evaluate(test.directly, evaluator) if test.directly else "no"
    if test.directly is None or answer not in ("yes", "conditional", Verdict.UNSETTLED):
        return None
    names = (*found.measures, *named(test.directly))
    cite = tuple(one for name in named(test.directly) for one in evaluator.law.measures[name].cite)
    open_law = [item for name in named(test.directly) if (item := evaluator.law.measures[name].doubt)]
    doubts = [*open_law, *([Reason(Ground.LAW, test.directly_doubt)] if test.directly_doubt else [])]
    if doubts and test.conduct:
        return None
    if doubts:
        return Outcome(Verdict.UNSETTLED, doubts=tuple(Doubt(doubt, cite) for doubt in doubts), measures=names)
    return Outcome(Verdict.MET, measures=names, directly=True)


def required(test: Provide, asked: Requirement, evaluator: Evaluator) -> Outcome:
    """The verdict on the measures that a duty requires."""
    answer = evaluate(asked, evaluator)
    measures = named(asked)
    known = tuple(name for name in measures if name in evaluator.law.measures)
    doubts = tuple(
        Doubt(measure.doubt, measure.cite) for name in known if (measure := evaluator.law.measures[name]).doubt
    )
    if answer == "unknown":
        return NOT_ASSESSED._replace(measures=measures)
    if answer == "yes":
        further = test.exceeds and evaluate(test.exceeds, evaluator) == "yes"
        return Outcome(Verdict.EXCEEDS if further else Verdict.MET, measures=known)
    if answer in OPEN:
        return Outcome(Verdict(answer), doubts=doubts, measures=known)
    missing = tuple(unmet(asked, evaluator))
    if answer == "conditional":
        return Outcome(Verdict.PARTIAL, doubts=doubts, measures=known, missing=missing)
    part = test.partial and evaluate(test.partial, evaluator) in ("yes", "conditional")
    verdict = Verdict.PARTIAL if part else Verdict.GAP
    # What a rule lacks may stand in what was not read, whether the rule is one word or a list of them.
    half = unread_section(evaluator, [evaluator.treaty.measures[name].section for name in measures])
    if half:
        verdict, doubts = Verdict.NOT_VERIFIED, (*doubts, Doubt(not_read(half.reason)))
    return Outcome(verdict, doubts=doubts, measures=known, missing=missing)


def named(requirement: Requirement) -> tuple[str, ...]:
    """The measures that a requirement looks at, each once."""
    return tuple(dict.fromkeys(item.measure for item in clauses(requirement)))


def evaluate(requirement: Requirement, evaluator: Evaluator) -> str:
    """Whether a requirement is met: one of ``ORDER``, the best of its parts for ``any``, the worst for ``all``."""
    if isinstance(requirement, Clause):
        return clause(requirement, evaluator.law.measures.get(requirement.measure))
    answers = [evaluate(part, evaluator) for part in requirement.parts]
    return max(answers, key=ORDER.index) if requirement.connective == "any" else min(answers, key=ORDER.index)


def clause(asked: Clause, measure: Measure | None) -> str:
    """Whether one measure is as the clause asks."""
    if measure is None:
        return "unknown"
    if measure.doubt:
        return Verdict.UNSETTLED if measure.doubt.of_law else Verdict.NOT_VERIFIED
    if not holds(asked, measure.value, measure.moot):
        return "no"
    return "conditional" if measure.condition and (asked.asks, asked.value) != ("is", "no") else "yes"


def holds(asked: Clause, value: Any, moot: tuple[str, ...] = ()) -> bool:
    """Whether the value of a measure satisfies a clause.

    Of a list the words that cannot arise in the State (``moot``) are not asked for.
    """
    words = value if isinstance(value, (list, tuple)) else [value]
    match asked.asks:
        case "is":
            return asked.value == value or asked.value in words
        case "at_most":
            return value == "no" or (isinstance(value, int) and value <= asked.number)
        case "at_least":
            return isinstance(value, int) and value >= asked.number
        case "includes":
            return set(asked.words) <= {*words, *moot}
        case "any_of":
            return bool(set(asked.words) & set(words))
        case "excludes":
            return not set(asked.words) & set(words)


def unmet(requirement: Requirement, evaluator: Evaluator) -> list[str]:
    """The measures that keep a requirement from being met."""
    return [
        item.measure for item in clauses(requirement) if clause(item, evaluator.law.measures.get(item.measure)) != "yes"
    ]


def jurisdiction(test: Provide, evaluator: Evaluator) -> Outcome:
    """Jurisdiction over the facts of other duties, placed as the paragraph says: what the second cover leaves out."""
    status = evaluator.law.status("jurisdiction")
    if status is SectionStatus.NOT_READ:
        return NOT_ASSESSED
    if test.unless and evaluate(test.unless, evaluator) == "yes":
        return Outcome(Verdict.MET, measures=named(test.unless))
    parts = [over(test, evaluator.duty(name), evaluator) for name in test.over]
    if not any(any_fact(part.question.required, part.question.region.excluding) for part in parts):
        return Outcome(Verdict.NOT_ASSESSED, follows=test.over[0])
    coverages = [part.question.answer() for part in parts]
    gaps = tuple(gap._replace(near=None) for part in parts for gap in presented(evaluator, (), (), part.question))
    cites = tuple(dict.fromkeys(cite for part in parts for cite in part.cites))
    answering = tuple(dict.fromkeys(index for item in coverages for index in item.provisions))
    found = Outcome(Verdict.MET, cites=cites, provisions=answering)
    usual = [usually(test, evaluator, part.question) for part in parts]
    possible, beside = apart(placed_doubts(evaluator, coverages, usual))
    touching = possible
    if gaps and status is SectionStatus.PARTLY_READ:
        touching = (*touching, Doubt(not_read(evaluator.law.told_unread("jurisdiction"))))
    elif gaps:
        reached = may_reach(possible) or any(part.question.reached for part in parts)
        verdict = Verdict.PARTIAL if reached else Verdict.GAP
        return found._replace(verdict=verdict, gaps=gaps, doubts=touching, beside=beside)
    return found._replace(verdict=open_word(touching) if touching else Verdict.MET, doubts=touching, beside=beside)


def placed_doubts(
    evaluator: Evaluator, coverages: list[Coverage], usual: list[Question]
) -> Iterator[tuple[bool, Doubt]]:
    """The doubtful rules of jurisdiction that decide some facts, and whether those touch the ordinary case."""
    found: dict[Reason, tuple[bool, Doubt]] = {}
    for coverage, ordinary in zip(coverages, usual, strict=True):
        for rule in evaluator.law.reaches:
            reason = rule.doubt
            pieces = [both for piece in coverage.doubtful if reason and (both := SPACE.meet(piece, rule.cube))]
            if reason and pieces and not (reason in found and found[reason][0]):
                touches = any(ordinary.touched(piece) for piece in pieces)
                found[reason] = touches, Doubt(reason, rule.cite)
    yield from found.values()


class Placed(NamedTuple):
    """The punished facts of one duty in the place asked, with the jurisdiction cover, and the pinpoints used."""

    question: Question
    cites: tuple[str, ...]


def over(test: Provide, base: Duty, evaluator: Evaluator) -> Placed:
    """Jurisdiction over the punished facts of one duty."""
    facts = with_replaced(evaluator.sure_facts(base), test.reach)
    sure: list[Share] = []
    possible: list[Share] = []
    cites: list[str] = []
    for provision, own in facts:
        for rule in evaluator.law.reaches:
            if rule.provisions and provision not in rule.provisions:
                continue
            both = tuple([rule.cube & cube for cube in SPACE.meeting(own.cubes, (rule.cube,))])
            if both:
                possible.append(Share(provision, Region(both, own.excluding)))
                if not rule.doubt:
                    sure.append(possible[-1])
                    cites += rule.cite
    asked = evaluator.region(base)
    region = Region(replaced(asked.cubes, test.reach), asked.excluding)
    return Placed(Question(region, facts, lambda: (tuple(sure), tuple(possible))), tuple(cites))
