"""Every attack of the list beside this file has a test, of the name that the list says, and the case where it names one."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ROWS = [
    row.strip("|\n ").split(" | ") for row in (HERE / "README.md").read_text("utf-8").splitlines()[6:] if row[:1] == "|"
]


@pytest.mark.parametrize(("attack", "tests"), ROWS)
def test_it_has_its_test(attack: str, tests: str) -> None:
    file, case = "", re.findall(r"\(([^)]+)\)$", tests)
    names = re.findall(r"`([^`]*)::(\w+)`", tests)
    assert names, attack
    for named, test in names:
        file = named or file
        assert f"\ndef {test}(" in (ROOT / file).read_text("utf-8")
    beside = [ROOT / file, *(ROOT / file).parent.rglob("*.yaml")]
    assert all(any(word in path.read_text("utf-8") for path in beside) for word in case), case
