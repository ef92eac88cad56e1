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
from harmonize.conduct.space import Cube
from harmonize.duties import cited
from harmonize.duties.coverage import (
    NOBODY,
    Coverage,
    Share,
    Shares,
    inside,
    left_over,
    regions,
    replaced,
    walls,
    with_replaced,
)
from harmonize.duties.gaps import counterexamples, given_by
from harmonize.duties.ordinary_case import OrdinaryCase, named_by, ordinarily
from harmonize.duties.penal_law import PenalLaw
from harmonize.duties.question import Base, ready
from harmonize.duties.verdict import Doubts, weighed
from harmonize.norms.duty_tests import Aggravate, Replacement
from harmonize.norms.facts import ordinary_slice
from harmonize.norms.law import Weighing
from harmonize.norms.outcome import Doubt, Gap, Outcome, Verdict
from harmonize.norms.provision import Norm
from harmonize.norms.treaty import Duty

# The questions that a graver form may turn on besides those that are called aggravating, with their plain answers.
OTHERWISE_PLAIN = [
    (SPACE.fields[item.name].mask, SPACE.bit[item.name][item.plain])
    for item in DIMENSIONS
    if item.plain and not (item.aggravating or item.placing)
]


class PlainFacts(NamedTuple):
    """What is asked of a law: the punished facts in the ordinary case, less what nobody asks about, and the norms about them."""

    facts: Region
    norms: tuple[Norm, ...]


class Level(NamedTuple):
    """The facts of one severity with the circumstance, and what (surely, possibly) weighs more than that severity.

    ``handled`` are the facts of the levels above, which are not asked again; ``excluding`` those that nobody asks about, and
    those that something else has made graver.
    """

    harder: Shares
    surely: Shares
    possibly: Shares
    handled: Shares
    excluding: tuple[Cube, ...]


def counting(penal: PenalLaw, test: Aggravate) -> tuple[Weighing, ...]:
    """The general duties to weigh harm, where the reading chosen lets them count."""
    return penal.law.weighings if test.general_duty else ()


def positions(penal: PenalLaw, weighing: Weighing) -> set[int]:
    """The provisions that a general duty to weigh harm holds for."""
    return set(weighing.provisions or range(len(penal.law.provisions)))


def names(cube: Cube, circumstance: Iterable[Replacement]) -> bool:
    """Whether some facts say anything about a circumstance."""
    return any(cube & mask != mask for mask, _ in circumstance)


def judge(test: Aggravate, duty: Duty, base: Base, penal: PenalLaw, counts: tuple[str, ...]) -> Outcome:
    """Met when every punished fact of the base is graver with the circumstance, partial when some are, else gap.

    Partial too where only a part of the circumstance weighs (death alone, exploitation alone), as the duty says in
    ``partly``. ``counts`` are the kinds of offence in which a graver range counts.
    """
    found = assessed(test, duty, base, penal, counts)
    for less in test.partly if found.verdict is Verdict.GAP else ():
        part = assessed(test._replace(circumstance=less), duty, base, penal, counts)
        if part.verdict in (Verdict.MET, Verdict.PARTIAL):
            asked = changed_names(test.circumstance)
            plain = [name for name in changed_names(less) if name not in asked]
            gaps = tuple(without(gap, plain) for gap in found.gaps)
            return found._replace(verdict=Verdict.PARTIAL, gaps=gaps, provisions=part.provisions, cites=part.cites)
    return found


def without(gap: Gap, names: Iterable[str]) -> Gap:
    """A gap narrowed to the plain answer to some questions, which its region leaves open."""
    cube, within, _ = gap
    for name in names:
        field = SPACE.fields[name]
        cube = (cube & ~field.mask) | SPACE.bit[name][field.dimension.plain]
        within |= field.mask
    return gap._replace(cube=cube, within=within)


def assessed(test: Aggravate, duty: Duty, base: Base, penal: PenalLaw, counts: tuple[str, ...]) -> Outcome:
    """The outcome for the circumstance as a whole."""
    case = asked_of(test, base, penal, counts)
    found_levels = list(levels(test, penal, case))
    coverage = graver(test, base, case, found_levels)
    searches = [
        search
        for item in found_levels
        for search in ready(item.harder, (*item.possibly, *item.handled), item.excluding)
        if coverage.gaps
    ]
    around = walls(inside(coverage.punished, coverage.asked), coverage.region.excluding) if coverage.gaps else ()
    lighter = penal.of(case.norms)
    gaps = [
        given_by(gap, lighter, penal, counts, coverage.region.excluding)
        for gap in counterexamples(changed_names(test.circumstance), coverage.region.cubes, searches, around)
    ]
    usual = ordinarily(coverage.region, (Share(NOBODY, Region(coverage.asked)),), named_by(test) | base.named)
    doubts = Doubts.of(reasons(penal, case.norms, coverage.doubtful, usual))
    reached = coverage.provisions
    found = weighed(duty, penal.law, gaps, doubts, usual, reached=bool(reached))
    return Outcome(
        found.verdict(doubtful=any(usual.touched(piece) for piece in coverage.doubtful)),
        gaps=found.gaps,
        doubts=found.doubts,
        provisions=reached,
        cites=weights(penal, test, [norm for norm in case.norms if norm.provision in reached], coverage.asked, reached),
        beside=found.beside,
    )


def asked_of(test: Aggravate, base: Base, penal: PenalLaw, counts: tuple[str, ...]) -> PlainFacts:
    """What a duty asks of a law."""
    slices = tuple(dict.fromkeys(cube for part in base.crimes for cube in part.region.cubes))
    around = (*slices, *replaced(slices, test.circumstance))
    return PlainFacts(Region(slices, unasked(test, base, penal)), penal.graded(counts, around).norms)


def unasked(test: Aggravate, base: Base, penal: PenalLaw) -> tuple[Cube, ...]:
    """The facts that nobody asks about."""
    return (*base.region.excluding, *penal.on_day.dated(test.leaving_out))


def weights(
    penal: PenalLaw, test: Aggravate, norms: Iterable[Norm], asked: tuple[Cube, ...], reached: tuple[int, ...]
) -> tuple[str, ...]:
    """The pinpoints of the qualified forms and sentencing factors that name the circumstance and reach its facts."""
    law = penal.law
    pieces = {
        (rating.provision, form.id): [cube for cube, _ in form.pieces]
        for rating in law.ratings
        if rating.provision in reached
        for form in rating.forms
    }

    def about(norm: Norm, form: str) -> bool:
        return any(names(cube, test.circumstance) for cube in pieces[norm.provision, form])

    factors = (
        cite
        for index in reached
        for factor in law.provisions[index].weighs
        if not factor.doubt and names(factor.cube, test.circumstance)
        if any(SPACE.meet(factor.cube, fact) for fact in asked)
        for cite in factor.cite
    )
    general = (cite for item in counting(penal, test) if {*reached} & positions(penal, item) for cite in item.cite)
    return tuple(dict.fromkeys((*cited.of_forms(law, norms, asked, about), *factors, *general)))


def graver(test: Aggravate, base: Base, case: PlainFacts, found_levels: Iterable[Level]) -> Coverage:
    """The facts with the circumstance set against what weighs more than the same facts without it, level by level."""
    gaps: list[Cube] = []
    doubtful: list[Cube] = []
    found: list[Share] = []
    everything: list[Cube] = []
    for level in found_levels:
        lighter, open_facts = left_over(
            level.harder, level.surely, level.possibly, level.excluding, regions(level.handled)
        )
        gaps += lighter
        doubtful += open_facts
        for own, graver_there in weighing(level):
            everything += own
            found += graver_there
    region = replaced((ordinary_slice(cube) or cube for cube in base.region.cubes), test.circumstance)
    weighty = tuple(found)
    return Coverage(
        Region(region, case.facts.excluding), tuple(everything), absorbed(gaps), absorbed(doubtful), weighty, weighty
    )


def reasons(
    penal: PenalLaw, norms: tuple[Norm, ...], facts: tuple[Cube, ...], usual: OrdinaryCase
) -> list[tuple[bool, Doubt]]:
    """Why it is open whether the circumstance weighs, and whether that touches the ordinary case.

    Doubtful norms and factors; where there are none, doubtful exclusions of sure ones.
    """
    provisions = penal.law.provisions
    adding = [norm for i, item in enumerate(provisions) if item.adds for norm in penal.norms_of[i]]
    near = set(SPACE.meeting({norm.cube for norm in (*norms, *adding)}, facts))
    touching = [norm for norm in (*norms, *adding) if norm.cube in near]

    def about(cube: Cube, doubt: Doubt) -> Iterator[tuple[bool, Doubt]]:
        pieces = [both for piece in facts if (both := SPACE.meet(cube, piece))]
        if pieces:
            yield any(usual.touched(piece) for piece in pieces), doubt

    doubtful = [
        (norm.cube, norm.doubt, provisions[norm.provision].cites_of(norm.doubt)) for norm in touching if norm.doubt
    ]
    doubtful += [(item.cube, item.doubt, item.cite) for one in provisions for item in one.weighs if item.doubt]
    excluded = [item for i in sorted({norm.provision for norm in touching}) for item in provisions[i].exclusions]
    saved = [(item.cube, item.doubt, item.cite) for item in excluded if item.doubt]
    return [told for cube, why, cite in doubtful for told in about(cube, Doubt(why, cite))] or [
        told for cube, why, cite in saved for told in about(cube, Doubt(why, cite))
    ]


def changed_names(circumstance: Iterable[Replacement]) -> list[str]:
    """The dimensions that a circumstance sets."""
    changed = {item.dimension for item in circumstance}
    return [name for name in SPACE.fields if name in changed]


def levels(test: Aggravate, penal: PenalLaw, case: PlainFacts) -> Iterator[Level]:
    """The punished facts level by level of severity, the gravest first."""
    slices, rated = case.facts.cubes, [(norm.range.severity, norm) for norm in case.norms]
    plain = set(SPACE.meeting({norm.cube: None for norm in case.norms if not norm.doubt}, slices))
    here_of: dict[tuple[float, float], list[Norm]] = {}
    for severity, norm in rated:
        if norm.cube in plain and not norm.doubt:
            here_of.setdefault(severity, []).append(norm)
    changed = set(SPACE.meeting({norm.cube: None for norm in case.norms}, replaced(slices, test.circumstance)))
    rated = [(severity, norm) for severity, norm in rated if norm.cube in changed]
    sure_factors, possible_factors = (factors_of(penal, test, sure=sure) for sure in (True, False))
    handled: Shares = ()
    above: list[Norm] = []
    everything = penal.of([norm for norms in here_of.values() for norm in norms]).cover(slices)
    for level in sorted(here_of, reverse=True):
        here = inside(penal.of(here_of[level]).cover(slices), slices)
        above += here_of[level]
        so_grave = penal.of(above).cover(slices)
        already = graver_already(here_of[level], inside(everything, slices), so_grave)
        harder = with_replaced(here, test.circumstance)
        asked = tuple(cube for part in harder for cube in part.region.cubes)
        surely, possibly = penal.of([norm for severity, norm in rated if severity > level]).covers(asked)
        yield Level(
            harder,
            (*surely, *touching(sure_factors, asked)),
            (*possibly, *touching(possible_factors, asked)),
            handled,
            (*case.facts.excluding, *replaced(already, test.circumstance)),
        )
        handled = (*handled, *harder)


def graver_already(norms: Iterable[Norm], punished: Shares, so_grave: Shares) -> list[Cube]:
    """The facts that are so grave by one special circumstance: in the plain case of it they are punished, but less."""
    reached = [norm.cube for norm in norms]
    special = [(mask, plain) for mask, plain in OTHERWISE_PLAIN if not all(cube & plain for cube in reached)]
    if not special:
        return []
    found: list[Cube] = []
    lighter = [(Region(own.cubes).beyond(regions(so_grave)).cubes, own.excluding) for _, own in punished]
    for mask, plain in special:
        for cubes, excluding in lighter:
            milder = SPACE.minus([cube for cube in cubes if cube & plain], excluding)
            found += [(cube & ~mask) | (mask & ~plain) for cube in milder]
    return list(absorbed(found))


def weighing(level: Level) -> Iterator[tuple[tuple[Cube, ...], Shares]]:
    """The facts that a level asks about, offence by offence, with what surely weighs more there."""
    for _, asked in level.harder:
        own = Region(asked.cubes).beyond(regions(level.handled)).cubes
        weighty = (
            Share(provision, Region(cut.cubes, (*cut.excluding, *asked.excluding)))
            for provision, cut in inside(level.surely, own)
        )
        yield own, tuple(weighty)


def touching(factors: Iterable[Share], facts: tuple[Cube, ...]) -> Iterator[Share]:
    """The factors as far as they meet some facts."""
    for provision, own in factors:
        if near := tuple(SPACE.meeting(own.cubes, facts)):
            yield Share(provision, Region(near, own.excluding))


def factors_of(penal: PenalLaw, test: Aggravate, *, sure: bool) -> list[Share]:
    """Statutory sentencing factors, and offences punished in addition.

    A factor speaks of its own offence only, and only one that names the circumstance makes the circumstance weigh:
    one that weighs alike with and without it (profit, an earlier conviction) says nothing about it. Nor does an
    offence punished in addition to both.
    """
    found: list[Share] = []
    if not test.weighing:
        return found
    general = {index for item in counting(penal, test) for index in positions(penal, item)}
    for index, provision in enumerate(penal.law.provisions):
        if provision.administrative or not (provision.weighs or provision.adds or index in general):
            continue
        reached = [norm.cube for norm in penal.norms_of[index] if not (norm.doubt and sure)]
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
