"""The first hour of five new users and a maintainer: each way is walked line by line (first_hour.yaml)."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from command_line import ROOT, typed

WAYS = yaml.safe_load((Path(__file__).parent / "first_hour.yaml").read_text("utf-8"))["ways"]
STEPS = [pytest.param(step, id=f"{who.split()[1]}-{at}") for who, way in WAYS.items() for at, step in enumerate(way)]


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [] if value is None else [str(value)]


@pytest.mark.slow
@pytest.mark.sample(20, 62)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_of_the_first_hour(step: dict[str, Any], tmp_path: Path) -> None:
    assert step.keys() <= {"was", "now", "open", "run", "page", "here", "says", "told", "never", "lines"}
    assert step.keys() & {"says", "told", "never", "lines"}, "a step that cannot fail"
    if "page" in step:
        answer, complaint = (ROOT / step["page"]).read_text("utf-8"), ""
    else:
        done = typed(*shlex.split(step["run"]), folder=ROOT if step.get("here", True) else tmp_path)
        answer, complaint = done.stdout, done.stderr
        assert done.returncode == (2 if "told" in step else 0), complaint
    said = " ".join(answer.split())
    for word in listed(step.get("says")):
        assert " ".join(word.split()) in said
    for word in listed(step.get("told")):
        assert word in complaint
        assert len(complaint.splitlines()) == 1
    for word in listed(step.get("never")):
        assert word not in answer
    assert len(answer.splitlines()) <= step.get("lines", 10**6)


def test_all_stumbles_are_listed_way_by_way() -> None:
    assert [len(way) for way in WAYS.values()] == [12, 9, 13, 10, 12, 6]


def test_what_is_open_is_told_on_the_page() -> None:
    page = (ROOT / "docs" / "first-hour.md").read_text("utf-8")
    left = [step["was"] for way in WAYS.values() for step in way if step.get("open")]
    assert len(re.findall(r"\| \*\*open\*\*", page)) == len(left)
