"""What a reviewer concludes of each State, written before the screens: every State has it, whole and with its provisions."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
GAPS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "principal_gaps.yaml").read_text(encoding="utf-8")
)
STATES = [path.stem.upper() for path in sorted((ROOT / "data" / "national_laws").glob("[!x]?.yaml"))]
DUTIES = set((ROOT / "tests" / "published_duties.txt").read_text(encoding="utf-8").split())
CORE = {
    *("SMP 3(a)", "SMP 5", "SMP 6(1)(a)", "SMP 6(1)(b)", "SMP 6(1)(c)", "SMP 6(2)", "SMP 6(3)"),
    *("UNTOC 5", "UNTOC 10", "UNTOC 11", "UNTOC 15", "UNTOC 16"),
}
A_NUMBER = re.compile(r"\d")


def articles(head: str) -> list[str]:
    """The articles that a line is about: ``SMP 3(a), 6(1)(a)`` are two of the Protocol."""
    treaty, rest = head.split(" ", 1)
    return [f"{treaty} {article}" for article in rest.split(", ")]


def test_every_state_on_file_has_its_conclusion() -> None:
    assert sorted(GAPS) == STATES


@pytest.mark.parametrize("code", STATES)
def test_all_core_articles_are_concluded_upon_once_each(code: str) -> None:
    lines = GAPS[code]["bottom_line"]
    told = [article for head in lines for article in articles(head)]
    assert sorted(told) == sorted(CORE)
    assert 3 <= len(lines) <= 6
    assert all(line.endswith(".") for line in lines.values())


@pytest.mark.parametrize("code", STATES)
def test_the_gap_names_a_duty_a_provision_and_the_words_that_tell_it(code: str) -> None:
    entry = GAPS[code]
    gap = entry["principal"]
    assert gap["duty"] in DUTIES
    assert A_NUMBER.search(gap["provision"])
    assert gap["gap"].endswith(".")
    assert len(entry["words"]) >= 3
    assert all(word.strip() for group in entry["words"] for word in group)
    assert all(entry["words"])


@pytest.mark.parametrize("code", STATES)
def test_who_read_the_law_and_which_text_is_said(code: str) -> None:
    assert GAPS[code]["read_by"] == "program"
    assert A_NUMBER.search(GAPS[code]["opened"])


@pytest.mark.sample(6, 60)
@pytest.mark.parametrize("code", STATES)
def test_the_principal_gap_stands_above_the_points(code: str, harmonize: Callable[..., Any]) -> None:
    done = harmonize("check", code, "--as-of", "2026-11-27", "--fail-on", "never")
    table, _, _ = done.stdout.partition("\nPoints, the gravest first\n")  # the head and the core articles
    first = " ".join(" ".join(table.splitlines()[:24]).split()).casefold()
    missing = [group for group in GAPS[code]["words"] if not any(word.casefold() in first for word in group)]
    assert not missing
