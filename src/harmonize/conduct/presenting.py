"""Maximal cubes as people get them: to the point, and none that the others make superfluous."""

from collections.abc import Callable, Iterable, Sequence

from harmonize.conduct.space import Cube, Space


def to_the_point(space: Space, cubes: Sequence[Cube]) -> list[Cube]:
    """The same facts; a cube that answers a question about kinds tells only the answer that they are kinds of.

    As wide as it goes, a cube on help of an unnamed kind also holds transport, of which no kinds are asked; what another
    cube holds anyway is left to that one.
    """
    told = list(cubes)
    for field in space.fields.values():
        if not field.dimension.of_one_answer or field.dimension.only_if[0] not in space.fields:
            continue
        parent, (wanted,) = field.dimension.only_if
        answer = space.bit[parent][wanted]
        elsewhere = space.fields[parent].mask & ~answer
        for i, cube in enumerate(told):
            narrow = cube & field.mask != field.mask and cube & answer and cube & elsewhere
            if narrow and space.inside_one(cube & ~answer, (*told[:i], *told[i + 1 :])):
                told[i] = cube & ~elsewhere
    return told


def irredundant(cubes: Iterable[Cube], needed: Callable[[Cube, Sequence[Cube]], bool]) -> list[Cube]:
    """The cubes without those that are not needed beside the others; the later ones go first."""
    chosen = list(cubes)
    for cube in reversed(tuple(chosen)):
        others = [other for other in chosen if other is not cube]
        if others and not needed(cube, others):
            chosen = others
    return chosen
