"""What the keeper of a file is told when something in it is wrong.

Each `broken/*.yaml` has the exact complaint in the `.out` beside it: place, mistake and fix, one line each. The file is
read as `xa.yaml`, but named as it stands here. `pytest --accept` rewrites the `.out` files; review the diff.
"""

import itertools
import json
import shutil
import time
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harmonize.library.folder import Folder
from harmonize.library.lint import lint_law
from harmonize.library.yaml_file import read

HERE = Path(__file__).parent
BROKEN = sorted(HERE.glob("broken/*.yaml"))


@pytest.fixture(scope="session")
def toy_folder() -> Folder:
    """A treaty without duties, with one measure of each type and one group of States."""
    return Folder(HERE / "toy_treaty")


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in BROKEN])
def test_a_broken_file_is_told_what_is_wrong(path: Path, toy_folder: Folder, tmp_path: Path, accept: bool) -> None:
    copy = Path(shutil.copy(path, tmp_path / "xa.yaml"))
    told = "".join(f"{problem}\n" for problem in lint_law(copy, toy_folder, path.name))
    expected = path.with_suffix(".out")
    if accept:
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")
    assert all(line.startswith(f"{path.name}:") for line in told.splitlines())


def test_every_expected_complaint_belongs_to_a_file() -> None:
    assert [path.name for path in HERE.glob("broken/*.out") if not path.with_suffix(".yaml").is_file()] == []


# ------------------------------------------------------------------------------------- thousands of like entries


@pytest.mark.slow
def test_many_answers_and_like_offences_are_read_in_seconds(toy_folder: Folder, tmp_path: Path) -> None:
    """5,000 dated answers to one measure, and 2,000 offences that all shadow each other: not compared pair by pair."""
    days = [date.fromordinal(725_000 + n).isoformat() for n in range(5_001)]
    rows = [f"{{from: {a}, until: {b}, value: 12, cite: act 30}}" for a, b in itertools.pairwise(days)]
    offence = """  - id: xa-s{n}
    title: Help
    kind: smuggling
    section: entry
    versions:
      - from: 1990-01-01
        cite: act 5
        punishes:
          entry: {{conduct: [crossing], state: [own], person: [third_country], how: any, benefit: [money]}}
        penalty: {{prison: [0, 36]}}
"""
    text = SOUND.read_text("utf-8")
    offences = "".join(offence.format(n=n) for n in range(60))
    text = text.replace("measures:\n", f"{offences}measures:\n")
    text = text.replace("{until: 2010-01-01, value: 24, cite: act 30 (old)}", ", ".join(rows))
    path = tmp_path / "xa.yaml"
    path.write_text(text, encoding="utf-8")
    began = time.process_time()
    lines = list(map(str, lint_law(path, toy_folder, "xa.yaml")))
    assert time.process_time() - began < 10
    assert sum("is wholly shadowed by xa-s" in line for line in lines) == 60
    assert "and others" in lines[0]


# ---------------------------------------------------------------------------------- whatever else stands in a file

ODD: list[Any] = [None, True, -1, 10**17, "", "any", "own", ">=", "life", [], [None], {}, {"x": "x"}, {"any": []}]
ODD += [{"at_least": {"x": []}}, {"at_least": {"0": ["x"]}}, [[["x"]]], date(2020, 1, 1)]
SOUND = HERE / "sound" / "xa.yaml"


def routes(node: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The route of every node below a node."""
    for step, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield (*here, step)
        yield from routes(value, (*here, step))


def test_the_sound_file_has_no_mistake(toy_folder: Folder) -> None:
    assert lint_law(SOUND, toy_folder, "xa.yaml") == []


@pytest.mark.slow
@pytest.mark.sample(1, 5)
@pytest.mark.parametrize("odd", ODD, ids=str)
def test_no_odd_value_at_any_place_makes_lint_stumble(odd: Any, toy_folder: Folder, tmp_path: Path) -> None:
    """Every node of a sound law in turn becomes something that does not belong there: told in lines, never a traceback."""
    data = read(SOUND).data
    path = tmp_path / "xa.yaml"
    for *above, last in routes(data):
        changed = deepcopy(data)
        node = changed
        for step in above:
            node = node[step]
        node[last] = odd
        path.write_text(written(changed), encoding="utf-8")
        lines = [str(problem) for problem in lint_law(path, toy_folder, "xa.yaml")]
        assert all(line.startswith("xa.yaml:") and "\n" not in line for line in lines)


def written(data: Any) -> str:
    """Data as YAML on one line; days stand without quotes."""
    text = json.dumps(data, default=lambda day: f"@{day.isoformat()}@")
    return text.replace('"@', "").replace('@"', "")
