"""A milder law of later date is told beside the answer of the day of the act, where the State lets it hold for earlier acts."""

from collections.abc import Mapping

import pytest

from harmonize.corpus import Corpus
from harmonize.library.dataset import Dataset
from harmonize.norms.penalty import Range
from harmonize.reports.answers import answer_of

PAID = {"conduct": "crossing", "benefit": "money", "how": "transport"}


def told(dataset: Dataset, code: str, day: str, facts: Mapping[str, str] = PAID) -> list[str]:
    found = Corpus(dataset).case({**facts, "enters": code}, code, as_of=day)[code]
    return [line for line in answer_of(found) if line.startswith("a milder later law")]


def test_who_smuggled_in_spain_before_the_reform_of_2015_has_its_range(dataset: Dataset) -> None:
    """Criminal Code of Spain 318 bis: six to eight years for gain before Organic Law 1/2015, fines or months since; 2(2)."""
    found = Corpus(dataset).case({**PAID, "enters": "ES"}, "ES", as_of="2012-01-01")["ES"]
    assert found.milder is not None
    assert (found.milder.since, found.milder.range) == ("2015-07-01", Range(7.5, 12))
    assert told(dataset, "ES", "2012-01-01") == [
        "a milder later law holds for earlier acts (Criminal Code art. 2.2): 7 1/2 months to 1 year since 2015-07-01"
    ]


@pytest.mark.parametrize(("code", "day"), [("ES", "2026-11-01"), ("DE", "2015-06-01")])
def test_no_later_law_is_told_where_none_is_milder(code: str, day: str, dataset: Dataset) -> None:
    """Nothing came after the law in force; the German range only rose, in 2015 and in 2024."""
    assert told(dataset, code, day) == []


def test_a_state_without_the_rule_keeps_the_law_of_the_day(dataset: Dataset) -> None:
    """The United States keep the old penalty unless the repealing Act says otherwise (1 USC 109)."""
    day = "2005-01-01"
    assert Corpus(dataset).case({**PAID, "enters": "US"}, "US", as_of=day)["US"].milder is None
