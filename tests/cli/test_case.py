"""``harmonize case``: facts first."""

import json
import os
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import at_terminal
from day import DAY
from harmonize import query

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_model_law_asks_for_a_benefit(harmonize: Run) -> None:
    done = harmonize("case", "--set", "conduct=crossing", "--set", "enters=XA", "--set", "act_in=XA", "XA")
    assert "Model Law, option A: not criminalized" in done.stdout
    assert "criminalized only if: for a financial or other material benefit" in done.stdout


def test_facts_come_from_a_file_with_their_day(harmonize: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(
        "date: 2015-05-01\nfacts: {conduct: crossing, enters: GB, act_in: GB, benefit: money, how: transport}\n"
    )
    answers = json.loads(harmonize("case", str(file), "GB", "--format", "json").stdout)
    assert answers["as_of"] == "2015-05-01"
    assert answers["answers"][0]["range"] == [0, 168]


def test_facts_are_seen_by_each_law_from_its_own_side(harmonize: Run) -> None:
    words = (
        "--set",
        "conduct=crossing",
        "--set",
        "enters=DE",
        "--set",
        "actor_of=DE",
        "--set",
        "act_in=FR",
        "--format",
        "json",
    )
    seen = {item["state"]: item["seen"] for item in json.loads(harmonize("case", *words, "DE", "FR").stdout)["answers"]}
    assert (seen["DE"]["actor_nat"], seen["DE"]["act_place"]) == ("national", "abroad")
    assert (seen["FR"]["actor_nat"], seen["FR"]["act_place"]) == ("foreigner", "own_territory")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--set", "benefit=money"), "say what was done: --set conduct=crossing"),
        (("--set", "conduct=crosing", "DE"), "unknown value of `conduct` `crosing`; did you mean `crossing`"),
        (("--set", "conduct=crossing", "--set", "benfit=money", "DE"), "unknown fact `benfit`; did you mean `benefit`"),
        (("--set", "conduct", "DE"), "`conduct` is no fact; write it as benefit=money"),
        (("nowhere.yaml",), "nowhere.yaml: error[lint/no-such-file]: no such file"),
    ],
)
def test_wrong_facts_are_told(harmonize: Run, words: tuple[str, ...], complaint: str) -> None:
    done = harmonize("case", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr


def test_a_departure_alone_enters_no_state(harmonize: Run) -> None:
    words = ("--set", "enters=none", "--set", "left=ZA", "--set", "left_how=unlawfully", "--set", "how=transport")
    done = harmonize("case", "--set", "conduct=crossing", *words, "ZA", "MX", "--format", "json")
    answers = {item["state"]: item for item in json.loads(done.stdout)["answers"]}
    assert answers["ZA"]["punishable"] == "yes"
    assert answers["ZA"]["seen"]["state"] == "none"
    assert answers["MX"]["punishable"] != "yes"


@pytest.mark.skipif(os.name == "nt", reason="no terminal of this kind")
def test_at_a_terminal_it_asks_for_the_facts_and_says_the_line_that_asks_the_same_again(harmonize: Run) -> None:
    """What, where (Enter: the first State named), gain by its word, tie by its number, how many; nothing is asked twice."""
    told = at_terminal("case", "XA", "--as-of", DAY, lines=["crossing", "", "money", "1", "3", *[""] * 20])
    asked = re.findall(r"^(.*\?)$", told, re.MULTILINE)
    assert len(asked) == len(set(asked))
    assert all(query.question(fact).question in asked for fact in ("conduct", "benefit", "tie", "persons"))
    again = re.search(r"the same again: (.*)$", told, re.MULTILINE)
    assert again
    words = shlex.split(again[1])
    assert words[:2] == ["harmonize", "case"]
    assert {"conduct=crossing", "enters=XA", "benefit=money", "persons=3", "XA"} <= set(words)
    repeated = harmonize(*words[1:], "--as-of", DAY).stdout
    assert "Model Law, option A: criminalized" in repeated
    assert repeated.partition("Answers")[2].split() == told.partition("\nAnswers")[2].split()


@pytest.mark.skipif(os.name == "nt", reason="no terminal of this kind")
def test_a_wrong_answer_is_asked_again_and_ctrl_c_leaves() -> None:
    told = at_terminal("case", "XA", lines=["99", "fly"], code=130, interrupted_at="fly is none of")
    assert "99 is none of 1 to" in told
    assert "interrupted" in told
