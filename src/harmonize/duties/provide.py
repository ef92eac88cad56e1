"""Form 5: the law must have a rule: typed measures, or jurisdiction over a region of facts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.duties.coverage import Share, any_fact, replaced, with_replaced
from harmonize.duties.gaps import presented
from harmonize.duties.penal_law import Cover
from harmonize.duties.question import Base, Question
from harmonize.duties.verdict import Doubts, may_reach, open_word
from harmonize.norms.doubt import Ground, Reason, not_read
from harmonize.norms.duty_tests import Clause, Provide, Requirement, clauses
from harmonize.norms.law import Law, Measure, Reach, SectionStatus
from harmonize.norms.outcome import NOT_ASSESSED, OPEN, Doubt, Outcome, Verdict
from harmonize.norms.source import Grade

# From worst to best; the two words for a doubt are the verdicts that it leads to.
ORDER = ("no", "unknown", "not_verified", "unsettled", "conditional", "yes")


def judge(test: Provide, bases: Iterable[Base], law: Law, sections: Mapping[str, str]) -> Outcome:
    """The verdict on a rule that must be provided; ``sections`` are those of a law to which measures belong.

    Where a paragraph binds what authorities do (``conduct`` says whose), the law may have a rule and need none: without
    it the duty is not assessed.
    """
    if test.require is None:
        return jurisdiction(test, bases, law)
    found = required(test, test.require, law, sections)
    if found.missing and found.verdict is not Verdict.NOT_VERIFIED and (applied := applying(test, found, law)):
        return applied
    return NOT_ASSESSED._replace(measures=found.measures) if test.conduct and found.missing else found


def applying(test: Provide, found: Outcome, law: Law) -> Outcome | None:
    """What comes out where the law lacks a rule and the paragraph itself may stand in its place; None where it may not."""
    answer = evaluate(test.directly, law) if test.directly else "no"
    if test.directly is None or answer not in ("yes", "conditional", Verdict.UNSETTLED):
        return None
    names = (*found.measures, *named(test.directly))
    cite = tuple(one for name in named(test.directly) for one in law.measures[name].cite)
    open_law = [item for name in named(test.directly) if (item := law.measures[name].doubt)]
    doubts = [*open_law, *([Reason(Ground.LAW, test.directly_doubt)] if test.directly_doubt else [])]
    if doubts and test.conduct:
        return None
    if doubts:
        return Outcome(Verdict.UNSETTLED, doubts=tuple(Doubt(doubt, cite) for doubt in doubts), measures=names)
    return Outcome(Verdict.MET, measures=names, directly=True)


def required(test: Provide, asked: Requirement, law: Law, sections: Mapping[str, str]) -> Outcome:
    """The verdict on the measures that a duty requires."""
    answer = evaluate(asked, law)
    measures = named(asked)
    known = tuple(name for name in measures if name in law.measures)
    doubts = tuple(Doubt(measure.doubt, measure.cite) for name in known if (measure := law.measures[name]).doubt)
    if answer == "unknown":
        return NOT_ASSESSED._replace(measures=measures)
    if answer == "yes":
        further = test.exceeds and evaluate(test.exceeds, law) == "yes"
        return Outcome(Verdict.EXCEEDS if further else Verdict.MET, measures=known)
    if answer in OPEN:
        return Outcome(Verdict(answer), doubts=doubts, measures=known)
    missing = tuple(unmet(asked, law))
    if answer == "conditional" and (unknown := unverified(missing, law)):
        return Outcome(
            Verdict.NOT_VERIFIED, doubts=(*doubts, Doubt(not_read(unknown))), measures=known, missing=missing
        )
    if answer == "conditional":
        return Outcome(Verdict.PARTIAL, doubts=doubts, measures=known, missing=missing)
    part = test.partial and evaluate(test.partial, law) in ("yes", "conditional")
    verdict = Verdict.PARTIAL if part else Verdict.GAP
    # What a rule lacks may stand in what was not read, whether the rule is one word or a list of them.
    half = law.unread_section(map(sections.__getitem__, measures))
    if half:
        verdict, doubts = Verdict.NOT_VERIFIED, (*doubts, Doubt(not_read(half.reason)))
    return Outcome(verdict, doubts=doubts, measures=known, missing=missing)


def unverified(missing: Iterable[str], law: Law) -> str:
    """Why a rule that is there in part is not verified: another that would do was not read, or it is known from memory alone."""
    answers = [law.measures.get(name) for name in missing]
    if None in answers:
        return "another rule that would meet the obligation was not read"
    remembered = any(answer and law.grade(answer.cite) is Grade.MEMORY for answer in answers)
    return "the rule is known from memory alone" if remembered else ""


def named(requirement: Requirement) -> tuple[str, ...]:
    """The measures that a requirement looks at, each once."""
    return tuple(dict.fromkeys(item.measure for item in clauses(requirement)))


def evaluate(requirement: Requirement, law: Law) -> str:
    """Whether a requirement is met: one of ``ORDER``, the best of its parts for ``any``, the worst for ``all``."""
    if isinstance(requirement, Clause):
        return clause(requirement, law.measures.get(requirement.measure))
    answers = [evaluate(part, law) for part in requirement.parts]
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


def unmet(requirement: Requirement, law: Law) -> list[str]:
    """The measures that keep a requirement from being met."""
    return [item.measure for item in clauses(requirement) if clause(item, law.measures.get(item.measure)) != "yes"]


def jurisdiction(test: Provide, bases: Iterable[Base], law: Law) -> Outcome:
    """Jurisdiction over the facts of other duties, placed as the paragraph says: what the second cover leaves out."""
    status = law.status("jurisdiction")
    if status is SectionStatus.NOT_READ:
        return NOT_ASSESSED
    if test.unless and evaluate(test.unless, law) == "yes":
        return Outcome(Verdict.MET, measures=named(test.unless))
    parts = [placed(test, base, law.reaches) for base in bases]
    if not any(any_fact(part.required, part.region.excluding) for part in parts):
        return Outcome(Verdict.NOT_ASSESSED, follows=test.over[0])
    gaps = tuple(gap for part in parts for gap in presented(part))
    answering = tuple(dict.fromkeys(index for part in parts for index in part.coverage.provisions))
    used = [rule for part in parts for own in part.required for rule, _ in over(own, law.reaches) if not rule.doubt]
    cites = tuple(dict.fromkeys(cite for rule in used for cite in rule.cite))
    doubts = Doubts.of(placed_doubts(law.reaches, parts))
    found = Outcome(Verdict.MET, cites=cites, provisions=answering, doubts=doubts.touching, beside=doubts.beside)
    if gaps and status is not SectionStatus.PARTLY_READ:
        reached = may_reach(doubts.touching) or any(part.reached for part in parts)
        return found._replace(verdict=Verdict.PARTIAL if reached else Verdict.GAP, gaps=gaps)
    unread = (Doubt(not_read(law.told_unread("jurisdiction"))),) if gaps else ()
    open_ones = (*doubts.touching, *unread)
    return found._replace(verdict=open_word(open_ones) if open_ones else Verdict.MET, doubts=open_ones)


def placed_doubts(rules: Iterable[Reach], parts: Iterable[Question]) -> Iterator[tuple[bool, Doubt]]:
    """The doubtful rules of jurisdiction that decide some facts, and whether those touch the ordinary case."""
    for part in parts:
        for rule in rules:
            pieces = [both for piece in part.coverage.doubtful if (both := SPACE.meet(piece, rule.cube))]
            if rule.doubt and pieces:
                yield any(part.ordinary.touched(piece) for piece in pieces), Doubt(rule.doubt, rule.cite)


def placed(test: Provide, base: Base, rules: Iterable[Reach]) -> Question:
    """The punished facts of one duty in the place asked, set against the rules of jurisdiction over them."""
    region = Region(replaced(base.region.cubes, test.reach), base.region.excluding)
    facts = with_replaced(base.crimes, test.reach)
    reach = [(share, None if rule.doubt else share) for own in facts for rule, share in over(own, rules)]
    return base.question(region, facts, Cover((), tuple(reach)), test)


def over(facts: Share, rules: Iterable[Reach]) -> Iterator[tuple[Reach, Share]]:
    """The rules of jurisdiction that reach some facts of a provision, each with what it reaches."""
    provision, own = facts
    for rule in rules:
        near = SPACE.meeting(own.cubes, (rule.cube,))
        if near and (not rule.provisions or provision in rule.provisions):
            yield rule, Share(provision, Region(tuple([rule.cube & cube for cube in near]), own.excluding))
