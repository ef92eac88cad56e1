"""Facts as laws write them, and the ordinary case among them."""

from typing import Any

import pytest

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.norms.facts import (
    Words,
    allowed_bits,
    allows,
    family_of,
    impossible,
    meaningful,
    normal,
    only,
    ordinary,
    ordinary_case,
    ordinary_slice,
    plain_bits,
)

WORDS = Words.of("XD", {"EU": frozenset(("XE", "XF")), "parties": frozenset(("XD", "XE"))})
CROSSING = SPACE.cube({"conduct": ["crossing"]})
DOCUMENT = SPACE.cube({"conduct": ["use_document"]})


@pytest.mark.parametrize(
    ("name", "said", "values"),
    [
        ("benefit", "any", ("none", "costs", "immaterial", "kind", "money")),
        ("benefit", "money", ("money",)),
        ("benefit", ["money", "none"], ("none", "money")),
        ("benefit", "!none", ("costs", "immaterial", "kind", "money")),
        ("actors", ">=2", ("2", "3")),
        ("actors", "<=2", ("1", "2")),
        ("actors", 2, ("2",)),
    ],
)
def test_a_law_names_answers_takes_them_away_or_sets_a_threshold(name: str, said: Any, values: tuple[str, ...]) -> None:
    assert SPACE.names(allowed_bits(name, said, WORDS), name) == values


@pytest.mark.parametrize(
    ("said", "states"),
    [
        ("own", {"XD"}),
        ("EU", {"XE", "XF"}),
        ("parties", {"XE"}),
        ("SCHENGEN", set()),
        ("FR", {"FR"}),
        ("none", {"none"}),
        (["own", "EU"], {"XD", "XE", "XF"}),
        ("other", {*STATES, "parties"} - {"XD"}),
        ("!own", {*STATES, "parties", "none"} - {"XD"}),
        ("!other", {"XD", "none"}),
    ],
)
def test_words_for_states_mean_those_of_the_day(said: Any, states: set[str]) -> None:
    assert set(SPACE.names(allowed_bits("state", said, WORDS), "state")) == states
    if said not in ("!own", "!other") and isinstance(said, str):
        assert set(WORDS.states(said)) == states


def test_without_a_day_a_state_is_written_by_its_code() -> None:
    assert allowed_bits("state", ["FR", "parties"], None) == SPACE.bit["state"]["FR"] | SPACE.bit["state"]["parties"]


def test_one_question_is_answered_anew() -> None:
    cube = SPACE.cube({"benefit": ["money"], "mode": ["sea"]})
    assert only(cube, "benefit", "none", "kind") == SPACE.cube({"benefit": ["none", "kind"], "mode": ["sea"]})
    assert allows(cube, "mode", "sea")
    assert not allows(cube, "mode", "air")


def test_a_conduct_leaves_the_questions_open_that_it_does_not_have() -> None:
    assert (family_of(CROSSING), family_of(DOCUMENT)) == ("X", "D")
    by_sea = SPACE.meet(DOCUMENT, SPACE.cube({"mode": ["sea"]}))
    assert normal(by_sea) == DOCUMENT
    assert normal(CROSSING & SPACE.cube({"mode": ["sea"]})) == CROSSING & SPACE.cube({"mode": ["sea"]})


def test_who_asks_what_a_conduct_does_not_have_means_other_conducts() -> None:
    both = SPACE.cube({"conduct": ["crossing", "use_document"], "mode": ["sea"]})
    assert meaningful(both) == SPACE.cube({"conduct": ["crossing"], "mode": ["sea"]})
    assert meaningful(SPACE.meet(DOCUMENT, SPACE.cube({"mode": ["sea"]}))) == 0
    assert meaningful(CROSSING) == CROSSING


def test_what_cannot_be_is_known() -> None:
    assert impossible()
    assert all(SPACE.inhabited(cube) for cube in impossible())


def test_the_plain_answers_of_some_questions() -> None:
    asked = [field.dimension for name, field in SPACE.fields.items() if name in ("mode", "harm")]
    assert plain_bits(asked) == (
        SPACE.fields["mode"].mask | SPACE.fields["harm"].mask,
        SPACE.bit["mode"]["land"] | SPACE.bit["harm"]["none"],
    )
    assert plain_bits([]) == (0, 0)


def test_the_ordinary_case_has_no_aggravating_circumstance() -> None:
    either = SPACE.meet(CROSSING, SPACE.cube({"harm": ["none", "deaths"]}))
    deaths = SPACE.meet(CROSSING, SPACE.cube({"harm": ["deaths"]}))
    assert ordinary(either)
    assert not ordinary(deaths)
    assert allows(ordinary_slice(either), "harm", "none")
    assert not allows(ordinary_slice(either), "harm", "deaths")
    assert ordinary_slice(deaths) == 0
    assert not allows(ordinary_case(either), "harm", "deaths")
    assert ordinary_case(deaths) == deaths


def test_the_ordinary_case_has_no_special_motive_which_the_slice_leaves_open() -> None:
    motives = tuple(SPACE.bit["motive"])
    assert len(SPACE.names(ordinary_case(CROSSING), "motive")) == 1
    assert SPACE.names(ordinary_slice(CROSSING), "motive") == motives
    assert ordinary(SPACE.meet(CROSSING, SPACE.cube({"motive": [motives[-1]]})))


def test_a_question_that_a_conduct_does_not_have_makes_no_case_special() -> None:
    assert SPACE.inhabited(ordinary_slice(DOCUMENT))
    for cube in (ordinary_slice(DOCUMENT), ordinary_case(DOCUMENT)):
        assert normal(cube) == cube
