"""Form 3: what is an offence under a base duty must carry a maximum of at least so many months."""

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import any_fact, inside, reaching
from harmonize.duties.criminalize import doubts_of
from harmonize.duties.docket import Docket
from harmonize.duties.gaps import presented
from harmonize.duties.question import Question
from harmonize.duties.unread import UNDECIDED, unread_behind, unread_reason
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome
from harmonize.norms.treaty import Duty

PRIOR = SPACE.fields["prior"].mask, SPACE.bit["prior"]["none"]


def decide(duty: Duty, docket: Docket) -> str:
    """The verdict alone: what is left over is not worked out."""
    questions = [found for name in duty.test["of"] if (found := set_against(duty, docket.duty(name), docket))]
    if not questions:
        return unassessed(duty, docket).verdict
    short = [found for found in questions if found.gap]
    if short:
        reasons = [unread_behind(docket, duty, found.asked, found.gap_beside) for found in short]
        if any(reasons):
            return assess(duty, docket).verdict if UNDECIDED in reasons else "unclear"
        return "partial" if any(found.reached for found in questions) else "gap"
    return "unclear" if any(found.doubt for found in questions) else "met"


def assess(duty: Duty, docket: Docket) -> Outcome:
    """The facts that are no offence at all are not asked again; recidivism does not make a range."""
    gaps: list[Gap] = []
    doubts: dict[Reason, Doubt] = {}
    provisions: list[int] = []
    cites: list[str] = []
    punished = grave = False
    for name in duty.test["of"]:
        base = docket.duty(name)
        question = set_against(duty, base, docket)
        if question is None:
            continue
        coverage = question.answer()
        reached = coverage.provisions
        punished = True
        grave = grave or bool(reached)
        gaps += too_light(duty, base, docket, question)
        doubts |= {doubt.reason: doubt for doubt in doubts_of(docket, coverage, docket.scope(base).kinds, ranged=True)}
        provisions += reached
        bound = duty.test["maximum_at_least"]
        heavy = docket.candidates(docket.scope(base).kinds, coverage.asked, ranged=True, at_least=bound)
        cites += (*docket.form_cites(heavy.norms, coverage.asked), *docket.rule_cites(base, reached))
    if not punished:
        return unassessed(duty, docket)
    found = Outcome(
        "met",
        gaps=tuple(gaps),
        doubts=tuple(doubts.values()),
        provisions=tuple(dict.fromkeys(provisions)),
        cites=tuple(dict.fromkeys(cites)),
    )
    hole = unread_reason(docket, duty, found.gaps) if gaps else None
    if hole:
        return found._replace(
            verdict="unclear",
            gaps=(),
            doubts=(*found.doubts, Doubt(not_read(f"a graver range: {hole.reason}"), (), 0, 0)),
        )
    if gaps:
        return found._replace(verdict="partial" if grave else "gap")
    return found._replace(verdict="unclear") if doubts else found


def set_against(duty: Duty, base: Duty, docket: Docket) -> Question | None:
    """The punished facts of the base with those norms that are (surely, possibly) grave enough; None without such facts."""
    kinds = docket.scope(base).kinds
    changes = [PRIOR, *(tuple(pair) for pair in duty.test.get("also", ()))]
    away = docket.scope(base).away
    region = docket.moved(docket.scope(base).region, changes)
    facts = docket.moved_facts(docket.sure_facts(base), changes)
    asked = tuple(cube for part in facts for cube in part.cubes)
    if duty.test.get("also"):
        facts = inside(docket.cover(docket.candidates(kinds, region).groups, asked), asked)
    if not any_fact(facts, away):
        return None
    heavy = docket.candidates(kinds, region, ranged=True, at_least=duty.test["maximum_at_least"])
    return docket.set_against(facts, region, heavy.groups, away)


def too_light(duty: Duty, base: Duty, docket: Docket, asked: Question) -> list[Gap]:
    """The facts whose range is too low, each with the provision that gives it."""
    kinds = docket.scope(base).kinds
    groups = docket.candidates(kinds, asked.region, ranged=True).groups
    found = []
    for gap in presented(docket, duty._replace(test=base.test), kinds, asked):
        light = reaching(docket.cover(groups, (gap.cube,)), (gap.cube,), asked.away)
        found.append(gap._replace(near=Near(light[0], (), ()) if light else gap.near))
    return found


def unassessed(duty: Duty, docket: Docket) -> Outcome:
    """Nothing to punish: the base is no offence, or was not read."""
    missing = [section for section in duty.reads if docket.law.status(section) in ("not_read", "partly_read")]
    if missing:
        return Outcome(
            "not_assessed", doubts=(Doubt(not_read(f"{missing[0].replace('_', ' ')}: not wholly read"), (), 0, 0),)
        )
    return Outcome("gap", follows=duty.test["of"][0])
