"""A yes says what stands beside it: repealed law, open and unread ranges, other procedures, other offences."""

import pytest

from harmonize.findings.case import CaseResult, former, tried
from harmonize.library.dataset import Dataset
from harmonize.norms.doubt import not_read
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.provision import Factor
from harmonize.reports.answers import answer_of, assumed
from harmonize.reports.maxima import years

DAY = "2026-11-01"
DRIVER = {"conduct": "crossing", "how": "transport", "benefit": "money"}


def asked(dataset: Dataset, code: str, day: str = DAY, **facts: str) -> CaseResult:
    law = dataset.law(code, day)
    assert law is not None
    return tried(LawOnDay(law, dataset.status.members(day)), {**DRIVER, "enters": code, **facts})


def told(found: CaseResult) -> str:
    return " ".join(" ".join(answer_of(found)).split())


def test_another_procedure_shows_its_range(dataset: Dataset) -> None:
    assert "other procedure (summary): up to 1 year" in told(asked(dataset, "GB", "2024-01-01"))


def test_what_is_open_shows_the_range_at_stake(dataset: Dataset) -> None:
    found = asked(dataset, "XA")
    law = found.law
    open_law = law._replace(
        ratings=tuple(
            rating._replace(
                alternatives=tuple(
                    (cube, terms.doubted(not_read("a page is missing"))) for cube, terms in rating.alternatives
                )
            )
            for rating in law.ratings
        )
    )
    answer = tried(LawOnDay(open_law, dataset.status.members(DAY)), {**DRIVER, "enters": "XA"})
    assert answer.answer.punishable == "unsettled"
    assert "at stake: up to 10 years; a page is missing" in told(answer)


def test_a_graver_form_whose_range_was_not_read_is_or_more(dataset: Dataset) -> None:
    law = asked(dataset, "XA").law
    norm = asked(dataset, "XA").answer.norms[0]
    unread = Factor(norm.cube, ("model-law 6",), not_read("the range of the graver form was not found"))
    provisions = tuple(
        item._replace(weighs=(unread,)) if place == norm.provision else item
        for place, item in enumerate(law.provisions)
    )
    on_day = LawOnDay(law._replace(provisions=provisions), dataset.status.members(DAY))
    found = tried(on_day, {**DRIVER, "enters": "XA"})
    assert "up to 10 years, or more;" in told(found)
    assert "the range of the graver form was not found" in told(found)
    assert years(found.answer) == "10 y?"


@pytest.mark.parametrize("code", ["CA", "MX", "ES", "DE", "IT"])
def test_the_printed_range_never_falls_when_the_act_goes_further(code: str, dataset: Dataset) -> None:
    """What stands beside is counted: an organiser who tried is not punished less than one who prepared."""
    prepared = asked(dataset, code, role="organiser", stage="prepared").answer
    attempted = asked(dataset, code, role="organiser", stage="attempted").answer
    assert attempted.gravest.high >= prepared.gravest.high


def test_repealed_law_is_told_with_its_last_day(dataset: Dataset) -> None:
    law = asked(dataset, "XA").law
    ended = law._replace(provisions=tuple(item._replace(until="2020-01-01") for item in law.provisions))
    versions = {
        "xa-5a": tuple(item._replace(until="2020-01-01") for item in dataset.history("XA")["xa-5a"]),
    }
    facts = {**DRIVER, "enters": "XA"}
    found = former(versions, lambda day: LawOnDay(ended, dataset.status.members(day)), facts, DAY)
    assert found is not None
    assert (found.until, found.norm.range.high) == ("2020-01-01", 120)
    assert former(versions, lambda day: LawOnDay(ended, dataset.status.members(day)), facts, "2019-06-01") is None
    gone = asked(dataset, "XA", stage="agreed")._replace(former=found)
    assert "until 2020-01-01: up to 10 years" in told(gone)


def test_what_is_assumed_is_said() -> None:
    assert "which State is left was not said (left=XX)" in assumed({**DRIVER, "enters": "DE"})
    assert "not said" not in assumed({**DRIVER, "enters": "DE", "left": "AT", "act_in": "DE"})
