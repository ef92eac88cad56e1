"""A space of facts: the bit layout in which a set of facts is one integer, the operations on these, and the search for a fact.

A *cube* says, for every dimension, which values are allowed; no mention means every value. On the machine it is one
integer with a bit per value and one guard bit per dimension (positional cube notation: Brayton et al., Logic
Minimization Algorithms for VLSI Synthesis, 1984, ch. 2; header space analysis: Kazemian, Varghese, McKeown, NSDI 2012).
The guard bits make emptiness a single addition: adding all-ones to a field carries into its guard bit exactly when the
field is not zero.

The search for a fact that some sets leave out is that of DPLL with cubes for clauses: the plainest fact is looked up in every
set. None holds it: the counterexample. Otherwise the cube is split along a set that does, and the search goes on outside.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from harmonize.conduct.vocabulary import Dimension

Cube = int
"""A set of facts with its answers to each question, as bits: no length, no position, no number of months."""

EMPTY: Cube = 0  # no facts


class Written(Protocol):
    """A set of facts as it is written: its cubes, less those that it excludes."""

    @property
    def cubes(self) -> tuple[Cube, ...]: ...

    @property
    def excluding(self) -> tuple[Cube, ...]: ...


Sets = list[tuple[tuple[Cube, ...] | list[Cube], tuple[Cube, ...]]]  # the same, as a search has them at hand


class Field(NamedTuple):
    """Where a dimension lives in the integer: shift of its lowest bit, its bits in place, its guard bit."""

    dimension: Dimension
    shift: int
    mask: int
    guard: int


class Space:
    """The layout of a tuple of dimensions, and the elementary operations on cubes over it."""

    def __init__(self, dimensions: Iterable[Dimension]) -> None:
        self.dimensions = tuple(dimensions)
        self.fields: dict[str, Field] = {}
        shift = 0
        for dimension in self.dimensions:
            width = len(dimension.values)
            self.fields[dimension.name] = Field(dimension, shift, ((1 << width) - 1) << shift, 1 << (shift + width))
            shift += width + 1
        self.width = shift
        self.full: Cube = sum(field.mask for field in self.fields.values())
        self.guards = sum(field.guard for field in self.fields.values())
        self.mask_of = {field.guard: field.mask for field in self.fields.values()}
        self.bit = {
            name: {value.name: 1 << (field.shift + i) for i, value in enumerate(field.dimension.values)}
            for name, field in self.fields.items()
        }
        self.elements = {d.name: d.element for d in self.dimensions}
        self.remedies = {d.name: d.remedy or f"cover {d.element}" for d in self.dimensions}
        self.lowest = sum(1 << field.shift for field in self.fields.values())
        self.fields_of: dict[int, int] = {}  # the masks of some fields together, by their guards
        self.guarded: dict[int, tuple[str, ...]] = {}  # the names of some fields, by their guards
        # The values of some bits, by the dimension.
        self.named: dict[str, dict[int, tuple[str, ...]]] = {name: {} for name in self.fields}
        self.plain: Cube = sum(self.bit[d.name][d.plain] for d in self.dimensions if d.plain)

    def cube(self, allowed: Mapping[str, Iterable[str]]) -> Cube:
        """The cube in which each named dimension allows the named values and every other dimension allows all.

        Raises KeyError for a dimension or a value that does not exist.
        """
        cube = self.full
        for name, values in allowed.items():
            bits = self.bit[name]
            cube = (cube & ~self.fields[name].mask) | sum({bits[value] for value in values})
        return cube if self.inhabited(cube) else EMPTY

    def allowed(self, cube: Cube) -> dict[str, tuple[str, ...]]:
        """The dimensions that a cube restricts, with the values it allows: the inverse of :meth:`cube`."""
        return {name: self.names(cube, name) for name, field in self.fields.items() if cube & field.mask != field.mask}

    def names(self, cube: Cube, dimension: str) -> tuple[str, ...]:
        """The values that a cube allows in one dimension, in the order of declaration."""
        known, bits = self.named[dimension], cube & self.fields[dimension].mask
        if bits not in known:
            known[bits] = tuple(value for value, bit in self.bit[dimension].items() if bits & bit)
        return known[bits]

    def inhabited(self, cube: Cube) -> bool:
        """Whether every dimension still allows something."""
        return (cube + self.full) & self.guards == self.guards

    def meet(self, a: Cube, b: Cube) -> Cube:
        """The facts in both cubes; zero when there are none."""
        both = a & b
        return both if (both + self.full) & self.guards == self.guards else EMPTY

    def meeting(self, cubes: Iterable[Cube], region: Iterable[Cube]) -> list[Cube]:
        """Those of some cubes that share a fact with a cube of a region."""
        full, guards, wanted = self.full, self.guards, tuple(region)
        around = EMPTY
        for asked in wanted:
            around |= asked
        near = [cube for cube in cubes if ((cube & around) + full) & guards == guards]
        if len(wanted) < 2:
            return near
        return [cube for cube in near if meets(self, cube, wanted)]

    def inside_one(self, a: Cube, cubes: Iterable[Cube]) -> bool:
        """Whether one of some cubes holds every fact of ``a``."""
        for cube in cubes:
            if a & cube == a:
                return True
        return False

    def plainest(self, cube: Cube) -> Cube:
        """One fact of a cube: the plain value of every dimension that allows it, else the first value allowed."""
        fact = cube & self.plain
        missing = self.guards & ~(fact + self.full)
        if not missing:
            return fact
        fields = self.fields_of.get(missing)
        if fields is None:
            fields = self.fields_of[missing] = sum(
                field.mask for field in self.fields.values() if field.guard & missing
            )
        rest = cube & fields
        # Taking one from each field clears its lowest bit and sets those below; the guards lend what an empty field lacks.
        return fact | (rest & ~((rest | self.guards) - self.lowest))

    def conflicts(self, a: Cube, b: Cube) -> tuple[str, ...]:
        """The dimensions in which two cubes have no value in common, in the order of declaration."""
        missing = self.guards & ~((a & b) + self.full)
        found = self.guarded.get(missing)
        if found is None:
            found = self.guarded[missing] = tuple(name for name, field in self.fields.items() if field.guard & missing)
        return found

    def sharp(self, a: Cube, b: Cube) -> list[Cube]:
        """The facts of ``a`` that are not facts of ``b``, as disjoint cubes (the disjoint sharp product)."""
        full, guards = self.full, self.guards
        both = a & b
        if (both + full) & guards != guards:
            return [a]
        pieces = []
        leaving = ((a & ~b) + full) & guards
        rest = a
        while leaving:
            guard = leaving & -leaving
            leaving ^= guard
            mask = self.mask_of[guard]
            pieces.append(rest & ~(mask & b))
            rest &= ~mask | b
        return pieces

    def minus(self, cubes: Iterable[Cube], excluding: Iterable[Cube]) -> list[Cube]:
        """The facts of ``cubes`` that lie in none of the cubes excluded; disjoint when ``cubes`` are disjoint."""
        left = list(cubes)
        full, guards, sharp = self.full, self.guards, self.sharp
        for b in excluding:
            if not left:
                break
            kept: list[Cube] = []
            for a in left:
                if ((a & b) + full) & guards == guards:
                    kept += sharp(a, b)
                else:
                    kept.append(a)
            left = kept
        return left

    def survives(self, cube: Cube, excluding: Sequence[Cube]) -> bool:
        """Whether a fact of ``cube`` lies in none of the cubes excluded.

        Its plainest fact, tried first, mostly tells. Else what is excluded is cut to the cube and put in order, the widest
        first: what a wide one holds need not be cut by the narrow ones.
        """
        fact = self.plainest(cube)
        for item in excluding:
            if not fact & ~item:
                break
        else:
            return True
        full, guards, sharp = self.full, self.guards, self.sharp
        cut: dict[Cube, int] = {}  # with the number of questions in which it is narrower than the cube
        for item in excluding:
            both = item & cube
            if (both + full) & guards == guards:
                if both == cube:
                    return False
                cut[both] = (((cube & ~both) + full) & guards).bit_count()
        kept: list[Cube] = []
        for both in sorted(cut, key=cut.__getitem__):
            if not self.inside_one(both, kept):
                kept.append(both)
        # A fact outside of all is searched as DPLL does: what is excluded next is what leaves the fewest ways around it.
        stack = [(cube, kept)]
        while stack:
            piece, left = stack.pop()
            near: list[Cube] = []
            narrowest, fewest = EMPTY, 99
            for item in left:
                if ((piece & item) + full) & guards == guards:
                    ways = (((piece & ~item) + full) & guards).bit_count()
                    if not ways:
                        break
                    if ways < fewest:
                        narrowest, fewest = item, ways
                    near.append(item)
            else:
                if not near:
                    return True
                stack += [(rest, near) for rest in sharp(piece, narrowest)]
        return False

    def size(self, cube: Cube) -> int:
        """How many points a cube has: the product, over all dimensions, of the number of values allowed."""
        count = 1
        for field in self.fields.values():
            count *= (cube & field.mask).bit_count()
        return count


def escapes(space: Space, piece: Cube, cover: Iterable[Written], known: Sequence[Cube] = ()) -> Iterator[Cube]:
    """Facts of a cube that no region of a cover holds and that lie in none of the known cubes, until none is left.

    Whoever takes a fact puts a cube that holds it among the known ones before asking for the next one.
    """
    whole, left = piece, [piece]
    full, guards = space.full, space.guards
    sets: Sets = [(item.cubes, item.excluding) for item in cover]
    narrowed = False
    while left:
        piece = left.pop()
        fact = space.plainest(piece)
        rest = unsearched(space, piece, fact, sets)
        if rest is None:
            around = [cube for cube in known if not fact & ~cube]
            if not around:
                yield fact
                around = [cube for cube in known if not fact & ~cube]
            leaving = {(((piece & ~cube) + full) & guards).bit_count(): cube for cube in around}
            rest = space.sharp(piece, leaving[min(leaving)])
        if rest and not narrowed:  # only now is it worth while to leave out what never meets the cube
            sets = [(near, saved) for cubes, saved in sets if (near := space.meeting(cubes, (whole,)))]
            narrowed = True
        left += rest


def unsearched(space: Space, piece: Cube, fact: Cube, sets: Sets) -> list[Cube] | None:
    """What is left to search of a cube beside the set that holds its fact and splits it least; None if none holds the fact."""
    full, guards = space.full, space.guards
    chosen: tuple[Cube, tuple[Cube, ...]] | None = None
    fewest = 99
    for cubes, excluding in sets:
        for cube in cubes:
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


def widened(space: Space, piece: Cube, within: Cube, walls: Iterable[Written], order: Sequence[str]) -> Cube:
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
