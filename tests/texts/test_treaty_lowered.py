"""What the treaty's files say, as the engine asks it: duties with their tests, instruments, selections."""

from datetime import date
from typing import Any

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.duty_tests import (
    Aggravate,
    Axis,
    Beyond,
    Clause,
    Combined,
    Criminalize,
    DatedCube,
    Follows,
    Provide,
    Punish,
    Replacement,
    Spare,
)
from harmonize.norms.treaty import (
    Cluster,
    CoreLine,
    Dispute,
    DutyKind,
    Instrument,
    MeasureKind,
    Selections,
    Severity,
    Strength,
    Variant,
)
from harmonize.texts.treaty import DisputeText, DutyText, InstrumentText, MeasureText, SelectionsText
from harmonize.texts.treaty_lowering import (
    explanation,
    lowered_dispute,
    lowered_duty,
    lowered_instrument,
    lowered_measure,
    lowered_selections,
    lowered_test,
    requirement,
)

CROSSING = {"conduct": ["crossing"], "benefit": ["money"]}
PAID = SPACE.cube(CROSSING)


def facts(**allowed: list[str]) -> int:
    return SPACE.cube(allowed)


def instead(name: str, *values: str) -> Replacement:
    """One question answered otherwise."""
    return Replacement(SPACE.fields[name].mask, sum(SPACE.bit[name][value] for value in values))


def test_a_region_has_its_states_beside() -> None:
    said = {"region": {**CROSSING, "state": ["own", "parties"]}, "counts": ["smuggling"]}
    assert lowered_test("criminalize", said) == Criminalize(("smuggling",), (DatedCube(PAID, ("own", "parties")),))
    one = {"region": {**CROSSING, "state": "own"}}
    assert lowered_test("criminalize", one) == Criminalize((), (DatedCube(PAID, ("own",)),))
    any_state = {"region": {**CROSSING, "state": "any"}}
    assert lowered_test("criminalize", any_state) == Criminalize((), (DatedCube(PAID, None),))


def test_a_region_falls_into_families_of_conduct() -> None:
    """Whether papers are false is asked of documents alone, and by which route of a crossing alone."""
    said = {"region": {"conduct": ["crossing", "use_document"], "mode": ["sea"]}}
    (crossing, document) = lowered_test("criminalize", said).region  # type: ignore[union-attr]
    assert crossing.cube == facts(conduct=["crossing"], mode=["sea"])
    assert document.cube == facts(conduct=["use_document"])


def test_an_accessory_duty_follows_others() -> None:
    said = {"follows": {"duty": "smp-6.1.a", "with": {"role": ["aider"]}, "maximum_at_least": 48}}
    assert lowered_test("criminalize", said) == Criminalize(
        follows=Follows(("smp-6.1.a",), (instead("role", "aider"),), 48)
    )
    plain = {"follows": {"duty": ["smp-6.1.a", "smp-6.1.c"], "with": {"role": "aider"}}}
    assert lowered_test("criminalize", plain) == Criminalize(
        follows=Follows(("smp-6.1.a", "smp-6.1.c"), (instead("role", "aider"),), 0)
    )


def test_a_duty_is_met_by_either_of_others() -> None:
    assert lowered_test("criminalize", {"either": ["smp-5", "smp-6"]}) == Criminalize(either=("smp-5", "smp-6"))


def test_what_a_report_tells_of_a_duty_to_criminalize() -> None:
    said = {
        "region": CROSSING,
        "situations": {"how": [["hide", "lodge"], ["transport"]]},
        "beyond": {"benefit": ["none"], "mental": "reckless"},
    }
    found = lowered_test("criminalize", said)
    assert isinstance(found, Criminalize)
    assert found.situations == (Axis("how", (("hide", "lodge"), ("transport",))),)
    assert found.beyond == (Beyond("benefit", "none"), Beyond("mental", "reckless"))


def test_only_what_meets_the_region_is_left_out_of_it() -> None:
    out = [{"conduct": ["crossing"], "tie": ["sibling"]}, {"conduct": ["stay"]}]
    kin = (DatedCube(facts(conduct=["crossing"], tie=["sibling"]), None),)
    found = lowered_test("criminalize", {"region": CROSSING, "leaving_out": out})
    assert isinstance(found, Criminalize)
    assert found.leaving_out == kin
    region = (DatedCube(PAID, None),)
    assert lowered_test("spare", {"region": CROSSING, "leaving_out": out, "counts": ["other"]}) == Spare(
        ("other",), region, kin
    )


def test_what_must_be_punished_so_gravely() -> None:
    assert lowered_test("punish", {"of": ["smp-6.1.a"], "maximum_at_least": 48}) == Punish(("smp-6.1.a",), 48)
    also = {"of": ["smp-6.1.a"], "maximum_at_least": 48, "also": {"harm": ["deaths"]}}
    assert lowered_test("punish", also) == Punish(("smp-6.1.a",), 48, (instead("harm", "deaths"),))


@pytest.mark.parametrize("weighing", ["yes", "no", None])
@pytest.mark.parametrize("general", ["yes", "no", None])
def test_what_must_weigh_more(weighing: str | None, general: str | None) -> None:
    said: dict[str, Any] = {
        "of": "smp-6.1.a",
        "circumstance": {"harm": ["deaths"]},
        "partly": [{"harm": ["deaths"]}, {"danger": ["actual_life"]}],
        "leaving_out": [{"conduct": ["crossing"], "mode": ["air"]}],
        **({"weighing": weighing} if weighing else {}),
        **({"general_duty": general} if general else {}),
    }
    assert lowered_test("aggravate", said) == Aggravate(
        "smp-6.1.a",
        (instead("harm", "deaths"),),
        ((instead("harm", "deaths"),), (instead("danger", "actual_life"),)),
        (DatedCube(facts(conduct=["crossing"], mode=["air"]), None),),
        weighing=weighing != "no",
        general_duty=general == "yes",
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (None, None),
        ({"measure": "basis", "is": "treaty"}, Clause("is", "basis", "treaty")),
        ({"measure": "basis", "is": ["a", "b"]}, Clause("is", "basis", ("a", "b"))),
        ({"at_most": 12, "measure": "minimum"}, Clause("at_most", "minimum", 12)),
        ({"measure": "grounds", "includes": "race"}, Clause("includes", "grounds", ("race",))),
        ({"measure": "grounds", "excludes": ["race"]}, Clause("excludes", "grounds", ("race",))),
        ({"measure": "grounds", "any_of": "race"}, Clause("any_of", "grounds", ("race",))),
        (
            {"any": [{"measure": "a", "is": "yes"}, {"all": [{"measure": "b", "at_least": 3}]}]},
            Combined("any", (Clause("is", "a", "yes"), Combined("all", (Clause("at_least", "b", 3),)))),
        ),
    ],
    ids=str,
)
def test_what_is_required_of_measures(said: Any, meant: Any) -> None:
    assert requirement(said) == meant


def test_a_rule_that_the_law_must_have() -> None:
    clause = {name: {"measure": name, "is": "yes"} for name in ("a", "b", "c", "d")}
    said = {"require": clause["a"], "partial": clause["b"], "exceeds": clause["c"], "conduct": "of authorities"}
    a, b, c, d = (Clause("is", name, "yes") for name in clause)
    assert lowered_test("provide", said) == Provide(require=a, partial=b, exceeds=c, conduct="of authorities")
    reach = {"reach": {"act_place": ["own_territory"]}, "over": ["smp-6.1.a"], "unless": clause["d"]}
    assert lowered_test("provide", reach) == Provide(
        reach=(instead("act_place", "own_territory"),), over=("smp-6.1.a",), unless=d
    )


DUTY: dict[str, Any] = {
    "id": "smp-6.1.a",
    "paragraph": "6.1.a",
    "title": "Smuggling of migrants",
    "asks": "That it be an offence.",
    "strength": "shall",
    "kind": "legislative",
    "topic": "criminalization",
    "form": "punish",
    "facts": "paid entry",
    "reads": ["entry"],
    "test": {"of": ["smp-3.a"], "maximum_at_least": 48},
    "variants": [
        {"when": "D2=own_border", "maximum_at_least": 12},
        {"when": "D3=weak", "strength": "consider"},
    ],
    "disputes": ["D2", "D3"],
    "met_by": "An offence.",
    "sources": ["SMP 6"],
}


def test_a_duty_and_its_variants() -> None:
    duty = lowered_duty("smp", "6", DutyText.model_validate(DUTY))
    assert (duty.id, duty.instrument, duty.article, duty.pinpoint) == ("smp-6.1.a", "smp", "6", "6.1.a")
    assert (duty.title, duty.facts, duty.topic) == ("Smuggling of migrants", "paid entry", "criminalization")
    assert (duty.strength, duty.kind) == (Strength.SHALL, DutyKind.LEGISLATIVE)
    assert duty.test == Punish(("smp-3.a",), 48)
    assert (duty.reads, duty.disputes, duty.untested) == (("entry",), ("D2", "D3"), "")
    assert duty.variants == (
        Variant("D2", "own_border", Strength.SHALL, Punish(("smp-3.a",), 12)),
        Variant("D3", "weak", Strength.CONSIDER, Punish(("smp-3.a",), 48)),
    )
    assert [variant.switch for variant in duty.variants] == ["D2=own_border", "D3=weak"]


def test_a_reading_changes_the_duty_it_is_for() -> None:
    duty = lowered_duty("smp", "6", DutyText.model_validate(DUTY))
    assert duty.under({"D2": "any_party"}) == duty
    milder = duty.under({"D2": "own_border"})
    assert (milder.test, milder.strength) == (Punish(("smp-3.a",), 12), Strength.SHALL)
    both = duty.under({"D2": "own_border", "D3": "weak"})
    assert (both.test, both.strength) == (Punish(("smp-3.a",), 12), Strength.CONSIDER)
    assert both.strength.severity is Severity.NONE


def test_a_duty_that_no_text_answers_says_why() -> None:
    said = {key: value for key, value in DUTY.items() if key not in ("form", "test", "variants", "facts")}
    duty = lowered_duty("smp", "6", DutyText.model_validate({**said, "untested": "Training is no rule."}))
    assert (duty.test, duty.facts, duty.untested, duty.variants) == (None, "", "Training is no rule.", ())


def test_the_prose_of_a_duty() -> None:
    empty = {"met_by": "", "partial": "", "exceeds": "", "cannot_see": ""}
    assert explanation(DutyText.model_validate(DUTY)) == {
        **empty,
        "asks": "That it be an offence.",
        "met_by": "An offence.",
        "sources": ["SMP 6"],
    }
    said = {"partial": "Some.", "exceeds": "More.", "cannot_see": "Practice."}
    found = explanation(DutyText.model_validate({**DUTY, **said}))
    assert {key: found[key] for key in said} == said


def test_an_instrument() -> None:
    said: dict[str, Any] = {
        "short": "SMP",
        "title": "Protocol",
        "binds": "smp",
        "default": "yes",
        "nature": "treaty",
        "paragraphs": [],
    }
    assert lowered_instrument("smp", InstrumentText.model_validate(said)) == Instrument(
        "smp", "SMP", "Protocol", "smp", "", "", True, "treaty", ()
    )
    dated = {**said, "in_force": date(2004, 1, 28), "until": date(2030, 1, 1), "default": "no", "also": ["Palermo"]}
    assert lowered_instrument("smp", InstrumentText.model_validate(dated)) == Instrument(
        "smp", "SMP", "Protocol", "smp", "2004-01-28", "2030-01-01", False, "treaty", ("Palermo",)
    )


def test_selections_disputes_and_measures() -> None:
    said: dict[str, Any] = {
        "core": ["smp-6"],
        "lines": [{"title": "Smuggling", "duties": ["smp-6.1.a"]}],
        "compared": ["smp-6.1.a"],
        "deed": {"conduct": "crossing"},
        "common": ["paid-driver"],
        "aggravated": ["smuggling"],
        "surrender": "untoc-16",
        "refusal": {"political": "political offence"},
        "clusters": {"one": {"title": "Criminalization", "articles": {"smp": ["6"]}}},
    }
    assert lowered_selections(SelectionsText.model_validate(said)) == Selections(
        ("smp-6",),
        (CoreLine("Smuggling", ("smp-6.1.a",)),),
        ("smp-6.1.a",),
        {"conduct": "crossing"},
        ("smuggling",),
        "untoc-16",
        {"political": "political offence"},
        {"one": Cluster("Criminalization", {"smp": ("6",)})},
        ("paid-driver",),
    )
    assert lowered_selections(SelectionsText.model_validate({})).surrender == ""
    dispute = {"title": "Whose border", "question": "?", "default": "own", "readings": {"own": "its own", "any": "any"}}
    assert lowered_dispute("D2", DisputeText.model_validate(dispute)) == Dispute(
        "D2", "Whose border", "own", {"own": "its own", "any": "any"}
    )
    measure = {"title": "Grounds", "section": "extradition", "type": "words", "means": "Which", "source": "UNTOC 16"}
    assert lowered_measure("grounds", MeasureText.model_validate({**measure, "words": ["race"]})) == MeasureKind(
        "grounds", "extradition", "words", ("race",), "Grounds"
    )
    assert lowered_measure("minimum", MeasureText.model_validate({**measure, "type": "months"})).words == ()
