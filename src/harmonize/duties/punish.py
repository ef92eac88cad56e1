"""Form 3: what is an offence under a base duty must carry a maximum of at least so many months."""

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import any_fact, inside, reaching
from harmonize.duties.criminalize import doubts_of
from harmonize.duties.docket import Docket
from harmonize.duties.gaps import presented
from harmonize.duties.question import Question
from harmonize.duties.unread import Holes, Unread, told_apart
from harmonize.duties.usual import judged, usually, with_holes
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.duty_tests import Punish, Replacement
from harmonize.norms.law import SectionStatus
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome, Verdict
from harmonize.norms.treaty import Duty

PRIOR = Replacement(SPACE.fields["prior"].mask, SPACE.bit["prior"]["none"])


def judge(test: Punish, duty: Duty, docket: Docket) -> Outcome:
    """The facts that are no offence at all are not asked again; recidivism does not make a range."""
    provisions: list[int] = []
    cites: list[str] = []
    sure: list[Gap] = []
    perhaps: list[tuple[Gap, Unread]] = []
    doubts: dict[Reason, Doubt] = {}
    corners: dict[Reason, Doubt] = {}
    some = False  # of what is asked is surely, or in the ordinary case possibly, punished so
    questions = [(base, found) for base in map(docket.duty, test.of) if (found := set_against(test, base, docket))]
    if not questions:
        return unassessed(test, duty, docket)
    for base, question in questions:
        kinds, coverage = docket.scope(base).kinds, question.answer()
        doubtful = docket.graded(kinds, coverage.doubtful, test.maximum_at_least)
        usual = usually(test, docket, question)
        holes = told_apart(docket, duty, too_light(base, docket, question))
        possible, beyond = doubts_of(docket, coverage, doubtful.norms, usual)
        some = some or bool(possible) or coverage.reached
        touching, beside = with_holes(possible, beyond, holes, usual)
        sure += holes.sure
        perhaps += holes.perhaps
        doubts |= {doubt.reason: doubt for doubt in touching}
        corners |= {doubt.reason: doubt for doubt in beside}
        reached = coverage.provisions
        provisions += reached
        graver = docket.graver_cites(reached, coverage.asked, test.maximum_at_least)
        cites += (*graver, *docket.rule_cites(base, reached))
    verdict = judged(Holes(tuple(sure), tuple(perhaps)), tuple(doubts.values()), reached=some)
    return Outcome(
        # What is punished was read; a hole in the reading can only hide a graver range.
        Verdict.NOT_VERIFIED if verdict is Verdict.NOT_ASSESSED else verdict,
        gaps=tuple(sure),
        doubts=tuple(doubts.values()),
        provisions=tuple(dict.fromkeys(provisions)),
        cites=tuple(dict.fromkeys(cites)),
        beside=tuple(doubt for reason, doubt in corners.items() if reason not in doubts),
    )


def set_against(test: Punish, base: Duty, docket: Docket) -> Question | None:
    """The punished facts of the base with those norms that are (surely, possibly) grave enough; None without such facts."""
    kinds = docket.scope(base).kinds
    changes = (PRIOR, *test.also)
    away = docket.scope(base).away
    region = docket.moved(docket.scope(base).region, changes)
    facts = docket.moved_facts(docket.sure_facts(base), changes)
    asked = tuple(cube for part in facts for cube in part.cubes)
    if test.also:
        facts = inside(docket.cover(docket.candidates(kinds, region).groups, asked), asked)
    if not any_fact(facts, away):
        return None
    heavy = docket.graded(kinds, region, test.maximum_at_least)
    return docket.set_against(facts, region, heavy.groups, away)


def too_light(base: Duty, docket: Docket, asked: Question) -> list[Gap]:
    """The facts whose range is too low, each with the provision that gives it."""
    kinds = docket.scope(base).kinds
    groups = docket.candidates(kinds, asked.region).groups
    found = []
    for gap in presented(docket, base.criminalize.listed, kinds, asked):
        light = reaching(docket.cover(groups, (gap.cube,)), (gap.cube,), asked.away)
        near = Near(light[0], (), (), docket.law.nearest_clause(light[0], gap.cube)) if light else gap.near
        found.append(gap._replace(near=near))
    return found


def unassessed(test: Punish, duty: Duty, docket: Docket) -> Outcome:
    """Nothing to punish: the base is no offence, or was not read."""
    missing = [
        section
        for section in duty.reads
        if docket.law.status(section) in (SectionStatus.NOT_READ, SectionStatus.PARTLY_READ)
    ]
    if missing:
        return Outcome(
            Verdict.NOT_ASSESSED,
            doubts=(Doubt(not_read(f"{missing[0].replace('_', ' ')}: not wholly read"), (), 0, 0),),
        )
    return Outcome(Verdict.GAP, follows=test.of[0])
