"""Punished facts level by level of severity, with what weighs more than each: graver forms, sentencing factors, duties to weigh."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.region import Region, absorbed
from harmonize.conduct.space import Cube
from harmonize.duties.coverage import Share, Shares, inside, regions, replaced, with_replaced
from harmonize.duties.penal_law import PenalLaw
from harmonize.norms.duty_tests import Aggravate, Replacement
from harmonize.norms.law import Norm, Weighing

# The questions that a graver form may turn on besides those that are called aggravating, with their plain answers.
OTHERWISE_PLAIN = [
    (SPACE.fields[item.name].mask, SPACE.bit[item.name][item.plain])
    for item in DIMENSIONS
    if item.plain and not (item.aggravating or item.placing)
]


class Asked(NamedTuple):
    """What is asked of a law: the punished facts in the ordinary case, less what nobody asks about, and the norms about them."""

    facts: Region
    norms: tuple[Norm, ...]


def counting(penal: PenalLaw, test: Aggravate) -> tuple[Weighing, ...]:
    """The general duties to weigh harm, where the reading chosen lets them count."""
    return penal.law.weighings if test.general_duty else ()


def positions(penal: PenalLaw, weighing: Weighing) -> set[int]:
    """The provisions that a general duty to weigh harm holds for."""
    return set(weighing.provisions or range(len(penal.law.provisions)))


def names(cube: Cube, circumstance: Iterable[Replacement]) -> bool:
    """Whether some facts say anything about a circumstance."""
    return any(cube & mask != mask for mask, _ in circumstance)


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


def levels(test: Aggravate, penal: PenalLaw, case: Asked) -> Iterator[Level]:
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
        near = own.near(facts)
        if near.cubes:
            yield Share(provision, near)


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
