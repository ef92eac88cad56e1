"""Law files and bills laid over the data of any command that asks of laws."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harmonize.cli.commands import COMMANDS, command

ROOT = Path(__file__).parent.parent.parent
NAME = "state: Model Law, option A"
# What is about the data itself, about codings, or about no law.
WITHOUT = {"docs", "explain", *(name for name in COMMANDS if name.startswith("data "))} - {
    "data baseline",
    "data export",
}


@pytest.fixture
def albania(tmp_path: Path) -> Path:
    """A law file of a State that has none yet: the invented law of XA under its name."""
    written = (ROOT / "data" / "national_laws" / "xa.yaml").read_text("utf-8")
    file = tmp_path / "al.yaml"
    file.write_text(
        written.replace("id: xa\n", "id: al\n").replace("xa-", "al-").replace(NAME, "state: Albania"), "utf-8"
    )
    return file


def test_every_command_that_asks_of_laws_takes_them() -> None:
    taking = {
        name for name in COMMANDS if any("--with" in param.opts for param in command(name.removeprefix("data ")).params)
    }
    assert taking == set(COMMANDS) - WITHOUT


CASES = [
    ("check AL --duty smp-6.1.a --fail-on never", "the law of Albania"),
    ("compare AL IT --topic penalties", "Albania and Italy side by side"),
    ("dual AL IT", "Dual criminality of Albania and Italy"),
    ("show AL al-5a", "Smuggling of migrants"),
    ("case --set conduct=crossing --set enters=AL --set benefit=money AL", "Albania"),
    ("table --cases AL IT", "AL"),
    ("states", "Albania"),
    ("case --along AL,IT", "Albania"),
]


@pytest.mark.slow
@pytest.mark.sample(2, 20)
@pytest.mark.parametrize(("line", "says"), CASES)
def test_a_new_state_answers_like_those_on_file(
    line: str, says: str, harmonize: Callable[..., Any], albania: Path
) -> None:
    done = harmonize(*line.split(), "--with", str(albania), "--data", "data")
    assert done.returncode == 0, done.stderr
    assert says in done.stdout


def test_a_bill_over_a_new_state_counts_in_the_order_given(
    harmonize: Callable[..., Any], albania: Path, tmp_path: Path
) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text("bill: al\ntitle: A repeal\nfrom: 2030-01-01\nrepeals: [al-5a]\n", "utf-8")
    files = ("--with", str(albania), "--with", str(bill), "--data", "data")
    line = ["case", "--set", "conduct=crossing", "--set", "enters=AL", "--set", "benefit=money", "AL", "--as-of"]
    assert "up to 10 years" in harmonize(*line, "2029-12-31", *files).stdout
    assert "not criminalized" in harmonize(*line, "2030-01-01", *files).stdout
    wrong = harmonize(*line, "2030-01-01", "--with", str(bill), "--with", str(albania), "--data", "data")
    assert wrong.returncode == 2
    assert "`al` has no law file here" in wrong.stderr
