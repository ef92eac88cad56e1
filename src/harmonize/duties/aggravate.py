"""Form 4: the same facts with a circumstance must weigh more than without it.

The comparison is made on the slice where every other aggravating circumstance is plain, level by level of severity
(maximum, then minimum). Facts that something else has made graver already (an unjust price, where danger and unjust price
are alternatives of one graver form) are not asked again: whoever has both has the graver range. A statutory sentencing
factor and an offence punished in addition weigh too (dispute D9); a general duty to weigh harm, which names no
circumstance, under one reading only (D17).
"""

from collections.abc import Iterable, Iterator

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, absorbed
from harmonize.duties import cited
from harmonize.duties.coverage import (
    NOBODY,
    Coverage,
    Share,
    any_fact,
    inside,
    left_over,
    reaching,
    regions,
    replaced,
    walls,
)
from harmonize.duties.criminalize import following
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import counterexamples
from harmonize.duties.levels import Asked, Level, counting, levels, names, positions, weighing
from harmonize.duties.question import Question, ready
from harmonize.duties.unread import told_apart
from harmonize.duties.usual import apart, judged, missed, usually, with_holes
from harmonize.norms.doubt import Reason
from harmonize.norms.duty_tests import Aggravate, Replacement
from harmonize.norms.facts import ordinary_slice
from harmonize.norms.law import Norm
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome, Verdict
from harmonize.norms.treaty import Duty


def in_part(test: Aggravate, duty: Duty, evaluator: Evaluator) -> tuple[Aggravate, Outcome] | None:
    """A part of the circumstance (death alone, exploitation alone) that the law does aggravate, and what comes of it."""
    for less in test.partly:
        asked = test._replace(circumstance=less, partly=())
        found = assessed(asked, duty, evaluator)
        if found.verdict in (Verdict.MET, Verdict.PARTIAL):
            return asked, found
    return None


def judge(test: Aggravate, duty: Duty, evaluator: Evaluator) -> Outcome:
    """Met when every punished fact of the base is graver with the circumstance, partial when some are, else gap.

    Partial too where only a part of the circumstance weighs, as the duty says in ``partly``.
    """
    found = assessed(test, duty, evaluator)
    less = in_part(test, duty, evaluator) if found.verdict is Verdict.GAP else None
    if less is None:
        return found
    asked, part = less
    plain = [name for name in changed_names(asked.circumstance) if name not in changed_names(test.circumstance)]
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
    around = walls(inside(coverage.punished, coverage.asked), coverage.region.excluding) if coverage.gaps else ()
    gaps = tuple(
        with_base(evaluator, norms, coverage, gap)
        for gap in counterexamples(
            evaluator, changed_names(test.circumstance), counted, coverage.region.cubes, searches, around
        )
    )
    reached = coverage.provisions
    holes = told_apart(evaluator, duty, gaps)
    asked = Question(coverage.region, (Share(NOBODY, Region(coverage.asked)),), lambda: ((), ()))
    usual = usually(test, evaluator, asked)
    possible, beside = apart(reasons(evaluator, norms, coverage.doubtful, usual))
    touching = with_holes(possible, holes, usual)
    return Outcome(
        judged(
            holes,
            touching,
            reached=bool(reached),
            missed=missed(usual, holes.sure),
            doubtful=any(usual.touched(piece) for piece in coverage.doubtful),
        ),
        gaps=holes.sure,
        doubts=touching,
        provisions=reached,
        cites=weights(evaluator, test, norms, coverage),
        beside=beside,
    )


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


def with_base(evaluator: Evaluator, norms: tuple[Norm, ...], coverage: Coverage, gap: Gap) -> Gap:
    """A gap with the provision that punishes its facts, no more gravely than without the circumstance."""
    found = reaching(evaluator.of(norms).cover((gap.cube,)), (gap.cube,), coverage.region.excluding)
    if not found:
        return gap
    return gap._replace(near=Near(found[0], (), (), evaluator.law.nearest_clause(found[0], gap.cube)))


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
    near = set(SPACE.meeting({norm.cube for norm in (*norms, *adding)}, facts))
    touching = [norm for norm in (*norms, *adding) if norm.cube in near]
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
                found[doubt] = any(usual.touched(piece) for piece in pieces), Doubt(doubt, cite)
    yield from found.values()


def changed_names(circumstance: Iterable[Replacement]) -> list[str]:
    """The dimensions that a circumstance sets."""
    changed = {item.dimension for item in circumstance}
    return [name for name in SPACE.fields if name in changed]
