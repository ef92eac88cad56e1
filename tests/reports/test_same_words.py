"""One verdict, one word: every format says of a cell what the engine said, and an option or a definition is a gap in none."""

import csv
import io
import json
import shutil
import sqlite3
import zipfile
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


@pytest.mark.slow
def test_open_data_say_the_same(harmonize: Run, tmp_path: Path) -> None:
    assert harmonize("data", "export", "-o", str(tmp_path / "open")).returncode == 0
    base = sqlite3.connect(next((tmp_path / "open").rglob("*.sqlite*")))
    rows = base.execute("SELECT state, duty, verdict, words, as_of FROM verdicts").fetchall()
    day = rows[0][4]
    laws = published.load()
    for code in STATES[:2]:
        found = {item.duty.id: item.verdict for item in laws.check(code, as_of=day).findings}
        told = {duty: (verdict, words) for state, duty, verdict, words, _ in rows if state == code and duty in found}
        for duty, (verdict, words) in told.items():
            assert verdict == found[duty].value
            assert words in worded(found[duty]), duty
        assert told
    (table,) = (tmp_path / "open").rglob("verdicts.csv")
    with table.open(encoding="utf-8", newline="") as file:
        packed = {(row["state"], row["duty"]): (row["verdict"], row["words"]) for row in csv.DictReader(file)}
    assert packed == {(state, duty): (verdict, words) for state, duty, verdict, words, _ in rows}
    soft = "('may', 'interpretive', 'consider', 'endeavour')"
    assert base.execute(f"SELECT count(*) FROM shortfalls WHERE strength IN {soft}").fetchone() == (0,)
    assert base.execute("SELECT count(*) FROM verdict_tally WHERE verdict = 'unclear'").fetchone() == (0,)


@pytest.mark.parametrize("suffix", ["html", "docx", "xlsx"])
def test_documents_say_the_same(harmonize: Run, tmp_path: Path, suffix: str, verdicts: dict[Cell, Verdict]) -> None:
    target = tmp_path / f"a.{suffix}"
    done = harmonize("check", "NL", "--as-of", DAY, "-o", str(target), "--fail-on", "never")
    assert done.returncode == 0
    if suffix == "html":
        told = target.read_text("utf-8")
    else:
        with zipfile.ZipFile(target) as packed:
            told = "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist() if "xml" in name)
    mine = {verdict for (code, _), verdict in verdicts.items() if code == "NL"}
    for verdict in {Verdict.GAP, Verdict.PARTIAL, Verdict.UNSETTLED, Verdict.NOT_VERIFIED} & mine:
        assert verdict_words(verdict) in told
    assert "unclear" not in told.replace("nuclear", "")
