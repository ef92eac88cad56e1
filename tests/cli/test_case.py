"""``harmonize case``: facts first."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

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
