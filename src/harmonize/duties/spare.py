"""Form 2: a region of facts must not be an offence. What the law reaches there is the breach."""

from collections.abc import Iterator

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, absorbed
from harmonize.conduct.space import Cube
from harmonize.duties.coverage import NOBODY, Share, Shares, inside, reaching, real
from harmonize.duties.gaps import ORDER
from harmonize.duties.ordinary_case import OrdinaryCase, named_by, ordinarily
from harmonize.duties.penal_law import PenalLaw
from harmonize.duties.verdict import Doubts, open_word
from harmonize.norms.doubt import not_read
from harmonize.norms.duty_tests import Spare
from harmonize.norms.facts import impossible
from harmonize.norms.law import SectionStatus
from harmonize.norms.outcome import NOT_ASSESSED, Doubt, Gap, Outcome, Verdict
from harmonize.norms.provision import Norm, Provision
from harmonize.norms.treaty import Duty


def judge(test: Spare, duty: Duty, penal: PenalLaw) -> Outcome:
    """Met when the law surely leaves the facts alone, gap when it surely punishes the ordinary case, in part when others.

    Where it only possibly punishes the ordinary case the verdict is open.
    """
    law, cubes = penal.law, penal.on_day.dated(test.region)
    region = Region(cubes, (*penal.on_day.dated(test.leaving_out), *impossible()))
    usual = ordinarily(region, (Share(NOBODY, Region(cubes)),), named_by(test))
    punished = penal.punished(test.counts)
    certain, possible = (inside(cover, cubes) for cover in punished.covers(cubes))
    breach = breaches(certain, region.excluding)
    if breach:
        # Who must not be liable is spared, or is not: only where nothing but a corner is reached is the duty met in part.
        whole = any(usual.touched(cube, own.excluding) for _, own in certain for cube in own.cubes)
        return Outcome(
            Verdict.GAP if whole else Verdict.PARTIAL,
            gaps=tuple(Gap(cube, around(cubes, cube), None) for cube in breach),
            provisions=tuple(reaching(certain, cubes, region.excluding)),
        )
    if any(law.status(section) is SectionStatus.NOT_READ for section in duty.reads):
        return NOT_ASSESSED
    touching, beside = Doubts.of(reasons(punished.norms, law.provisions, possible, usual))
    undecided = tuple(doubt for doubt in touching if doubt.reason.undecided)
    reached = tuple(reaching(possible, cubes, region.excluding))
    if undecided and not test.undecided_is_met:
        return Outcome(Verdict.GAP, doubts=touching, provisions=reached)
    touching, beside = tuple(doubt for doubt in touching if doubt not in undecided), (*beside, *undecided)
    found = Outcome(Verdict.MET, doubts=touching, provisions=reached, beside=beside)
    if touching:
        return found._replace(verdict=open_word(touching))
    partly = [section for section in duty.reads if law.status(section) is SectionStatus.PARTLY_READ]
    if partly:
        unread = (Doubt(not_read(law.told_unread(section))) for section in partly)
        return found._replace(verdict=Verdict.NOT_VERIFIED, doubts=tuple(unread))
    return found


def breaches(cover: Shares, excluding: tuple[Cube, ...]) -> tuple[Cube, ...]:
    """The punished parts of the region, what exclusions leave out cut away, as few maximal cubes that hold a fact asked."""
    found: list[Cube] = []
    for _, own in cover:
        for cube in own.cubes:
            saved = Region(tuple(SPACE.meeting(own.excluding, (cube,))))
            pieces = tuple(real(Region((cube,), saved.cubes).pieces(), excluding))
            found += Region(pieces).presented(ORDER, cube, (saved,)).cubes
    return absorbed(found)


def around(region: tuple[Cube, ...], cube: Cube) -> Cube:
    """The cube of the region in which some facts lie."""
    return next(within for within in region if not cube & ~within)


def reasons(
    norms: tuple[Norm, ...], provisions: tuple[Provision, ...], possible: Shares, usual: OrdinaryCase
) -> Iterator[tuple[bool, Doubt]]:
    """Why it is open whether the law reaches the facts, and whether that touches the ordinary case.

    What an exclusion surely leaves out is not open.
    """
    reached = dict(possible)
    parts = {
        (norm.provision, *part): None
        for norm in norms
        if norm.provision in reached
        for part in provisions[norm.provision].open_parts(norm)
    }
    for provision, reason, cite, cube in parts:
        own = reached[provision]
        unasked = (*own.excluding, *usual.excluding)
        pieces = [both for piece in SPACE.meeting(own.cubes, (cube,)) for both in [piece & cube]]
        if any(SPACE.survives(piece, unasked) for piece in pieces):
            yield any(usual.touched(piece, own.excluding) for piece in pieces), Doubt(reason, cite)
