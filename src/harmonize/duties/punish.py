"""Form 3: what is an offence under a base duty must carry a maximum of at least so many months."""

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.duties import cited
from harmonize.duties.coverage import any_fact, inside, reaching, replaced, with_replaced
from harmonize.duties.criminalize import doubts_of
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import presented
from harmonize.duties.question import Question
from harmonize.duties.unread import Holes, Unread, told_apart
from harmonize.duties.usual import judged, may_reach, missed, usually, with_holes
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.duty_tests import Punish, Replacement
from harmonize.norms.law import SectionStatus
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome, Verdict
from harmonize.norms.treaty import Duty

PRIOR = Replacement(SPACE.fields["prior"].mask, SPACE.bit["prior"]["none"])


def judge(test: Punish, duty: Duty, evaluator: Evaluator) -> Outcome:
    """The facts that are no offence at all are not asked again; recidivism does not make a range."""
    provisions: list[int] = []
    cites: list[str] = []
    sure: list[Gap] = []
    perhaps: list[tuple[Gap, Unread]] = []
    doubts: dict[Reason, Doubt] = {}
    corners: dict[Reason, Doubt] = {}
    lost = False  # something of the ordinary case is surely not punished so
    some = False  # of what is asked is surely, or in the ordinary case possibly, punished so
    questions = [
        (base, found) for base in map(evaluator.duty, test.of) if (found := set_against(test, base, evaluator))
    ]
    if not questions:
        return unassessed(test, duty, evaluator)
    for base, question in questions:
        kinds, coverage = evaluator.kinds(base), question.answer()
        doubtful = evaluator.graded(kinds, coverage.doubtful, test.maximum_at_least)
        usual = usually(test, evaluator, question)
        holes = told_apart(evaluator, duty, too_light(base, evaluator, question))
        possible, beside = doubts_of(evaluator, coverage, doubtful.norms, usual)
        some = some or may_reach(possible) or coverage.reached
        lost = lost or missed(usual, holes.sure)
        touching = with_holes(possible, holes, usual)
        sure += holes.sure
        perhaps += holes.perhaps
        doubts |= {doubt.reason: doubt for doubt in touching}
        corners |= {doubt.reason: doubt for doubt in beside}
        reached = coverage.provisions
        provisions += reached
        graver = cited.of_graver(evaluator, reached, coverage.asked, test.maximum_at_least)
        cites += (*graver, *cited.of_rules(evaluator.law, base, reached))
    verdict = judged(Holes(tuple(sure), tuple(perhaps)), tuple(doubts.values()), reached=some, missed=lost)
    return Outcome(
        # What is punished was read; a hole in the reading can only hide a graver range.
        Verdict.NOT_VERIFIED if verdict is Verdict.NOT_ASSESSED else verdict,
        gaps=tuple(sure),
        doubts=tuple(doubts.values()),
        provisions=tuple(dict.fromkeys(provisions)),
        cites=tuple(dict.fromkeys(cites)),
        beside=tuple(doubt for reason, doubt in corners.items() if reason not in doubts),
    )


def set_against(test: Punish, base: Duty, evaluator: Evaluator) -> Question | None:
    """The punished facts of the base with those norms that are (surely, possibly) grave enough; None without such facts."""
    kinds = evaluator.kinds(base)
    changes = (PRIOR, *test.also)
    own = evaluator.region(base)
    region = Region(replaced(own.cubes, changes), own.excluding)
    facts = with_replaced(evaluator.sure_facts(base), changes)
    asked = tuple(cube for part in facts for cube in part.region.cubes)
    if test.also:
        facts = inside(evaluator.punished(kinds, region.cubes).cover(asked), asked)
    if not any_fact(facts, region.excluding):
        return None
    heavy = evaluator.graded(kinds, region.cubes, test.maximum_at_least)
    return evaluator.set_against(facts, region, heavy)


def too_light(base: Duty, evaluator: Evaluator, asked: Question) -> list[Gap]:
    """The facts whose range is too low, each with the provision that gives it."""
    kinds = evaluator.kinds(base)
    punished, unasked = evaluator.punished(kinds, asked.region.cubes), asked.region.excluding
    found = []
    for gap in presented(evaluator, base.criminalize.listed, kinds, asked):
        light = reaching(punished.cover((gap.cube,)), (gap.cube,), unasked)
        near = Near(light[0], (), (), evaluator.law.nearest_clause(light[0], gap.cube)) if light else gap.near
        found.append(gap._replace(near=near))
    return found


def unassessed(test: Punish, duty: Duty, evaluator: Evaluator) -> Outcome:
    """Nothing to punish: the base is no offence, or was not read."""
    missing = [
        section
        for section in duty.reads
        if evaluator.law.status(section) in (SectionStatus.NOT_READ, SectionStatus.PARTLY_READ)
    ]
    if missing:
        return Outcome(
            Verdict.NOT_ASSESSED,
            doubts=(Doubt(not_read(evaluator.law.told_unread(missing[0]))),),
        )
    return Outcome(Verdict.GAP, follows=test.of[0])
