"""The compiled law: what stays the same is written once, and a question about one deed reads only what it needs."""

from collections import Counter

import pytest

from day import DAY
from harmonize.conduct.dimensions import SPACE
from harmonize.findings.case import standard
from harmonize.library.dataset import Dataset
from harmonize.norms.law_on_day import LawOnDay


def test_what_stays_from_period_to_period_is_written_once(dataset: Dataset) -> None:
    lines = dataset.content("laws/de.jsonl").decode().splitlines()
    assert len(dataset.index["laws"]["DE"]) > 20
    assert max(Counter(lines).values()) == 1


@pytest.mark.parametrize("code", ["AU", "DE", "GB", "MX", "XA"])
def test_a_deed_is_answered_alike_by_what_deals_with_it_and_by_the_whole_law(code: str, dataset: Dataset) -> None:
    whole, groups = dataset.law(code, DAY), dataset.status.members(DAY)
    assert whole is not None
    for pattern in dataset.patterns:
        cut = dataset.law(code, DAY, SPACE.bit["conduct"][pattern.facts["conduct"]])
        assert cut is not None
        assert len(cut.ratings) < len(whole.ratings)
        assert standard(LawOnDay(cut, groups), pattern) == standard(LawOnDay(whole, groups), pattern), pattern.id


def test_what_does_not_deal_with_a_deed_keeps_its_place(dataset: Dataset) -> None:
    whole, cut = dataset.law("DE", DAY), dataset.law("DE", DAY, SPACE.bit["conduct"]["stay"])
    assert whole is not None
    assert cut is not None
    assert len(cut.provisions) == len(whole.provisions)
    assert {rating.provision for rating in cut.ratings} == {
        index for index, provision in enumerate(cut.provisions) if provision == whole.provisions[index]
    }
