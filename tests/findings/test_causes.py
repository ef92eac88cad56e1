"""Causes and their order: every finding has one place, every shortfall one cause, and the rule of order can be worked out by hand."""

from statistics import median

import pytest

from day import DAY
from harmonize.corpus import Corpus, load
from harmonize.findings.assessment import Assessment
from harmonize.findings.causes import Heap, Sorted, causes
from harmonize.findings.fact_pattern import point as fact_of
from harmonize.norms.facts import Words
from harmonize.norms.outcome import SHORTFALLS, Verdict

STATES = [party.code for party in load().states()]


@pytest.fixture(scope="module")
def laws() -> Corpus:
    return load()


def sorted_out(laws: Corpus, code: str, **asked: object) -> tuple[Assessment, Sorted]:
    found = laws.check(code, as_of=DAY, **asked)  # type: ignore[arg-type]
    return found, causes(found)


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_every_finding_has_exactly_one_place(code: str, laws: Corpus) -> None:
    found, told = sorted_out(laws, code)
    places = [item.duty.id for point in told.points for item in point.findings]
    places += [item.duty.id for items in told.heaps.values() for item in items]
    assert sorted(places) == sorted(item.duty.id for item in found.findings)


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_every_binding_shortfall_has_exactly_one_cause(code: str, laws: Corpus) -> None:
    found, told = sorted_out(laws, code)
    lacking = [(lack.finding.duty.id, lack.gap) for point in told.points for lack in point.lacks if lack.gap]
    binding = [item for item in found.findings if item.verdict in SHORTFALLS and item.severity != "none"]
    assert sorted(map(str, lacking)) == sorted(
        str((item.duty.id, gap)) for item in binding for gap in item.outcome.gaps
    )
    names = [point.id for point in told.points]
    assert len(set(names)) == len(names)
    assert all(name == name.strip() and " " not in name for name in names)


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_points_stand_in_the_computed_order(code: str, laws: Corpus) -> None:
    _, told = sorted_out(laws, code)
    gravest = [min(point.rank for point in article.points) for article in told.articles]
    assert gravest == sorted(gravest)
    for article in told.articles:
        places = [(point.branch, point.rank.distance) for point in article.points]
        assert places == sorted(places)
    for point in told.points:
        nearest = min(lack.distance for lack in point.lacks if lack.finding is point.head)
        assert point.lacks[0].distance == nearest


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_lists_hold_nothing_that_falls_short(code: str, laws: Corpus) -> None:
    """But what follows an offence that is not there and of which that is not known."""
    _, told = sorted_out(laws, code)
    for name, items in told.heaps.items():
        short = [item for item in items if item.verdict in SHORTFALLS]
        assert not short or name is Heap.NOT_VERIFIED
        assert all(item.severity == "none" for item in items)


def test_germany_protects_no_other_border_first(laws: Corpus) -> None:
    """The gap that every reviewer raises, then nationals, then the benefit that is only intended, then documents, then aggravations."""
    _, told = sorted_out(laws, "DE")
    assert [point.id for point in told.points[:6]] == [
        "smp-6.1.a:state",
        "smp-6.1.a:person",
        "smp-6.1.a:benefit-when",
        "smp-6.1.b:doc-flaw",
        "smp-6.1.b:state+doc-kind+doc-travel+doc-got+doc-issuer",
        "smp-6.3:aggravation",
    ]
    first, *_ = told.points
    assert (first.rank.distance, first.contested, first.verdict) == (0, ("D2=own_border",), Verdict.PARTIAL)


def test_a_reason_is_told_once(laws: Corpus) -> None:
    """The same doubt on the benefit, which Mexico's file has under many duties, makes one point."""
    _, told = sorted_out(laws, "MX")
    reasons = [
        {doubt.reason.why for doubt in point.head.outcome.doubts if doubt.reason.of_law}
        for point in told.points
        if point.cause.kind == "open"
    ]
    assert all(not one & other for n, one in enumerate(reasons) for other in reasons[n + 1 :])


def test_the_ten_duties_of_aggravation_are_one_point(laws: Corpus) -> None:
    _, told = sorted_out(laws, "DE")
    (point,) = [point for point in told.points if point.cause.kind == "aggravation"]
    assert len(point.findings) == 10
    assert point.head.duty.id == "smp-6.3.a/1a", "the offence itself before forging papers, which is missed altogether"


def test_the_standard_driver_into_switzerland_stays_unpunished_in_britain(laws: Corpus) -> None:
    _, told = sorted_out(laws, "GB")
    words = Words.of("GB", laws.store.status.members(DAY))
    facts = [(case, fact_of(case.facts, words)) for case in laws.store.patterns]
    assert [case.id for case in told.points[0].cases(facts)] == ["neighbour-border"]


@pytest.mark.slow
def test_points_are_a_third_of_the_findings_that_stood_here_before(
    laws: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the findings that used to be printed: all that fall short, are open or reserved, and are binding or open."""
    rows = []
    for code in (code for code in STATES if not code.startswith("X")):
        found, told = sorted_out(laws, code)
        words = (*SHORTFALLS, Verdict.UNSETTLED, Verdict.NOT_VERIFIED, Verdict.RESERVED)
        before = sum(
            item.verdict in words
            and (item.severity != "none" or (item.verdict not in SHORTFALLS and item.duty.strength != "may"))
            for item in found.findings
        )
        rows.append((code, len(told.points), before))
    share = median(points / before for _, points, before in rows)
    with capsys.disabled():
        print("\npoints of findings:", ", ".join(f"{code} {points}/{before}" for code, points, before in rows))
        print(f"median {median(points for _, points, _ in rows):g} points, {share:.2f} of the findings")
    assert share <= 1 / 3
