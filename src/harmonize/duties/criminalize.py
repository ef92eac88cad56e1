"""Form 1: a region of facts must be an offence. Set difference: what is required and not punished is the gap."""

from collections.abc import Iterable, Iterator

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, widened
from harmonize.duties import cited
from harmonize.duties.coverage import NOBODY, Coverage, Share, any_real, inside, replaced, walls
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import ORDER, presented
from harmonize.duties.question import Question, counterexample
from harmonize.duties.unread import told_apart
from harmonize.duties.usual import apart, judged, may_reach, missed, usually, with_holes
from harmonize.norms.doubt import Reason
from harmonize.norms.duty_tests import Criminalize
from harmonize.norms.facts import ordinary_case
from harmonize.norms.law import Norm, Provision
from harmonize.norms.outcome import Doubt, Outcome, Situations, Verdict
from harmonize.norms.treaty import Duty


def judge(test: Criminalize, duty: Duty, evaluator: Evaluator) -> Outcome:
    """The verdict on a criminalize duty (met, exceeds, partial, gap, unsettled, not verified or not assessed) with all that explains it."""
    question = evaluator.question(duty.id)
    if test.follows and not question.asked:
        return following(test.bases, evaluator)
    if not question.region.cubes:
        return Outcome(Verdict.MET)
    kinds = evaluator.kinds(duty)
    coverage = evaluator.coverage(duty.id)
    usual = usually(test, evaluator, question)
    holes = told_apart(evaluator, duty, presented(evaluator, test.listed, kinds, question))
    possible, beside = doubts_of(evaluator, coverage, evaluator.punished(kinds, coverage.doubtful).norms, usual)
    touching = with_holes(possible, holes, usual)
    reached = coverage.reached or may_reach(possible)
    verdict = judged(holes, touching, reached=reached, missed=missed(usual, holes.sure))
    beyond = exceeding(evaluator, test, coverage.region.cubes, kinds) if verdict is Verdict.MET else ()
    provisions = coverage.provisions
    return Outcome(
        Verdict.EXCEEDS if beyond else verdict,
        gaps=holes.sure,
        doubts=touching,
        provisions=provisions,
        cites=cited.of_rules(evaluator.law, duty, provisions),
        situations=situations(evaluator, test, coverage, usual),
        beyond=beyond,
        administrative=evaluator.administrative(kinds, (gap.cube for gap in holes.sure)),
        beside=beside,
    )


def after(verdict: Verdict) -> Verdict:
    """The verdict on an accessory duty whose base is surely no offence at all."""
    told = {
        Verdict.MET: Verdict.UNSETTLED,
        Verdict.EXCEEDS: Verdict.UNSETTLED,
        Verdict.PARTIAL: Verdict.GAP,
    }
    return told.get(verdict, verdict)


def following(bases: tuple[str, ...], evaluator: Evaluator) -> Outcome:
    """An accessory duty whose base is surely no offence at all follows the worst of its bases and is not counted again."""
    found = [judge(duty.criminalize, duty, evaluator) for duty in map(evaluator.duty, bases)]
    worst = max(found, key=lambda outcome: outcome.verdict.rank)
    return Outcome(after(worst.verdict), follows=bases[0], doubts=worst.doubts)


def doubts_of(
    evaluator: Evaluator, coverage: Coverage, norms: Iterable[Norm], usual: Question
) -> tuple[tuple[Doubt, ...], tuple[Doubt, ...]]:
    """The reasons for which required facts are only possibly punished (or so gravely), by the norms that could decide it.

    First those that touch the ordinary case, then those that decide facts beside it alone. A doubtful exclusion decides
    nothing where the offence itself is doubtful.
    """
    if not coverage.doubtful:
        return (), ()
    unasked = coverage.region.excluding
    blocked = [*walls(inside(coverage.surely, coverage.asked), unasked), Region(coverage.gaps)]
    found: dict[Reason, tuple[bool, Doubt]] = {}
    for norm in norms:
        for reason, cite, cube in doubtful_parts(norm, evaluator.law.provisions[norm.provision]):
            if reason in found and found[reason][0]:
                continue
            first = inside_it = 0
            for both in filter(None, (SPACE.meet(piece, cube) for piece in coverage.doubtful)):
                touched = usual.touched(both)
                # What only facts that cannot be, or that nobody asks about, turn on is no doubt about this duty.
                if (touched or not (first or reason in found)) and SPACE.survives(both, unasked):
                    first, inside_it = first or both, touched
                    if touched:
                        break
            if piece := inside_it or first:
                within = next((region for region in coverage.region.cubes if not piece & ~region), piece)
                doubt = Doubt(reason, cite, widened(SPACE, piece, within, blocked, ORDER), within)
                found[reason] = bool(inside_it), doubt
    return apart(found.values())


def doubtful_parts(norm: Norm, provision: Provision) -> Iterator[tuple[Reason, tuple[str, ...], int]]:
    """What is doubtful about a norm: the reason, its pinpoints, and the facts that turn on it."""
    if norm.doubt:
        yield norm.doubt, provision.cites_of(norm.doubt), norm.cube
        return
    for item in provision.exclusions:
        if item.doubt and (both := SPACE.meet(item.cube, norm.cube)):
            yield item.doubt, item.cite, both


def situations(
    evaluator: Evaluator, test: Criminalize, coverage: Coverage, usual: Question | None = None
) -> Situations | None:
    """How many of the situations that the duty lists are wholly, partly, not punishable."""
    if not test.situations:
        return None
    whole = part = none = open_ones = corner = 0
    meet = SPACE.meet
    cells, unasked = [coverage.region.cubes], coverage.region.excluding
    for name, groups in test.situations:
        mask = SPACE.fields[name].mask
        choices = [evaluator.on_day.values(name, group) for group in groups]
        narrowed = [
            tuple(cube for cube in ((c & ~mask) | (c & bits) for c in cell) if SPACE.inhabited(cube))
            for cell in cells
            for bits in choices
        ]
        cells = [cell for cell in narrowed if cell]
    for cell in cells:
        if not any_real(cell, unasked):
            continue  # nobody asks about it: nationals entering their own State, say
        if not touched(cell, coverage.gaps, unasked):
            doubtful = [both for cube in cell for piece in coverage.doubtful if (both := meet(cube, piece))]
            if not any_real(doubtful, unasked):
                whole += 1
            elif usual is None or any(usual.touched(piece) for piece in doubtful):
                open_ones += 1
            else:
                corner += 1
        elif any(
            SPACE.survives(both, (*own.excluding, *unasked))
            for cube in cell
            for _, own in coverage.surely
            for piece in own.cubes
            if (both := meet(cube, piece))
        ):
            part += 1
        else:
            none += 1
    return Situations(whole, part, none, open_ones, corner)


def touched(cell: tuple[int, ...], pieces: tuple[int, ...], excluding: tuple[int, ...]) -> bool:
    """Whether some pieces share a fact with a cell that somebody asks about."""
    return any(
        SPACE.survives(both, excluding) for cube in cell for piece in pieces if (both := SPACE.meet(cube, piece))
    )


def exceeding(
    evaluator: Evaluator, test: Criminalize, region: tuple[int, ...], kinds: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Where the law goes further, one dimension at a time: the ordinary case is punished with another value in it."""
    found = []
    for item in test.beyond:
        shifted = tuple(ordinary_case(cube) for cube in replaced(region, [item.replacement]))
        cover = evaluator.punished(kinds, shifted).cover(shifted)
        if not counterexample((Share(NOBODY, Region(shifted)),), cover, ()):
            found.append((item.dimension, item.value))
    return tuple(found)
