"""What a baseline and waivers do: known gaps stay known however they are worded, a second gap is new, waivers end."""

from collections.abc import Callable

import pytest

from day import DAY
from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.baseline import BaselineDiff, baseline_diff, counted, holds, shortfalls, shrunk
from harmonize.library.dataset import Dataset
from harmonize.norms.baseline import Shortfall, Suppressions, Waiver
from harmonize.norms.facts import Words
from harmonize.norms.outcome import SHORTFALLS, Gap
from harmonize.norms.region_names import cube_of, facts_of, name_of
from harmonize.query import party_of

DUTY = "smp-6.3.a/1a"  # Germany: two regions, only one of them with a benefit only hoped for


def judged(dataset: Dataset, code: str, day: str = DAY) -> Assessment:
    law = dataset.law(code, day)
    assert law is not None
    party = party_of(dataset, code)
    return assess(law, party, dataset.treaty, dataset.status, day, {}, Choice(), dataset.outcomes(code, day))


@pytest.fixture(scope="module")
def germany(dataset: Dataset) -> Assessment:
    return judged(dataset, "DE")


@pytest.fixture(scope="module")
def groups(dataset: Dataset) -> dict[str, frozenset[str]]:
    return dataset.status.members(DAY)


@pytest.fixture(scope="module")
def all_known(germany: Assessment, groups: dict[str, frozenset[str]]) -> tuple[Shortfall, ...]:
    return tuple(one for _, one in counted([germany], groups))


def of_duty(known: tuple[Shortfall, ...], duty: str = DUTY) -> list[Shortfall]:
    return [one for one in known if one.duty == duty]


Against = Callable[..., BaselineDiff]


@pytest.fixture(scope="module")
def against(groups: dict[str, frozenset[str]]) -> Against:
    """Sets one assessment against a baseline (None: there is none) and waivers."""

    def run(
        assessment: Assessment, known: tuple[Shortfall, ...] | None, *waivers: Waiver, today: str = DAY
    ) -> BaselineDiff:
        return baseline_diff([assessment], Suppressions(known, waivers), groups, today)

    return run


# ------------------------------------------------------------------------------------------- what names a shortfall


@pytest.mark.slow
def test_every_gap_of_every_law_can_be_written_down_and_read_back(dataset: Dataset) -> None:
    groups = dataset.status.members(DAY)
    seen = 0
    for code in dataset.codes:
        words = Words.of(code, groups)
        for outcome in dataset.outcomes(code, DAY).values():
            for gap in outcome.gaps if outcome.verdict in SHORTFALLS else ():
                assert cube_of(facts_of(gap.cube, words), words) == gap.cube
                seen += 1
    assert seen > 100


def test_a_gap_about_other_states_keeps_its_name_when_a_state_becomes_a_party() -> None:
    before = Words.of("DE", {"parties": frozenset({"DE", "FR", "TN"}), "EU": frozenset({"DE", "FR"})})
    after = Words.of("DE", {"parties": frozenset({"DE", "FR", "TN", "XK"}), "EU": frozenset({"DE", "FR"})})
    for taken in ((), ("FR",)):
        old = SPACE.cube({"conduct": ["crossing"], "state": [code for code in ("FR", "TN") if code not in taken]})
        new = SPACE.cube({"conduct": ["crossing"], "state": [code for code in ("FR", "TN", "XK") if code not in taken]})
        assert name_of(facts_of(old, before)) == name_of(facts_of(new, after))
        assert cube_of(facts_of(old, before), after) == new


@pytest.mark.parametrize(
    ("states", "written"),
    [
        (["DE"], ("own",)),
        (["DE", "FR", "TN"], ("own", "parties")),
        (["TN"], ("parties", "!EU")),
        (["FR"], ("EU",)),
    ],
)
def test_states_are_written_as_a_law_names_them(states: list[str], written: tuple[str, ...]) -> None:
    words = Words.of("DE", {"parties": frozenset({"DE", "FR", "TN"}), "EU": frozenset({"DE", "FR"})})
    assert facts_of(SPACE.cube({"state": states}), words)["state"] == written


# -------------------------------------------------------------------------------------------------------- baseline


def test_what_the_baseline_knows_is_known_and_nothing_fails(
    germany: Assessment, all_known: tuple[Shortfall, ...], against: Against
) -> None:
    found = against(germany, all_known)
    assert set(found.tally()) == {"known"}
    assert found.failing("low") == []
    assert found.solved == ()


def test_without_a_line_of_the_baseline_its_gap_is_new(
    germany: Assessment, all_known: tuple[Shortfall, ...], against: Against
) -> None:
    """A second gap under the same duty is not hidden by the one that is known."""
    first, *others = of_duty(all_known)
    assert others
    found = against(germany, tuple(one for one in all_known if one != first))
    assert [item.shortfall for item in found.items if item.how == "new"] == [first]
    assert [item.finding.duty.id for item in found.failing("high")] == [DUTY]


def test_another_wording_does_not_make_a_gap_new(
    germany: Assessment, all_known: tuple[Shortfall, ...], against: Against
) -> None:
    reworded = germany._replace(
        findings=tuple(
            item._replace(duty=item.duty._replace(title="Other words", facts="other words"))
            for item in germany.findings
        )
    )
    assert set(against(reworded, all_known).tally()) == {"known"}


def test_a_gap_that_became_narrower_is_known_and_one_that_became_wider_is_new(
    germany: Assessment, all_known: tuple[Shortfall, ...], groups: dict[str, frozenset[str]], against: Against
) -> None:
    narrower = changed(germany, lambda gap: gap._replace(cube=SPACE.meet(gap.cube, SPACE.cube({"mode": ["land"]}))))
    assert "new" not in against(narrower, all_known).tally()
    known = tuple(one for _, one in counted([narrower], groups))
    assert DUTY in {item.shortfall.duty for item in against(germany, known).items if item.how == "new"}


def changed(assessment: Assessment, change: Callable[[Gap], Gap]) -> Assessment:
    def other(gap: Gap) -> Gap:
        new = change(gap)
        return new if new.cube else gap

    return assessment._replace(
        findings=tuple(
            item._replace(outcome=item.outcome._replace(gaps=tuple(map(other, item.outcome.gaps))))
            for item in assessment.findings
        )
    )


def test_what_was_solved_is_told_and_taken_out(
    germany: Assessment, all_known: tuple[Shortfall, ...], groups: dict[str, frozenset[str]], against: Against
) -> None:
    solved = germany._replace(
        findings=tuple(
            item._replace(outcome=item.outcome._replace(verdict="met", gaps=()), severity="none")
            if item.duty.id == DUTY
            else item
            for item in germany.findings
        )
    )
    found = against(solved, all_known)
    assert list(found.solved) == of_duty(all_known)
    assert {one.key for one in shrunk([solved], all_known, groups)} == {
        one.key for one in all_known if one.duty != DUTY
    }


def test_a_duty_no_longer_assessed_is_not_solved(
    germany: Assessment, all_known: tuple[Shortfall, ...], groups: dict[str, frozenset[str]], against: Against
) -> None:
    unread = germany._replace(
        findings=tuple(
            item._replace(outcome=item.outcome._replace(verdict="not_assessed", gaps=()), severity="none")
            if item.duty.id == DUTY
            else item
            for item in germany.findings
        )
    )
    found = against(unread, all_known)
    assert (found.solved, list(found.lost)) == ((), of_duty(all_known))
    assert {one.key for one in shrunk([unread], all_known, groups)} == {one.key for one in all_known}


def test_shrinking_never_adds(
    germany: Assessment, all_known: tuple[Shortfall, ...], groups: dict[str, frozenset[str]]
) -> None:
    few = tuple(one for one in all_known if one.duty in {other.duty for other in all_known[:5]})
    assert shrunk([germany], few, groups) == list(few)


# --------------------------------------------------------------------------------------------------------- waivers

WAIVER = Waiver("DE", DUTY, "", "bill before parliament", "head of unit", "2026-06-01", "2027-05-31", "w.yaml:2")


def test_a_waiver_keeps_its_finding_visible_with_a_tally_of_its_own(germany: Assessment, against: Against) -> None:
    found = against(germany, None, WAIVER)
    waived = [item for item in found.items if item.how == "waived"]
    assert {item.finding.duty.id for item in waived} == {DUTY}
    assert found.tally()["waived"] == len(waived) >= 2
    assert found.complaints == ()


def test_a_waiver_of_one_region_leaves_the_other_regions_of_its_duty(
    germany: Assessment, all_known: tuple[Shortfall, ...], against: Against
) -> None:
    first, *others = of_duty(all_known)
    found = against(germany, None, WAIVER._replace(region=first.region))
    assert [item.shortfall for item in found.items if item.how == "waived"] == [first]
    assert {item.how for item in found.items if item.shortfall in others} == {"new"}


@pytest.mark.parametrize(
    ("change", "today", "kind", "still_holds"),
    [
        ({}, "2027-05-01", "near_expiry", True),
        ({}, "2027-05-31", "near_expiry", True),  # the last day is inclusive
        ({}, "2027-06-01", "expired", False),
        ({"expires": ""}, DAY, "expired", False),  # a malformed day counts as expired
        ({"decided_on": ""}, DAY, "expired", False),
        ({"expires": "2028-01-01"}, DAY, "too_long", True),  # until a year after the decision
        ({"expires": "2028-01-01"}, "2027-06-02", "expired", False),
        ({"decided_on": "2026-12-01"}, DAY, "not_yet", False),
        ({"reason": " "}, DAY, "unjustified", False),
        ({"decided_by": ""}, DAY, "unjustified", False),
        ({"duty": "untoc-6.1.a.i"}, DAY, "unused", True),  # Germany meets it
    ],
)
def test_a_waiver_that_does_not_hold_or_soon_not_is_a_finding_of_its_own(
    germany: Assessment, change: dict[str, str], today: str, kind: str, still_holds: bool, against: Against
) -> None:
    waiver = WAIVER._replace(**change)
    found = against(germany, None, waiver, today=today)
    assert [(item.waiver, item.kind) for item in found.complaints] == [(waiver, kind)]
    assert holds(waiver, today) is still_holds


def test_a_waiver_decided_on_29_february_holds_until_28_february(germany: Assessment, against: Against) -> None:
    waiver = WAIVER._replace(decided_on="2028-02-29", expires="2029-02-28")
    assert holds(waiver, "2029-02-28")
    assert against(germany, None, waiver, today="2028-03-01").complaints == ()
    assert not holds(waiver, "2029-03-01")


def test_waivers_of_states_and_duties_not_asked_are_not_called_unused(germany: Assessment, against: Against) -> None:
    assert against(germany, None, WAIVER._replace(state="FR")).complaints == ()


def test_a_finding_met_needs_no_line(germany: Assessment, groups: dict[str, frozenset[str]]) -> None:
    met = next(item for item in germany.findings if item.verdict == "met")
    assert shortfalls("DE", met, Words.of("DE", groups)) == []
