"""What qualified forms and general rules make of an offence, one step at a time, asked of an offence made by hand.

Helping somebody over a border carries six months to five years here; `what` lists who is punished for which facts and how.
"""

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.norms import combining
from harmonize.norms.combining import TooMany, bounds, by_form, everything, flat, meeting, rated, told_apart
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.drafts import Draft, Terms
from harmonize.norms.facts import only
from harmonize.norms.penalty import LIFE, NOTHING, Fine, Penalty, Range
from harmonize.norms.penalty_rules import (
    AtLeast,
    Carrying,
    Carryings,
    Companies,
    Form,
    Graver,
    Migrant,
    Minors,
    Rating,
    Step,
)
from harmonize.norms.ranges import Effect, Scaling, Threshold

PLAIN = Terms((), Penalty(Range(6, 60), Fine("or"), cite=("act 10",)), (), None, "entry")
ENTRY = SPACE.cube(
    {"conduct": ["crossing"], "role": ["perpetrator"], "stage": ["completed"], "actor": ["adult", "minor"]}
)
ARMED, DEATHS = SPACE.cube({"weapon": ["firearm"]}), SPACE.cube({"harm": ["deaths"]})
OPEN, UNREAD = Reason(Ground.LAW, "courts differ"), Reason(Ground.UNREAD, "not read")
ALWAYS = Threshold()


def form(name: str, cube: int, effect: Effect, *, on: tuple[str, ...] = (), cut: bool = False) -> Form:
    return Form(name, ((cube, ()),), on, cut, effect, None, (f"act {name}",), None)


GUNS = form("guns", ARMED, Effect(instead=Range(12, 120)), cut=True)


def offence(*steps: Step, terms: Terms = PLAIN, cube: int = ENTRY, telling: tuple[tuple[str, ...], ...] = ()) -> Rating:
    return Rating(0, ((cube, terms),), steps, telling)


def punished(found: list[Draft], **facts: str) -> set[tuple[float, float]]:
    """The ranges that are said for some facts; what is not named is as it usually is."""
    said = {"conduct": "crossing", "role": "perpetrator", "stage": "completed", "actor": "adult", "for": "another"}
    fact = SPACE.plainest(SPACE.cube({name: [value] for name, value in (said | facts).items()}))
    return {(terms.range.low, terms.range.high) for cube, terms in found if fact & cube == fact}


def what(*steps: Step, **facts: str) -> set[tuple[float, float]]:
    return punished(rated(offence(*steps), everything, SPACE.full), **facts)


def test_a_form_holds_instead_of_the_plain_range_or_beside_it() -> None:
    assert what(GUNS, weapon="firearm") == {(12, 120)}
    assert what(GUNS) == {(6, 60)}
    milder = form("milder", ARMED, Effect(instead=Range(0, 24)))
    assert what(milder, weapon="firearm") == {(6, 60)}  # the graver one counts
    assert what(milder._replace(cut=True), weapon="firearm") == {(0, 24)}


def test_forms_go_one_after_the_other() -> None:
    more = form("more", DEATHS, Effect(add_max=12), cut=True)
    assert what(GUNS, more, weapon="firearm", harm="deaths") == {(12, 132)}
    assert what(more, GUNS, weapon="firearm", harm="deaths") == {(12, 120)}
    assert what(GUNS, more, harm="deaths") == {(6, 72)}


def test_a_form_that_goes_on_another_counts_only_with_it() -> None:
    more = form("more", DEATHS, Effect(add_max=12), on=("guns",), cut=True)
    rating = offence(GUNS, more, telling=(("guns",),))
    found = rated(rating, everything, SPACE.full)
    assert punished(found, weapon="firearm", harm="deaths") == {(12, 132)}
    assert punished(found, weapon="firearm") == {(12, 120)}
    assert punished(found, harm="deaths") == {(6, 60)}
    assert rating.with_only("more").forms == (GUNS, more)
    assert rating.with_only("guns").forms == (GUNS,)
    assert rating.with_only().forms == ()


def test_a_form_has_its_fine_its_doubt_and_its_name() -> None:
    doubtful = GUNS._replace(penalty=Penalty(Range(12, 120), Fine("and")), doubt=OPEN)
    found = rated(offence(doubtful), meeting(ARMED), SPACE.full)
    assert [(terms.penalty.fine, terms.forms, terms.doubt, terms.clause) for _, terms in found if terms.forms] == [
        (Fine("and"), ("guns",), OPEN, "entry")
    ]
    kept = rated(offence(GUNS), meeting(ARMED), SPACE.full)
    assert [terms.penalty.fine for _, terms in kept] == [Fine("or")]  # that of the offence, whose range it changes


def test_a_form_that_names_the_role_answers_for_it() -> None:
    chief = SPACE.cube({"role": ["organiser"]})
    named = Form("chief", ((chief, ("role",)),), (), True, Effect(instead=Range(24, 240)), None, (), None)
    found = rated(offence(named, cube=only(ENTRY, "role", "perpetrator", "organiser")), everything, SPACE.full)
    assert {terms.named for _, terms in found if terms.forms} == {("role",)}
    assert punished(found, role="organiser") == {(24, 240)}


def test_only_what_is_asked_is_worked_out() -> None:
    armed = rated(offence(GUNS), meeting(ARMED), SPACE.full)
    assert punished(armed, weapon="firearm") == {(12, 120)}
    assert punished(armed) == set()
    assert rated(offence(GUNS), meeting(SPACE.cube({"conduct": ["stay"]})), SPACE.full) == []


def test_a_form_that_brings_no_range_over_a_mark_is_left_aside() -> None:
    longer = form("longer", ARMED, Effect(add_max=12))
    assert {terms.forms for _, terms in rated(offence(longer), everything, SPACE.full, (96,))} == {()}
    assert {terms.forms for _, terms in rated(offence(longer), everything, SPACE.full, (72,))} == {(), ("longer",)}
    assert {terms.forms for _, terms in rated(offence(longer), everything, SPACE.full, (60,))} == {()}
    life = form("life", ARMED, Effect(ceiling=LIFE))
    assert {terms.forms for _, terms in rated(offence(life), everything, SPACE.full, (48,))} == {(), ("life",)}
    assert {
        terms.forms for _, terms in rated(offence(longer, telling=(("longer",),)), everything, SPACE.full, (96,))
    } == {
        (),
        ("longer",),
    }


def test_a_form_is_left_aside_where_a_later_one_brings_the_range_over_the_mark_with_it_and_without() -> None:
    longer, fixed = form("longer", ARMED, Effect(add_max=12)), form("fixed", DEATHS, Effect(instead=Range(12, 96)))
    found = rated(offence(longer, fixed), everything, SPACE.full, (96,))
    assert {terms.forms for _, terms in found} == {(), ("fixed",)}
    swapped = rated(offence(fixed, longer), everything, SPACE.full, (108,))
    assert {terms.forms for _, terms in swapped} == {(), ("fixed",), ("fixed", "longer")}


def test_forms_of_which_a_later_rule_asks_for_one_are_not_combined() -> None:
    others = [form(name, cube, Effect(instead=Range(12, 120))) for name, cube in (("guns", ARMED), ("deaths", DEATHS))]
    told = rated(offence(*others, telling=(("deaths", "guns"),)), everything, SPACE.full)
    assert {terms.forms for _, terms in told} == {(), ("guns",), ("deaths",)}
    apart = rated(offence(*others, telling=(("deaths",), ("guns",))), everything, SPACE.full)
    assert {terms.forms for _, terms in apart} == {(), ("guns",), ("deaths",), ("guns", "deaths")}


def test_two_forms_may_bring_a_range_over_a_mark_together() -> None:
    one, other = form("one", ARMED, Effect(add_max=24)), form("other", DEATHS, Effect(add_max=24))
    found = rated(offence(one, other), everything, SPACE.full, (108,))
    assert punished(found, weapon="firearm", harm="deaths") >= {(6, 108)}


def test_a_mark_may_be_the_threshold_of_a_rule() -> None:
    attempt = Carryings((Carrying("stage", ("attempted",), None, Threshold(max_at_least=72), SPACE.full, None),))
    longer = form("longer", ARMED, Effect(add_max=12))
    found = rated(offence(longer, attempt), everything, SPACE.full, ())
    assert punished(found, stage="attempted", weapon="firearm") == {(6, 72)}
    assert punished(found, stage="attempted") == set()
    lowest = Carryings((Carrying("stage", ("attempted",), None, Threshold(min_at_least=12), SPACE.full, None),))
    raised = form("raised", ARMED, Effect(add_min=6))
    found = rated(offence(raised, lowest), everything, SPACE.full, ())
    assert punished(found, stage="attempted", weapon="firearm") == {(12, 60)}


def test_nothing_tells_ranges_apart_where_no_mark_and_no_threshold_is() -> None:
    assert told_apart((), (), ()) is None
    sides = told_apart((), (), (36, 60))
    assert sides is not None
    assert sides(Range(0, 60)) != sides(Range(0, 59)) != sides(Range(0, 35))
    assert sides(Range(0, 60)) == sides(Range(48, 240))


def test_the_halved_range_of_a_minor_is_looked_at_too() -> None:
    half = told_apart((), (Minors(True, (), Scaling(max=(1, 2))),), (60,))
    assert half is not None
    assert half(Range(0, 120)) != half(Range(0, 119))
    assert half(Range(0, 60)) != half(Range(0, 59))


def test_what_rules_make_of_a_range_one_after_the_other_is_looked_at() -> None:
    aid = Carrying("role", ("aider",), Scaling(max=(1, 2)), ALWAYS, SPACE.full, None)
    attempt = Carrying("stage", ("attempted",), None, Threshold(max_at_least=36, min_at_least=6), SPACE.full, None)
    sides = told_apart(((aid,), (attempt,)), (), ())
    assert sides is not None
    assert sides(Range(0, 72)) != sides(Range(0, 71))
    assert sides(Range(6, 72)) != sides(Range(0, 72))


def test_forms_bound_what_may_come_out() -> None:
    effects = (Effect(add_max=12), Effect(instead=Range(0, 24)), Effect(floor=12))
    assert bounds(Range(6, 60), effects) == (Range(0, 24), Range(12, 72))
    assert bounds(Range(6, 60), ()) == (Range(6, 60), Range(6, 60))


def test_an_offence_with_each_of_its_forms_alone() -> None:
    more = form("more", DEATHS, Effect(add_max=12), cut=True)
    found = by_form(offence(GUNS, more))
    assert {(terms.forms, tuple(terms.range)) for _, terms in found} == {
        ((), (6, 60)),
        (("guns",), (12, 120)),
        (("more",), (6, 72)),
    }
    assert len(found) == len(set(found))


def test_what_is_punished_at_all_has_no_range() -> None:
    assert flat(offence(GUNS)) == [(ENTRY, Terms((), NOTHING, (), None))]


def test_too_many_cases_are_refused_and_the_form_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = [form(f"f{months}", cube, Effect(add_max=months)) for months, cube in ((1, ARMED), (2, DEATHS))]
    monkeypatch.setattr(combining, "MOST", 4)
    assert len(rated(offence(*forms), everything, SPACE.full)) == 4
    monkeypatch.setattr(combining, "MOST", 3)
    with pytest.raises(TooMany, match="the qualified forms up to `f2` split the facts asked into more than 3 cases"):
        rated(offence(*forms), everything, SPACE.full)


def test_the_young_have_no_minimum_or_a_range_of_their_own() -> None:
    assert what(Minors(True, ()), actor="minor") == {(0, 60)}
    assert what(Minors(True, ())) == {(6, 60)}
    assert what(Minors(True, (), Scaling(max=(1, 2))), actor="minor") == {(6, 30)}
    assert what(Minors(False, ()), actor="minor") == {(6, 60)}


def test_a_rule_on_the_young_may_hold_for_some_forms_only() -> None:
    rating = offence(GUNS, Minors(False, ("guns",)), telling=(("guns",),))
    found = rated(rating, everything, SPACE.full)
    assert punished(found, actor="minor", weapon="firearm") == {(0, 120)}
    assert punished(found, weapon="firearm") == {(12, 120)}
    assert punished(found, actor="minor") == {(6, 60)}


def test_the_rule_on_the_young_changes_nothing_for_adults_alone() -> None:
    adults = only(ENTRY, "actor", "adult")
    assert rated(offence(Minors(True, ()), cube=adults), everything, SPACE.full) == [(adults, PLAIN)]


def test_an_attempt_is_carried_over_with_its_own_range_and_doubt() -> None:
    half = Carrying("stage", ("attempted", "prepared"), Scaling(max=(1, 2)), ALWAYS, SPACE.full, None)
    assert what(Carryings((half,)), stage="attempted") == {(6, 30)}
    assert what(Carryings((half,)), stage="prepared") == {(6, 30)}
    assert what(Carryings((half,))) == {(6, 60)}
    assert what(Carryings((half._replace(scaling=None),)), stage="attempted") == {(6, 60)}
    assert what(Carryings((half._replace(when=Threshold(max_at_least=61)),)), stage="attempted") == set()
    within = half._replace(within=SPACE.cube({"mental": ["intent"]}))
    assert what(Carryings((within,)), stage="attempted", mental="intent") == {(6, 30)}
    assert what(Carryings((within,)), stage="attempted", mental="accepts") == set()
    found = rated(offence(Carryings((half._replace(doubt=OPEN),))), everything, SPACE.full)
    assert [terms.doubt for _, terms in found] == [None, OPEN]


def test_an_offence_that_names_the_stage_itself_is_not_carried_over() -> None:
    half = Carrying("stage", ("attempted",), None, ALWAYS, SPACE.full, None)
    found = rated(offence(Carryings((half,)), terms=PLAIN._replace(named=("stage",))), everything, SPACE.full)
    assert punished(found, stage="attempted") == set()


def test_nothing_is_carried_over_to_a_stage_that_nobody_asks_about() -> None:
    half = Carrying("stage", ("attempted",), None, ALWAYS, SPACE.full, None)
    assert len(rated(offence(Carryings((half,))), everything, SPACE.cube({"stage": ["completed"]}))) == 1


def test_rules_of_one_step_carry_over_the_same_and_not_each_other() -> None:
    aid = Carrying("role", ("aider",), None, ALWAYS, SPACE.full, None)
    order = Carrying("role", ("instigator",), None, ALWAYS, SPACE.full, None)
    assert len(rated(offence(Carryings((aid, order))), everything, SPACE.full)) == 3


def test_companies_are_liable_for_what_does_not_say_who_acts() -> None:
    all_of_it = Companies(True, (), None)
    assert what(all_of_it, actor="legal_person") == {(6, 60)}
    assert what(all_of_it) == {(6, 60)}
    assert what(Companies(False, (), None), actor="legal_person") == set()
    named = rated(offence(all_of_it, terms=PLAIN._replace(named=("actor",))), everything, SPACE.full)
    assert punished(named, actor="legal_person") == set()
    assert punished(named) == {(6, 60)}
    nobody = rated(offence(all_of_it), everything, SPACE.cube({"actor": ["adult"]}))
    assert punished(nobody, actor="legal_person") == set()


def test_companies_may_be_liable_for_some_forms_only() -> None:
    found = rated(offence(GUNS, Companies(False, ("guns",), None), telling=(("guns",),)), everything, SPACE.full)
    assert punished(found, actor="legal_person", weapon="firearm") == {(12, 120)}
    assert punished(found, actor="legal_person") == set()


def test_where_the_liability_of_companies_is_open_that_of_others_is_not() -> None:
    found = rated(offence(Companies(True, (), OPEN)), everything, SPACE.full)
    assert [(SPACE.names(cube, "actor"), terms.doubt) for cube, terms in found] == [
        (("adult", "minor"), None),
        (("legal_person",), OPEN),
    ]


def spared(rule: Migrant, *, said: tuple[str, ...] = (), cube: int = ENTRY) -> list[tuple[tuple[str, ...], object]]:
    """Whose passage is punished, and with which doubt."""
    found = rated(offence(rule, terms=PLAIN._replace(named=said), cube=cube), everything, SPACE.full)
    return [(SPACE.names(drawn, "for"), terms.doubt) for drawn, terms in found]


def test_the_person_moved_is_spared_punished_or_in_doubt() -> None:
    assert spared(Migrant("yes", "")) == [(("another",), None)]
    assert spared(Migrant("no", "")) == [(("another", "self"), None)]
    assert spared(Migrant("unsettled", "courts differ")) == [(("another",), None), (("self",), OPEN)]


def test_an_offence_that_says_whose_passage_it_is_stands_as_it_is() -> None:
    assert [set(names) for names, _ in spared(Migrant("yes", ""), said=("for",))] == [{"self", "another"}]
    own = only(ENTRY, "for", "self")
    assert spared(Migrant("yes", ""), cube=own) == [(("self",), None)]


def test_a_document_is_no_passage() -> None:
    document = only(ENTRY, "conduct", "use_document")
    assert [set(names) for names, _ in spared(Migrant("yes", ""), cube=document)] == [{"self", "another"}]


def test_who_helps_or_instigates_his_own_smuggler_may_be_spared_apart() -> None:
    roles = only(ENTRY, "role", "perpetrator", "aider", "instigator")
    found = rated(offence(Migrant("no", "", "yes"), cube=roles), everything, SPACE.full)
    own = {"for": "self"}
    assert punished(found, **own) == {(6, 60)}
    assert punished(found, role="aider", **own) == set()
    assert punished(found, role="instigator") == {(6, 60)}
    named = rated(
        offence(Migrant("no", "", "yes"), cube=roles, terms=PLAIN._replace(named=("role",))), everything, SPACE.full
    )
    assert punished(named, role="aider", **own) == {(6, 60)}


def test_an_accomplice_in_his_own_passage_may_be_punished_although_the_offence_says_another() -> None:
    roles = only(only(ENTRY, "role", "perpetrator", "aider"), "for", "another")
    punishing = Migrant("yes", "", "no")
    found = rated(offence(punishing, cube=roles, terms=PLAIN._replace(named=("for",))), everything, SPACE.full)
    own = {"for": "self"}
    assert punished(found, role="aider", **own) == {(6, 60)}
    assert punished(found, **own) == set()
    assert punished(found, role="aider") == {(6, 60)}
    doubtful = rated(
        offence(Migrant("yes", "courts differ", "unsettled"), cube=roles, terms=PLAIN._replace(named=("for",))),
        everything,
        SPACE.full,
    )
    assert [terms.doubt for cube, terms in doubtful if SPACE.names(cube, "for") == ("self",)] == [OPEN]


def test_a_change_that_advice_tries_raises_a_maximum() -> None:
    rule = AtLeast(SPACE.cube({"role": ["perpetrator"]}), 96)
    assert what(rule) == {(6, 96)}
    assert what(rule._replace(months=24)) == {(6, 60)}
    assert what(rule._replace(within=SPACE.cube({"role": ["aider"]}))) == {(6, 60)}


def test_a_change_that_advice_tries_adds_a_graver_range_where_the_offence_is_sure() -> None:
    rule = Graver(ARMED, Range(24, 240))
    assert what(rule, weapon="firearm") == {(6, 60), (24, 240)}
    assert what(rule) == {(6, 60)}
    open_one = offence(rule, terms=PLAIN._replace(doubt=UNREAD))
    assert punished(rated(open_one, everything, SPACE.full), weapon="firearm") == {(6, 60)}


def test_the_gravest_plain_range_of_several_alternatives() -> None:
    graver = PLAIN._replace(penalty=Penalty(Range(0, 72)))
    assert Rating(0, ((ENTRY, PLAIN), (ENTRY, graver)), (), ()).plain == Penalty(Range(0, 72))
    assert Rating(0, (), (), ()).plain is None


def test_the_nearest_clause_is_sure_and_has_the_fewest_elements_in_the_way() -> None:
    stay = PLAIN._replace(clause="stay")
    doubtful = PLAIN._replace(clause="doubtful", doubt=OPEN)
    by_sea = SPACE.cube({"conduct": ["crossing"], "mode": ["sea"], "benefit": ["none"]})
    paid_by_land = SPACE.cube({"conduct": ["crossing"], "mode": ["land"], "benefit": ["money"]})
    free = PLAIN._replace(clause="free")
    rating = Rating(
        0,
        (
            (SPACE.cube({"conduct": ["stay"]}), stay),
            (paid_by_land, PLAIN),
            (SPACE.cube({"conduct": ["crossing"], "mode": ["land"]}), free),
            (by_sea, doubtful),
        ),
        (),
        (),
    )
    assert rating.nearest_clause(by_sea) == "free"
    assert rating.nearest_clause(SPACE.cube({"conduct": ["stay"]})) == "stay"
    fact = SPACE.plainest(paid_by_land)
    assert rating.clause_of(fact, doubtful=False) == "entry"
    assert rating.clause_of(SPACE.plainest(by_sea), doubtful=True) == "doubtful"
    assert Rating(0, (), (), ()).clause_of(fact, doubtful=False) == ""
    assert Rating(0, (), (), ()).nearest_clause(fact) == ""


def test_of_clauses_equally_near_the_one_that_leaves_least_out_is_nearest() -> None:
    narrow = SPACE.cube({"conduct": ["crossing"], "benefit": ["money"]})
    wider = SPACE.cube({"conduct": ["crossing"], "benefit": ["kind", "money"]})
    rating = Rating(0, ((narrow, PLAIN._replace(clause="a")), (wider, PLAIN._replace(clause="b"))), (), ())
    assert rating.nearest_clause(SPACE.cube({"conduct": ["crossing"], "benefit": ["none", "kind", "money"]})) == "b"
    assert rating.nearest_clause(narrow) == "a"
