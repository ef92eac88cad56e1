"""Form 1: a region of facts must be an offence. Set difference: what is required and not punished is the gap."""

from collections import Counter
from collections.abc import Iterable

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.conduct.space import EMPTY, widened
from harmonize.duties import cited
from harmonize.duties.coverage import Coverage, regions, replaced
from harmonize.duties.gaps import ORDER, nearest, presented
from harmonize.duties.ordinary_case import OrdinaryCase
from harmonize.duties.penal_law import PenalLaw
from harmonize.duties.question import Question
from harmonize.duties.verdict import Doubts, may_reach, weighed
from harmonize.norms.doubt import Reason
from harmonize.norms.duty_tests import Criminalize
from harmonize.norms.facts import ordinary_case
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Doubt, Outcome, Situations, Verdict
from harmonize.norms.provision import Norm, Provision


def judge(question: Question, penal: PenalLaw) -> Outcome:
    """The verdict on a criminalize duty (met, exceeds, partial, gap, unsettled, not verified or not assessed) with all that explains it."""
    if not question.region.cubes:
        return Outcome(Verdict.MET)
    duty, kinds, coverage, usual = question.duty, question.kinds, question.coverage, question.ordinary
    test = duty.criminalize
    gaps = [gap._replace(near=nearest(penal, gap.cube, kinds)) for gap in presented(question, test.listed)]
    listed = situations(test, coverage, penal.on_day, usual)
    doubts = doubts_of(coverage, question.cover.norms, penal.law.provisions, usual)
    reached = question.reached or may_reach(doubts.touching)
    found = weighed(duty, penal.law, gaps, doubts, usual, reached=reached)
    verdict = found.verdict()
    beyond = exceeding(test, question, penal) if verdict is Verdict.MET else ()
    provisions = coverage.provisions
    return Outcome(
        Verdict.EXCEEDS if beyond else verdict,
        gaps=found.gaps,
        doubts=found.doubts,
        provisions=provisions,
        cites=cited.of_rules(penal.law, duty, provisions),
        situations=listed,
        beyond=beyond,
        administrative=penal.administrative(kinds, (gap.cube for gap in found.gaps)),
        beside=found.beside,
    )


def doubts_of(
    coverage: Coverage, norms: Iterable[Norm], provisions: tuple[Provision, ...], usual: OrdinaryCase
) -> Doubts:
    """The reasons for which required facts are only possibly punished (or so gravely), by the norms that could decide it.

    First those that touch the ordinary case, then those that decide facts beside it alone. A doubtful exclusion decides
    nothing where the offence itself is doubtful.
    """
    if not coverage.doubtful:
        return Doubts()
    region, blocked = coverage.region, coverage.walls
    found: dict[Reason, tuple[bool, Doubt]] = {}
    for norm in norms:
        for reason, cite, cube in provisions[norm.provision].open_parts(norm):
            if reason in found and found[reason][0]:
                continue
            # What only facts that cannot be, or that nobody asks about, turn on is no doubt about this duty.
            met = (both for piece in coverage.doubtful if (both := SPACE.meet(piece, cube)))
            pieces = [piece for piece in met if SPACE.survives(piece, region.excluding)]
            ordinary = next((part for piece in pieces if (part := usual.touched(piece))), EMPTY)
            if ordinary or (pieces and reason not in found):
                piece = ordinary or pieces[0]
                within = next((wide for wide in region.cubes if not piece & ~wide), piece)
                doubt = Doubt(reason, cite, widened(SPACE, piece, within, blocked, ORDER), within)
                found[reason] = bool(ordinary), doubt
    return Doubts.of(found.values())


def situations(
    test: Criminalize, coverage: Coverage, on_day: LawOnDay, usual: OrdinaryCase | None = None
) -> Situations | None:
    """How many of the situations that the duty lists are wholly, partly, not punishable."""
    if not test.situations:
        return None
    gaps, doubtful = Region(coverage.gaps), Region(coverage.doubtful)
    found: Counter[str] = Counter()
    for cell in cells(test, coverage.region, on_day):
        if not cell:
            continue  # nobody asks about it: nationals entering their own State, say
        if cell.meets(gaps):
            found["part" if any(own.meets(cell) for _, own in coverage.surely) else "none"] += 1
        elif open_facts := cell & doubtful:
            touching = usual is None or any(usual.touched(piece) for piece in open_facts.cubes)
            found["open" if touching else "corner"] += 1
        else:
            found["whole"] += 1
    return Situations(found["whole"], found["part"], found["none"], found["open"], found["corner"])


def cells(test: Criminalize, region: Region, on_day: LawOnDay) -> list[Region]:
    """The situations that a duty lists: one of the groups of answers to each of its questions."""
    found = [region.cubes]
    for name, groups in test.situations:
        mask = SPACE.fields[name].mask
        choices = [on_day.values(name, group) for group in groups]
        narrowed = [[(cube & ~mask) | (cube & bits) for cube in cell] for cell in found for bits in choices]
        found = [tuple(filter(SPACE.inhabited, cell)) for cell in narrowed]
    return [Region(cell, region.excluding) for cell in found]


def exceeding(test: Criminalize, question: Question, penal: PenalLaw) -> tuple[tuple[str, str], ...]:
    """Where the law goes further, one dimension at a time: the ordinary case is punished with another value in it."""
    found = []
    for item in test.beyond:
        shifted = tuple(ordinary_case(cube) for cube in replaced(question.region.cubes, [item.replacement]))
        cover = penal.punished(question.kinds).cover(shifted)
        if not Region(shifted).witness(regions(cover)):
            found.append((item.dimension, item.value))
    return tuple(found)
