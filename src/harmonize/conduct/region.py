"""The set of facts that the engine speaks: cubes, less the cubes that they exclude, with the algebra of sets.

A verdict asks whether some regions together hold another one whole: `space` has the search that decides it.
What is reported is primes: cubes that cannot be widened without touching what they must not, and none superfluous (prime
implicants: Quine, 1952; expand and irredundant: ESPRESSO, Brayton et al., 1984).
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import EMPTY, Cube, Space, Written, among, escapes, meets, widened

CHECKED = sys.flags.dev_mode


@dataclass(frozen=True, slots=True)
class Region:
    """A set of facts: those of its cubes that lie in none of the cubes it is ``excluding``.

    Two regions are equal when they are written alike; ``same`` tells whether they hold the same facts. Under ``-X dev``
    every region is checked when it is made: each cube lies in the space and allows something in every dimension.
    """

    cubes: tuple[Cube, ...] = ()
    excluding: tuple[Cube, ...] = ()
    space: Space = SPACE

    if CHECKED:

        def __post_init__(self) -> None:
            for cube in (*self.cubes, *self.excluding):
                if cube & ~self.space.full or not self.space.inhabited(cube):
                    raise ValueError(f"{cube:#x} is no cube of this space, or an empty one")

    @classmethod
    def of(cls, *alternatives: Mapping[str, Iterable[str]], space: Space = SPACE) -> "Region":
        """The region whose alternatives are given as dimension -> allowed values. Raises KeyError for an unknown name."""
        return cls(tuple(cube for cube in map(space.cube, alternatives) if cube), (), space)

    @classmethod
    def everything(cls, space: Space = SPACE) -> "Region":
        """All facts of a space."""
        return cls((space.full,), (), space)

    # ---------------------------------------------------------------- the algebra

    def __bool__(self) -> bool:
        return any(self.space.survives(cube, self.excluding) for cube in self.cubes)

    def __contains__(self, fact: Cube) -> bool:
        """Whether a fact (a cube with one value per dimension) lies in the region."""
        return not among(fact, self.excluding) and among(fact, self.cubes)

    def __or__(self, other: "Region") -> "Region":
        if self.excluding == other.excluding:
            return Region(absorbed(self.cubes + other.cubes), self.excluding, self.space)
        return Region(absorbed((*self.pieces(), *other.pieces())), (), self.space)

    def __and__(self, other: "Region") -> "Region":
        excluding = (*self.excluding, *other.excluding) if other.excluding else self.excluding
        return Region(self.cut(other), excluding, self.space)

    def __sub__(self, other: "Region") -> "Region":
        return self.beyond((other,))

    def __invert__(self) -> "Region":
        return Region.everything(self.space) - self

    def __le__(self, other: "Region") -> bool:
        return not self.witness((other,))

    def same(self, other: "Region") -> bool:
        """Whether two regions hold the same facts, however they are written."""
        return self <= other <= self

    def beyond(self, cover: Iterable["Region"]) -> "Region":
        """The facts that none of some regions holds, worked out."""
        space, sets = self.space, tuple(cover)
        # What one region holds whole needs no splitting; most of what is required is of this kind.
        left = [piece for piece in self.cubes if not holds_whole(space, piece, sets)]
        for item in sets:
            if not left:
                break
            kept = space.minus(left, item.cubes)
            if item.excluding:
                # What is excluded stays out, whether or not the region would have reached it.
                kept += [both for piece in left for cube in item.excluding if (both := space.meet(piece, cube))]
                kept = list(absorbed(kept))
            left = kept
        return Region(tuple(left), self.excluding, space)

    def hit(self, cover: Iterable["Region"]) -> "Region":
        """The facts that some regions together hold, worked out."""
        found: list[Cube] = []
        for item in cover:
            both = self.cut(item)
            found += self.space.minus(both, item.excluding) if both and item.excluding else both
        return Region(absorbed(found), self.excluding, self.space)

    def meets(self, other: "Region") -> bool:
        """Whether two regions have a fact in common: told at the first one, nothing is worked out."""
        excluding = (*self.excluding, *other.excluding)
        full, guards, survives = self.space.full, self.space.guards, self.space.survives
        for cube in self.space.meeting(self.cubes, other.cubes):
            for wanted in other.cubes:
                both = cube & wanted
                if (both + full) & guards == guards and survives(both, excluding):
                    return True
        return False

    def cut(self, other: "Region") -> tuple[Cube, ...]:
        """The cubes that the cubes of both have in common, whatever is excluded."""
        full, guards = self.space.full, self.space.guards
        cuts = [a & b for a in self.cubes for b in other.cubes]
        return absorbed([both for both in cuts if (both + full) & guards == guards])

    def about(self, cubes: Iterable[Cube]) -> "Region":
        """The same, with those cubes alone, excluded ones too, that bear on some facts."""
        wanted = tuple(cubes)
        near = tuple(self.space.meeting(self.cubes, wanted))
        return Region(near, tuple(self.space.meeting(self.excluding, wanted)) if near else (), self.space)

    # ---------------------------------------------------------------- other ways to write it

    def pieces(self) -> tuple[Cube, ...]:
        """The same facts as cubes that exclude nothing; disjoint when the cubes are."""
        if not self.excluding:
            return self.cubes
        return tuple(self.space.minus(self.cubes, self.excluding))

    def disjoint(self) -> "Region":
        """The same facts as disjoint cubes."""
        done: list[Cube] = []
        for cube in self.pieces():
            done += self.space.minus((cube,), done)
        return Region(tuple(done), (), self.space)

    def size(self) -> int:
        """How many points lie in the region, exactly."""
        return sum(map(self.space.size, self.disjoint().cubes))

    def inhabited(self) -> "Region":
        """The same facts without the cubes of which the exclusions leave nothing."""
        kept = tuple([cube for cube in self.cubes if self.space.survives(cube, self.excluding)])
        return Region(kept, self.excluding, self.space)

    def presented(
        self, order: Sequence[str] = (), within: Cube = EMPTY, walls: Iterable["Region"] | None = None
    ) -> "Region":
        """The same facts as maximal cubes of which none is superfluous: the form for people.

        They stay inside the cube ``within`` and touch none of the ``walls`` (none named: everything else). ``order`` names the
        dimensions to widen, first to last: what comes last stays narrow, hence visible to the reader.
        """
        space, pieces = self.space, self.pieces()
        outside = (Region((space.full,), (), space).beyond((self,)),) if walls is None else tuple(walls)
        found: list[Cube] = []
        left = list(pieces)
        while left:  # a piece that an earlier prime holds gives no prime of its own
            found.append(widened(space, left[0], within or space.full, outside, order or tuple(space.fields)))
            left = space.minus(left[1:], found[-1:])

        def needed(cube: Cube, others: Sequence[Cube]) -> bool:
            return any(space.survives(both, others) for piece in pieces if (both := space.meet(piece, cube)))

        return Region(tuple(to_the_point(space, irredundant(found, needed))), (), space)

    # ---------------------------------------------------------------- the search

    def witness(self, cover: Sequence["Region"] = ()) -> Cube:
        """A fact of the region that none of some others holds; zero when there is none."""
        for cube in self.cubes:
            if not holds_whole(self.space, cube, cover):
                fact = next(escapes(self.space, cube, cover, self.excluding), EMPTY)
                if fact:
                    return fact
        return EMPTY

    def maximal(
        self,
        cover: Sequence["Region"],
        walls: Sequence["Region"],
        order: Sequence[str],
        known: Sequence[Cube] = (),
        within: Cube = EMPTY,
    ) -> Iterator[tuple[Cube, Cube]]:
        """Facts that no region of a cover holds, each with the cube around it that is as wide as the walls let it be.

        It ends when none is left. The cubes stay inside ``within``, or the cube of the region that they began in. Facts of the
        ``known`` cubes, and of those reported before, are not reported again.
        """
        told = [*known, *self.excluding]
        for cube in self.cubes:
            for fact in escapes(self.space, cube, cover, told):
                told.append(widened(self.space, fact, within or cube, walls, order))
                yield fact, told[-1]


Search = tuple[Region, Sequence[Region]]  # facts, and the regions in which they are looked up


def left_out(searches: Iterable[Search], walls: Sequence[Region], order: Sequence[str], within: Cube) -> list[Cube]:
    """What the searches do not find inside a cube, as few cubes as can be, each as wide as the walls let it be."""
    inside = [
        (Region(tuple([cube for cube in asked.cubes if not cube & ~within]), asked.excluding), cover)
        for asked, cover in searches
    ]
    began: dict[Cube, Cube] = {}
    for asked, cover in inside:
        began |= {cube: fact for fact, cube in asked.maximal(cover, walls, order, tuple(began), within)}

    def needed(cube: Cube, others: Sequence[Cube]) -> bool:
        return not among(began[cube], others) or any(
            any(escapes(SPACE, both, cover, (*others, *asked.excluding)))
            for asked, cover in inside
            for piece in asked.cubes
            if (both := SPACE.meet(piece, cube))
        )

    return to_the_point(SPACE, irredundant(began, needed))


def holds_whole(space: Space, piece: Cube, cover: Iterable[Written]) -> bool:
    """Whether a single cube of a cover holds a cube whole; most cubes that are held at all are of this kind."""
    for item in cover:
        for cube in item.cubes:
            if not piece & ~cube and not (item.excluding and meets(space, piece, item.excluding)):
                return True
    return False


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


def hull(cubes: Iterable[Cube]) -> Cube:
    """The narrowest cube around some cubes."""
    around = EMPTY
    for cube in cubes:
        around |= cube
    return around


def widest_first(cubes: Iterable[Cube]) -> list[Cube]:
    """The cubes, each once, those before that others may lie inside of."""
    return sorted(sorted({*cubes}), key=int.bit_count, reverse=True)


def absorbed(cubes: Iterable[Cube]) -> tuple[Cube, ...]:
    """The cubes without those that lie wholly inside another one, the widest first."""
    unique = set(cubes)
    if len(unique) < 2:
        return tuple(unique)
    kept: list[Cube] = []
    for cube in widest_first(unique):
        if not SPACE.inside_one(cube, kept):
            kept.append(cube)
    return tuple(kept)
