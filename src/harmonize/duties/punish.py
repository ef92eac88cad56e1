"""Form 3: what is an offence under a base duty must carry a maximum of at least so many months."""

from harmonize.conduct.cover import absorbed
from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Coverage, any_fact, inside, lacking, reaching, real
from harmonize.duties.criminalize import presented
from harmonize.duties.docket import Docket
from harmonize.norms.facts import impossible
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome
from harmonize.norms.treaty import Duty

PRIOR = SPACE.fields["prior"].mask, SPACE.bit["prior"]["none"]


def assess(duty: Duty, docket: Docket) -> Outcome:
    """The facts that are no offence at all are not asked again; recidivism does not make a range."""
    gaps: list[Gap] = []
    provisions: list[int] = []
    cites: list[str] = []
    punished = grave = False
    for name in duty.test["of"]:
        base = docket.duty(name)
        coverage = set_against(duty, base, docket)
        if coverage is None:
            continue
        punished = True
        grave = grave or coverage.reached
        gaps += too_light(duty, base, docket, coverage)
        provisions += coverage.provisions
        norms = docket.candidates(docket.kinds(base), coverage.asked, ranged=True)
        heavy = (norm for norm in norms if norm.range.high >= duty.test["maximum_at_least"])
        cites += (*docket.form_cites(heavy, coverage.asked), *docket.rule_cites(base, coverage.provisions))
    if not punished:
        return unassessed(duty, docket)
    verdict = "met" if not gaps else "partial" if grave else "gap"
    return Outcome(
        verdict, gaps=tuple(gaps), provisions=tuple(dict.fromkeys(provisions)), cites=tuple(dict.fromkeys(cites))
    )


def set_against(duty: Duty, base: Duty, docket: Docket) -> Coverage | None:
    """The punished facts of the base set against those norms that are grave enough; None when nothing is punished."""
    kinds = docket.kinds(base)
    changes = [PRIOR, *(tuple(pair) for pair in duty.test.get("also", ()))]
    away = (*impossible(), *docket.asked_not(base))
    region = docket.moved(docket.base_region(base), changes)
    norms = docket.candidates(kinds, region, ranged=True)
    facts = docket.moved_facts(docket.sure_facts(base), changes)
    asked = tuple(cube for part in facts for cube in part.cubes)
    facts = inside(docket.cover(norms, asked, sure=True), asked) if duty.test.get("also") else facts
    if not any_fact(facts, away):
        return None
    heavy = docket.cover([norm for norm in norms if norm.range.high >= duty.test["maximum_at_least"]], asked, sure=True)
    left = [piece for part in facts for piece in real(lacking(part, heavy), (*part.exclusions, *away))]
    return Coverage(
        region, tuple(cube for part in facts for cube in part.cubes), absorbed(left), (), heavy, heavy, away
    )


def too_light(duty: Duty, base: Duty, docket: Docket, coverage: Coverage) -> list[Gap]:
    """The facts whose range is too low, each with the provision that gives it."""
    kinds = docket.kinds(base)
    norms = docket.candidates(kinds, coverage.region, ranged=True)
    found = []
    for gap in presented(docket, duty._replace(test=base.test), coverage, kinds):
        light = reaching(docket.cover(norms, (gap.cube,), sure=True), (gap.cube,), coverage.away)
        found.append(gap._replace(near=Near(light[0], (), ()) if light else gap.near))
    return found


def unassessed(duty: Duty, docket: Docket) -> Outcome:
    """Nothing to punish: the base is no offence, or was not read."""
    unread = [section for section in duty.reads if docket.law.status(section) in ("not_read", "partly_read")]
    if unread:
        return Outcome("not_assessed", doubts=(Doubt(f"{unread[0].replace('_', ' ')}: not wholly read", (), 0, 0),))
    return Outcome("gap", follows=duty.test["of"][0])
