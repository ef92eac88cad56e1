"""Form 4: the same facts with a circumstance must weigh more than without it.

The comparison is made on the slice where every other aggravating circumstance is plain, level by level of severity
(maximum, then minimum). Facts that something else has made graver already (an unjust price, where danger and unjust price
are alternatives of one graver form) are not asked again: whoever has both has the graver range. A statutory sentencing
factor and an offence punished in addition weigh too (dispute D9); a general duty to weigh harm, which names no
circumstance, under one reading only (D17).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harmonize.conduct.cover import absorbed
from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.duties.coverage import Coverage, Offence, any_fact, inside, left_over, obstacles, reaching, remaining
from harmonize.duties.criminalize import following
from harmonize.duties.docket import Docket, grouped
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


def in_part(test: Aggravate, duty: Duty, docket: Docket) -> Aggravate | None:
    """The test as asked of a part of the circumstance (death alone, exploitation alone) that the law does aggravate."""
    for less in test.partly:
        asked = test._replace(circumstance=less, partly=())
        if assessed(asked, duty, docket).verdict in (Verdict.MET, Verdict.PARTIAL):
            return asked
    return None


def judge(test: Aggravate, duty: Duty, docket: Docket) -> Outcome:
    """Met when every punished fact of the base is graver with the circumstance, partial when some are, else gap.

    Partial too where only a part of the circumstance weighs, as the duty says in ``partly``.
    """
    found = assessed(test, duty, docket)
    less = in_part(test, duty, docket) if found.verdict is Verdict.GAP else None
    if less is None:
        return found
    part = assessed(less, duty, docket)
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


def assessed(test: Aggravate, duty: Duty, docket: Docket) -> Outcome:
    """The outcome for the circumstance as a whole."""
    base = docket.duty(test.of)
    case = asked_of(test, base, docket)
    if case is None:
        return following((base.id,), docket)
    norms = case.norms
    found_levels = list(levels(test, docket, case))
    coverage = graver(test, base, docket, case, found_levels)
    parts = [
        part
        for item in found_levels
        for part in ready(item.harder, (*item.possibly, *item.handled), item.away)
        if coverage.gaps
    ]
    counted = docket.treaty.selections.aggravated
    walls = obstacles(inside(coverage.punished, coverage.asked), coverage.away)
    gaps = tuple(
        with_base(docket, norms, coverage, gap)
        for gap in told(docket, changed_names(test.circumstance), counted, coverage.region, parts, walls)
    )
    reached = coverage.provisions
    holes = told_apart(docket, duty, gaps)
    asked = Question(coverage.region, (Offence(-1, coverage.asked, ()),), coverage.away, lambda: ((), ()))
    usual = usually(test, docket, asked)
    touching, beside = with_holes(*apart(reasons(docket, norms, coverage.doubtful, usual)), holes, usual)
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
        cites=weights(docket, test, norms, coverage),
        beside=beside,
    )


class Asked(NamedTuple):
    """What is asked of a law: the punished facts in the ordinary case, the norms about them, and what nobody asks about."""

    slices: tuple[int, ...]
    norms: tuple[Norm, ...]
    away: tuple[int, ...]


def asked_of(test: Aggravate, base: Duty, docket: Docket) -> Asked | None:
    """What a duty asks; None when nothing is surely punished in the ordinary case."""
    away = (*docket.scope(base).away, *docket.region(test.leaving_out))
    plain = docket.sure_facts(base, ordinary=True)
    if not any_fact(plain, away):
        return None
    slices = tuple(dict.fromkeys(cube for part in plain for cube in part.cubes))
    around = (*slices, *docket.moved(slices, test.circumstance))
    return Asked(slices, docket.graded(docket.treaty.selections.aggravated, around).norms, away)


def weights(docket: Docket, test: Aggravate, norms: tuple[Norm, ...], coverage: Coverage) -> tuple[str, ...]:
    """The pinpoints of the qualified forms and sentencing factors that name the circumstance and reach its facts."""
    reached = coverage.provisions
    pieces = {
        (rating.provision, form.id): [cube for cube, _ in form.pieces]
        for rating in docket.law.ratings
        for form in rating.forms
    }

    def about(norm: Norm, form: str) -> bool:
        return any(names(cube, test.circumstance) for cube in pieces[norm.provision, form])

    graver = [norm for norm in norms if norm.provision in reached]
    factors = (
        cite
        for index in reached
        for factor in docket.law.provisions[index].weighs
        if not factor.doubt and names(factor.cube, test.circumstance)
        if any(SPACE.meet(factor.cube, fact) for fact in coverage.asked)
        for cite in factor.cite
    )
    general = (cite for item in counting(docket, test) if set(reached) & positions(docket, item) for cite in item.cite)
    return tuple(dict.fromkeys((*docket.form_cites(graver, coverage.asked, about), *factors, *general)))


def counting(docket: Docket, test: Aggravate) -> tuple[Weighing, ...]:
    """The general duties to weigh harm, where the reading chosen lets them count."""
    return docket.law.weighings if test.general_duty else ()


def positions(docket: Docket, weighing: Weighing) -> set[int]:
    """The provisions that a general duty to weigh harm holds for."""
    return set(weighing.provisions or range(len(docket.law.provisions)))


def names(cube: int, circumstance: Iterable[Replacement]) -> bool:
    """Whether some facts say anything about a circumstance."""
    return any(cube & mask != mask for mask, _ in circumstance)


def with_base(docket: Docket, norms: tuple[Norm, ...], coverage: Coverage, gap: Gap) -> Gap:
    """A gap with the provision that punishes its facts, no more gravely than without the circumstance."""
    found = reaching(docket.cover(grouped(norms), (gap.cube,)), (gap.cube,), coverage.away)
    if not found:
        return gap
    return gap._replace(near=Near(found[0], (), (), docket.law.nearest_clause(found[0], gap.cube)))


class Level(NamedTuple):
    """The facts of one severity with the circumstance, and what (surely, possibly) weighs more than that severity.

    ``handled`` are the facts of the levels above, which are not asked again; ``away`` those that nobody asks about, and
    those that something else has made graver.
    """

    harder: tuple[Offence, ...]
    surely: tuple[Offence, ...]
    possibly: tuple[Offence, ...]
    handled: tuple[Offence, ...]
    away: tuple[int, ...]


def levels(test: Aggravate, docket: Docket, case: Asked) -> Iterator[Level]:
    """The punished facts level by level of severity, the gravest first."""
    rated = [(norm.range.severity, norm) for norm in case.norms]
    plain = set(SPACE.meeting({norm.cube: None for norm in case.norms if not norm.doubt}, case.slices))
    here_of: dict[tuple[float, float], list[Norm]] = {}
    for severity, norm in rated:
        if norm.cube in plain and not norm.doubt:
            here_of.setdefault(severity, []).append(norm)
    changed = set(SPACE.meeting({norm.cube: None for norm in case.norms}, docket.moved(case.slices, test.circumstance)))
    rated = [(severity, norm) for severity, norm in rated if norm.cube in changed]
    sure_factors, possible_factors = (factors_of(docket, test, sure=sure) for sure in (True, False))
    handled: tuple[Offence, ...] = ()
    above: list[Norm] = []
    everything = docket.cover(grouped([norm for norms in here_of.values() for norm in norms]), case.slices)
    for level in sorted(here_of, reverse=True):
        here = inside(docket.cover(grouped(here_of[level]), case.slices), case.slices)
        above += here_of[level]
        already = graver_already(
            here_of[level], inside(everything, case.slices), docket.cover(grouped(above), case.slices)
        )
        harder = docket.moved_facts(here, test.circumstance)
        asked = tuple(cube for part in harder for cube in part.cubes)
        surely, possibly = docket.covers(grouped([norm for severity, norm in rated if severity > level]), asked)
        yield Level(
            harder,
            (*surely, *touching(sure_factors, asked)),
            (*possibly, *touching(possible_factors, asked)),
            handled,
            (*case.away, *docket.moved(already, test.circumstance)),
        )
        handled = (*handled, *harder)


def graver_already(norms: Iterable[Norm], punished: tuple[Offence, ...], so_grave: tuple[Offence, ...]) -> list[int]:
    """The facts that are so grave by one special circumstance: in the plain case of it they are punished, but less."""
    reached = [norm.cube for norm in norms]
    found: list[int] = []
    for mask, plain in OTHERWISE_PLAIN:
        if all(cube & plain for cube in reached):
            continue
        for part in punished:
            milder = SPACE.minus([cube for cube in remaining(part.cubes, so_grave) if cube & plain], part.exclusions)
            found += [(cube & ~mask) | (mask & ~plain) for cube in milder]
    return list(absorbed(found))


def weighing(level: Level) -> Iterator[tuple[tuple[int, ...], tuple[Offence, ...]]]:
    """The facts that a level asks about, offence by offence, with what surely weighs more there."""
    for part in level.harder:
        own = tuple(remaining(part.cubes, level.handled)) if level.handled else part.cubes
        yield (
            own,
            tuple(cut._replace(exclusions=(*cut.exclusions, *part.exclusions)) for cut in inside(level.surely, own)),
        )


def graver(test: Aggravate, base: Duty, docket: Docket, case: Asked, found_levels: Iterable[Level]) -> Coverage:
    """The facts with the circumstance set against what weighs more than the same facts without it, level by level."""
    gaps: list[int] = []
    doubtful: list[int] = []
    found: list[Offence] = []
    everything: list[int] = []
    for level in found_levels:
        lighter, open_facts = left_over(level.harder, level.surely, level.possibly, level.away, level.handled)
        gaps += lighter
        doubtful += open_facts
        for own, weighty in weighing(level):
            everything += own
            found += weighty
    region = docket.moved((ordinary_slice(cube) or cube for cube in docket.scope(base).region), test.circumstance)
    return Coverage(
        region, tuple(everything), absorbed(gaps), absorbed(doubtful), tuple(found), tuple(found), case.away
    )


def reasons(
    docket: Docket, norms: tuple[Norm, ...], facts: tuple[int, ...], usual: Question
) -> Iterator[tuple[bool, Doubt]]:
    """Why it is open whether the circumstance weighs, and whether that touches the ordinary case.

    Doubtful norms and factors, and doubtful exclusions of sure ones.
    """
    found: dict[Reason, tuple[bool, Doubt]] = {}
    provisions = docket.law.provisions
    adding = [norm for i, item in enumerate(provisions) if item.adds for norm in docket.norms_of.get(i, ())]
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


def touching(factors: Iterable[Offence], facts: tuple[int, ...]) -> Iterator[Offence]:
    """The factors as far as they meet some facts."""
    for index, cubes, beside in factors:
        hits = tuple(SPACE.meeting(cubes, facts))
        if hits:
            yield Offence(index, hits, beside)


def factors_of(docket: Docket, test: Aggravate, *, sure: bool) -> list[Offence]:
    """Statutory sentencing factors, and offences punished in addition.

    A factor speaks of its own offence only, and only one that names the circumstance makes the circumstance weigh:
    one that weighs alike with and without it (profit, an earlier conviction) says nothing about it. Nor does an
    offence punished in addition to both.
    """
    found: list[Offence] = []
    if not test.weighing:
        return found
    general = {index for item in counting(docket, test) for index in positions(docket, item)}
    for index, provision in enumerate(docket.law.provisions):
        if provision.administrative or not (provision.weighs or provision.adds or index in general):
            continue
        reached = [norm.cube for norm in docket.norms_of.get(index, ()) if not (norm.doubt and sure)]
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
        found.append(Offence(index, tuple(cubes), exclusions))
    return found
