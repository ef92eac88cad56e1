"""Pull requests that falsify law or record are listed by the gate under their own heading; honest ones pass."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from falsified import judged, proposed, repository
from test_gate import told_by

CASES = yaml.safe_load((Path(__file__).parent / "pull_requests.yaml").read_text("utf-8"))
FALSIFYING = [case for case in CASES if "heading" in case]
named = pytest.mark.parametrize


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("base") / "repository")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str], Path], tuple[int, str]]:
    def here(words: list[str], place: Path) -> tuple[int, str]:
        monkeypatch.chdir(place)
        return told_by(words)

    return here


def noticed(case: dict[str, Any], base: Path, place: Path, run: Callable[[list[str], Path], tuple[int, str]]) -> None:
    found = judged(proposed(base, place / "clone", case), case, run)
    if "heading" in case:
        assert any(case["lists"] in name for name in found.listed.get(case["heading"], [])), found
    assert found.code == int("heading" in case and case.get("fails", True)), found


@named("case", [case for case in CASES if case.get("always")], ids=lambda case: case["id"])
def test_the_gravest_are_noticed(case: dict[str, Any], base: Path, tmp_path: Path, run: Any) -> None:
    noticed(case, base, tmp_path, run)


@pytest.mark.slow
@pytest.mark.sample(2, 6)
@named("case", [case for case in CASES if not case.get("always")], ids=lambda case: case["id"])
def test_what_falsifies_is_noticed_and_what_is_honest_passes(
    case: dict[str, Any], base: Path, tmp_path: Path, run: Any
) -> None:
    noticed(case, base, tmp_path, run)


def test_there_are_enough_of_them_over_enough_states() -> None:
    """The twenty-eight of the first list are among at least forty, of ten States; ten forge their evidence too."""
    files = [edit["file"] for case in FALSIFYING for edit in case["edits"]]
    states = {found[1] for file in files if (found := re.search(r"/(\w\w)(?:\.\w+)?\.yaml$", file))}
    first = {case["id"].split("-")[0] for case in FALSIFYING if re.match(r"M\d\d-", case["id"])}
    forged = sum(bool(case.get("forged")) for case in FALSIFYING)
    print(f"{len(FALSIFYING)} falsify, over {len(states)} States, {forged} forge their evidence; {len(CASES)} in all")
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert len(FALSIFYING) >= 40
    assert len(states) >= 10
    assert first == {f"M{number:02}" for number in range(1, 29)}
    assert forged >= 10
