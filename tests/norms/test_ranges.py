"""Ranges of imprisonment: how they are told, and what rules make of them. The cases stand in `ranges.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from harmonize.norms.penalty import Range, in_data, span, term
from harmonize.norms.ranges import Effect, Scaling, Threshold, whole

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("ranges.yaml").read_text("utf-8"))


def ends(said: dict[str, Any]) -> dict[str, Any]:
    """A rule as code has it: ranges and shares, not lists."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()} | (
        {"instead": Range(*said["instead"])} if "instead" in said else {}
    )


@pytest.mark.parametrize("case", CASES["terms"], ids=lambda case: case["told"])
def test_a_term_is_told_as_statutes_speak(case: dict[str, Any]) -> None:
    assert term(case["months"]) == case["told"]


@pytest.mark.parametrize("case", CASES["spans"], ids=lambda case: case["told"])
def test_a_range_is_told_from_its_minimum_to_its_maximum(case: dict[str, Any]) -> None:
    assert span(Range(*case["range"])) == case["told"]


@pytest.mark.parametrize("case", CASES["in_data"], ids=lambda case: case["written"])
def test_months_are_written_as_data_files_have_them(case: dict[str, Any]) -> None:
    assert in_data(case["months"]) == case["written"]


@pytest.mark.parametrize("case", CASES["thresholds"], ids=str)
def test_a_rule_holds_for_some_ranges_only(case: dict[str, Any]) -> None:
    assert Threshold(**case["rule"]).reached(Range(*case["range"])) == case["holds"]


@pytest.mark.parametrize("case", CASES["scalings"], ids=str)
def test_a_general_rule_changes_a_range(case: dict[str, Any]) -> None:
    assert Scaling(**ends(case["rule"])).of(Range(*case["of"])) == Range(*case["makes"])


@pytest.mark.parametrize("case", CASES["forms"], ids=str)
def test_a_qualified_form_changes_a_range(case: dict[str, Any]) -> None:
    assert Effect(**ends(case["does"])).of(Range(*case["of"])) == Range(*case["makes"])


def test_of_two_ranges_the_one_with_the_higher_maximum_is_graver() -> None:
    assert Range(0, 60).severity > Range(36, 48).severity
    assert Range(6, 60).severity > Range(0, 60).severity


def test_whole_months_are_whole_numbers() -> None:
    """Compiled files and JSON have 12, not 12.0."""
    assert [(value, type(value)) for value in map(whole, (12, 12.0, 7.5))] == [(12, int), (12, int), (7.5, float)]
