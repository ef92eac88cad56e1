"""Counterexamples as a reader gets them: few maximal sets of facts, each with the provision nearest to it."""

from collections.abc import Iterable, Sequence

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.region import Region, Search, left_out
from harmonize.conduct.space import Cube
from harmonize.duties.coverage import reaching
from harmonize.duties.penal_law import Cover, PenalLaw
from harmonize.duties.question import Question
from harmonize.norms.facts import CONDUCTS_OF, ordinary
from harmonize.norms.outcome import Gap, Near
from harmonize.norms.provision import Norm

# Aggravating and placing dimensions are widened first, so that the duty's own dimensions stay visible.
ORDER = [d.name for d in DIMENSIONS if d.aggravating or d.placing] + [
    d.name for d in DIMENSIONS if not (d.aggravating or d.placing)
]


def presented(question: Question, listed: Sequence[str] = ()) -> list[Gap]:
    """Uncovered facts as few maximal cubes; the ordinary case first.

    ``listed`` are the dimensions that stay as narrow as they can: those in which the duty lists situations.
    """
    if not question.gap:
        return []
    return counterexamples(listed, question.region.cubes, question.searches, question.walls)


def counterexamples(
    listed: Sequence[str], region: Iterable[Cube], searches: Sequence[Search], walls: Sequence[Region]
) -> list[Gap]:
    """Counterexamples, each widened as far as it goes, until none is left that the others do not hold."""
    order = [*(name for name in ORDER if name not in listed), *reversed(listed)]
    found = [Gap(cube, within, None) for within in region for cube in left_out(searches, walls, order, within)]
    return sorted(
        found,
        key=lambda gap: (
            not ordinary(gap.cube),
            [-(gap.cube & SPACE.fields[name].mask).bit_count() for name in listed],
        ),
    )


def given_by(gap: Gap, lighter: Cover, penal: PenalLaw, kinds: tuple[str, ...], excluding: Sequence[Cube]) -> Gap:
    """A gap with the provision that punishes its facts, if not as asked; else the nearest of some kinds."""
    cube = gap.cube
    found = next(reaching(lighter.cover((cube,)), (cube,), excluding), None)
    own = None if found is None else Near(found, (), (), penal.law.nearest_clause(found, cube))
    return gap._replace(near=own or nearest(penal, cube, kinds))


def nearest(penal: PenalLaw, cube: Cube, kinds: tuple[str, ...]) -> Near | None:
    """The norm with the fewest elements in the way of the facts; exclusions count as one element.

    None when no norm of these kinds deals with the same family of conduct.
    """
    family = next(mask for mask in CONDUCTS_OF.values() if cube & mask)
    full, guards = SPACE.full, SPACE.guards
    best: tuple[tuple[int, int], Norm] | None = None
    for norm in penal.punished(kinds).norms:
        if norm.cube & family and not norm.doubt:
            away = (guards & ~((cube & norm.cube) + full)).bit_count()
            # Among equally near norms the one that leaves least of the facts out is the one to widen.
            key = (away, (cube & ~norm.cube).bit_count())
            if best is None or key < best[0]:
                best = (key, norm)
    if best is None:
        return None
    norm = best[1]
    dimensions = SPACE.conflicts(cube, norm.cube)
    excluded: tuple[str, ...] = ()
    if not dimensions:
        hits = [item for item in penal.law.provisions[norm.provision].exclusions if SPACE.meet(item.cube, cube)]
        excluded = tuple(dict.fromkeys(cite for item in hits for cite in item.cite))
        dimensions = () if excluded else tuple(name for name, f in SPACE.fields.items() if cube & f.mask & ~norm.cube)
    return Near(norm.provision, dimensions, excluded, penal.law.nearest_clause(norm.provision, cube))
