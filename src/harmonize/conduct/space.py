"""A space of facts: its dimensions, and the bit layout in which a set of facts is one integer.

A *cube* says, for every dimension, which values are allowed; no mention means every value. On the machine it is one
integer with a bit per value and one guard bit per dimension (positional cube notation: Brayton et al., Logic
Minimization Algorithms for VLSI Synthesis, 1984, ch. 2; header space analysis: Kazemian, Varghese, McKeown, NSDI 2012).
The guard bits make emptiness a single addition: adding all-ones to a field carries into its guard bit exactly when the
field is not zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Value(NamedTuple):
    """One answer to a dimension's question: its name in the data, how a report says it, what it means, who needs it.

    ``extend`` is what a drafter writes where a law is to reach it (empty: in the words of its question), ``short`` its word in
    the name of a clause (none: its name), ``and_up`` the phrase for it and all above it. A conduct has its ``family``, and the
    word by which the State is named ``towards`` which it is done.
    """

    name: str
    phrase: str
    meaning: str
    needed_by: str
    family: str = ""
    towards: str = ""
    extend: str = ""
    and_up: str = ""
    short: str | None = None


class Word(NamedTuple):
    """A word that stands for several answers: the States of a group on the day asked about, with what its members are called."""

    name: str
    meaning: str
    needed_by: str
    title: str = ""
    short: str | None = None


class Family(NamedTuple):
    """A family of conduct: what it is, the section of a law's reading that deals with it, how it is extended to other States."""

    says: str
    section: str
    extend: str = ""


class Circumstance(NamedTuple):
    """An aggravating circumstance as an interview asks of it, and as a drafter writes it (empty: in the words of its question)."""

    asked: str
    amended: str = ""


class Dimension(NamedTuple):
    """One question about the facts, with a closed list of answers.

    ``plain`` is the answer taken when nobody mentions the fact (empty: must be given). ``asked`` names the families of
    conduct to which the question belongs (empty: all). ``only_if`` names a parent dimension and the parent's values
    that make the question meaningful. ``ordered`` allows ``>=value`` in the data. ``relative`` values are seen from the
    State whose law is asked. ``aggravating`` dimensions tell how grave, ``placing`` ones where and by whom. ``ordinary``
    are the answers of the ordinary case, the treaty's own paradigm (empty: the plain answer; all where there is none).
    ``lead`` are the words with which every phrase of its values begins, so that several values need them only once.
    ``examples`` are a fact that a real statute reaches and one that it leaves out, and the question is what tells them apart.
    ``element`` is the treaty's noun for the question, ``remedy`` what a drafter does where a law asks too much of it (empty:
    covers it); ``beyond`` says what it then punishes that no treaty asks for. ``subject`` is what the question is about.
    ``words`` stand for several answers in a law file; ``together`` are answers that have one name in law.
    """

    name: str
    question: str
    values: tuple[Value, ...]
    plain: str = ""
    asked: str = ""
    only_if: tuple[str, tuple[str, ...]] = ("", ())
    ordered: bool = False
    relative: bool = False
    aggravating: bool = False
    placing: bool = False
    ordinary: tuple[str, ...] = ()
    lead: str = ""
    examples: tuple[str, str] = ("", "")
    element: str = ""
    remedy: str = ""
    beyond: str = ""
    subject: str = ""
    words: tuple[Word, ...] = ()
    together: Mapping[tuple[str, ...], str] = {}

    @property
    def of_one_answer(self) -> bool:
        """Whether the answers are kinds of a single answer to another question."""
        return len(self.only_if[1]) == 1

    @property
    def usual(self) -> tuple[str, ...]:
        """The answers of the ordinary case: a doubt outside of them does not change the word of a verdict."""
        return self.ordinary or ((self.plain,) if self.plain else tuple(value.name for value in self.values))


class Field(NamedTuple):
    """Where a dimension lives in the integer: shift of its lowest bit, its bits in place, its guard bit."""

    dimension: Dimension
    shift: int
    mask: int
    guard: int


class Space:
    """The layout of a tuple of dimensions, and the elementary operations on cubes over it.

    Cubes are plain integers, so that they are cheap, comparable and immutable. Zero stands for "no facts".
    """

    def __init__(self, dimensions: Iterable[Dimension]) -> None:
        self.dimensions = tuple(dimensions)
        self.fields: dict[str, Field] = {}
        shift = 0
        for dimension in self.dimensions:
            width = len(dimension.values)
            self.fields[dimension.name] = Field(dimension, shift, ((1 << width) - 1) << shift, 1 << (shift + width))
            shift += width + 1
        self.width = shift
        self.full = sum(field.mask for field in self.fields.values())
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
        self.plain = sum(self.bit[d.name][d.plain] for d in self.dimensions if d.plain)

    def cube(self, allowed: Mapping[str, Iterable[str]]) -> int:
        """The cube in which each named dimension allows the named values and every other dimension allows all.

        Raises KeyError for a dimension or a value that does not exist.
        """
        cube = self.full
        for name, values in allowed.items():
            bits = self.bit[name]
            cube = (cube & ~self.fields[name].mask) | sum({bits[value] for value in values})
        return cube if self.inhabited(cube) else 0

    def allowed(self, cube: int) -> dict[str, tuple[str, ...]]:
        """The dimensions that a cube restricts, with the values it allows: the inverse of :meth:`cube`."""
        return {name: self.names(cube, name) for name, field in self.fields.items() if cube & field.mask != field.mask}

    def names(self, cube: int, dimension: str) -> tuple[str, ...]:
        """The values that a cube allows in one dimension, in the order of declaration."""
        known, bits = self.named[dimension], cube & self.fields[dimension].mask
        if bits not in known:
            known[bits] = tuple(value for value, bit in self.bit[dimension].items() if bits & bit)
        return known[bits]

    def inhabited(self, cube: int) -> bool:
        """Whether every dimension still allows something."""
        return (cube + self.full) & self.guards == self.guards

    def meet(self, a: int, b: int) -> int:
        """The facts in both cubes; zero when there are none."""
        both = a & b
        return both if (both + self.full) & self.guards == self.guards else 0

    def meeting(self, cubes: Iterable[int], region: Iterable[int]) -> list[int]:
        """Those of some cubes that share a fact with a cube of a region."""
        full, guards, wanted = self.full, self.guards, tuple(region)
        around = 0
        for asked in wanted:
            around |= asked
        near = [cube for cube in cubes if ((cube & around) + full) & guards == guards]
        if len(wanted) < 2:
            return near
        found = []
        for cube in near:
            for asked in wanted:
                if ((cube & asked) + full) & guards == guards:
                    found.append(cube)
                    break
        return found

    def within(self, a: int, b: int) -> bool:
        """Whether every fact of ``a`` is a fact of ``b``."""
        return not a & ~b

    def inside_one(self, a: int, cubes: Iterable[int]) -> bool:
        """Whether one of some cubes holds every fact of ``a``."""
        for cube in cubes:
            if a & cube == a:
                return True
        return False

    def plainest(self, cube: int) -> int:
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

    def conflicts(self, a: int, b: int) -> tuple[str, ...]:
        """The dimensions in which two cubes have no value in common, in the order of declaration."""
        missing = self.guards & ~((a & b) + self.full)
        found = self.guarded.get(missing)
        if found is None:
            found = self.guarded[missing] = tuple(name for name, field in self.fields.items() if field.guard & missing)
        return found

    def sharp(self, a: int, b: int) -> list[int]:
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

    def minus(self, cubes: Iterable[int], excluding: Iterable[int]) -> list[int]:
        """The facts of ``cubes`` that lie in none of the cubes excluded; disjoint when ``cubes`` are disjoint."""
        left = list(cubes)
        full, guards, sharp = self.full, self.guards, self.sharp
        for b in excluding:
            if not left:
                break
            kept: list[int] = []
            for a in left:
                if ((a & b) + full) & guards == guards:
                    kept += sharp(a, b)
                else:
                    kept.append(a)
            left = kept
        return left

    def survives(self, cube: int, excluding: Sequence[int]) -> bool:
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
        cut: dict[int, int] = {}  # with the number of questions in which it is narrower than the cube
        for item in excluding:
            both = item & cube
            if (both + full) & guards == guards:
                if both == cube:
                    return False
                cut[both] = (((cube & ~both) + full) & guards).bit_count()
        kept: list[int] = []
        for both in sorted(cut, key=cut.__getitem__):
            if not self.inside_one(both, kept):
                kept.append(both)
        # A fact outside of all is searched as DPLL does: what is excluded next is what leaves the fewest ways around it.
        stack = [(cube, kept)]
        while stack:
            piece, left = stack.pop()
            near: list[int] = []
            narrowest, fewest = 0, 99
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

    def size(self, cube: int) -> int:
        """How many points a cube has: the product, over all dimensions, of the number of values allowed."""
        count = 1
        for field in self.fields.values():
            count *= (cube & field.mask).bit_count()
        return count
