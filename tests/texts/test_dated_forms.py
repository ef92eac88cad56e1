"""Qualified forms and readings of a section may begin later, or end earlier, than what they belong to."""

from pathlib import Path

import pytest

from harmonize.findings.answer import answer, reply
from harmonize.findings.fact_pattern import point
from harmonize.library.folder import Folder
from harmonize.norms.facts import Words

FREEDONIA = Path(__file__).parent.parent / "reports" / "freedonia" / "national_laws" / "xd.yaml"
BASE, DEATH = (8, 90), (120, 180)


@pytest.mark.parametrize(("day", "extent"), [("2014-12-31", BASE), ("2015-01-01", DEATH), ("2020-01-01", BASE)])
def test_a_form_counts_between_its_days(day: str, extent: tuple[int, int], tmp_path: Path, folder: Folder) -> None:
    text = FREEDONIA.read_text("utf-8").replace("death: {", "death: {from: 2015-01-01, until: 2020-01-01, ")
    (tmp_path / "xd.yaml").write_text(text, "utf-8")
    law = Folder(tmp_path, lambda: folder, reuse=False).law("XD", day)
    assert law is not None
    facts = {"conduct": "crossing", "state": "own", "benefit": "money", "harm": "death_one"}
    assert tuple(answer(law, point(facts, Words.of("XD", {}))).range) == extent


@pytest.mark.parametrize(("day", "said"), [("2014-12-31", "unsettled"), ("2015-01-01", "no")])
def test_a_section_read_from_a_day_on_is_silent_before(day: str, said: str, tmp_path: Path, folder: Folder) -> None:
    """An older offence on file makes no older law of its section known."""
    text = FREEDONIA.read_text("utf-8").replace(
        "documents: {status: read, note", "documents: {status: read, from: 2015-01-01, note"
    )
    (tmp_path / "xd.yaml").write_text(text, "utf-8")
    law = Folder(tmp_path, lambda: folder, reuse=False).law("XD", day)
    assert law is not None
    found = reply(law, point({"conduct": "produce_document", "state": "own", "benefit": "money"}, Words.of("XD", {})))
    assert found.punishable == said
    assert found.doubts == (("documents: the law before 2015-01-01 was not read",) if said == "unsettled" else ())
