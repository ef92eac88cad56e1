"""Form 4: the same facts with a circumstance must weigh more than without it.

The comparison is made on the slice where every other aggravating circumstance is plain, level by level of severity
(maximum, then minimum). Facts that something else has made graver already (an unjust price, where danger and unjust price
are alternatives of one graver form) are not asked again: whoever has both has the graver range. A statutory sentencing
factor and an offence punished in addition weigh too (dispute D9); a general duty to weigh harm, which names no
circumstance, under one reading only (D17).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.region import Region, absorbed
from harmonize.duties import cited
from harmonize.duties.coverage import (
    NOBODY,
    Coverage,
    Share,
    Shares,
    any_fact,
    inside,
    left_over,
    reaching,
    regions,
    replaced,
    walls,
    with_replaced,
)
from harmonize.duties.criminalize import following
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import told
from harmonize.duties.question import Question, ready
from harmonize.duties.unread import told_apart
from harmonize.duties.usual import apart, judged, usually, with_holes
from harmonize.norms.doubt import Reason
from harmonize.norms.duty_tests import Aggravate, Replacement
from harmonize.norms.facts import ordinary_slice
from harmonize.norms.law import Norm, Weighing
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome, Verdict
from harmonize.norms.treaty import Duty

# The questions that a graver form may turn on besides those that are called aggravating, with their plain answers.
OTHERWISE_PLAIN = [
    (SPACE.fields[item.name].mask, SPACE.bit[item.name][item.plain])
    for item in DIMENSIONS
    if item.plain and not (item.aggravating or item.placing)
]


def in_part(test: Aggravate, duty: Duty, evaluator: Evaluator) -> Aggravate | None:
    """The test as asked of a part of the circumstance (death alone, exploitation alone) that the law does aggravate."""
    for less in test.partly:
        asked = test._replace(circumstance=less, partly=())
        if assessed(asked, duty, evaluator).verdict in (Verdict.MET, Verdict.PARTIAL):
            return asked
    return None


def judge(test: Aggravate, duty: Duty, evaluator: Evaluator) -> Outcome:
    """Met when every punished fact of the base is graver with the circumstance, partial when some are, else gap.

    Partial too where only a part of the circumstance weighs, as the duty says in ``partly``.
    """
    found = assessed(test, duty, evaluator)
    less = in_part(test, duty, evaluator) if found.verdict is Verdict.GAP else None
    if less is None:
        return found
    part = assessed(less, duty, evaluator)
    plain = [name for name in changed_names(less.circumstance) if name not in changed_names(test.circumstance)]
    gaps = tuple(without(gap, plain) for gap in found.gaps)
    return found._replace(verdict=Verdict.PARTIAL, gaps=gaps, provisions=part.provisions, cites=part.cites)


def without(gap: Gap, names: Iterable[str]) -> Gap:
    """A gap narrowed to the plain answer to some questions, which its region leaves open."""
    cube, within, _ = gap
    for name in names:
        field = SPACE.fields[name]
        cube = (cube & ~field.mask) | SPACE.bit[name][field.dimension.plain]
        within |= field.mask
    return gap._replace(cube=cube, within=within)


def assessed(test: Aggravate, duty: Duty, evaluator: Evaluator) -> Outcome:
    """The outcome for the circumstance as a whole."""
    base = evaluator.duty(test.of)
    case = asked_of(test, base, evaluator)
    if case is None:
        return following((base.id,), evaluator)
    norms = case.norms
    found_levels = list(levels(test, evaluator, case))
    coverage = graver(test, base, evaluator, case, found_levels)
    searches = [
        search
        for item in found_levels
        for search in ready(item.harder, (*item.possibly, *item.handled), item.excluding)
        if coverage.gaps
    ]
    counted = evaluator.treaty.selections.aggravated
    around = walls(inside(coverage.punished, coverage.asked), coverage.region.excluding)
    gaps = tuple(
        with_base(evaluator, norms, coverage, gap)
        for gap in told(evaluator, changed_names(test.circumstance), counted, coverage.region.cubes, searches, around)
    )
    reached = coverage.provisions
    holes = told_apart(evaluator, duty, gaps)
    asked = Question(coverage.region, (Share(NOBODY, Region(coverage.asked)),), lambda: ((), ()))
    usual = usually(test, evaluator, asked)
    touching, beside = with_holes(*apart(reasons(evaluator, norms, coverage.doubtful, usual)), holes, usual)
    return Outcome(
        judged(
            holes,
            touching,
            reached=bool(reached),
            doubtful=any(usual.touched(piece) for piece in coverage.doubtful),
        ),
        gaps=holes.sure,
        doubts=touching,
        provisions=reached,
        cites=weights(evaluator, test, norms, coverage),
        beside=beside,
    )


class Asked(NamedTuple):
    """What is asked of a law: the punished facts in the ordinary case, less what nobody asks about, and the norms about them."""

    facts: Region
    norms: tuple[Norm, ...]


def asked_of(test: Aggravate, base: Duty, evaluator: Evaluator) -> Asked | None:
    """What a duty asks; None when nothing is surely punished in the ordinary case."""
    unasked = (*evaluator.region(base).excluding, *evaluator.on_day.dated(test.leaving_out))
    plain = evaluator.sure_facts(base, ordinary=True)
    if not any_fact(plain, unasked):
        return None
    slices = tuple(dict.fromkeys(cube for part in plain for cube in part.region.cubes))
    around = (*slices, *replaced(slices, test.circumstance))
    norms = evaluator.graded(evaluator.treaty.selections.aggravated, around).norms
    return Asked(Region(slices, unasked), norms)


def weights(evaluator: Evaluator, test: Aggravate, norms: tuple[Norm, ...], coverage: Coverage) -> tuple[str, ...]:
    """The pinpoints of the qualified forms and sentencing factors that name the circumstance and reach its facts."""
    reached = coverage.provisions
    pieces = {
        (rating.provision, form.id): [cube for cube, _ in form.pieces]
        for rating in evaluator.law.ratings
        for form in rating.forms
    }

    def about(norm: Norm, form: str) -> bool:
        return any(names(cube, test.circumstance) for cube in pieces[norm.provision, form])

    graver = [norm for norm in norms if norm.provision in reached]
    factors = (
        cite
        for index in reached
        for factor in evaluator.law.provisions[index].weighs
        if not factor.doubt and names(factor.cube, test.circumstance)
        if any(SPACE.meet(factor.cube, fact) for fact in coverage.asked)
        for cite in factor.cite
    )
    general = (
        cite for item in counting(evaluator, test) if set(reached) & positions(evaluator, item) for cite in item.cite
    )
    return tuple(dict.fromkeys((*cited.of_forms(evaluator.law, graver, coverage.asked, about), *factors, *general)))


def counting(evaluator: Evaluator, test: Aggravate) -> tuple[Weighing, ...]:
    """The general duties to weigh harm, where the reading chosen lets them count."""
    return evaluator.law.weighings if test.general_duty else ()


def positions(evaluator: Evaluator, weighing: Weighing) -> set[int]:
    """The provisions that a general duty to weigh harm holds for."""
    return set(weighing.provisions or range(len(evaluator.law.provisions)))


def names(cube: int, circumstance: Iterable[Replacement]) -> bool:
    """Whether some facts say anything about a circumstance."""
    return any(cube & mask != mask for mask, _ in circumstance)


def with_base(evaluator: Evaluator, norms: tuple[Norm, ...], coverage: Coverage, gap: Gap) -> Gap:
    """A gap with the provision that punishes its facts, no more gravely than without the circumstance."""
    found = reaching(evaluator.of(norms).cover((gap.cube,)), (gap.cube,), coverage.region.excluding)
    if not found:
        return gap
    return gap._replace(near=Near(found[0], (), (), evaluator.law.nearest_clause(found[0], gap.cube)))


class Level(NamedTuple):
    """The facts of one severity with the circumstance, and what (surely, possibly) weighs more than that severity.

    ``handled`` are the facts of the levels above, which are not asked again; ``excluding`` those that nobody asks about, and
    those that something else has made graver.
    """

    harder: Shares
    surely: Shares
    possibly: Shares
    handled: Shares
    excluding: tuple[int, ...]


def levels(test: Aggravate, evaluator: Evaluator, case: Asked) -> Iterator[Level]:
    """The punished facts level by level of severity, the gravest first."""
    slices, rated = case.facts.cubes, [(norm.range.severity, norm) for norm in case.norms]
    plain = set(SPACE.meeting({norm.cube: None for norm in case.norms if not norm.doubt}, slices))
    here_of: dict[tuple[float, float], list[Norm]] = {}
    for severity, norm in rated:
        if norm.cube in plain and not norm.doubt:
            here_of.setdefault(severity, []).append(norm)
    changed = set(SPACE.meeting({norm.cube: None for norm in case.norms}, replaced(slices, test.circumstance)))
    rated = [(severity, norm) for severity, norm in rated if norm.cube in changed]
    sure_factors, possible_factors = (factors_of(evaluator, test, sure=sure) for sure in (True, False))
    handled: Shares = ()
    above: list[Norm] = []
    everything = evaluator.of([norm for norms in here_of.values() for norm in norms]).cover(slices)
    for level in sorted(here_of, reverse=True):
        here = inside(evaluator.of(here_of[level]).cover(slices), slices)
        above += here_of[level]
        so_grave = evaluator.of(above).cover(slices)
        already = graver_already(here_of[level], inside(everything, slices), so_grave)
        harder = with_replaced(here, test.circumstance)
        asked = tuple(cube for part in harder for cube in part.region.cubes)
        surely, possibly = evaluator.of([norm for severity, norm in rated if severity > level]).covers(asked)
        yield Level(
            harder,
            (*surely, *touching(sure_factors, asked)),
            (*possibly, *touching(possible_factors, asked)),
            handled,
            (*case.facts.excluding, *replaced(already, test.circumstance)),
        )
        handled = (*handled, *harder)


def graver_already(norms: Iterable[Norm], punished: Shares, so_grave: Shares) -> list[int]:
    """The facts that are so grave by one special circumstance: in the plain case of it they are punished, but less."""
    reached = [norm.cube for norm in norms]
    found: list[int] = []
    for mask, plain in OTHERWISE_PLAIN:
        if all(cube & plain for cube in reached):
            continue
        for _, own in punished:
            lighter = Region(own.cubes).beyond(regions(so_grave)).cubes
            milder = SPACE.minus([cube for cube in lighter if cube & plain], own.excluding)
            found += [(cube & ~mask) | (mask & ~plain) for cube in milder]
    return list(absorbed(found))


def weighing(level: Level) -> Iterator[tuple[tuple[int, ...], Shares]]:
    """The facts that a level asks about, offence by offence, with what surely weighs more there."""
    for _, asked in level.harder:
        own = Region(asked.cubes).beyond(regions(level.handled)).cubes
        weighty = (
            Share(provision, Region(cut.cubes, (*cut.excluding, *asked.excluding)))
            for provision, cut in inside(level.surely, own)
        )
        yield own, tuple(weighty)


def graver(test: Aggravate, base: Duty, evaluator: Evaluator, case: Asked, found_levels: Iterable[Level]) -> Coverage:
    """The facts with the circumstance set against what weighs more than the same facts without it, level by level."""
    gaps: list[int] = []
    doubtful: list[int] = []
    found: list[Share] = []
    everything: list[int] = []
    for level in found_levels:
        lighter, open_facts = left_over(
            level.harder, level.surely, level.possibly, level.excluding, regions(level.handled)
        )
        gaps += lighter
        doubtful += open_facts
        for own, graver_there in weighing(level):
            everything += own
            found += graver_there
    region = replaced((ordinary_slice(cube) or cube for cube in evaluator.region(base).cubes), test.circumstance)
    weighty = tuple(found)
    return Coverage(
        Region(region, case.facts.excluding), tuple(everything), absorbed(gaps), absorbed(doubtful), weighty, weighty
    )


def reasons(
    evaluator: Evaluator, norms: tuple[Norm, ...], facts: tuple[int, ...], usual: Question
) -> Iterator[tuple[bool, Doubt]]:
    """Why it is open whether the circumstance weighs, and whether that touches the ordinary case.

    Doubtful norms and factors, and doubtful exclusions of sure ones.
    """
    found: dict[Reason, tuple[bool, Doubt]] = {}
    provisions = evaluator.law.provisions
    adding = [norm for i, item in enumerate(provisions) if item.adds for norm in evaluator.norms_of.get(i, ())]
    touching = [norm for norm in (*norms, *adding) if any(SPACE.meet(norm.cube, piece) for piece in facts)]
    doubts = [
        (norm.cube, norm.doubt, provisions[norm.provision].cites_of(norm.doubt)) for norm in touching if norm.doubt
    ]
    doubts += [
        (factor.cube, factor.doubt, factor.cite) for item in provisions for factor in item.weighs if factor.doubt
    ]
    exclusions = [
        (item.cube, item.doubt, item.cite)
        for i in sorted({norm.provision for norm in touching})
        for item in provisions[i].exclusions
        if item.doubt
    ]
    for listed in (doubts, exclusions):
        if found:
            break
        for cube, doubt, cite in listed:
            pieces = [both for piece in facts if (both := SPACE.meet(cube, piece))]
            if pieces and not (doubt in found and found[doubt][0]):
                found[doubt] = any(usual.touched(piece) for piece in pieces), Doubt(doubt, cite, 0, 0)
    yield from found.values()


def changed_names(circumstance: Iterable[Replacement]) -> list[str]:
    """The dimensions that a circumstance sets."""
    changed = {item.dimension for item in circumstance}
    return [name for name in SPACE.fields if name in changed]


def touching(factors: Iterable[Share], facts: tuple[int, ...]) -> Iterator[Share]:
    """The factors as far as they meet some facts."""
    for provision, own in factors:
        near = own.near(facts)
        if near.cubes:
            yield Share(provision, near)


def factors_of(evaluator: Evaluator, test: Aggravate, *, sure: bool) -> list[Share]:
    """Statutory sentencing factors, and offences punished in addition.

    A factor speaks of its own offence only, and only one that names the circumstance makes the circumstance weigh:
    one that weighs alike with and without it (profit, an earlier conviction) says nothing about it. Nor does an
    offence punished in addition to both.
    """
    found: list[Share] = []
    if not test.weighing:
        return found
    general = {index for item in counting(evaluator, test) for index in positions(evaluator, item)}
    for index, provision in enumerate(evaluator.law.provisions):
        if provision.administrative or not (provision.weighs or provision.adds or index in general):
            continue
        reached = [norm.cube for norm in evaluator.norms_of.get(index, ()) if not (norm.doubt and sure)]
        naming = [
            factor.cube
            for factor in provision.weighs
            if not (factor.doubt and sure) and names(factor.cube, test.circumstance)
        ]
        cubes = list(dict.fromkeys(both for cube in naming for own in reached if (both := SPACE.meet(cube, own))))
        if index in general:
            cubes += reached
        elif provision.adds:
            cubes += [cube for cube in reached if names(cube, test.circumstance)]
        exclusions = tuple(item.cube for item in provision.exclusions if sure or not item.doubt)
        found.append(Share(index, Region(tuple(cubes), exclusions)))
    return found
