"""YAML on the pages that is neither a piece of the guide's files nor a worked shape: pieces of files kept beside, and conditions."""

import re
import textwrap
from pathlib import Path

import pytest
import yaml

from harmonize.texts.facts import complaints

ROOT = Path(__file__).parent.parent.parent
BLOCK = re.compile(r"^ *```yaml\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def blocks(page: str) -> list[str]:
    return [textwrap.dedent(body) for body in BLOCK.findall((ROOT / page).read_text("utf-8"))]


@pytest.mark.parametrize(
    ("page", "file"), [("docs/bills.md", "docs/bill.yaml"), ("docs/what-if.md", "docs/what-if.yaml")]
)
def test_a_page_shows_lines_of_the_file_that_its_commands_read(page: str, file: str) -> None:
    known = (ROOT / file).read_text("utf-8").splitlines()
    shown = [line for body in blocks(page) for line in body.splitlines()]
    assert shown
    assert [line for line in shown if line not in known] == []


@pytest.mark.parametrize("body", [body for body in blocks("CONTRIBUTING.md") if body.startswith("{")])
def test_conditions_of_the_style_guide_are_understood(body: str) -> None:
    said = yaml.safe_load(body)
    assert [str(wrong) for wrong in complaints(said.get("when", said))] == []
