"""The laws of sets, for covers: whatever holds of sets of points holds of the cubes that stand for them.

Small spaces only (three questions with three answers, and a few other shapes), so that every point can be counted.
"""

import itertools
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from point_sets import Point, Region, held, held_by, meant, points, region, space_of

from harmonize.conduct.cover import Cover, absorbed
from harmonize.conduct.space import Space

SPACES = [space_of(shape) for shape in ((3, 3, 3), (1,), (5,), (2, 4), (1, 1, 1), (4, 1, 3), (2, 2, 2, 2), (7, 2, 3))]
spaces = st.sampled_from(SPACES[:1] * 8 + SPACES[1:])


def alternatives(space: Space) -> st.SearchStrategy[dict[str, set[str]]]:
    """One alternative: some questions with some of their answers, now and then with none at all."""
    answers = {d.name: st.sets(st.sampled_from([value.name for value in d.values])) for d in space.dimensions}
    return st.fixed_dictionaries({}, optional=answers)


def regions(space: Space) -> st.SearchStrategy[Region]:
    return st.lists(alternatives(space), max_size=5).map(lambda written: region(space, written))


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


# ---------------------------------------------------------------------------------- a cover is its set of points


@given(one)
def test_a_cover_holds_what_was_written(a: Region) -> None:
    assert held(a.cover) == a.facts


@given(one)
def test_a_point_lies_in_a_cover_exactly_when_it_was_meant(a: Region) -> None:
    space = a.cover.space
    for point in points(space):
        fact = space.cube(dict(zip(space.fields, ([answer] for answer in point), strict=True)))
        assert (fact in a.cover) == (point in a.facts)


@given(one)
def test_the_size_is_the_number_of_points(a: Region) -> None:
    assert a.cover.size() == len(a.facts)


@given(one)
def test_only_the_empty_cover_is_false(a: Region) -> None:
    assert bool(a.cover) == bool(a.facts)


@given(one)
def test_disjoint_cubes_hold_the_same_facts_once_each(a: Region) -> None:
    parts = [held_by(a.cover.space, cube) for cube in a.cover.disjoint()]
    assert frozenset().union(*parts) == a.facts
    assert sum(map(len, parts)) == len(a.facts)


@given(one)
def test_presented_cubes_hold_the_same_facts(a: Region) -> None:
    assert held(a.cover.presented()) == a.facts


# ---------------------------------------------------------------------------------- union, intersection, difference


@given(two)
def test_union_holds_what_either_holds(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert held(a.cover | b.cover) == a.facts | b.facts


@given(two)
def test_intersection_holds_what_both_hold(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert held(a.cover & b.cover) == a.facts & b.facts


@given(two)
def test_difference_holds_what_only_the_first_holds(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert held(a.cover - b.cover) == a.facts - b.facts


@given(one)
def test_complement_holds_everything_else(a: Region) -> None:
    assert held(~a.cover) == points(a.cover.space) - a.facts


@given(two)
def test_containment_is_containment_of_points(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert (a.cover <= b.cover) == (a.facts <= b.facts)


@given(two)
def test_covers_are_equal_when_they_hold_the_same_facts(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert (a.cover == b.cover) == (a.facts == b.facts)


@given(one)
def test_equality_does_not_depend_on_how_the_facts_are_written(a: Region) -> None:
    space = a.cover.space
    single = [space.cube(dict(zip(space.fields, ([answer] for answer in p), strict=True))) for p in sorted(a.facts)]
    ways = [a.cover, Cover(space, tuple(single)), Cover(space, a.cover.cubes[::-1]), a.cover.disjoint(), ~~a.cover]
    for this, that in itertools.combinations(ways, 2):
        assert this == that
        assert hash(this) == hash(that)


# ---------------------------------------------------------------------------------- the laws themselves


@given(one)
def test_the_complement_of_the_complement_is_the_cover(a: Region) -> None:
    assert ~~a.cover == a.cover


@given(one)
def test_a_cover_and_its_complement_share_nothing_and_are_everything(a: Region) -> None:
    assert not a.cover & ~a.cover
    assert a.cover | ~a.cover == Cover.everything(a.cover.space)


@given(one)
def test_union_and_intersection_with_oneself_change_nothing(a: Region) -> None:
    assert a.cover | a.cover == a.cover
    assert a.cover & a.cover == a.cover
    assert not a.cover - a.cover


@given(one)
def test_nothing_and_everything_are_neutral(a: Region) -> None:
    nothing, everything = Cover(a.cover.space, ()), Cover.everything(a.cover.space)
    assert a.cover | nothing == a.cover - nothing == a.cover & everything == a.cover
    assert a.cover & nothing == nothing - a.cover == a.cover - everything == nothing
    assert a.cover | everything == everything


@given(two)
def test_the_order_of_two_covers_does_not_matter(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert a.cover | b.cover == b.cover | a.cover
    assert a.cover & b.cover == b.cover & a.cover


@given(three)
def test_the_grouping_of_three_covers_does_not_matter(triple: tuple[Region, Region, Region]) -> None:
    a, b, c = (part.cover for part in triple)
    assert (a | b) | c == a | (b | c)
    assert (a & b) & c == a & (b & c)


@given(two)
def test_de_morgan(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert ~(a.cover | b.cover) == ~a.cover & ~b.cover
    assert ~(a.cover & b.cover) == ~a.cover | ~b.cover


@given(three)
def test_intersection_and_union_distribute_over_each_other(triple: tuple[Region, Region, Region]) -> None:
    a, b, c = (part.cover for part in triple)
    assert a & (b | c) == (a & b) | (a & c)
    assert a | (b & c) == (a | b) & (a | c)


@given(two)
def test_absorption(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert a.cover | (a.cover & b.cover) == a.cover
    assert a.cover & (a.cover | b.cover) == a.cover


@given(two)
def test_difference_is_intersection_with_the_complement(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert a.cover - b.cover == a.cover & ~b.cover


@given(two)
def test_difference_and_intersection_divide_a_cover(pair: tuple[Region, Region]) -> None:
    """What a law lacks and what it reaches add up to what is required, exactly."""
    a, b = pair
    assert (a.cover - b.cover) | (a.cover & b.cover) == a.cover
    assert not (a.cover - b.cover) & b.cover
    assert (a.cover - b.cover).size() + (a.cover & b.cover).size() == a.cover.size()


@given(two)
def test_a_cover_lies_in_another_when_nothing_is_left_of_it(pair: tuple[Region, Region]) -> None:
    a, b = pair
    assert (a.cover <= b.cover) == (not a.cover - b.cover) == (a.cover & b.cover == a.cover)


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
    assert held(Cover(space, (both,) if (both := space.meet(a, b)) else ())) == common
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
    left = space.minus(Cover(space, some.cubes[:2]).disjoint(), some.cubes[2:])
    assert sum(map(space.size, left)) == Cover(space, tuple(left)).size()


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
    assert held(Cover(space, kept)) == held(Cover(space, some.cubes))
    assert not any(space.within(a, b) for a, b in itertools.permutations(kept, 2))
    assert absorbed(some.cubes[::-1]) == kept, "the order of writing does not matter"


def test_an_alternative_without_an_allowed_answer_holds_nothing() -> None:
    space = SPACES[0]
    nothing: frozenset[Point] = frozenset()
    assert held(Cover.of(space, {"question 1": []})) == nothing
    assert not Cover.of(space, {"question 1": []})
