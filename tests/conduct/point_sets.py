"""The brute-force model: a set of facts as the plain set of its points, with nothing clever about it."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from harmonize.conduct.region import Region
from harmonize.conduct.space import Space
from harmonize.conduct.vocabulary import Dimension, Value

Point = tuple[str, ...]
Alternative = Mapping[str, Iterable[str]]


class Meant(NamedTuple):
    """The same facts twice: as a region, and as the set of all points that were meant."""

    region: Region
    facts: frozenset[Point]


def space_of(shape: Sequence[int]) -> Space:
    """A space of invented questions; ``shape`` says how many answers each has."""
    return Space(
        Dimension(f"question {i}", "?", tuple(Value(f"answer {n}", "", "", "") for n in range(width)))
        for i, width in enumerate(shape)
    )


def points(space: Space) -> frozenset[Point]:
    """All points of a space: one answer per question."""
    return frozenset(itertools.product(*([value.name for value in d.values] for d in space.dimensions)))


def meant(space: Space, alternative: Alternative) -> frozenset[Point]:
    """The points of one alternative, worked out without any bit: a question not mentioned has every answer."""
    answers = [alternative.get(d.name, [value.name for value in d.values]) for d in space.dimensions]
    return frozenset(itertools.product(*answers))


def region(space: Space, alternatives: Iterable[Alternative], left_out: Iterable[Alternative] = ()) -> Meant:
    """Some alternatives, less some that are left out, as a region and as their points."""
    written, without = list(alternatives), list(left_out)
    excluding = Region.of(*without, space=space).cubes
    facts = frozenset[Point]().union(*(meant(space, one) for one in written))
    return Meant(
        Region(Region.of(*written, space=space).cubes, excluding, space),
        facts.difference(*(meant(space, one) for one in without)),
    )


def held(region: Region) -> frozenset[Point]:
    """The points that a region holds, read back one cube at a time."""
    excluded = [held_by(region.space, cube) for cube in region.excluding]
    return frozenset[Point]().union(*(held_by(region.space, cube) for cube in region.cubes)).difference(*excluded)


def held_by(space: Space, cube: int) -> frozenset[Point]:
    """The points of one cube."""
    return frozenset(itertools.product(*(space.names(cube, name) for name in space.fields)))
