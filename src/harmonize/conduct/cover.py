"""Covers: immutable sets of facts as unions of cubes, with the algebra of sets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from harmonize.conduct.primes import holding, irredundant, primes
from harmonize.conduct.space import Space


@dataclass(frozen=True, eq=False)
class Cover:
    """A set of facts, written as a union of cubes over one space.

    Two covers are equal when they hold the same facts, however they are written.
    """

    space: Space
    cubes: tuple[int, ...]

    @classmethod
    def of(cls, space: Space, *alternatives: Mapping[str, Iterable[str]]) -> "Cover":
        """The cover whose alternatives are given as dimension -> allowed values."""
        return cls(space, tuple(cube for cube in map(space.cube, alternatives) if cube))

    @classmethod
    def everything(cls, space: Space) -> "Cover":
        """All facts of a space."""
        return cls(space, (space.full,))

    def __iter__(self) -> Iterator[int]:
        return iter(self.cubes)

    def __bool__(self) -> bool:
        return bool(self.cubes)

    def __or__(self, other: "Cover") -> "Cover":
        return Cover(self.space, absorbed(self.cubes + other.cubes))

    def __and__(self, other: "Cover") -> "Cover":
        meet = self.space.meet
        return Cover(self.space, absorbed(both for a in self for b in other if (both := meet(a, b))))

    def __sub__(self, other: "Cover") -> "Cover":
        return Cover(self.space, absorbed(self.space.minus(self.cubes, other.cubes)))

    def __invert__(self) -> "Cover":
        return Cover.everything(self.space) - self

    def __le__(self, other: "Cover") -> bool:
        return all(not self.space.minus((cube,), other.cubes) for cube in self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cover) and self <= other and other <= self

    def __hash__(self) -> int:
        return hash(self.space)  # equal sets may be written differently, so nothing finer is safe

    def __contains__(self, point: int) -> bool:
        """Whether a fact pattern (a cube with one value per dimension) lies in the cover."""
        return any(self.space.within(point, cube) for cube in self)

    def disjoint(self) -> "Cover":
        """The same facts as disjoint cubes."""
        done: list[int] = []
        for cube in self:
            done += self.space.minus((cube,), done)
        return Cover(self.space, tuple(done))

    def size(self) -> int:
        """How many points lie in the cover, exactly."""
        return sum(map(self.space.size, self.disjoint()))

    def presented(self) -> "Cover":
        """The same facts as maximal cubes of which none is superfluous: the form for people."""
        obstacles = [(cube, ()) for cube in self.space.minus((self.space.full,), self.cubes)]
        order = tuple(self.space.fields)
        pieces = primes(self.space, self.cubes, self.space.full, obstacles, order)
        return Cover(self.space, tuple(irredundant(pieces, holding(self.space, self.cubes))))


def hull(cubes: Iterable[int]) -> int:
    """The narrowest cube around some cubes."""
    around = 0
    for cube in cubes:
        around |= cube
    return around


def absorbed(cubes: Iterable[int]) -> tuple[int, ...]:
    """The cubes without those that lie wholly inside another one, the widest first."""
    unique = set(cubes)
    if len(unique) < 2:
        return tuple(unique)
    kept: list[int] = []
    for cube in sorted(sorted(unique), key=int.bit_count, reverse=True):
        for other in kept:
            if cube & other == cube:
                break
        else:
            kept.append(cube)
    return tuple(kept)
