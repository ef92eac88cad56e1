"""No dispute is left out: on small laws every single fact on which two codings differ lies in what is told, and no other."""

import itertools
from functools import partial
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from day import DAY
from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.findings.answer import answer
from harmonize.findings.disputed_facts import NO, OPEN, SURE, disputed
from harmonize.findings.disputed_ranges import outcome, ranged
from harmonize.findings.fact_pattern import point
from harmonize.library.dataset import Dataset
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.drafts import Terms
from harmonize.norms.facts import impossible
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import NOTHING, Penalty, Range
from harmonize.norms.penalty_rules import Rating
from harmonize.norms.provision import Exclusion, Norm

ASKED = {"benefit": ("none", "kind", "money"), "mode": ("land", "sea", "air"), "how": ("transport", "lodge")}
RANGES = (Range(0, 12), Range(6, 120))
OPEN_WHY = Reason(Ground("unsettled"), "courts differ")

values = st.fixed_dictionaries(
    {name: st.sets(st.sampled_from(listed), min_size=1).map(tuple) for name, listed in ASKED.items()}
)
clauses = st.tuples(values, st.sampled_from(RANGES), st.booleans())
offences = st.tuples(st.lists(clauses, min_size=1, max_size=2), st.lists(st.tuples(values, st.booleans()), max_size=1))
codings = st.tuples(offences, offences)


def cube_of(said: dict[str, tuple[str, ...]], base: int) -> int:
    """The facts of a clause: a crossing in the ordinary case, but for what it says."""
    for name, allowed in said.items():
        base = base & ~SPACE.fields[name].mask | sum(SPACE.bit[name][value] for value in allowed)
    return base


def law_of(like: Law, base: int, coded: tuple[object, ...]) -> Law:
    """A law of two offences, each with a few clauses and exclusions."""
    ratings, cover, provisions = [], [], []
    for at, (written, left_out) in enumerate(coded):  # type: ignore[misc]
        drafts = [
            (cube_of(said, base), Terms((), Penalty(extent), (), OPEN_WHY if doubt else None, f"clause-{n}"))
            for n, (said, extent, doubt) in enumerate(written)
        ]
        ratings.append(Rating(at, tuple(drafts), (), ()))
        cover += [Norm(at, cube, NOTHING, "", terms.doubt) for cube, terms in drafts]
        saved = tuple(
            Exclusion(cube_of(said, base), ("model-law 5",), OPEN_WHY if doubt else None) for said, doubt in left_out
        )
        provisions.append(like.provisions[at]._replace(exclusions=saved, kind="smuggling"))
    return like._replace(ratings=tuple(ratings), cover=tuple(cover), provisions=tuple(provisions), reaches=())


@pytest.fixture(scope="module")
def world(dataset: Dataset) -> SimpleNamespace:
    law = dataset.law("XA", DAY)
    assert law
    groups = dataset.status.members(DAY)
    plain = point({"conduct": "crossing"}, LawOnDay(law, groups).words)
    every = [
        cube_of(dict(zip(ASKED, ((one,) for one in chosen), strict=True)), plain)
        for chosen in itertools.product(*ASKED.values())
    ]
    facts = [fact for fact in every if all(fact & ~wrong for wrong in impossible())]
    treaty = dataset.treaty

    def side(coded: tuple[object, ...]) -> Evaluator:
        return Evaluator(LawOnDay(law_of(law, plain, coded), groups), treaty, treaty.readings({}))

    return SimpleNamespace(side=side, facts=facts)


def plainly(evaluator: Evaluator, fact: int) -> str:
    """What a law says of one fact, looked up clause by clause."""
    found = NO
    for norm in evaluator.law.cover:
        saving = [item for item in evaluator.law.provisions[norm.provision].exclusions if not fact & ~item.cube]
        if fact & ~norm.cube or any(not item.doubt for item in saving):
            continue
        if not norm.doubt and not saving:
            return SURE
        found = OPEN
    return found


@given(first=codings, second=codings)
def test_every_fact_in_dispute_is_told_and_no_other(
    world: SimpleNamespace, first: tuple[object, ...], second: tuple[object, ...]
) -> None:
    sides = world.side(first), world.side(second)
    told = disputed(sides)
    for fact in world.facts:
        answers = tuple(map(partial(plainly, fact=fact), sides))
        holding = [item for item in told if any(not fact & ~cube for cube in item.cubes)]
        assert all(item.answers == answers for item in holding)
        if answers[0] != answers[1]:
            assert holding or any(item.more and item.answers == answers for item in told)


@given(first=codings, second=codings)
def test_ranges_differ_where_something_is_told_of_them(
    world: SimpleNamespace, first: tuple[object, ...], second: tuple[object, ...]
) -> None:
    sides = world.side(first), world.side(second)
    differing = []
    for fact in world.facts:
        both = [answer(side.law, fact, anywhere=True) for side in sides]
        if all(one.punishable == both[0].punishable != NO for one in both) and outcome(both[0]) != outcome(both[1]):
            differing.append(fact)
    told = list(ranged(sides))
    assert told or not differing
    assert all(outcome(item.answers[0]) != outcome(item.answers[1]) for item in told)
