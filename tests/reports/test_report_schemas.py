"""What a command prints as JSON follows the schema that is published for it."""

import json
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema
import pytest

from harmonize.corpus import load
from harmonize.upkeep import schema, schema_names

ROOT = Path(__file__).parent.parent.parent
COMMANDS = {
    "check_report": "check XA --fail-on never",
    "compare_report": "compare DE GB",
    "dual_report": "dual DE FR",
    "matrix_report": "matrix DE XA --topic criminalization",
    "elements_report": "matrix --elements DE XA",
    "pairs_report": "dual DE FR IT",
    "case_report": "case --set conduct=crossing --set enters=DE --set benefit=money DE GB --from DE --to GB --like",
    "cases_report": "cases DE XA",
    "own_cases_report": "cases --own DE FR",
    "route_report": "route TN IT FR",
    "questionnaire_report": "questionnaire DE",
    "concordance_report": "concordance IT --instrument eu-2002-90",
    "states_report": "states",
    "coverage_report": "states --coverage",
    "parity_report": "states --parity",
    "page_report": "show XA",
    "duties_report": "duties --topic 'legal persons'",
    "lint_report": "lint data/national_laws/de.yaml",
    "conflicts_report": "conflicts DE",
    "plan_report": "plan docs/bill.yaml",
    "what_if_report": "what-if docs/what-if.yaml --state AU --state DE",
    "history_report": "history DE --duty smp-6.1.a --duty untoc-5",
}


def faults(name: str, report: dict[str, Any]) -> list[str]:
    """What a report has otherwise than its schema; another format or another kind of day must be a fault."""
    checker = jsonschema.Draft202012Validator(json.loads((ROOT / "schemas" / f"{name}.json").read_text("utf-8")))
    assert not checker.is_valid({**report, "format": "other/1"})
    assert not checker.is_valid({**report, "as_of": 3, "assessments": 3, "first": 3})
    return [f"{error.json_path}: {error.message}"[:200] for error in checker.iter_errors(report)]


@pytest.mark.sample(6, 40)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_report_follows_its_schema(name: str, harmonize: Callable[..., "CompletedProcess[str]"]) -> None:
    done = harmonize(*shlex.split(COMMANDS[name]), "--format", "json")
    assert done.returncode == 0, done.stderr
    assert faults(name, json.loads(done.stdout)) == []


@pytest.mark.slow
def test_two_codings_and_two_states_of_a_dataset_follow_theirs(
    tmp_path: Path, harmonize: Callable[..., "CompletedProcess[str]"]
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    law = tmp_path / "data" / "national_laws" / "xa.yaml"
    changed = law.read_text("utf-8").replace("prison: [0, 120]", "prison: [0, 36]")
    law.write_text(changed.replace("state: any", "state: [own]"), "utf-8")
    for name, command in (
        ("reconcile_report", f"reconcile XA data/national_laws/xa.yaml {law}"),
        ("gate_report", f"gate ./data {tmp_path / 'data'}"),
    ):
        done = harmonize(*shlex.split(command), "--format", "json")
        assert done.returncode == 1, done.stderr
        assert faults(name, json.loads(done.stdout)) == []


@pytest.mark.slow
def test_every_schema_is_sound_and_published_as_made() -> None:
    for name in schema_names():
        published = json.loads((ROOT / "schemas" / f"{name}.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(published)
        if name.endswith("_report"):
            assert published == schema(load(), name)
