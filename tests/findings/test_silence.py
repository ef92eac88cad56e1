"""Silence is not a no: what was not read, or only in part, is told beside every "not punishable"."""

from pathlib import Path

import pytest

from harmonize.findings.answer import answer, reply
from harmonize.findings.fact_pattern import point
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.facts import Words
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.penalty import Penalty, Range

FREEDONIA = Path(__file__).parent.parent / "reports" / "freedonia"
DEEDS = {
    "documents": {"conduct": "produce_document", "benefit": "money"},
    "stay": {"conduct": "stay", "how": "employ", "benefit": "money"},
    "legal_persons": {"conduct": "crossing", "benefit": "money", "actor": "legal_person"},
    "general_part": {"conduct": "crossing", "benefit": "money", "role": "member"},
    "groups": {"conduct": "crossing", "benefit": "money", "stage": "agreed", "actors": "2"},
}


@pytest.fixture(scope="module")
def freedonia(dataset: Dataset) -> Law:
    law = Folder(FREEDONIA, lambda: dataset).law("XD", "2026-11-24")
    assert law is not None
    return law


def read_so(law: Law, section: str, status: str) -> Law:
    return law._replace(reading={**law.reading, section: (SectionStatus(status), "")})


@pytest.mark.parametrize("section", DEEDS)
def test_a_no_says_what_was_not_read_for_it(section: str, freedonia: Law) -> None:
    facts = point({"state": "own", **DEEDS[section]}, Words.of("XD", {}))
    found = reply(freedonia, facts)
    assert (found.punishable, found.partly) == ("no", "")
    assert reply(read_so(freedonia, section, "partly_read"), facts).partly == section
    unread = reply(read_so(freedonia, section, "not_read"), facts)
    assert unread.punishable == "unsettled"
    assert unread.doubts == (f"{section.replace('_', ' ')}: not read",)


def test_a_deed_outside_a_jurisdiction_read_in_part_is_no_plain_no(freedonia: Law) -> None:
    facts = point({"conduct": "crossing", "state": "AT", "benefit": "money", "act_place": "abroad"}, Words.of("XD", {}))
    assert reply(freedonia, facts).punishable == "no"
    assert reply(freedonia, facts, anywhere=True).punishable == "yes"
    assert reply(read_so(freedonia, "jurisdiction", "partly_read"), facts).partly == "jurisdiction"


def test_abroad_a_law_whose_jurisdiction_was_not_read_gives_no_sure_answer(freedonia: Law) -> None:
    """Reading less never helps: at home every State has jurisdiction, abroad the rule must have been read."""
    unread = read_so(freedonia, "jurisdiction", "not_read")
    facts = {"conduct": "crossing", "state": "own", "benefit": "money"}
    assert reply(unread, point(facts, Words.of("XD", {}))).punishable == "yes"
    found = reply(unread, point({**facts, "act_place": "abroad"}, Words.of("XD", {})))
    assert (found.punishable, found.doubts) == ("unsettled", ("jurisdiction: not read",))


def test_a_graver_range_that_is_unsettled_is_told_beside_the_sure_one(freedonia: Law) -> None:
    facts = point({"conduct": "crossing", "state": "own", "benefit": "money"}, Words.of("XD", {}))
    sure = reply(freedonia, facts)
    assert (sure.punishable, sure.otherwise) == ("yes", ())
    graver = sure.norms[0]._replace(
        penalty=Penalty(Range(120, 240)), doubt=Reason(Ground.LAW, "two courts of appeal differ")
    )
    lighter = sure.norms[0]._replace(
        penalty=Penalty(Range(0, 1)), doubt=Reason(Ground.LAW, "a lesser offence may stand beside it")
    )
    found = answer(freedonia, facts, norms=(*sure.norms, graver, lighter))
    assert found.range == sure.range
    assert found.otherwise == ((Range(120, 240), "two courts of appeal differ"),)
