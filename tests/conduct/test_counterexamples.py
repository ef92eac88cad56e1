"""The search for counterexamples against points counted one by one: it finds a fact exactly when there is one to find."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from point_sets import Point, held_by
from test_set_laws import inhabited, spaces

from harmonize.conduct.counterexample import escapes, escaping, holders, holds_whole, lies_in
from harmonize.conduct.primes import widened
from harmonize.conduct.space import Space


class Question(NamedTuple):
    """A cube that must be held, the sets that hold facts (cubes less the cubes beside them), and facts nobody asks about."""

    space: Space
    piece: int
    sets: list[tuple[list[int], list[int]]]
    aside: list[int]

    def ready(self) -> list[tuple[int, int, object]]:
        return [item for cubes, beside in self.sets for item in holders(self.space, cubes, beside)]

    def held(self) -> list[frozenset[Point]]:
        """The facts of each set."""
        out = []
        for cubes, beside in self.sets:
            left_out = [held_by(self.space, cube) for cube in beside]
            out += [held_by(self.space, cube).difference(*left_out) for cube in cubes]
        return out

    def missing(self) -> frozenset[Point]:
        """The facts that no set holds and that somebody asks about."""
        unasked = [held_by(self.space, cube) for cube in self.aside]
        return held_by(self.space, self.piece).difference(*self.held(), *unasked)


def asked_in(space: Space) -> st.SearchStrategy[Question]:
    wide = st.one_of(st.just(space.full), inhabited(space))
    few = st.lists(inhabited(space), max_size=2)
    sets = st.lists(st.tuples(st.lists(wide, min_size=1, max_size=3), few), min_size=1, max_size=3)
    return st.builds(Question, st.just(space), wide, sets, few)


questions = spaces.flatmap(asked_in)


@given(questions)
def test_a_counterexample_is_a_fact_that_is_missing_and_none_means_that_none_is(asked: Question) -> None:
    fact = escaping(asked.space, asked.piece, asked.ready(), asked.aside)
    if fact:
        (point,) = held_by(asked.space, fact)
        assert point in asked.missing()
    else:
        assert not asked.missing()


@given(questions)
def test_facts_put_aside_one_by_one_are_all_that_is_missing(asked: Question) -> None:
    aside = list(asked.aside)
    found: set[Point] = set()
    for fact in escapes(asked.space, asked.piece, asked.ready(), aside):
        found |= held_by(asked.space, fact)
        aside.append(fact)
    assert found == asked.missing()


@given(questions)
def test_widened_counterexamples_hold_all_that_is_missing_and_nothing_that_is_held(asked: Question) -> None:
    space, aside = asked.space, list(asked.aside)
    walls = [(cube, (*beside, *asked.aside)) for cubes, beside in asked.sets for cube in cubes]
    told: set[Point] = set()
    for fact in escapes(space, asked.piece, asked.ready(), aside):
        prime = widened(space, fact, asked.piece, walls, tuple(space.fields))
        told |= held_by(space, prime)
        aside.append(prime)
    unasked = frozenset[Point]().union(*(held_by(space, cube) for cube in asked.aside))
    assert told - unasked == asked.missing()


@given(questions)
def test_one_set_that_holds_a_cube_whole_is_recognised(asked: Question) -> None:
    whole = held_by(asked.space, asked.piece)
    assert holds_whole(asked.space, asked.piece, asked.ready()) == any(whole <= facts for facts in asked.held())


@given(questions)
def test_a_fact_lies_in_the_sets_that_hold_it(asked: Question) -> None:
    fact = asked.space.plainest(asked.piece)
    (point,) = held_by(asked.space, fact)
    assert asked.space.within(fact, asked.piece)
    assert lies_in(fact, asked.ready()) == any(point in facts for facts in asked.held())
