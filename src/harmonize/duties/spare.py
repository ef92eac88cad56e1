"""Form 2: a region of facts must not be an offence. What the law reaches there is the breach."""

from harmonize.conduct.cover import absorbed
from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Offence, inside, reaching
from harmonize.duties.docket import Docket
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.facts import impossible
from harmonize.norms.law import Norm
from harmonize.norms.outcome import NOT_ASSESSED, Doubt, Gap, Outcome
from harmonize.norms.treaty import Duty


def assess(duty: Duty, docket: Docket) -> Outcome:
    """Met when the law surely leaves the facts alone, gap when it surely punishes some, unclear in between."""
    region = docket.region(duty.test["region"])
    candidates = docket.candidates(duty.test["counts"], region)
    away = (*docket.region(duty.test.get("leaving_out", ())), *impossible())
    surely, possibly = docket.covers(candidates.groups, region)
    certain = inside(surely, region)
    breach = surviving(certain, away)
    if breach:
        return Outcome(
            "gap",
            gaps=tuple(Gap(cube, around(region, cube), None) for cube in breach),
            provisions=reaching(certain, region, away),
        )
    if any(docket.law.status(section) == "not_read" for section in duty.reads):
        return NOT_ASSESSED
    possible = inside(possibly, region)
    open_facts = surviving(possible, away)
    if open_facts:
        return Outcome(
            "unclear", doubts=reasons(docket, candidates.norms, open_facts), provisions=reaching(possible, region, away)
        )
    partly = [section for section in duty.reads if docket.law.status(section) == "partly_read"]
    if partly:
        return Outcome(
            "unclear",
            doubts=tuple(
                Doubt(not_read(f"{section.replace('_', ' ')}: only partly read"), (), 0, 0) for section in partly
            ),
        )
    return Outcome("met")


def surviving(cover: tuple[Offence, ...], away: tuple[int, ...]) -> tuple[int, ...]:
    """The punished parts of the region that hold a fact that is asked."""
    return absorbed((cube for _, cubes, beside in cover for cube in cubes if SPACE.survives(cube, (*beside, *away))))


def around(region: tuple[int, ...], cube: int) -> int:
    """The cube of the region in which some facts lie."""
    return next(within for within in region if not cube & ~within)


def reasons(docket: Docket, norms: tuple[Norm, ...], facts: tuple[int, ...]) -> tuple[Doubt, ...]:
    """Why it is open whether the law reaches the facts."""
    found: dict[Reason, Doubt] = {}
    for norm in norms:
        provision = docket.law.provisions[norm.provision]
        if any(SPACE.meet(piece, norm.cube) for piece in facts):
            doubts = (
                [(norm.doubt, provision.cites_of(norm.doubt))]
                if norm.doubt
                else [
                    (item.doubt, item.cite)
                    for item in provision.exclusions
                    if item.doubt and any(SPACE.meet(SPACE.meet(piece, norm.cube), item.cube) for piece in facts)
                ]
            )
            for reason, cite in doubts:
                found.setdefault(reason, Doubt(reason, cite, 0, 0))
    return tuple(found.values())
