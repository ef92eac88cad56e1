"""Law files that no statute could be: each edit of a sound law is told by the rule that it breaks, at its place.

`laws/*.yaml` has one case a line: what is found in `tests/library/sound/xa.yaml`, the first time it stands there, what is
put instead, and which rule must tell it at which line and column. The wording of the rule stands in its page. When the sound
law has changed, `pytest --accept` writes down the new places; the rules stay.
"""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from harmonize.library.folder import Folder
from harmonize.library.lint import lint, lint_law
from harmonize.library.problem import rules
from harmonize.library.yaml_file import Unloadable, read
from harmonize.texts.schemas import schema

HERE = Path(__file__).parent
LIBRARY = HERE.parent / "library"
SOUND = (LIBRARY / "sound" / "xa.yaml").read_text("utf-8")
TODAY = date(2026, 11, 27)
CASES: list[dict[str, str]] = [
    case for path in sorted(HERE.glob("laws/*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))
]
# Rules that a schema can say whole.
SAYABLE = {
    "unknown-word",
    "missing-key",
    "no-value",
    "wrong-type",
    "unit-written-out",
    "empty-value",
    "text-too-long",
    "truth-value",
    "any-in-a-list",
    "sign-before-state",
    "not-ordered",
    "no-cut-point",
    "unquoted-comma",
}
# What of these no schema says: names declared elsewhere, answers by the type of their measure, keys that another key asks for.
BEYOND = re.compile(
    r"unknown (condition|offence|form|id|rule|word) |no greater than the length|whole numbers \(|an excuse as"
    r"|expected yes or no|, or no, found|every value has one|where it was looked for|say read, partly_read"
)
FOLDERS: list[dict[str, Any]] = yaml.safe_load((HERE / "folders.yaml").read_text("utf-8"))


def moved(case: dict[str, str], place: str) -> None:
    """Writes down where the rule of a case tells it now, after the sound law was changed; the rule stays the same."""
    for path in HERE.glob("laws/*.yaml"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        changed = [
            line.replace(case["told"], place)
            if line.startswith(f"- {{kind: {case['kind']}, id: {case['id']},")
            else line
            for line in lines
        ]
        path.write_text("".join(changed), "utf-8", newline="")


def as_json(data: Any) -> Any:
    """Data as an editor sees it: days are text."""
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(item) for item in data]
    return data.isoformat() if isinstance(data, date) else data


@pytest.fixture(scope="module")
def toy() -> Folder:
    """A treaty without duties, with one measure of each type, three groups and two States."""
    return Folder(LIBRARY / "toy_treaty")


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['kind']}: {case['id']}") for case in CASES])
def test_nonsense_is_told_by_its_rule_at_its_place(
    case: dict[str, str], toy: Folder, tmp_path: Path, *, accept: bool
) -> None:
    assert case["find"] in SOUND
    path = tmp_path / "xa.yaml"
    path.write_text(SOUND.replace(case["find"], case["put"], 1), "utf-8", newline="")
    problems = lint_law(path, toy, "xa.yaml", today=TODAY)
    places = [f"{item.rule.name} at {item.line}:{item.column}" for item in problems]
    if accept and case["told"] not in places:
        moved(case, next(place for place in places if place.split(" ")[0] == case["told"].split(" ")[0]))
    else:
        assert case["told"] in places
    assert all(line.isprintable() for item in problems for line in item.shown.splitlines())


def test_the_sound_law_is_told_nothing(toy: Folder) -> None:
    assert [str(item) for item in lint_law(LIBRARY / "sound" / "xa.yaml", toy, "xa.yaml", today=TODAY)] == []


@pytest.mark.sample(2, 10)
@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['kind']}: {case['id']}") for case in FOLDERS])
def test_a_file_that_would_be_passed_over_is_told(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(LIBRARY / "toy_treaty", tmp_path / "data")
    for name in ("national_laws/xb.yaml", *case["files"]):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SOUND.replace("id: xa\n", "id: xb\n"), "utf-8")
    told = {f"{item.rule.name} in {Path(item.file).as_posix()}" for item in lint([Path("data")]).problems}
    passed_over = {item for item in told if re.match("file-not-read|stray-", item)}
    assert passed_over == ({case["told"]} if case["told"] else set())


def test_every_case_names_a_rule() -> None:
    assert [case["id"] for case in CASES if case["told"].split(" ")[0] not in rules()] == []


@pytest.mark.slow
def test_schema_and_lint_refuse_the_same(toy: Folder, tmp_path: Path) -> None:
    """What an editor that follows the schema marks, lint refuses; and what a schema can say of it, an editor marks."""
    checker = jsonschema.Draft202012Validator(schema("national_law", toy.treaty.measures))
    path = tmp_path / "xa.yaml"
    differing = []
    for case in CASES:
        path.write_text(SOUND.replace(case["find"], case["put"], 1), "utf-8", newline="")
        try:
            marked = not checker.is_valid(as_json(read(path).data))
        except Unloadable:
            continue
        if case["id"] == "in-quotes":
            continue  # in JSON every day stands in quotes
        errors = [item for item in lint_law(path, toy, "xa.yaml", today=TODAY) if item.rule.severity == "error"]
        sayable = [item for item in errors if item.rule.name in SAYABLE and not BEYOND.search(item.message)]
        if (marked and not errors) or (not marked and sayable):
            differing.append(f"{case['kind']}: {case['id']}: {marked} {[*map(str, errors)]}")
    assert differing == []
