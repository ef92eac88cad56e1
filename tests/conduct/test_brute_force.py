"""Regions against plain bit sets on larger spaces, seeded: one bit per point, and nothing but Python's & | ~.

Also what the reader of a report relies on: what is presented holds the same facts, no line could be wider, and no line
could be left out.
"""

import random
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_

import pytest
from point_sets import space_of

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.region import Region
from harmonize.conduct.space import Space, widened


class Plain:
    """A space with every point numbered; a set of points is an integer with one bit per point."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.count = 1
        for dimension in space.dimensions:
            self.count *= len(dimension.values)
        self.everything = (1 << self.count) - 1
        self.having: dict[tuple[str, str], int] = {}
        stride = 1
        for dimension in space.dimensions:
            block, period = (1 << stride) - 1, stride * len(dimension.values)
            repeated = self.everything // ((1 << period) - 1)  # a one at the start of every period
            for i, value in enumerate(dimension.values):
                self.having[dimension.name, value.name] = (block << (i * stride)) * repeated
            stride = period

    def cube(self, cube: int) -> int:
        """The points of a cube."""
        return reduce(
            and_,
            (
                reduce(or_, (self.having[name, value] for value in self.space.names(cube, name)), 0)
                for name in self.space.fields
            ),
            self.everything,
        )

    def all(self, cubes: Iterable[int]) -> int:
        """The points of some cubes together."""
        return reduce(or_, map(self.cube, cubes), 0)

    def region(self, region: Region) -> int:
        """The points of a region."""
        return self.all(region.cubes) & ~self.all(region.excluding)


REAL = ("role", "stage", "mental", "benefit", "habit", "actors", "group", "weapon")  # 14,580 points of the vocabulary
SPACES = {
    "6 questions": Plain(space_of((7, 4, 4, 6, 5, 5))),
    "12 questions": Plain(space_of((2, 3, 2, 3, 2, 2, 3, 2, 2, 3, 2, 2))),
    "one long list": Plain(space_of((250, 3, 4, 5))),
    "real questions": Plain(Space(dimension for dimension in DIMENSIONS if dimension.name in REAL)),
}
CASES = [pytest.param(plain, seed, id=f"{name}, seed {seed}") for name, plain in SPACES.items() for seed in range(6)]


def random_cube(space: Space, chance: random.Random) -> int:
    """A cube that restricts about half of the questions, like an offence."""
    names = [dimension.name for dimension in space.dimensions if chance.random() < 0.5]
    return space.cube({name: chosen(list(space.bit[name]), chance) for name in names})


def chosen(values: Sequence[str], chance: random.Random) -> list[str]:
    return chance.sample(values, chance.randint(1, max(1, len(values) - 1)))


def random_region(space: Space, chance: random.Random, most: int = 8) -> Region:
    """Up to so many cubes, and up to two that they exclude, like an offence with its exclusions."""
    cubes = tuple(random_cube(space, chance) for _ in range(chance.randint(1, most)))
    return Region(cubes, tuple(random_cube(space, chance) for _ in range(chance.randint(0, 2))), space)


@pytest.mark.sample(1, 6)
@pytest.mark.parametrize(("plain", "seed"), CASES)
def test_regions_compute_what_bit_sets_compute(plain: Plain, seed: int) -> None:
    chance = random.Random(seed)
    a, b = random_region(plain.space, chance), random_region(plain.space, chance)
    in_a, in_b = plain.region(a), plain.region(b)
    assert plain.region(a | b) == in_a | in_b
    assert plain.region(a & b) == in_a & in_b
    assert plain.region(a - b) == in_a & ~in_b
    assert plain.region(~a) == plain.everything & ~in_a
    assert a.size() == in_a.bit_count()
    assert (a - b).size() == (in_a & ~in_b).bit_count()
    assert (a <= b) == (not in_a & ~in_b)
    assert a.meets(b) == bool(in_a & in_b)
    assert a & b <= a
    assert a.same(b) == (in_a == in_b)
    for cube in a.cubes:
        assert plain.space.size(cube) == plain.cube(cube).bit_count()
        assert plain.space.survives(cube, b.cubes) == bool(plain.cube(cube) & ~plain.all(b.cubes))


@pytest.mark.sample(1, 6)
@pytest.mark.parametrize(("plain", "seed"), CASES)
def test_what_is_presented_holds_the_same_facts_in_maximal_cubes_none_superfluous(plain: Plain, seed: int) -> None:
    chance = random.Random(seed)
    a = random_region(plain.space, chance, most=5)
    facts, shown = plain.region(a), a.presented().cubes
    assert plain.all(shown) == facts
    for cube in shown:
        assert not wider(plain, cube, plain.everything & ~facts), "a line could be wider"
        others = [other for other in shown if other != cube]
        assert plain.cube(cube) & ~plain.all(others), "a line could be left out"


def wider(plain: Plain, cube: int, forbidden: int) -> list[tuple[str, str]]:
    """The answers that could be added to a cube without touching a forbidden point."""
    space = plain.space
    return [
        (name, value)
        for name in space.fields
        for value, bit in space.bit[name].items()
        if not cube & bit and not plain.cube(cube | bit) & forbidden
    ]


@pytest.mark.sample(1, 6)
@pytest.mark.parametrize(("plain", "seed"), CASES)
def test_a_gap_is_as_wide_as_the_silence_of_the_law(plain: Plain, seed: int) -> None:
    """A gap stays inside what the duty asks and outside what is punished, where exclusions leave facts unpunished."""
    chance = random.Random(seed)
    space = plain.space
    asked = random_cube(space, chance)
    law = [Region((random_cube(space, chance),), (random_cube(space, chance),), space) for _ in range(4)]
    punished = reduce(or_, map(plain.region, law))
    left = [cube for cube in (space.meet(asked, random_cube(space, chance)) for _ in range(6)) if cube]
    pieces = [cube for cube in left if not plain.cube(cube) & punished]
    few = Region(tuple(pieces), (), space).presented(within=asked, walls=law).cubes
    for cube in few:
        assert not cube & ~asked
        assert not plain.cube(cube) & punished
        assert not wider(plain, cube, punished | plain.everything & ~plain.cube(asked))
        assert plain.cube(cube) & plain.all(pieces) & ~plain.all(other for other in few if other != cube)
    assert not plain.all(pieces) & ~plain.all(few)


def test_the_question_named_last_stays_narrow() -> None:
    """Two ways to widen a gap: by sea, or without benefit. What the duty asks about comes last, so the reader sees it."""
    space = Space(dimension for dimension in DIMENSIONS if dimension.name in ("mode", "benefit"))
    punished = space.cube({"mode": ["land"], "benefit": ["money"]})
    gap = space.cube({"mode": ["sea"], "benefit": ["none"]})
    by_benefit = widened(space, gap, space.full, [Region((punished,), (), space)], ["mode", "benefit"])
    by_mode = widened(space, gap, space.full, [Region((punished,), (), space)], ["benefit", "mode"])
    assert space.allowed(by_benefit) == {"benefit": ("none", "costs", "immaterial", "kind")}
    assert space.allowed(by_mode) == {"mode": ("sea", "air")}


@pytest.mark.sample(1, 2)
@pytest.mark.parametrize("seed", range(10))
def test_points_of_the_whole_vocabulary_lie_where_they_should(seed: int) -> None:
    """All dimensions have too many points to list, so a thousand drawn ones are looked up."""
    chance = random.Random(seed)
    a, b = random_region(SPACE, chance, most=4), random_region(SPACE, chance, most=4)
    union, both, difference, complement, shown = a | b, a & b, a - b, ~a, a.presented()
    for _ in range(1000):
        home = chance.choice(
            [SPACE.full, *a.cubes, *b.cubes]
        )  # half of the points near the covers, or few would lie inside
        fact = SPACE.cube({name: [chance.choice(SPACE.names(home, name))] for name in SPACE.fields})
        in_a, in_b = fact in a, fact in b
        assert (fact in union) == (in_a or in_b)
        assert (fact in both) == (in_a and in_b)
        assert (fact in difference) == (in_a and not in_b)
        assert (fact in complement) == (not in_a)
        assert (fact in shown) == in_a
    assert a.size() + complement.size() == SPACE.size(SPACE.full)
    assert difference.size() + both.size() == a.size()
