"""Advice is tried on the law: what it promises to close is closed, nothing else is opened, and no over-reach is left untold."""

from pathlib import Path

import pytest

from harmonize.findings.advice import advise
from harmonize.findings.amending import applied
from harmonize.findings.assessment import SHORTFALLS, Assessment, Choice, assess
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.query import party_of

DAY = "2026-11-24"
ORDER = (
    *(
        "exceeds",
        "met",
        "adopted",
        "same",
        "reserved",
        "not_bound",
        "not_assessed",
        "adopted_in_part",
        "provided_in_part",
    ),
    *("narrower", "not_adopted", "not_provided", "unsettled", "not_verified", "partial", "gap"),
)
FREEDONIA = Path(__file__).parent.parent / "reports" / "freedonia"


def assessment(law: Law, dataset: Dataset, code: str) -> Assessment:
    return assess(law, party_of(dataset, code), dataset.treaty, dataset.status, DAY, {}, Choice())


@pytest.mark.sample(1)
@pytest.mark.parametrize("code", ["XD", "GB", "ZA", "TR"])
def test_every_promise_is_kept(code: str, dataset: Dataset) -> None:
    law = Folder(FREEDONIA, lambda: dataset).law("XD", DAY) if code == "XD" else dataset.law(code, DAY)
    assert law is not None
    law = LawOnDay(law, dataset.status.members(DAY)).law
    before = {item.duty.id: item.verdict for item in assessment(law, dataset, code).findings}
    found = advise(assessment(law, dataset, code), dataset.status)
    assert found.advice
    for one in found.advice:
        after = {item.duty.id: item.verdict for item in assessment(applied(law, one.changes), dataset, code).findings}
        assert one.duty in one.closes
        assert [name for name in one.closes if after[name] in SHORTFALLS] == []
        worse = tuple(name for name in before if ORDER.index(after[name]) > ORDER.index(before[name]))
        assert worse == one.opens == ()
    assert found.left == found.opened == ()


def test_advice_can_be_asked_for_one_duty(dataset: Dataset) -> None:
    law = dataset.law("GB", DAY)
    assert law is not None
    found = advise(assessment(law, dataset, "GB"), dataset.status, {"smp-6.1.a"})
    assert {one.duty for one in found.advice} == {"smp-6.1.a"}


def test_a_law_without_shortfall_needs_no_advice(dataset: Dataset) -> None:
    law = dataset.law("XA", DAY)
    assert law is not None
    found = advise(assessment(law, dataset, "XA"), dataset.status)
    assert found == ((), (), (), (), ())
