"""What stood in the way of two first codings: each row has a test that holds it so, and what had none is tried here."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from harmonize.library.dataset import Dataset
from harmonize.reports.maxima import in_years

TESTS = Path(__file__).parent.parent
ROWS: dict[str, dict[str, Any]] = yaml.safe_load((TESTS / "findings/first_coders.yaml").read_text("utf-8"))
DRAFTS = (TESTS / "texts/first_drafts/drafts.yaml").read_text("utf-8")
GOOD = (TESTS / "texts/first_drafts/good.yaml").read_text("utf-8")
USURY = """  - id: xa-193
    title: Usury
    kind: other
    section: stay
    versions:
      - from: 2003-07-01
        cite: code 193
        punishes:
          rent: {conduct: [stay], state: any, person: any, benefit: [kind, money], benefit_just: [unjust], how: any, mental: any}
        penalty: {prison: [0, 36]}
measures:
"""


def test_every_row_is_there() -> None:
    asked = [f"A{n}" for n in range(1, 17)] + [f"B{n}" for n in range(1, 15)]
    assert [row.partition(" ")[0] for row in ROWS] == asked


@pytest.mark.parametrize("row", ROWS)
def test_what_holds_a_row_is_a_test_that_exists(row: str) -> None:
    for name in ROWS[row]["tests"]:
        kind, _, draft = name.partition(" ")
        if kind == "draft":
            assert f"\n- draft: {draft}\n" in DRAFTS
        else:
            file, _, function = name.partition("::")
            assert f"\ndef {function}(" in (TESTS / file).read_text("utf-8")


@pytest.fixture
def checked(harmonize: Callable[..., Any], tmp_path: Path) -> Callable[[str], str]:
    """What a check tells of a law file."""

    def told(text: str) -> str:
        file = tmp_path / "xa.yaml"
        file.write_text(text, "utf-8")
        out: str = harmonize("check", "XA", "--with", str(file), "--all", "--fail-on", "never").stdout
        return re.sub(r"\s+", " ", out)

    return told


def test_what_another_offence_punishes_is_no_example(checked: Callable[[str], str]) -> None:
    """Who lodges people for an extortionate rent is no smuggler here, and no free man either: usury has him."""
    no_stay = re.sub(r" {8}except:\n.*\n", "", re.sub(r" {10}stay: \{.*\n", "", GOOD))
    story = "A man hides five people from the police in a cellar for an extortionate rent."
    assert f"Example not criminalized: {story}" in checked(no_stay)
    assert story not in checked(no_stay.replace("measures:\n", USURY))


def test_no_offence_of_smuggling_is_one_point(checked: Callable[[str], str]) -> None:
    gone = GOOD.replace("- from: 2016-05-01\n", "- from: 2016-05-01\n        until: 2022-10-18\n", 1)
    told = checked(gone)
    first, _, rest = told.partition("[1] SMP 6(1)(a) not met · ")[2].partition("[2] SMP")
    assert rest
    assert "NOT MET untoc-34.2" in first
    assert not re.search(r"\[\d+\] UNTOC 34\(2\)", told)


def test_who_works_for_a_smuggler_acts_with_him(dataset: Dataset) -> None:
    found = {item.name: item.facts.get("actors") for item in dataset.patterns if "for a smuggler" in item.says}
    assert found == {"Recruiter": "2", "Lookout": "2"}


def test_a_third_of_a_month_is_a_fraction() -> None:
    """Two thirds of a maximum of 13 years and 4 months, as Ecuador's code has it for an attempt."""
    assert in_years(160 * 2 / 3) == "8 y 10 2/3 m"
