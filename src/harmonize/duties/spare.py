"""Form 2: a region of facts must not be an offence. What the law reaches there is the breach."""

from collections.abc import Iterator

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, absorbed
from harmonize.duties.coverage import NOBODY, Share, Shares, inside, reaching, real
from harmonize.duties.criminalize import doubtful_parts
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import ORDER
from harmonize.duties.question import Question
from harmonize.duties.usual import apart, open_word, usually
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.duty_tests import Spare
from harmonize.norms.facts import impossible
from harmonize.norms.law import Norm, SectionStatus
from harmonize.norms.outcome import NOT_ASSESSED, Doubt, Gap, Outcome, Verdict
from harmonize.norms.treaty import Duty


def judge(test: Spare, duty: Duty, evaluator: Evaluator) -> Outcome:
    """Met when the law surely leaves the facts alone, gap when it surely punishes the ordinary case, in part when others.

    Where it only possibly punishes the ordinary case the verdict is open.
    """
    cubes = evaluator.on_day.dated(test.region)
    region = Region(cubes, (*evaluator.on_day.dated(test.leaving_out), *impossible()))
    punished = evaluator.punished(test.counts, cubes)
    surely, possibly = punished.covers(cubes)
    asked = Question(region, (Share(NOBODY, Region(cubes)),), lambda: (surely, possibly))
    usual = usually(test, evaluator, asked)
    certain = inside(surely, cubes)
    possible = inside(possibly, cubes)
    breach = breaches(certain, region.excluding)
    if breach:
        # Who must not be liable is spared, or is not: only where nothing but a corner is reached is the duty met in part.
        whole = any(usual.touched(cube, own.excluding) for _, own in certain for cube in own.cubes)
        return Outcome(
            Verdict.GAP if whole else Verdict.PARTIAL,
            gaps=tuple(Gap(cube, around(cubes, cube), None) for cube in breach),
            provisions=reaching(certain, cubes, region.excluding),
        )
    if any(evaluator.law.status(section) is SectionStatus.NOT_READ for section in duty.reads):
        return NOT_ASSESSED
    touching, beside = apart(reasons(evaluator, punished.norms, possible, usual))
    undecided = tuple(doubt for doubt in touching if doubt.reason.undecided)
    if undecided and not test.undecided_is_met:
        return Outcome(Verdict.GAP, doubts=touching, provisions=reaching(possible, cubes, region.excluding))
    touching, beside = tuple(doubt for doubt in touching if doubt not in undecided), (*beside, *undecided)
    found = Outcome(Verdict.MET, doubts=touching, provisions=reaching(possible, cubes, region.excluding), beside=beside)
    if touching:
        return found._replace(verdict=open_word(touching))
    partly = [section for section in duty.reads if evaluator.law.status(section) is SectionStatus.PARTLY_READ]
    if partly:
        unread = (Doubt(not_read(evaluator.law.told_unread(section))) for section in partly)
        return found._replace(verdict=Verdict.NOT_VERIFIED, doubts=tuple(unread))
    return found


def breaches(cover: Shares, excluding: tuple[int, ...]) -> tuple[int, ...]:
    """The punished parts of the region, what exclusions leave out cut away, as few maximal cubes that hold a fact asked."""
    found: list[int] = []
    for _, own in cover:
        for cube in own.cubes:
            saved = Region(tuple(SPACE.meeting(own.excluding, (cube,))))
            pieces = tuple(real(Region((cube,), saved.cubes).pieces(), excluding))
            found += Region(pieces).presented(ORDER, cube, (saved,)).cubes
    return absorbed(found)


def around(region: tuple[int, ...], cube: int) -> int:
    """The cube of the region in which some facts lie."""
    return next(within for within in region if not cube & ~within)


def reasons(
    evaluator: Evaluator, norms: tuple[Norm, ...], possible: Shares, usual: Question
) -> Iterator[tuple[bool, Doubt]]:
    """Why it is open whether the law reaches the facts, and whether that touches the ordinary case.

    What an exclusion surely leaves out is not open.
    """
    found: dict[Reason, tuple[bool, Doubt]] = {}
    reached = dict(possible)
    parts = {
        (norm.provision, *part): None
        for norm in norms
        if norm.provision in reached
        for part in doubtful_parts(norm, evaluator.law.provisions[norm.provision])
    }
    for provision, reason, cite, cube in parts:
        if reason in found and found[reason][0]:
            continue
        own = reached[provision]
        unasked = (*own.excluding, *usual.region.excluding)
        pieces = [
            both
            for piece in SPACE.meeting(own.cubes, (cube,))
            for both in [piece & cube]
            if SPACE.survives(both, unasked)
        ]
        if pieces:
            found[reason] = any(usual.touched(piece, own.excluding) for piece in pieces), Doubt(reason, cite)
    yield from found.values()
