"""A region of facts goes by a name that lasts: States stand in it as a law would name them."""

import pytest

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.norms.facts import Words
from harmonize.norms.region_names import cube_of, facts_of, name_of, state_words, states_meant

UNION = frozenset(("XA", "XB", "XC", "XD"))
WORDS = Words.of(
    "XA",
    {
        "EU": UNION,
        "SCHENGEN": frozenset(("XB", "XC", "XE")),
        "EEA": frozenset(),
        "parties": UNION | {"XE", "FR"},
        "free in XA": frozenset(("XB", "FR")),
    },
)
ALL = frozenset((*STATES, "parties"))


@pytest.mark.parametrize(
    ("states", "written"),
    [
        (("XA",), ("own",)),
        (("XB", "XC", "XD"), ("EU",)),
        (("XA", "XB", "XC", "XD"), ("own", "EU")),
        (("XB", "XC", "XE"), ("SCHENGEN",)),
        (("XB", "XC", "XD", "XE", "FR"), ("parties",)),
        (("XD",), ("EU", "!SCHENGEN")),
        (("FR",), ("parties", "!EU", "!SCHENGEN")),
        (("XE", "FR"), ("parties", "!EU")),
        (("XB", "XD"), ("EU", "!XC")),
        (("XB", "XC", "XD", "FR"), ("parties", "!XE")),
        (("XB", "FR"), ("FR", "XB")),
        (("XA", "XF", "FR"), ("own", "FR", "XF")),
        ((), ()),
    ],
)
def test_states_are_written_as_a_law_names_them(states: tuple[str, ...], written: tuple[str, ...]) -> None:
    assert state_words(frozenset(states), WORDS) == written
    assert states_meant(written, WORDS) == set(states)


def test_all_others_are_one_word() -> None:
    assert state_words(ALL - {"XA"}, WORDS) == ("other",)
    assert state_words(ALL, WORDS) == ("own", "other")
    assert state_words(ALL - UNION, WORDS) == ("other", "!EU")
    assert state_words(ALL - {"XA", "US"}, WORDS) == ("other", "!US")
    assert states_meant(("other", "!US"), WORDS) == ALL - {"XA", "US"}


def test_a_region_is_read_back_as_it_was_written() -> None:
    cube = SPACE.cube({"state": ["XB", "XC", "XD"], "benefit": ["none"], "how": ["hide", "lodge"]})
    facts = facts_of(cube, WORDS)
    assert facts == {"state": ("EU",), "benefit": ("none",), "how": ("lodge", "hide")}
    assert cube_of(facts, WORDS) == cube


def test_a_word_that_the_vocabulary_lost_names_no_facts() -> None:
    assert cube_of({"benefit": ["none"], "weather": ["rain"]}, WORDS) == 0
    assert cube_of({"benefit": ["none", "applause"]}, WORDS) == 0
    assert cube_of({"state": ["Atlantis"]}, WORDS) == 0
    assert cube_of({"state": ["EEA"]}, WORDS) == 0


def test_the_name_follows_from_the_facts_and_not_from_their_order() -> None:
    one = {"state": ("EU",), "benefit": ("none",)}
    assert name_of(one) == name_of(dict(reversed(one.items())))
    assert name_of(one) == "578ba44c"
    assert name_of({**one, "benefit": ("money", "none")}) != name_of({**one, "benefit": ("money",)})
