"""What stands beside the words of an Act: treaties that go before it, rules read in part, and what nobody decided."""

import pytest

from day import DAY
from harmonize.findings.assessment import Choice, Finding, assess
from harmonize.library.folder import Folder
from harmonize.norms.doubt import not_read
from harmonize.norms.law import Law
from harmonize.norms.outcome import Verdict
from harmonize.norms.status import Consent, Party
from harmonize.reports.wording import verdict_word

BOUND = Consent("2000-01-01", "2000-01-01", "ratification", True, "", "")


@pytest.fixture(scope="module")
def germany(folder: Folder) -> Law:
    law = folder.law("DE", DAY)
    assert law is not None
    return law


def finding(folder: Folder, law: Law, duty: str, **readings: str) -> Finding:
    party = Party(law.code, law.code, law.name, (), {"smp": BOUND, "untoc": BOUND}, ())
    choice = Choice(tuple(folder.treaty.instruments), (), (duty,), ())
    return assess(law, party, folder.treaty, folder.status, DAY, readings, choice).findings[0]


def answered(law: Law, name: str, **changed: object) -> Law:
    return law._replace(measures={**law.measures, name: law.measures[name]._replace(**changed)})


def without(law: Law, name: str) -> Law:
    return law._replace(measures={key: item for key, item in law.measures.items() if key != name})


def test_a_paragraph_that_applies_of_itself_is_no_shortfall_where_treaties_go_before_the_act(
    folder: Folder, germany: Law
) -> None:
    found = finding(folder, germany, "untoc-18.17")
    assert (found.verdict, verdict_word(found)) == (Verdict.MET, "applies directly")
    assert finding(folder, without(germany, "treaties_prevail"), "untoc-18.17").verdict is Verdict.PARTIAL


def test_a_power_of_compulsion_does_not_surely_come_from_a_treaty(folder: Folder, germany: Law) -> None:
    bare = answered(germany, "mla_types", value=("service",))
    assert finding(folder, bare, "untoc-18.3.c").verdict is Verdict.UNSETTLED


def test_what_was_not_read_beside_a_rule_is_no_shortfall_of_it(folder: Folder, germany: Law) -> None:
    part = answered(germany, "witness_protection", condition="in court")
    assert finding(folder, part, "untoc-24.1").verdict is Verdict.PARTIAL
    unread = answered(part, "witness_protection", doubt=not_read("programmes of the police"))
    assert finding(folder, unread, "untoc-24.1").verdict is Verdict.NOT_VERIFIED


def test_what_was_not_answered_is_named(folder: Folder, germany: Law) -> None:
    found = finding(folder, without(germany, "mla_spontaneous"), "untoc-18.4")
    assert (found.verdict, found.reason) == (Verdict.NOT_ASSESSED, "not answered: Spontaneous information")


def test_a_code_that_leaves_nobody_out_is_one_dispute(folder: Folder) -> None:
    france = folder.law("FR", DAY)
    assert france is not None
    found = finding(folder, france, "smp-5/accomplice")
    assert found.verdict is Verdict.MET
    assert [doubt.reason.undecided for doubt in found.outcome.beside] == [True]
    strict = finding(folder, france, "smp-5/accomplice", D18="clause")
    assert strict.verdict is Verdict.GAP
    assert [doubt.reason.undecided for doubt in strict.outcome.doubts] == [True]
    assert "D18=sufficient" in strict.outcome.removed_by
