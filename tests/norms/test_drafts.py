"""Norms in the making: what gives way to what, and what is written as one."""

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.drafts import Draft, Terms, chained, graver_doubt, joined, outweighing, rangeless
from harmonize.norms.facts import only
from harmonize.norms.penalty import NOTHING, Fine, Penalty, Range

PLAIN = Terms((), Penalty(Range(6, 60), Fine("or")), (), None, "entry")
GRAVE = PLAIN._replace(penalty=Penalty(Range(6, 120)))
LAW, OTHER, UNREAD = (
    Reason(Ground.LAW, "courts differ"),
    Reason(Ground.LAW, "unclear"),
    Reason(Ground.UNREAD, "not read"),
)
ALL = SPACE.cube({"conduct": ["crossing"]})
SEA = SPACE.cube({"conduct": ["crossing"], "mode": ["sea"]})
LAND = SPACE.cube({"conduct": ["crossing"], "mode": ["land"]})
AIR = SPACE.cube({"conduct": ["crossing"], "mode": ["air"]})


def test_of_two_doubts_the_first_is_kept_but_one_of_law_before_one_that_reading_settles() -> None:
    assert graver_doubt(None, None) is None
    assert graver_doubt(LAW, None) == graver_doubt(None, LAW) == LAW
    assert graver_doubt(UNREAD, LAW) == graver_doubt(LAW, UNREAD) == LAW
    assert graver_doubt(LAW, OTHER) == LAW
    assert graver_doubt(UNREAD, Reason(Ground.CANNOT_SAY, "no word")) == UNREAD


def test_what_lies_inside_something_as_grave_and_as_sure_gives_way() -> None:
    assert outweighing([(SEA, PLAIN), (ALL, PLAIN)]) == [(ALL, PLAIN)]
    assert outweighing([(SEA, PLAIN), (ALL, GRAVE)]) == [(ALL, GRAVE)]
    assert outweighing([(ALL, PLAIN), (SEA, GRAVE)]) == [(SEA, GRAVE), (ALL, PLAIN)]
    assert outweighing([(SEA, PLAIN), (LAND, PLAIN)]) == [(SEA, PLAIN), (LAND, PLAIN)]


def test_something_wider_in_its_conduct_or_role_holds_what_is_narrower_in_it() -> None:
    wide = SPACE.cube({"conduct": ["crossing", "transit"]})
    assert outweighing([(SEA, PLAIN), (wide, PLAIN)]) == [(wide, PLAIN)]
    helper = only(SEA, "role", "aider")
    assert outweighing([(helper, PLAIN), (only(SEA, "role", "instigator"), PLAIN), (wide, GRAVE)]) == [(wide, GRAVE)]


def test_the_same_facts_twice_are_kept_once() -> None:
    assert outweighing([(SEA, PLAIN), (SEA, PLAIN._replace(clause="other"))]) == [(SEA, PLAIN)]


def test_the_higher_minimum_is_graver_where_the_maximum_is_the_same() -> None:
    higher = PLAIN._replace(penalty=Penalty(Range(12, 60)))
    assert outweighing([(ALL, PLAIN), (SEA, higher)]) == [(SEA, higher), (ALL, PLAIN)]
    assert outweighing([(SEA, PLAIN), (ALL, higher)]) == [(ALL, higher)]


def test_what_is_in_doubt_gives_way_to_what_is_sure_and_as_grave() -> None:
    doubtful, graver = PLAIN._replace(doubt=LAW), GRAVE._replace(doubt=LAW)
    assert outweighing([(SEA, doubtful), (ALL, PLAIN)]) == [(ALL, PLAIN)]
    assert outweighing([(SEA, graver), (ALL, PLAIN)]) == [(ALL, PLAIN), (SEA, graver)]
    assert outweighing([(SEA, PLAIN), (ALL, graver)]) == [(SEA, PLAIN), (ALL, graver)]
    assert outweighing([(SEA, doubtful), (ALL, graver)]) == [(ALL, graver)]
    assert outweighing([(SEA, doubtful), (ALL, GRAVE._replace(doubt=UNREAD))]) == [
        (ALL, GRAVE._replace(doubt=UNREAD)),
        (SEA, doubtful),
    ]


def test_a_form_that_a_later_rule_looks_at_only_gives_way_to_one_of_the_same() -> None:
    formed = PLAIN._replace(forms=("guns", "night"))
    guns = (frozenset(("guns",)),)
    assert outweighing([(SEA, formed), (ALL, GRAVE)]) == [(ALL, GRAVE)]
    assert outweighing([(SEA, formed), (ALL, GRAVE)], guns) == [(ALL, GRAVE), (SEA, formed)]
    both = GRAVE._replace(forms=("guns",))
    assert outweighing([(SEA, formed), (ALL, both)], guns) == [(ALL, both)]
    either = (frozenset(("guns", "knives")),)
    assert outweighing([(SEA, formed), (ALL, GRAVE._replace(forms=("knives",)))], either) == [
        (ALL, GRAVE._replace(forms=("knives",)))
    ]


def test_who_answers_for_the_role_himself_only_gives_way_to_one_who_does_so_too() -> None:
    named = PLAIN._replace(named=("role",))
    assert outweighing([(SEA, named), (ALL, GRAVE)]) == [(ALL, GRAVE)]
    assert outweighing([(SEA, named), (ALL, GRAVE)], named=True) == [(ALL, GRAVE), (SEA, named)]
    other = GRAVE._replace(named=("role",))
    assert outweighing([(SEA, named), (ALL, other)], named=True) == [(ALL, other)]


def test_facts_that_differ_in_one_question_alone_are_written_as_one() -> None:
    both = SPACE.cube({"conduct": ["crossing"], "mode": ["land", "sea"]})
    assert joined([(SEA, PLAIN), (LAND, PLAIN)]) == [(both, PLAIN)]
    assert joined([(SEA, PLAIN), (LAND, PLAIN), (AIR, PLAIN)]) == [(ALL, PLAIN)]
    assert joined([(SEA, PLAIN), (LAND, GRAVE)]) == [(SEA, PLAIN), (LAND, GRAVE)]
    assert joined([(SEA, PLAIN), (LAND, PLAIN._replace(penalty=Penalty(Range(6, 60), Fine("and"))))]) != [(both, PLAIN)]
    assert joined([(SEA, PLAIN), (LAND, PLAIN._replace(doubt=LAW))]) != [(both, PLAIN)]
    assert joined([(SEA, PLAIN), (LAND, PLAIN._replace(clause="other", forms=("guns",)))]) == [(both, PLAIN)]
    paid = SPACE.meet(LAND, SPACE.cube({"benefit": ["money"]}))
    assert joined([(SEA, PLAIN), (paid, PLAIN)]) == [(SEA, PLAIN), (paid, PLAIN)]
    assert joined([]) == []


def test_facts_are_joined_question_by_question() -> None:
    parts: list[Draft] = [
        (SPACE.cube({"mode": [mode], "benefit": [benefit]}), PLAIN)
        for mode in ("land", "sea")
        for benefit in ("none", "money")
    ]
    assert joined(parts) == [(SPACE.cube({"mode": ["land", "sea"], "benefit": ["none", "money"]}), PLAIN)]


def test_what_is_punished_at_all_is_told_without_ranges_in_few_cubes() -> None:
    sure, doubtful = Terms((), NOTHING, (), None), Terms((), NOTHING, (), LAW)
    assert rangeless(
        [(SEA, PLAIN), (LAND, GRAVE), (AIR, PLAIN._replace(penalty=Penalty(Range(6, 60), Fine("and"))))]
    ) == [(ALL, sure)]
    assert rangeless([(SEA, PLAIN), (LAND, GRAVE._replace(doubt=LAW))]) == [(SEA, sure), (LAND, doubtful)]
    assert rangeless([(ALL, PLAIN), (LAND, GRAVE._replace(doubt=LAW))]) == [(ALL, sure)]


def test_who_helps_a_helper_is_one_too() -> None:
    helper = only(SEA, "role", "perpetrator")
    assert chained([(helper, PLAIN)]) == [(only(SEA, "role", "perpetrator", "instigator", "aider", "organiser"), PLAIN)]
    named = PLAIN._replace(named=("role",))
    assert chained([(helper, named)]) == [(helper, named)]


def test_what_a_rule_carries_over_that_was_not_read_is_not_verified_whatever_else_is_open() -> None:
    open_law = Terms((), NOTHING, (), LAW)
    assert open_law.carried(NOTHING, UNREAD).doubt == UNREAD
    assert open_law.carried(NOTHING, None).doubt == LAW
    assert open_law.carried(NOTHING, OTHER).doubt == LAW
