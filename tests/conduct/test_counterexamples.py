"""The search for counterexamples against points counted one by one: it finds a fact exactly when there is one to find."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from point_sets import Point, held, held_by
from test_set_laws import inhabited, spaces

from harmonize.conduct.region import Region, holds_whole
from harmonize.conduct.space import Space, escapes, widened


class Question(NamedTuple):
    """A cube that must be held, the regions that hold facts, and cubes that nobody asks about."""

    space: Space
    piece: int
    cover: list[Region]
    unasked: list[int]

    def missing(self) -> frozenset[Point]:
        """The facts that no region holds and that somebody asks about."""
        unasked = [held_by(self.space, cube) for cube in self.unasked]
        return held_by(self.space, self.piece).difference(*map(held, self.cover), *unasked)


def asked_in(space: Space) -> st.SearchStrategy[Question]:
    wide = st.one_of(st.just(space.full), inhabited(space))
    few = st.lists(inhabited(space), max_size=2)
    some = st.lists(wide, min_size=1, max_size=3)
    cover = st.lists(st.builds(Region, some.map(tuple), few.map(tuple), st.just(space)), min_size=1, max_size=3)
    return st.builds(Question, st.just(space), wide, cover, few)


questions = spaces.flatmap(asked_in)


@given(questions)
def test_a_counterexample_is_a_fact_that_is_missing_and_none_means_that_none_is(asked: Question) -> None:
    fact = Region((asked.piece,), tuple(asked.unasked), asked.space).witness(asked.cover)
    if fact:
        (point,) = held_by(asked.space, fact)
        assert point in asked.missing()
    else:
        assert not asked.missing()


@given(questions)
def test_facts_put_aside_one_by_one_are_all_that_is_missing(asked: Question) -> None:
    known = list(asked.unasked)
    found: set[Point] = set()
    for fact in escapes(asked.space, asked.piece, asked.cover, known):
        found |= held_by(asked.space, fact)
        known.append(fact)
    assert found == asked.missing()


@given(questions)
def test_widened_counterexamples_hold_all_that_is_missing_and_nothing_that_is_held(asked: Question) -> None:
    space, known = asked.space, list(asked.unasked)
    walls = [Region(own.cubes, (*own.excluding, *asked.unasked), space) for own in asked.cover]
    told: set[Point] = set()
    for fact in escapes(space, asked.piece, asked.cover, known):
        prime = widened(space, fact, asked.piece, walls, tuple(space.fields))
        told |= held_by(space, prime)
        known.append(prime)
    unasked = frozenset[Point]().union(*(held_by(space, cube) for cube in asked.unasked))
    assert told - unasked == asked.missing()


@given(questions)
def test_one_cube_of_a_region_that_holds_a_cube_whole_is_recognised(asked: Question) -> None:
    space, whole = asked.space, held_by(asked.space, asked.piece)
    sets = [held(Region((cube,), own.excluding, space)) for own in asked.cover for cube in own.cubes]
    assert holds_whole(space, asked.piece, asked.cover) == any(whole <= facts for facts in sets)


@given(questions)
def test_what_lies_beyond_a_cover_and_what_it_hits_are_worked_out_exactly(asked: Question) -> None:
    region = Region((asked.piece,), tuple(asked.unasked), asked.space)
    assert held(region.beyond(asked.cover)) == asked.missing()
    assert held(region.hit(asked.cover)) == held(region) - asked.missing()


@given(questions)
def test_a_fact_lies_in_the_regions_that_hold_it(asked: Question) -> None:
    fact = asked.space.plainest(asked.piece)
    (point,) = held_by(asked.space, fact)
    assert not fact & ~asked.piece
    for own in asked.cover:
        assert (fact in own) == (point in held(own))
