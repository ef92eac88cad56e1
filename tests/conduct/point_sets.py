"""The brute-force model: a set of facts as the plain set of its points, with nothing clever about it."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from harmonize.conduct.cover import Cover
from harmonize.conduct.space import Dimension, Space, Value

Point = tuple[str, ...]
Alternative = Mapping[str, Iterable[str]]


class Region(NamedTuple):
    """The same facts twice: as a cover, and as the set of all points that were meant."""

    cover: Cover
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


def region(space: Space, alternatives: Iterable[Alternative]) -> Region:
    """The alternatives as a cover and as their points."""
    written = list(alternatives)
    return Region(Cover.of(space, *written), frozenset().union(*(meant(space, one) for one in written)))


def held(cover: Cover) -> frozenset[Point]:
    """The points that a cover holds, read back one cube at a time."""
    return frozenset().union(*(held_by(cover.space, cube) for cube in cover))


def held_by(space: Space, cube: int) -> frozenset[Point]:
    """The points of one cube."""
    return frozenset(itertools.product(*(space.names(cube, name) for name in space.fields)))
