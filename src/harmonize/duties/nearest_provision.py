"""The provision nearest to an uncovered fact, and the elements of it that would have to be widened."""

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.norms.facts import CONDUCTS_OF
from harmonize.norms.law import Norm
from harmonize.norms.outcome import Near


def nearest(evaluator: Evaluator, cube: int, kinds: tuple[str, ...]) -> Near | None:
    """The norm with the fewest elements in the way of the facts; exclusions count as one element.

    None when no norm of these kinds deals with the same family of conduct.
    """
    family = next(mask for mask in CONDUCTS_OF.values() if cube & mask)
    full, guards = SPACE.full, SPACE.guards
    best: tuple[tuple[int, int], Norm] | None = None
    for norm in evaluator.norms(kinds):
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
        hits = [item for item in evaluator.law.provisions[norm.provision].exclusions if SPACE.meet(item.cube, cube)]
        excluded = tuple(dict.fromkeys(cite for item in hits for cite in item.cite))
        dimensions = () if excluded else tuple(name for name, f in SPACE.fields.items() if cube & f.mask & ~norm.cube)
    return Near(norm.provision, dimensions, excluded, evaluator.law.nearest_clause(norm.provision, cube))
