"""The laws of sets, for regions: whatever holds of sets of points holds of the cubes that stand for them.

Small spaces only (three questions with three answers, and a few other shapes), so that every point can be counted.
"""

import itertools
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from point_sets import Meant, Point, held, held_by, meant, points, region, space_of

from harmonize.conduct.region import Region, absorbed
from harmonize.conduct.space import Space

SPACES = [space_of(shape) for shape in ((3, 3, 3), (1,), (5,), (2, 4), (1, 1, 1), (4, 1, 3), (2, 2, 2, 2), (7, 2, 3))]
spaces = st.sampled_from(SPACES[:1] * 8 + SPACES[1:])


def alternatives(space: Space) -> st.SearchStrategy[dict[str, set[str]]]:
    """One alternative: some questions with some of their answers, now and then with none at all."""
    answers = {d.name: st.sets(st.sampled_from([value.name for value in d.values])) for d in space.dimensions}
    return st.fixed_dictionaries({}, optional=answers)


def regions(space: Space) -> st.SearchStrategy[Meant]:
    some, few = st.lists(alternatives(space), max_size=5), st.lists(alternatives(space), max_size=2)
    return st.builds(region, st.just(space), some, few)


def same(*written: Region) -> bool:
    """Whether some regions hold the same facts, however they are written."""
    return all(one.same(other) for one, other in itertools.combinations(written, 2))


one = spaces.flatmap(regions)
two = spaces.flatmap(lambda space: st.tuples(regions(space), regions(space)))
three = spaces.flatmap(lambda space: st.tuples(regions(space), regions(space), regions(space)))


class Cubes(NamedTuple):
    """Some cubes of one space."""

    space: Space
    cubes: tuple[int, ...]


def inhabited(space: Space) -> st.SearchStrategy[int]:
    return alternatives(space).map(space.cube).filter(bool)


cubes = spaces.flatmap(lambda s: st.lists(inhabited(s), min_size=2, max_size=6).map(lambda c: Cubes(s, tuple(c))))


# ---------------------------------------------------------------------------------- a region is its set of points


@given(one)
def test_a_region_holds_what_was_written(a: Meant) -> None:
    assert held(a.region) == a.facts


@given(one)
def test_a_point_lies_in_a_region_exactly_when_it_was_meant(a: Meant) -> None:
    space = a.region.space
    for point in points(space):
        fact = space.cube(dict(zip(space.fields, ([answer] for answer in point), strict=True)))
        assert (fact in a.region) == (point in a.facts)


@given(one)
def test_the_size_is_the_number_of_points(a: Meant) -> None:
    assert a.region.size() == len(a.facts)


@given(one)
def test_only_the_empty_region_is_false(a: Meant) -> None:
    assert bool(a.region) == bool(a.facts)


@given(one)
def test_disjoint_cubes_hold_the_same_facts_once_each(a: Meant) -> None:
    parts = [held_by(a.region.space, cube) for cube in a.region.disjoint().cubes]
    assert frozenset().union(*parts) == a.facts
    assert sum(map(len, parts)) == len(a.facts)


@given(one)
def test_presented_cubes_hold_the_same_facts(a: Meant) -> None:
    assert held(a.region.presented()) == a.facts


# ---------------------------------------------------------------------------------- union, intersection, difference


@given(two)
def test_union_holds_what_either_holds(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert held(a.region | b.region) == a.facts | b.facts


@given(two)
def test_intersection_holds_what_both_hold(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert held(a.region & b.region) == a.facts & b.facts


@given(two)
def test_difference_holds_what_only_the_first_holds(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert held(a.region - b.region) == a.facts - b.facts


@given(one)
def test_complement_holds_everything_else(a: Meant) -> None:
    assert held(~a.region) == points(a.region.space) - a.facts


@given(two)
def test_containment_is_containment_of_points(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert (a.region <= b.region) == (a.facts <= b.facts)


@given(two)
def test_regions_are_equal_when_they_hold_the_same_facts(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert a.region.same(b.region) == (a.facts == b.facts)


@given(one)
def test_equality_does_not_depend_on_how_the_facts_are_written(a: Meant) -> None:
    space = a.region.space
    single = [space.cube(dict(zip(space.fields, ([answer] for answer in p), strict=True))) for p in sorted(a.facts)]
    ways = [
        a.region,
        Region(tuple(single), (), space),
        Region(a.region.cubes[::-1], a.region.excluding[::-1], space),
        a.region.disjoint(),
        ~~a.region,
    ]
    for this, that in itertools.combinations(ways, 2):
        assert same(this, that)


# ---------------------------------------------------------------------------------- the laws themselves


@given(one)
def test_the_complement_of_the_complement_is_the_region(a: Meant) -> None:
    assert same(~~a.region, a.region)


@given(one)
def test_a_region_and_its_complement_share_nothing_and_are_everything(a: Meant) -> None:
    assert not a.region & ~a.region
    assert same(a.region | ~a.region, Region.everything(a.region.space))


@given(one)
def test_union_and_intersection_with_oneself_change_nothing(a: Meant) -> None:
    assert same(a.region | a.region, a.region)
    assert same(a.region & a.region, a.region)
    assert not a.region - a.region


@given(one)
def test_nothing_and_everything_are_neutral(a: Meant) -> None:
    nothing, everything = Region((), (), a.region.space), Region.everything(a.region.space)
    assert same(a.region | nothing, a.region - nothing, a.region & everything, a.region)
    assert same(a.region & nothing, nothing - a.region, a.region - everything, nothing)
    assert same(a.region | everything, everything)


@given(two)
def test_the_order_of_two_regions_does_not_matter(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert same(a.region | b.region, b.region | a.region)
    assert same(a.region & b.region, b.region & a.region)


@given(three)
def test_the_grouping_of_three_regions_does_not_matter(triple: tuple[Meant, Meant, Meant]) -> None:
    a, b, c = (part.region for part in triple)
    assert same((a | b) | c, a | (b | c))
    assert same((a & b) & c, a & (b & c))


@given(two)
def test_de_morgan(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert same(~(a.region | b.region), ~a.region & ~b.region)
    assert same(~(a.region & b.region), ~a.region | ~b.region)


@given(three)
def test_intersection_and_union_distribute_over_each_other(triple: tuple[Meant, Meant, Meant]) -> None:
    a, b, c = (part.region for part in triple)
    assert same(a & (b | c), (a & b) | (a & c))
    assert same(a | (b & c), (a | b) & (a | c))


@given(two)
def test_absorption(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert same(a.region | (a.region & b.region), a.region)
    assert same(a.region & (a.region | b.region), a.region)


@given(two)
def test_difference_is_intersection_with_the_complement(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert same(a.region - b.region, a.region & ~b.region)


@given(two)
def test_difference_and_intersection_divide_a_region(pair: tuple[Meant, Meant]) -> None:
    """What a law lacks and what it reaches add up to what is required, exactly."""
    a, b = pair
    assert same((a.region - b.region) | (a.region & b.region), a.region)
    assert not (a.region - b.region) & b.region
    assert (a.region - b.region).size() + (a.region & b.region).size() == a.region.size()


@given(two)
def test_a_region_lies_in_another_when_nothing_is_left_of_it(pair: tuple[Meant, Meant]) -> None:
    a, b = pair
    assert (a.region <= b.region) == (not a.region - b.region) == same(a.region & b.region, a.region)


# ---------------------------------------------------------------------------------- single cubes


@given(cubes)
def test_a_cube_is_read_back_as_it_was_written(some: Cubes) -> None:
    for cube in some.cubes:
        assert some.space.cube(some.space.allowed(cube)) == cube
        assert meant(some.space, some.space.allowed(cube)) == held_by(some.space, cube)


@given(cubes)
def test_two_cubes_meet_in_their_common_points(some: Cubes) -> None:
    a, b, *_ = some.cubes
    space = some.space
    common = held_by(space, a) & held_by(space, b)
    assert held(Region((both,) if (both := space.meet(a, b)) else (), (), space)) == common
    assert bool(space.conflicts(a, b)) == (not common)
    for name in space.conflicts(a, b):
        assert not set(space.names(a, name)) & set(space.names(b, name))


@given(cubes)
def test_sharp_leaves_disjoint_inhabited_cubes_that_are_the_difference(some: Cubes) -> None:
    a, b, *_ = some.cubes
    space = some.space
    parts = [held_by(space, cube) for cube in space.sharp(a, b)]
    assert all(parts)
    assert frozenset().union(*parts) == held_by(space, a) - held_by(space, b)
    assert sum(map(len, parts)) == len(held_by(space, a) - held_by(space, b))


@given(cubes)
def test_what_is_left_of_disjoint_cubes_is_disjoint(some: Cubes) -> None:
    space = some.space
    left = space.minus(Region(some.cubes[:2], (), space).disjoint().cubes, some.cubes[2:])
    assert sum(map(space.size, left)) == Region(tuple(left), (), space).size()


@given(cubes)
def test_a_cube_survives_when_a_point_of_it_is_left(some: Cubes) -> None:
    cube, *taken = some.cubes
    left = held_by(some.space, cube).difference(*(held_by(some.space, other) for other in taken))
    assert some.space.survives(cube, taken) == bool(left)
    assert bool(some.space.minus((cube,), taken)) == bool(left)


@given(cubes)
def test_absorbing_drops_only_cubes_inside_others(some: Cubes) -> None:
    space = some.space
    kept = absorbed(some.cubes)
    assert held(Region(kept, (), space)) == held(Region(some.cubes, (), space))
    assert all(a & ~b for a, b in itertools.permutations(kept, 2))
    assert absorbed(some.cubes[::-1]) == kept, "the order of writing does not matter"


def test_an_alternative_without_an_allowed_answer_holds_nothing() -> None:
    space = SPACES[0]
    nothing: frozenset[Point] = frozenset()
    assert held(Region.of({"question 1": []}, space=space)) == nothing
    assert not Region.of({"question 1": []}, space=space)
