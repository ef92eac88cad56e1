"""Cases on file by their distance in facts: what differs, and which one fact decides."""

import pytest

from day import DAY
from harmonize import Corpus, load, one_law
from harmonize.findings.precedents import Like

BROTHER = {"conduct": "crossing", "enters": "DE", "benefit": "none", "tie": "sibling", "how": "transport"}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load()


def test_the_same_facts_come_first_and_differ_in_nothing(corpus: Corpus) -> None:
    home, _ = one_law.like(corpus.store, BROTHER, "DE", as_of=DAY)
    assert home[0].apart == {}
    assert (home[0].case.state, home[0].answer) == ("DE", home[0].case.punishable)


def test_the_nearer_case_stands_before_the_farther_and_says_what_differs(corpus: Corpus) -> None:
    for side in one_law.like(corpus.store, {**BROTHER, "benefit": "money"}, "DE", as_of=DAY):
        assert [len(item.apart) for item in side] == sorted(len(item.apart) for item in side)
        for item in side:
            assert all(not set(there) & set(here) for there, here in item.apart.values())


@pytest.mark.slow
def test_cases_abroad_are_compared_as_if_the_facts_had_come_up_there(corpus: Corpus) -> None:
    home, abroad = one_law.like(corpus.store, BROTHER, "DE", as_of=DAY)
    assert {item.case.state for item in home} == {"DE"}
    assert "DE" not in {item.case.state for item in abroad}
    assert not any("state" in item.apart for item in abroad[:1]), "its own border stands for ours"


@pytest.mark.slow
def test_a_fact_that_decides_brings_the_answer_of_the_case(corpus: Corpus) -> None:
    """Wherever the law of the case answers the facts otherwise, one fact changed is enough if it is said to decide."""
    seen: list[Like] = []
    for benefit in ("none", "money"):
        for code in ("IT", "FR", "US"):
            seen += [
                item
                for side in one_law.like(
                    corpus.store, {"conduct": "crossing", "enters": code, "benefit": benefit}, code, as_of=DAY
                )
                for item in side
            ]
    other = [item for item in seen if item.answer != item.case.punishable]
    assert other
    assert all(set(item.deciding) <= set(item.apart) for item in other)
    assert any(item.deciding for item in other)
    assert not any(item.deciding for item in seen if item.answer == item.case.punishable)


def test_only_cases_on_the_same_kind_of_conduct_are_named(corpus: Corpus) -> None:
    home, abroad = one_law.like(
        corpus.store, {"conduct": "stay", "stays_in": "IT", "benefit": "money"}, "IT", as_of=DAY
    )
    assert {str(item.case.facts["conduct"]) for item in (*home, *abroad)} <= {"stay", "move_within"}
