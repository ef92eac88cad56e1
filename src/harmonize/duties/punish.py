"""Form 3: what is an offence under a base duty must carry a maximum of at least so many months."""

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Coverage, Question, any_fact, inside, reaching
from harmonize.duties.criminalize import doubts_of, presented, unread_elsewhere, unread_reason, unread_section
from harmonize.duties.docket import Docket
from harmonize.norms.facts import impossible
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome
from harmonize.norms.treaty import Duty

PRIOR = SPACE.fields["prior"].mask, SPACE.bit["prior"]["none"]


def decide(duty: Duty, docket: Docket) -> str:
    """The verdict alone: what is left over is not worked out."""
    questions = [found for name in duty.test["of"] if (found := set_against(duty, docket.duty(name), docket))]
    if not questions:
        return unassessed(duty, docket).verdict
    if any(found.gap for found in questions):
        if unread_section(docket, duty.reads):
            return "unclear"
        if any(unread_elsewhere(docket, found.asked) for found in questions):
            return assess(duty, docket).verdict
        return "partial" if any(found.reached for found in questions) else "gap"
    return "unclear" if any(found.doubt for found in questions) else "met"


def assess(duty: Duty, docket: Docket) -> Outcome:
    """The facts that are no offence at all are not asked again; recidivism does not make a range."""
    gaps: list[Gap] = []
    doubts: dict[str, Doubt] = {}
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
        gaps += too_light(duty, base, docket, coverage)
        doubts |= {doubt.reason: doubt for doubt in doubts_of(docket, coverage, docket.kinds(base), ranged=True)}
        provisions += reached
        bound = duty.test["maximum_at_least"]
        heavy = docket.candidates(docket.kinds(base), coverage.asked, ranged=True, at_least=bound)
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
    unread = unread_reason(docket, duty, found.gaps) if gaps else None
    if unread:
        return found._replace(
            verdict="unclear", gaps=(), doubts=(*found.doubts, Doubt(f"a graver range: {unread.reason}", (), 0, 0))
        )
    if gaps:
        return found._replace(verdict="partial" if grave else "gap")
    return found._replace(verdict="unclear") if doubts else found


def set_against(duty: Duty, base: Duty, docket: Docket) -> Question | None:
    """The punished facts of the base with those norms that are (surely, possibly) grave enough; None without such facts."""
    kinds = docket.kinds(base)
    changes = [PRIOR, *(tuple(pair) for pair in duty.test.get("also", ()))]
    away = (*impossible(), *docket.asked_not(base))
    region = docket.moved(docket.base_region(base), changes)
    facts = docket.moved_facts(docket.sure_facts(base), changes)
    asked = tuple(cube for part in facts for cube in part.cubes)
    if duty.test.get("also"):
        facts = inside(docket.cover(docket.candidates(kinds, region).groups, asked), asked)
    if not any_fact(facts, away):
        return None
    heavy = docket.candidates(kinds, region, ranged=True, at_least=duty.test["maximum_at_least"])
    surely, possibly = docket.covers(heavy.groups, asked)
    return Question(region, facts, possibly, surely, away)


def too_light(duty: Duty, base: Duty, docket: Docket, coverage: Coverage) -> list[Gap]:
    """The facts whose range is too low, each with the provision that gives it."""
    kinds = docket.kinds(base)
    groups = docket.candidates(kinds, coverage.region, ranged=True).groups
    found = []
    for gap in presented(docket, duty._replace(test=base.test), coverage, kinds):
        light = reaching(docket.cover(groups, (gap.cube,)), (gap.cube,), coverage.away)
        found.append(gap._replace(near=Near(light[0], (), ()) if light else gap.near))
    return found


def unassessed(duty: Duty, docket: Docket) -> Outcome:
    """Nothing to punish: the base is no offence, or was not read."""
    unread = [section for section in duty.reads if docket.law.status(section) in ("not_read", "partly_read")]
    if unread:
        return Outcome("not_assessed", doubts=(Doubt(f"{unread[0].replace('_', ' ')}: not wholly read", (), 0, 0),))
    return Outcome("gap", follows=duty.test["of"][0])
