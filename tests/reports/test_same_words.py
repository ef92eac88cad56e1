"""One verdict, one word: every format says of a cell what the engine said, and an option or a definition is a gap in none."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from xml.etree import ElementTree as ET

import pytest

import harmonize as published
from day import DAY
from harmonize.norms.outcome import OPEN, SHORTFALLS, Verdict
from harmonize.reports.verdict_words import LETTERS, verdict_words

Run = Callable[..., "CompletedProcess[str]"]
Cell = tuple[str, str]
STATES = ("NL", "MX", "ZA")
LAWS = Path(__file__).parents[2] / "data" / "national_laws"
NEVER_A_GAP = ("may", "interpretive", "consider", "endeavour")


@pytest.fixture(scope="module")
def verdicts() -> dict[Cell, Verdict]:
    """What the Python interface says, by State and duty."""
    laws = published.load()
    return {
        (code, item.duty.id): item.verdict
        for code in STATES
        for item in laws.check(code, as_of=DAY).findings
        if not item.duty.untested
    }


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with the laws of these States alone, so that all of them are soon told."""
    folder = tmp_path_factory.mktemp("few")
    for code in STATES:
        shutil.copy(LAWS / f"{code.lower()}.yaml", folder)
    return str(folder)


def test_what_is_only_permitted_defined_or_to_be_considered_is_a_gap_nowhere(verdicts: dict[Cell, Verdict]) -> None:
    duties = {duty.id: duty for duty in published.load().duties()}
    soft = {cell: verdict for cell, verdict in verdicts.items() if duties[cell[1]].strength in NEVER_A_GAP}
    assert len({duties[duty].strength for _, duty in soft}) == len(NEVER_A_GAP)
    assert {Verdict.NOT_ADOPTED, Verdict.NARROWER, Verdict.NOT_PROVIDED} <= set(soft.values())
    assert not set(soft.values()) & set(SHORTFALLS)


def worded(verdict: Verdict) -> tuple[str, ...]:
    """How a verdict may be said: what the treaty itself provides, where it prevails, applies directly."""
    return (verdict_words(verdict), *(["applies directly"] if verdict is Verdict.MET else []))


@pytest.mark.slow
def test_json_csv_and_matrix_say_the_same(harmonize: Run, verdicts: dict[Cell, Verdict], few: str) -> None:
    every = ("check", "--all", "--data", few, "--as-of", DAY, "--fail-on", "never")
    report = json.loads(harmonize(*every, "--format", "json").stdout)
    for assessment in report["assessments"]:
        for item in assessment["findings"]:
            cell = (assessment["state"], item["duty"])
            if cell in verdicts:
                assert item["verdict"] == verdicts[cell], cell
                assert item["words"] in worded(verdicts[cell]), cell
    table = harmonize(*every, "--format", "csv").stdout
    told = {(row["state"], row["duty"]): row["verdict"] for row in csv.DictReader(io.StringIO(table))}
    assert all(told[cell] in worded(verdict) for cell, verdict in verdicts.items())
    rows = json.loads(harmonize("table", *STATES, "--as-of", DAY, "--format", "json").stdout)["rows"]
    assert {(code, row["duty"]): row[code] for row in rows for code in STATES} == {
        cell: verdict.words for cell, verdict in verdicts.items()
    }
    grid = harmonize("table", *STATES, "--as-of", DAY).stdout.splitlines()
    letters = {line.split()[0]: line.split()[-1] for line in grid if line.split()}
    for (code, duty), verdict in verdicts.items():
        assert letters[duty][STATES.index(code)] == LETTERS[verdict], (code, duty)


def test_build_logs_fail_for_shortfalls_and_nothing_else(
    harmonize: Run, verdicts: dict[Cell, Verdict], few: str
) -> None:
    every = ("check", "--all", "--data", few, "--as-of", DAY, "--fail-on", "never")
    junit = ET.fromstring(harmonize(*every, "--format", "junit").stdout)
    cases = {(case.attrib["classname"][:2], case.attrib["name"].split(" ")[0]): case for case in junit.iter("testcase")}
    for cell, verdict in verdicts.items():
        case = cases[cell]
        failure, skipped = case.find("failure"), case.find("skipped")
        if failure is not None:
            assert verdict in SHORTFALLS
            assert failure.attrib["message"] == verdict_words(verdict)
        elif skipped is not None:
            assert skipped.attrib["message"].startswith(verdict_words(verdict))
            assert verdict in (*OPEN, Verdict.NOT_ASSESSED, Verdict.RESERVED, Verdict.NOT_BOUND)
        else:
            assert str(case.findtext("system-out")).startswith(worded(verdict))
    sarif = json.loads(harmonize(*every, "--format", "sarif").stdout)
    for result in sarif["runs"][0]["results"]:
        cell = (result["properties"]["state"], result["ruleId"])
        if cell not in verdicts:
            continue
        assert (result["properties"]["verdict"], result["properties"]["words"]) == (
            verdicts[cell],
            verdict_words(verdicts[cell]),
        )
        assert (result["kind"] == "fail") == (verdicts[cell] in SHORTFALLS)
        assert (result["kind"] == "open") == (verdicts[cell] in OPEN)
    github = harmonize(*every, "--format", "github").stdout
    assert not any(verdict_words(Verdict.NOT_ADOPTED) in line or "definition" in line for line in github.splitlines())
