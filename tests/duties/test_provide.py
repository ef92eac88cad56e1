"""Rules that a law must have, asked of answers to three measures, and jurisdiction over paid entry."""

from pathlib import Path
from typing import Any

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.validation import accepted
from harmonize.norms.doubt import Ground, Reason, not_read
from harmonize.norms.duty_tests import (
    Clause,
    Combined,
    Criminalize,
    DatedCube,
    Follows,
    Provide,
    Replacement,
    Requirement,
    Test,
)
from harmonize.norms.law import Law, Measure, Reach, SectionStatus
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Doubt, Outcome, Verdict
from harmonize.norms.treaty import Duty, DutyKind, MeasureKind, Selections, Strength, Treaty
from harmonize.texts.national_law import NationalLaw

OPEN, UNREAD = Reason(Ground.LAW, "courts differ"), Reason(Ground.UNREAD, "the decree")
HELP: dict[str, list[str]] = {
    "conduct": ["crossing"],
    "role": ["perpetrator"],
    "stage": ["completed"],
    "mental": ["intent"],
    "actor": ["adult"],
    "for": ["another"],
    "tie": ["stranger"],
}
PAID = Criminalize(("smuggling",), (DatedCube(SPACE.cube({**HELP, "benefit": ["money"]}), ("own",)),))
FREE = Criminalize(("smuggling",), (DatedCube(SPACE.cube({**HELP, "benefit": ["none"]}), ("own",)),))
STAY = Criminalize(("smuggling",), (DatedCube(SPACE.cube({**HELP, "conduct": ["stay"]}), ("own",)),))
HERE = Replacement(SPACE.fields["act_place"].mask, SPACE.bit["act_place"]["own_territory"])
ABOARD = Replacement(SPACE.fields["act_place"].mask, SPACE.bit["act_place"]["own_vessel"])
BASIS, SEIZE, DAYS = (
    Clause("is", "basis", "yes"),
    Clause("includes", "seize", ("cars", "rail")),
    Clause("at_most", "days", 40),
)
KINDS = {
    "basis": MeasureKind("basis", "extradition", "yes_no", (), ""),
    "seize": MeasureKind("seize", "confiscation", "words", ("cars", "rail"), ""),
    "days": MeasureKind("days", "mutual_assistance", "days", (), ""),
}


@pytest.fixture
def law(folder: Folder) -> Law:
    path = Path(__file__).parent.parent / "norms" / "freedonia.yaml"
    text, located = accepted(path, NationalLaw, path.name)
    return lowered(text, located, folder.status)[-1]._replace(measures={})


def outcome(law: Law, test: Test) -> Outcome:
    """What comes out of a duty beside those on paid and unpaid entry, and stay."""
    duties = {
        name: Duty(
            name, "smp", "6", "6", "", "", Strength.SHALL, DutyKind.LEGISLATIVE, "penalties", told, (), (), (), ""
        )
        for name, told in {"paid": PAID, "free": FREE, "stay": STAY, "asked": test}.items()
    }
    treaty = Treaty("1", Selections((), (), (), {}, (), "", {}, {}), {}, {}, KINDS, duties)
    evaluator = Evaluator(LawOnDay(law, {"parties": frozenset()}), treaty, {})
    return judge(evaluator.duty("asked"), evaluator)


def answers(law: Law, **said: Measure | Any) -> Law:
    return law._replace(
        measures={
            name: value if isinstance(value, Measure) else Measure(value, "", None, ("act 1",), "", 1)
            for name, value in said.items()
        },
        reading={
            **law.reading,
            "confiscation": (SectionStatus.READ, ""),
            "mutual_assistance": (SectionStatus.READ, ""),
        },
    )


def doubtful(reason: Reason) -> Measure:
    return Measure("", "", reason, ("act 9",), "", 1)


CONDITION = Measure("yes", "only on request", None, ("act 2",), "", 1)


@pytest.mark.parametrize(
    ("asked", "said", "verdict"),
    [
        (BASIS, {"basis": "yes"}, "met"),
        (BASIS, {"basis": "no"}, "gap"),
        (BASIS, {}, "not_assessed"),
        (BASIS, {"basis": CONDITION}, "partial"),
        (BASIS, {"basis": doubtful(OPEN)}, "unsettled"),
        (BASIS, {"basis": doubtful(UNREAD)}, "not_verified"),
        (BASIS, {"basis": ["yes", "often"]}, "met"),
        (
            Clause("is", "basis", "no"),
            {"basis": CONDITION._replace(value="no")},
            "met",
        ),  # on what condition, is no matter
        (DAYS, {"days": 40}, "met"),
        (DAYS, {"days": 41}, "gap"),
        (DAYS, {"days": "no"}, "met"),
        (DAYS, {"days": "yes"}, "gap"),
        (Clause("at_least", "days", 18), {"days": 18}, "met"),
        (Clause("at_least", "days", 18), {"days": 17}, "gap"),
        (Clause("at_least", "days", 18), {"days": "no"}, "gap"),
        (SEIZE, {"seize": ["rail", "cars", "boats"]}, "met"),
        (SEIZE, {"seize": ["cars"]}, "gap"),
        (SEIZE, {"seize": Measure(["cars"], "", None, (), "", 1, ("rail",))}, "met"),  # an island has no rail
        (Clause("any_of", "seize", ("cars", "rail")), {"seize": ["rail"]}, "met"),
        (Clause("any_of", "seize", ("cars", "rail")), {"seize": ["boats"]}, "gap"),
        (Clause("excludes", "seize", ("cars",)), {"seize": ["boats"]}, "met"),
        (Clause("excludes", "seize", ("cars",)), {"seize": ["cars"]}, "gap"),
        (Combined("all", (BASIS, DAYS)), {"basis": "yes", "days": 3}, "met"),
        (Combined("all", (BASIS, DAYS)), {"basis": "yes", "days": 90}, "gap"),
        (Combined("all", (BASIS, DAYS)), {"basis": "yes"}, "not_assessed"),
        (Combined("all", (BASIS, DAYS)), {"basis": CONDITION, "days": 3}, "partial"),
        (Combined("all", (BASIS, DAYS)), {"basis": CONDITION, "days": doubtful(UNREAD)}, "not_verified"),
        (Combined("all", (BASIS, DAYS)), {"basis": doubtful(OPEN), "days": doubtful(UNREAD)}, "not_verified"),
        (Combined("any", (BASIS, DAYS)), {"basis": "yes", "days": 90}, "met"),
        (Combined("any", (BASIS, DAYS)), {"basis": CONDITION, "days": doubtful(OPEN)}, "partial"),
        (Combined("any", (BASIS, DAYS)), {"basis": doubtful(OPEN), "days": doubtful(UNREAD)}, "unsettled"),
        (Combined("any", (BASIS, DAYS)), {"basis": "no"}, "not_assessed"),
    ],
    ids=str,
)
def test_a_rule_is_asked_of_the_answers(asked: Requirement, said: dict[str, Any], verdict: str, law: Law) -> None:
    assert outcome(answers(law, **said), Provide(require=asked)).verdict == verdict


def test_a_rule_that_is_met_names_its_measures(law: Law) -> None:
    both = Provide(require=Combined("any", (BASIS, DAYS, BASIS)))
    assert outcome(answers(law, basis="yes"), both) == Outcome(Verdict.MET, measures=("basis",))
    assert outcome(answers(law, days=3, basis="no"), both) == Outcome(Verdict.MET, measures=("basis", "days"))
    assert outcome(law, both) == Outcome(Verdict.NOT_ASSESSED, measures=("basis", "days"))


def test_a_rule_may_go_further(law: Law) -> None:
    test = Provide(require=BASIS, exceeds=DAYS)
    assert outcome(answers(law, basis="yes", days=40), test) == Outcome(Verdict.EXCEEDS, measures=("basis",))
    assert outcome(answers(law, basis="yes", days=41), test).verdict is Verdict.MET
    assert outcome(answers(law, basis="yes"), test).verdict is Verdict.MET
    assert outcome(answers(law, basis="no", days=40), test).verdict is Verdict.GAP


def test_what_is_missing_and_what_meets_it_in_part(law: Law) -> None:
    test = Provide(require=Combined("all", (BASIS, DAYS)), partial=DAYS)
    assert outcome(answers(law, basis="no", days=3), test) == Outcome(
        Verdict.PARTIAL, measures=("basis", "days"), missing=("basis",)
    )
    assert outcome(answers(law, basis="no", days=99), test) == Outcome(
        Verdict.GAP, measures=("basis", "days"), missing=("basis", "days")
    )
    conditional = Measure(3, "if asked", None, (), "", 1)
    assert outcome(answers(law, basis="no", days=conditional), test).verdict is Verdict.PARTIAL
    assert outcome(answers(law, basis="no", days=doubtful(OPEN)), test).verdict is Verdict.GAP
    on_request = answers(law, basis=CONDITION, days=3)
    assert outcome(on_request, test) == Outcome(Verdict.PARTIAL, measures=("basis", "days"), missing=("basis",))


def test_what_is_open_has_its_reason_and_pinpoints(law: Law) -> None:
    test = Provide(require=Combined("all", (BASIS, DAYS)))
    assert outcome(answers(law, basis=doubtful(OPEN), days=3), test) == Outcome(
        Verdict.UNSETTLED, doubts=(Doubt(OPEN, ("act 9",)),), measures=("basis", "days")
    )


def test_what_a_rule_lacks_may_stand_in_what_was_not_read(law: Law) -> None:
    partly = answers(law, basis="no")._replace(reading={"extradition": (SectionStatus.PARTLY_READ, "")})
    assert outcome(partly, Provide(require=BASIS)) == Outcome(
        Verdict.NOT_VERIFIED,
        doubts=(Doubt(not_read("extradition: only partly read")),),
        measures=("basis",),
        missing=("basis",),
    )


def test_where_authorities_are_bound_a_law_may_have_no_rule(law: Law) -> None:
    test = Provide(require=BASIS, conduct="what authorities do")
    assert outcome(answers(law, basis="no"), test) == Outcome(Verdict.NOT_ASSESSED, measures=("basis",))
    assert outcome(answers(law, basis="yes"), test).verdict is Verdict.MET


def placed(law: Law, *reaches: Reach, over: tuple[str, ...] = ("paid",), where: Replacement = HERE) -> Outcome:
    return outcome(law._replace(reaches=reaches), Provide(reach=(where,), over=over))


def test_jurisdiction_over_what_is_punished(law: Law) -> None:
    rule = law.reaches[0]
    assert placed(law, rule) == Outcome(Verdict.MET, cites=("act 6",), provisions=(0,))
    nowhere = placed(law)
    assert (nowhere.verdict, nowhere.provisions, len(nowhere.gaps)) == (Verdict.GAP, (), 1)
    assert nowhere.gaps[0].near is None
    assert placed(law, rule, where=ABOARD).verdict is Verdict.GAP
    assert placed(law, rule._replace(provisions=(1,))).verdict is Verdict.GAP
    assert placed(law, rule._replace(provisions=(0, 1))).verdict is Verdict.MET
    by_air = rule._replace(cube=SPACE.cube({"act_place": ["own_territory"], "mode": ["air"]}))
    assert placed(law, by_air).verdict is Verdict.PARTIAL


def test_what_is_no_offence_asks_for_no_jurisdiction(law: Law) -> None:
    assert placed(law, law.reaches[0], over=("free",)) == Outcome(Verdict.NOT_ASSESSED, follows="free")
    assert placed(law, law.reaches[0], over=("free", "paid")).verdict is Verdict.MET


def test_jurisdiction_that_was_not_read(law: Law) -> None:
    unread = law._replace(reading={**law.reading, "jurisdiction": (SectionStatus.NOT_READ, "")})
    assert placed(unread, law.reaches[0]) == Outcome(Verdict.NOT_ASSESSED)
    partly = law._replace(reading={**law.reading, "jurisdiction": (SectionStatus.PARTLY_READ, "")})
    assert placed(partly, law.reaches[0]).verdict is Verdict.MET
    found = placed(partly)
    assert (found.verdict, found.gaps) == (Verdict.NOT_VERIFIED, ())
    assert found.doubts == (Doubt(not_read("jurisdiction: only partly read")),)


def test_a_gap_in_a_corner_of_what_was_read_in_part_is_not_verified(law: Law) -> None:
    partly = law._replace(reading={**law.reading, "jurisdiction": (SectionStatus.PARTLY_READ, "")})
    unarmed = law.reaches[0]._replace(cube=SPACE.cube({"act_place": ["own_territory"], "weapon": ["none"]}))
    found = placed(partly, unarmed)
    assert (found.verdict, found.beside) == (Verdict.NOT_VERIFIED, ())
    assert found.doubts == (Doubt(not_read("jurisdiction: only partly read")),)
    # Read, the same gap makes the duty partly met: what was not read must not look better.
    assert placed(law, unarmed).verdict is Verdict.PARTIAL


def test_jurisdiction_in_doubt(law: Law) -> None:
    rule = law.reaches[0]._replace(doubt=OPEN)
    found = placed(law, rule)
    assert (found.verdict, found.doubts, found.cites) == (Verdict.UNSETTLED, (Doubt(OPEN, ("act 6",)),), ())
    armed = rule._replace(cube=SPACE.cube({"act_place": ["own_territory"], "weapon": ["firearm"]}))
    unarmed = SPACE.cube({"act_place": ["own_territory"], "weapon": [w for w in SPACE.bit["weapon"] if w != "firearm"]})
    corner = placed(law, law.reaches[0]._replace(cube=unarmed), armed)
    assert (corner.verdict, corner.doubts, corner.beside) == (Verdict.MET, (), (Doubt(OPEN, ("act 6",)),))
    assert placed(law, law.reaches[0], rule).verdict is Verdict.MET


def test_jurisdiction_that_is_not_needed(law: Law) -> None:
    test = Provide(reach=(ABOARD,), over=("paid",), unless=BASIS)
    assert outcome(answers(law, basis="yes"), test) == Outcome(Verdict.MET, measures=("basis",))
    assert outcome(answers(law, basis="no"), test).verdict is Verdict.GAP
    assert outcome(answers(law, basis=CONDITION), test).verdict is Verdict.GAP


def test_an_accessory_duty_follows_the_worst_of_what_is_no_offence(law: Law) -> None:
    """That unpaid entry is no offence is worse than that the law on stay was read in part."""
    helped = Replacement(SPACE.fields["role"].mask, SPACE.bit["role"]["aider"])
    follows = Criminalize(follows=Follows(("free", "stay"), (helped,), 0))
    assert outcome(law, follows) == Outcome(Verdict.GAP, follows="free")
