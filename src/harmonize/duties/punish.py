"""Form 3: what is an offence under a base duty must carry a maximum of at least so many months."""

from harmonize.conduct.cover import absorbed
from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Coverage, any_fact, inside, left_over, reaching
from harmonize.duties.criminalize import doubts_of, presented, unread_reason
from harmonize.duties.docket import Docket
from harmonize.norms.facts import impossible
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome
from harmonize.norms.treaty import Duty

PRIOR = SPACE.fields["prior"].mask, SPACE.bit["prior"]["none"]


def assess(duty: Duty, docket: Docket) -> Outcome:
    """The facts that are no offence at all are not asked again; recidivism does not make a range."""
    gaps: list[Gap] = []
    doubts: dict[str, Doubt] = {}
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
        doubts |= {doubt.reason: doubt for doubt in doubts_of(docket, coverage, docket.kinds(base), ranged=True)}
        provisions += coverage.provisions
        norms = docket.candidates(docket.kinds(base), coverage.asked, ranged=True)
        heavy = (norm for norm in norms if norm.range.high >= duty.test["maximum_at_least"])
        cites += (*docket.form_cites(heavy, coverage.asked), *docket.rule_cites(base, coverage.provisions))
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


def set_against(duty: Duty, base: Duty, docket: Docket) -> Coverage | None:
    """The punished facts of the base set against those norms that are (surely, possibly) grave enough.

    None when nothing is punished.
    """
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
    heavy = [norm for norm in norms if norm.range.high >= duty.test["maximum_at_least"]]
    surely, possibly = docket.cover(heavy, asked, sure=True), docket.cover(heavy, asked, sure=False)
    left, doubtful = left_over(facts, surely, possibly, away)
    wanted = tuple(cube for part in facts for cube in part.cubes)
    return Coverage(region, wanted, absorbed(left), absorbed(doubtful), possibly, surely, away)


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
