"""Form 2: a region of facts must not be an offence. What the law reaches there is the breach."""

from collections.abc import Iterator

from harmonize.conduct.cover import absorbed
from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.primes import holding, irredundant, primes
from harmonize.duties.coverage import Offence, alive, inside, reaching
from harmonize.duties.criminalize import doubtful_parts
from harmonize.duties.docket import Docket
from harmonize.duties.gaps import ORDER
from harmonize.duties.question import Question
from harmonize.duties.usual import apart, open_word, usually
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.duty_tests import Spare
from harmonize.norms.facts import impossible
from harmonize.norms.law import Norm, SectionStatus
from harmonize.norms.outcome import NOT_ASSESSED, Doubt, Gap, Outcome, Verdict
from harmonize.norms.treaty import Duty


def judge(test: Spare, duty: Duty, docket: Docket) -> Outcome:
    """Met when the law surely leaves the facts alone, gap when it surely punishes the ordinary case, in part when others.

    Where it only possibly punishes the ordinary case the verdict is open.
    """
    region = docket.region(test.region)
    candidates = docket.candidates(test.counts, region)
    away = (*docket.region(test.leaving_out), *impossible())
    surely, possibly = docket.covers(candidates.groups, region)
    asked = Question(region, (Offence(-1, region, ()),), away, lambda: (surely, possibly))
    usual = usually(test, docket, asked)
    certain = inside(surely, region)
    possible = inside(possibly, region)
    touching, beside = apart(reasons(docket, candidates.norms, possible, usual))
    breach = breaches(certain, away)
    if breach:
        # Who must not be liable is spared, or is not: only where nothing but a corner is reached is the duty met in part.
        whole = any(usual.touched(cube, beside) for _, cubes, beside in certain for cube in cubes)
        return Outcome(
            Verdict.GAP if whole else Verdict.PARTIAL,
            gaps=tuple(Gap(cube, around(region, cube), None) for cube in breach),
            provisions=reaching(certain, region, away),
        )
    if any(docket.law.status(section) is SectionStatus.NOT_READ for section in duty.reads):
        return NOT_ASSESSED
    found = Outcome(Verdict.MET, doubts=touching, provisions=reaching(possible, region, away), beside=beside)
    if touching:
        return found._replace(verdict=open_word(touching))
    partly = [section for section in duty.reads if docket.law.status(section) is SectionStatus.PARTLY_READ]
    if partly:
        unread = (Doubt(not_read(docket.law.told_unread(section)), (), 0, 0) for section in partly)
        return found._replace(verdict=Verdict.NOT_VERIFIED, doubts=tuple(unread))
    return found


def breaches(cover: tuple[Offence, ...], away: tuple[int, ...]) -> tuple[int, ...]:
    """The punished parts of the region, what exclusions leave out cut away, as few maximal cubes that hold a fact asked."""
    found: list[int] = []
    for _, cubes, exclusions in cover:
        for cube in cubes:
            taken = SPACE.meeting(exclusions, (cube,))
            pieces = [piece for piece in SPACE.minus((cube,), taken) if SPACE.survives(piece, away)]
            widest = primes(SPACE, pieces, cube, [(item, ()) for item in taken], ORDER)
            found += irredundant(widest, holding(SPACE, pieces))
    return absorbed(found)


def around(region: tuple[int, ...], cube: int) -> int:
    """The cube of the region in which some facts lie."""
    return next(within for within in region if not cube & ~within)


def reasons(
    docket: Docket, norms: tuple[Norm, ...], possible: tuple[Offence, ...], usual: Question
) -> Iterator[tuple[bool, Doubt]]:
    """Why it is open whether the law reaches the facts, and whether that touches the ordinary case.

    What an exclusion surely leaves out is not open.
    """
    found: dict[Reason, tuple[bool, Doubt]] = {}
    reached = {index: (cubes, exclusions) for index, cubes, exclusions in possible}
    for norm in norms:
        facts, exclusions = reached.get(norm.provision, ((), ()))
        for reason, cite, cube in doubtful_parts(norm, docket.law.provisions[norm.provision]):
            around = (*exclusions, *usual.away)
            pieces = [both for piece in facts if (both := SPACE.meet(piece, cube)) and alive(both, around)]
            if pieces and not (reason in found and found[reason][0]):
                found[reason] = any(usual.touched(piece, exclusions) for piece in pieces), Doubt(reason, cite, 0, 0)
    yield from found.values()
