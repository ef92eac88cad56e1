"""What a command prints as JSON follows the schema that is published for it."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

from harmonize.texts.schemas import NAMES, schema

ROOT = Path(__file__).parent.parent.parent
COMMANDS = {
    "check_report": "check XA --fail-on never",
    "compare_report": "compare DE GB",
    "dual_report": "dual DE FR",
    "matrix_report": "matrix DE XA --topic criminalization",
    "elements_report": "matrix --elements DE XA",
    "pairs_report": "matrix --pairs DE FR",
    "case_report": "case --set conduct=crossing --set enters=DE --set benefit=money DE GB --from DE --to GB --like",
    "cases_report": "cases DE XA",
    "route_report": "route TN IT FR",
    "questionnaire_report": "questionnaire DE",
    "states_report": "states",
    "coverage_report": "states --coverage",
    "parity_report": "states --parity",
    "state_report": "states Kenya",
    "duties_report": "duties --topic 'legal persons'",
    "lint_report": "lint data/national_laws/de.yaml",
    "conflicts_report": "conflicts DE",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_report_follows_its_schema(name: str, harmonize: Callable[..., "CompletedProcess[str]"]) -> None:
    done = harmonize(*shlex.split(COMMANDS[name]), "--format", "json")
    assert done.returncode == 0, done.stderr
    published = json.loads((ROOT / "schemas" / f"{name}.json").read_text("utf-8"))
    checker = jsonschema.Draft202012Validator(published)
    report = json.loads(done.stdout)
    assert [f"{error.json_path}: {error.message}"[:200] for error in checker.iter_errors(report)] == []
    assert not checker.is_valid({**report, "format": "other/1"})
    assert not checker.is_valid({**report, "as_of": 3, "assessments": 3, "first": 3})


def test_every_schema_is_sound_and_published_as_made() -> None:
    for name in NAMES:
        published = json.loads((ROOT / "schemas" / f"{name}.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(published)
        if name.endswith("_report"):
            assert published == schema(name, {})
