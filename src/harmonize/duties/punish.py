"""Form 3: what is an offence under a base duty must carry a maximum of at least so many months."""

from collections.abc import Iterable

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.duties import cited
from harmonize.duties.coverage import any_fact, inside, replaced, with_replaced
from harmonize.duties.criminalize import doubts_of
from harmonize.duties.gaps import given_by, presented
from harmonize.duties.penal_law import PenalLaw
from harmonize.duties.question import Base, Question
from harmonize.duties.verdict import Weighed, may_reach, together, weighed
from harmonize.norms.doubt import not_read
from harmonize.norms.duty_tests import Punish, Replacement
from harmonize.norms.law import SectionStatus
from harmonize.norms.outcome import Doubt, Outcome, Verdict
from harmonize.norms.treaty import Duty

PRIOR = Replacement(SPACE.fields["prior"].mask, SPACE.bit["prior"]["none"])


def judge(test: Punish, duty: Duty, bases: Iterable[Base], penal: PenalLaw) -> Outcome:
    """The facts that are no offence at all are not asked again; recidivism does not make a range."""
    questions = [asked for base in bases if (asked := set_against(test, base, penal))]
    if not questions:
        return unassessed(test, duty, penal)
    found = together(weighed_by_range(test, duty, asked, penal) for asked in questions)
    verdict = found.verdict()
    provisions: list[int] = []
    cites: list[str] = []
    for asked in questions:
        reached = asked.coverage.provisions
        provisions += reached
        cites += cited.of_graver(penal, reached, asked.asked, test.maximum_at_least)
        cites += cited.of_rules(penal.law, asked.duty, reached)
    return Outcome(
        # What is punished was read; a hole in the reading can only hide a graver range.
        Verdict.NOT_VERIFIED if verdict is Verdict.NOT_ASSESSED else verdict,
        gaps=found.gaps,
        doubts=found.doubts,
        provisions=tuple(dict.fromkeys(provisions)),
        cites=tuple(dict.fromkeys(cites)),
        beside=found.beside,
    )


def set_against(test: Punish, base: Base, penal: PenalLaw) -> Question | None:
    """The punished facts of the base with those norms that are (surely, possibly) grave enough; None without such facts."""
    changes = (PRIOR, *test.also)
    region = Region(replaced(base.region.cubes, changes), base.region.excluding)
    facts = with_replaced(base.crimes, changes)
    if test.also:
        asked = tuple(cube for part in facts for cube in part.region.cubes)
        facts = inside(penal.punished(base.kinds).cover(asked), asked)
    if not any_fact(facts, region.excluding):
        return None
    heavy = penal.graded(base.kinds, region.cubes, test.maximum_at_least)
    return base.question(region, facts, heavy, test)


def weighed_by_range(test: Punish, duty: Duty, question: Question, penal: PenalLaw) -> Weighed:
    """What came of the punished facts of one base."""
    kinds, region, usual = question.kinds, question.region, question.ordinary
    lighter = penal.punished(kinds)
    uncovered = presented(question, question.duty.criminalize.listed)
    gaps = [given_by(gap, lighter, penal, kinds, region.excluding) for gap in uncovered]
    doubtful = penal.graded(kinds, question.coverage.doubtful, test.maximum_at_least)
    doubts = doubts_of(question.coverage, doubtful.norms, penal.law.provisions, usual)
    reached = question.reached or may_reach(doubts.touching)
    return weighed(duty, penal.law, gaps, doubts, usual, reached=reached)


def unassessed(test: Punish, duty: Duty, penal: PenalLaw) -> Outcome:
    """Nothing to punish: the base is no offence, or was not read."""
    for section in duty.reads:
        if penal.law.status(section) in (SectionStatus.NOT_READ, SectionStatus.PARTLY_READ):
            return Outcome(Verdict.NOT_ASSESSED, doubts=(Doubt(not_read(penal.law.told_unread(section))),))
    return Outcome(Verdict.GAP, follows=test.of[0])
