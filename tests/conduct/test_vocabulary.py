"""The vocabulary itself: every question and answer says what it means and who needs it, and nothing impossible is too wide."""

import re

import pytest

from harmonize.conduct.dimensions import CONDUCT_FAMILY, DIMENSIONS, NEVER, SPACE, STATES
from harmonize.conduct.vocabulary import Dimension
from harmonize.norms.facts import FAMILIES, impossible, meaningful
from harmonize.texts.facts import KEY_DIMENSIONS

BY_NAME = {dimension.name: dimension for dimension in DIMENSIONS}
every_dimension = pytest.mark.parametrize("dimension", [pytest.param(item, id=item.name) for item in DIMENSIONS])
every_impossible = pytest.mark.parametrize(
    ("sentence", "facts"), [pytest.param(sentence, facts, id=sentence) for sentence, facts in NEVER]
)

# For every impossible fact the nearest thing that does happen, and must stay a possible gap.
WOULD_BE = {
    "nationals do not enter or stay in their own State unlawfully": {"conduct": ["own_stay"], "person": ["stateless"]},
    "nobody makes a genuine document by forging it": {
        "conduct": ["procure_document"],
        "doc_flaw": ["misused_genuine"],
    },
    "only an official issues a document": {
        "conduct": ["produce_document"],
        "doc_flaw": ["improperly_issued"],
        "capacity": ["official"],
    },
    "nobody misuses his own document by using it himself": {
        "doc_flaw": ["misused_genuine"],
        "doc_holder": ["actor"],
        "for": ["another"],
    },
    "a document that one uses is used": {"conduct": ["provide_document"], "doc_used": ["no"]},
    "who crosses a border illegally has entered illegally": {"conduct": ["own_stay"], "irregular": ["overstayed"]},
    "an organized criminal group has three members at least (UNTOC 2(a))": {
        "group": ["organisation"],
        "members": ["3"],
    },
    "nobody has a genuine document of another made to order": {
        "conduct": ["procure_document"],
        "doc_flaw": ["misused_genuine"],
        "doc_made": ["ready"],
    },
    "only an officer fails in his office": {"omission": ["yes"], "capacity": ["border_official"]},
    "to hide someone is to keep him from the authorities": {
        "conduct": ["stay"],
        "how": ["lodge"],
        "evade": ["no"],
    },
    "several deaths need several persons": {"harm": ["deaths"], "sufferer": ["bystander"], "persons": ["1"]},
    "grave harm does not come without danger": {"harm": ["injury"], "danger": ["none"]},
    "nobody is related to himself": {"for": ["self"], "tie": ["stranger"]},
    "one's own passage is not sold to oneself": {
        "for": ["self"],
        "role": ["instigator"],
        "benefit": ["money"],
        "conduct": ["crossing"],
    },
    "one's own passage concerns one person": {"for": ["another"], "conduct": ["crossing"], "persons": ["50"]},
    "who belongs to a group without acting needs a group": {"role": ["member"], "group": ["gang"]},
    "who tries in vain to make another commit it instigates": {"stage": ["solicited"], "role": ["instigator"]},
    "who only agrees has another to agree with": {"stage": ["agreed"], "actors": ["2"]},
    "companies hold no office": {"actor": ["legal_person"], "capacity": ["pass_holder"]},
    "companies have no kin": {"actor": ["legal_person"], "tie": ["stranger"]},
    "a rescue coordinated by an authority is not for pay": {"auspices": ["authority"], "benefit": ["costs"]},
    "a minor alone is not a ward": {"vulnerable": ["minor_alone"], "tie": ["sibling"]},
    "exploitation is no charity": {"motive": ["ordinary"], "exploitation": ["actual"]},
    "an act on the State's own soil is not judged by another law of the place": {
        "act_place": ["own_vessel"],
        "punishable_there": ["no"],
    },
    "nationality is a reason to refuse only for nationals": {
        "surrender": ["refused_nationality"],
        "actor_nat": ["national"],
    },
}


# ---------------------------------------------------------------------------------- questions and answers


def test_every_question_has_its_own_name() -> None:
    assert len(BY_NAME) == len(DIMENSIONS)


@every_dimension
def test_a_question_asks_and_its_answers_say_what_they_mean_and_who_needs_them(dimension: Dimension) -> None:
    assert dimension.question.endswith("?")
    assert re.fullmatch(r"[a-z][a-z_]*", dimension.name)
    for value in dimension.values:
        assert value.phrase, value
        assert value.meaning, value
        assert value.needed_by, value


@every_dimension
def test_answers_have_names_of_their_own_that_a_data_file_can_hold(dimension: Dimension) -> None:
    names = [value.name for value in dimension.values]
    assert len(names) == len(set(names)) > 1
    for name in names:
        assert re.fullmatch(r"[a-z0-9][a-z0-9_]*|[A-Z]{2}", name)
        assert name not in ("any", "all", "at_least"), "words of conditions"


@every_dimension
def test_answers_of_one_question_read_differently(dimension: Dimension) -> None:
    """Two answers that a report would print alike could not be told apart by its reader."""
    phrases = [value.phrase for value in dimension.values]
    assert len(phrases) == len(set(phrases))


@every_dimension
def test_the_plain_answer_exists(dimension: Dimension) -> None:
    assert dimension.plain in (*(value.name for value in dimension.values), "")
    assert dimension.plain or dimension.name in ("conduct", "state"), "only conduct and State must always be said"


@every_dimension
def test_a_question_is_asked_in_families_that_exist(dimension: Dimension) -> None:
    assert set(dimension.asked) <= set(FAMILIES)


@every_dimension
def test_a_question_depends_on_a_parent_that_is_asked_wherever_it_is(dimension: Dimension) -> None:
    parent, values = dimension.only_if
    if parent:
        assert DIMENSIONS.index(BY_NAME[parent]) < DIMENSIONS.index(dimension), "parents come first"
        assert set(values) < {value.name for value in BY_NAME[parent].values}
        assert set(dimension.asked or FAMILIES) <= set(BY_NAME[parent].asked or FAMILIES)


@every_dimension
def test_a_question_has_an_example_on_both_sides_of_it_or_on_none(dimension: Dimension) -> None:
    inside, outside = dimension.examples
    assert bool(inside) == bool(outside)
    assert inside != outside or not inside


def test_every_conduct_belongs_to_one_family() -> None:
    assert list(CONDUCT_FAMILY) == [value.name for value in BY_NAME["conduct"].values]


def test_every_family_says_what_an_offence_must_name() -> None:
    assert set(KEY_DIMENSIONS) == set(FAMILIES)
    for family, names in KEY_DIMENSIONS.items():
        for name in names:
            assert family in (BY_NAME[name].asked or FAMILIES), f"{name} is no question of {family}"


def test_states_are_iso_codes_in_order_with_kosovo_and_six_invented_ones() -> None:
    assert len(STATES) == len(set(STATES)) == 249 + 1 + 6
    assert list(STATES[:249]) == sorted(STATES[:249])
    assert STATES[249:] == ("XK", "XA", "XB", "XC", "XD", "XE", "XF")


# ---------------------------------------------------------------------------------- what cannot be


def possible(cube: int) -> bool:
    """Whether some fact of a cube can be: in a family that is asked all of its questions, and in no impossible cube."""
    asked = meaningful(cube)
    return bool(asked) and SPACE.survives(asked, impossible())


@every_impossible
def test_an_impossible_fact_is_one_cube_with_a_sentence(sentence: str, facts: dict[str, tuple[str, ...]]) -> None:
    cube = SPACE.cube(facts)
    assert cube, "its values exist and leave something"
    assert meaningful(cube), "some family of conduct is asked all of its questions"
    assert SPACE.allowed(cube).keys() == facts.keys(), "a dimension that allows everything says nothing"
    assert len(facts) > 1, "one answer alone is never impossible: it would be no answer"


@every_impossible
def test_an_impossible_fact_never_happens(sentence: str, facts: dict[str, tuple[str, ...]]) -> None:
    assert not possible(SPACE.cube(facts))


@every_impossible
def test_every_impossible_fact_has_a_would_be_counterexample(sentence: str, facts: dict[str, tuple[str, ...]]) -> None:
    """The nearest thing that does happen differs in one answer only, and stays possible."""
    nearest = WOULD_BE[sentence]
    assert possible(SPACE.cube(nearest))
    differing = SPACE.conflicts(SPACE.cube(nearest), SPACE.cube(facts))
    assert len(differing) == 1
    assert possible(SPACE.cube({**facts, **{name: nearest[name] for name in differing}}))


@every_impossible
def test_every_word_of_an_impossible_fact_is_needed(sentence: str, facts: dict[str, tuple[str, ...]]) -> None:
    """Another answer to any one of its questions makes the fact possible again, so it hides no more than it says."""
    for name, values in facts.items():
        others = [value.name for value in BY_NAME[name].values if value.name not in values]
        assert possible(SPACE.cube({**facts, name: others})), name


@every_impossible
def test_no_impossible_fact_is_said_twice(sentence: str, facts: dict[str, tuple[str, ...]]) -> None:
    cube = meaningful(SPACE.cube(facts))
    assert SPACE.survives(cube, [other for other in impossible() if other != cube])


@every_dimension
def test_every_answer_occurs_in_some_possible_fact(dimension: Dimension) -> None:
    for value in dimension.values:
        assert possible(SPACE.cube({dimension.name: [value.name]})), value.name
