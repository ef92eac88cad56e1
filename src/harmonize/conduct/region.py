"""The set of facts that the engine speaks: cubes, less the cubes that they exclude, with the algebra of sets.

A verdict asks whether some regions together hold another one whole. That is decided by a search that goes where the facts
are (the splitting of DPLL, with cubes in the place of clauses): the plainest fact is looked up in every region. None holds
it: that is the counterexample. Otherwise the cube is split along one of those that do, and the search goes on outside of it.

What is reported is *primes*: cubes that cannot be widened in any dimension without touching what they must not (prime
implicants: Quine, 1952; expand and irredundant: ESPRESSO, Brayton et al., 1984).
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.presenting import irredundant, to_the_point
from harmonize.conduct.space import EMPTY, Cube, Space

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
        pairs = ((cube, wanted) for cube in self.space.meeting(self.cubes, other.cubes) for wanted in other.cubes)
        return any((both := self.space.meet(*pair)) and self.space.survives(both, excluding) for pair in pairs)

    def cut(self, other: "Region") -> tuple[Cube, ...]:
        """The cubes that the cubes of both have in common, whatever is excluded."""
        full, guards = self.space.full, self.space.guards
        cuts = [a & b for a in self.cubes for b in other.cubes]
        return absorbed([both for both in cuts if (both + full) & guards == guards])

    def near(self, cubes: Iterable[Cube]) -> "Region":
        """The cubes of the region that share a fact with one of some cubes, whole."""
        return Region(tuple(self.space.meeting(self.cubes, cubes)), self.excluding, self.space)

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
        return next((fact for cube in self.cubes for fact in escapes(self.space, cube, cover, self.excluding)), EMPTY)

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


def escapes(space: Space, piece: Cube, cover: Sequence[Region], known: Sequence[Cube] = ()) -> Iterator[Cube]:
    """Facts of a cube that no region of a cover holds and that lie in none of the known cubes, until none is left.

    Whoever takes a fact puts a cube that holds it among the known ones before asking for the next one.
    """
    whole, left = piece, [piece]
    full, guards = space.full, space.guards
    narrowed = False
    while left:
        piece = left.pop()
        fact = space.plainest(piece)
        rest = unsearched(space, piece, fact, cover)
        if rest is None:
            around = [cube for cube in known if not fact & ~cube]
            if not around:
                yield fact
                around = [cube for cube in known if not fact & ~cube]
            leaving = {(((piece & ~cube) + full) & guards).bit_count(): cube for cube in around}
            rest = space.sharp(piece, leaving[min(leaving)])
        if rest and not narrowed:  # only now is it worth while to leave out what never meets the cube
            cover = [near for item in cover if (near := item.near((whole,))).cubes]
            narrowed = True
        left += rest


def unsearched(space: Space, piece: Cube, fact: Cube, cover: Iterable[Region]) -> list[Cube] | None:
    """What is left to search of a cube beside the set that holds its fact and splits it least; None if none holds the fact."""
    full, guards = space.full, space.guards
    chosen: tuple[Cube, tuple[Cube, ...]] | None = None
    fewest = 99
    for item in cover:
        excluding = item.excluding
        for cube in item.cubes:
            if fact & ~cube or (excluding and among(fact, excluding)):
                continue
            leaving = (((piece & ~cube) + full) & guards).bit_count()
            if not leaving and not (excluding and meets(space, piece, excluding)):
                return []
            if leaving < fewest:
                fewest, chosen = leaving, (cube, excluding)
    if chosen is None:
        return None
    cube, excluding = chosen
    return space.sharp(piece, cube) + [both for saved in excluding if (both := space.meet(piece & cube, saved))]


def holds_whole(space: Space, piece: Cube, cover: Iterable[Region]) -> bool:
    """Whether a single cube of a cover holds a cube whole; most cubes that are held at all are of this kind."""
    for item in cover:
        for cube in item.cubes:
            if not piece & ~cube and not (item.excluding and meets(space, piece, item.excluding)):
                return True
    return False


def among(fact: Cube, cubes: Iterable[Cube]) -> bool:
    """Whether a fact lies in one of some cubes."""
    for cube in cubes:
        if not fact & ~cube:
            return True
    return False


def meets(space: Space, piece: Cube, cubes: Iterable[Cube]) -> bool:
    """Whether a cube shares a fact with one of some cubes."""
    full, guards = space.full, space.guards
    for cube in cubes:
        if ((piece & cube) + full) & guards == guards:
            return True
    return False


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


def widened(space: Space, piece: Cube, within: Cube, walls: Iterable[Region], order: Sequence[str]) -> Cube:
    """One piece widened: each dimension in turn is opened wholly, then loses only the values that hit a wall.

    A cube of a wall stands in the way of one dimension only when no other keeps the piece apart from it, so cubes are kept
    by the dimensions (guard bits) that do. What no wall narrows is opened at once.
    """
    full, guards = space.full, space.guards
    kept_off: dict[int, list[tuple[Cube, Sequence[Cube]]]] = {}
    open_to_all = full
    for item in walls:
        for cube in (*item.excluding, *item.cubes):
            open_to_all &= cube
        for cube in space.meeting(item.cubes, (within,)):
            kept_off.setdefault(guards & ~((piece & cube) + full), []).append((cube, item.excluding))
    for mask in space.mask_of.values():
        if open_to_all & mask == mask:
            piece |= within & mask
    for name in order:
        field = space.fields[name]
        mask, guard = field.mask, field.guard
        room = within & mask
        if piece & mask == room:
            continue
        opened = (piece & ~mask) | room
        blocked = 0
        for cube, excluding in (*kept_off.get(0, ()), *kept_off.get(guard, ())):
            if cube & room & ~blocked:
                blocked |= outside(space, opened & cube, excluding, mask)
        added = room & ~blocked & ~piece
        piece = opened & ~blocked
        if added:
            for dimensions in [known for known in kept_off if known & guard]:
                for wall in kept_off.pop(dimensions):
                    still = dimensions & ~guard if wall[0] & added else dimensions
                    kept_off.setdefault(still, []).append(wall)
    return piece


def outside(space: Space, cube: Cube, excluding: Sequence[Cube], mask: int) -> int:
    """The values of one dimension, given by its mask, with which some fact of a cube lies in none of the cubes excluded."""
    near = space.meeting(excluding, (cube,))
    if not near:
        return cube & mask if space.inhabited(cube) else 0
    found = 0
    while fact := next(escapes(space, cube, (), near), EMPTY):
        beside = fact & ~mask
        free = cube & mask
        for item in near:
            if not beside & ~item:
                free &= ~item
        found |= free
        cube &= ~free
        if not cube & mask:
            break
    return found
