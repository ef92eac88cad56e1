"""Fact patterns on file held against the law: what a keeper is told of one that is answered otherwise, and of facts that are none."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from harmonize import HarmonizeError, load

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FREEDONIA = Path(__file__).parent / "freedonia"
PAID = "{conduct: crossing, benefit: money}"
KIN = "{conduct: stay, how: hide, benefit: money, tie: sibling}"
# The expected answer, and what is said of it; nothing where the law on file answers so.
ANSWERS = [
    (PAID, "punishable: yes", ""),
    (PAID, "punishable: yes; provision: xd-10; range: [8, 90]", ""),
    (
        PAID,
        "punishable: yes; provision: xd-10; range: [6, 60]",
        "case: expected 6 months to 5 years by Aliens Act 10(1); the law on file says 8 months to 7 years and 6 months by",
    ),
    (
        PAID,
        "punishable: yes; provision: xd-11",
        "case: expected criminalized by Aliens Act 11; the law on file says 8 months to 7 years and 6 months by Aliens Act 10(1)",
    ),
    (PAID, "punishable: no", "case: expected not criminalized; the law on file says 8 months to 7 years and 6 months by"),
    (KIN, "punishable: no", ""),
    (KIN, "punishable: yes", "case: expected criminalized; the law on file says not criminalized, exempted by Aliens Act 11(3)"),
    ("{conduct: crossing, benefit: costs}", "punishable: unsettled", ""),
    ("{conduct: crossing, benefit: costs}", "punishable: no", "the law on file says unsettled: courts differ on costs"),
]  # fmt: skip
# Facts that are no deed, and the rule that says so, at the line of the facts.
NO_DEEDS = [
    ("peril", "deed-form", "gives each question its answer"),
    ("{conduct: crossing, any: [{benefit: money}]}", "deed-form", "are for laws"),
    ("{benefit: money}", "deed-conduct", "`conduct: crossing`"),
    ("{conduct: any}", "deed-conduct", "says by one word what was done"),
    ("{conduct: [crossing, stay]}", "deed-conduct", "says by one word what was done"),
    ("{conduct: crosing}", "unknown-word", "did you mean `crossing`?"),
    ("{conduct: crossing, enters: DE}", "deed-of-a-view", "`state: own`"),
    ("{conduct: crossing, benfit: money}", "unknown-word", "did you mean `benefit`?"),
    ("{conduct: crossing, benefit: mony}", "unknown-word", "did you mean `money`?"),
    ("{conduct: crossing, doc_kind: travel}", "unfit-question", "a question that crossing does not have"),
]


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """The law of Freedonia in a folder of its own."""
    shutil.copytree(FREEDONIA, tmp_path / "law")
    (tmp_path / "law" / "cases").mkdir()
    return tmp_path / "law"


def put(law: Path, facts: str, answer: str, day: str = "2026-11-01") -> Path:
    """One pattern on file."""
    keys = [
        "id: case",
        "says: What was done.",
        f"date: {day}",
        f"facts: {facts}",
        *answer.split("; "),
        "source: act 10",
    ]
    path, lines = law / "cases" / "xd.yaml", "\n    ".join(keys)
    path.write_text(f"cases:\n  - {lines}\n", "utf-8")
    return path


@pytest.mark.sample(3, 20)
@pytest.mark.parametrize(("facts", "answer", "told"), ANSWERS)
def test_a_pattern_is_answered_as_expected_or_told(
    facts: str, answer: str, told: str, law: Path, harmonize: Run
) -> None:
    put(law, facts, answer)
    done = harmonize("table", "--own", "XD", "--data", str(law), "--width", "400")
    assert done.returncode == (1 if told else 0)
    assert f"Freedonia: {0 if told else 1} of 1 as expected" in done.stdout
    assert told in done.stdout


def test_a_day_before_the_law_begins_is_told(law: Path, harmonize: Run) -> None:
    put(law, PAID, "punishable: yes", day="1990-01-01")
    done = harmonize("table", "--own", "--data", str(law))
    assert done.returncode == 1
    assert "case: expected criminalized; the law on file says nothing about 1990-01-01" in done.stdout


def test_whoever_changes_the_law_is_told_at_once(law: Path, harmonize: Run) -> None:
    """Checking the law file asks its patterns too, and a law with a mistake is told it once."""
    path, patterns = (
        law / "national_laws" / "xd.yaml",
        put(law, PAID, "punishable: yes; provision: xd-10; range: [8, 90]"),
    )
    assert "case-not-reproduced" not in harmonize("lint", "--no-notes", str(path)).stdout
    path.write_text(path.read_text("utf-8").replace("[6, 60]", "[12, 60]", 1), "utf-8")
    done = harmonize("lint", "--no-notes", str(path))
    assert done.returncode == 1
    assert f"{patterns}:8:12: error[lint/case-not-reproduced]" in done.stdout
    assert (
        "expected 8 months to 7 years and 6 months by Aliens Act 10(1); the law on file says 16 months to"
        in done.stdout
    )
    path.write_text(path.read_text("utf-8").replace("section: entry", "section: entri", 1), "utf-8")
    done = harmonize("lint", str(path))
    assert done.stdout.count("entri`") == 1


@pytest.mark.sample(2, 20)
@pytest.mark.parametrize(("facts", "rule", "told"), NO_DEEDS)
def test_facts_that_are_no_deed_are_told_by_their_rule(
    facts: str, rule: str, told: str, law: Path, harmonize: Run
) -> None:
    path = put(law, facts, "punishable: yes")
    done = harmonize("lint", "--no-notes", str(path))
    assert done.returncode == 1
    assert f"{path}:5:" in done.stdout
    assert f"error[lint/{rule}]" in done.stdout
    assert told in done.stdout
    asked = harmonize("table", "--own", "XD", "--data", str(law))
    assert (asked.returncode, asked.stdout) == (2, "")


def test_who_has_no_pattern_is_told_how_to_begin(law: Path, harmonize: Run) -> None:
    done = harmonize("table", "--own", "XD", "--data", str(law))
    assert done.returncode == 2
    assert "no fact pattern of XD is on file; write the first into cases/xd.yaml" in done.stderr
    assert harmonize("table", "--own", "XD", "--as-of", "2020-01-01").returncode == 2
    with pytest.raises(HarmonizeError, match="no fact pattern"):
        load(law).own_cases()


def test_patterns_are_rows_for_a_table(law: Path) -> None:
    put(law, PAID, "punishable: no")
    (row,) = load(law).own_cases("XD").rows()
    assert row["differs"] == "punishable"
    assert row["told"] == "8 months to 7 years and 6 months"
