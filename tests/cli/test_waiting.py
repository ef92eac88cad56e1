"""What is shown while a command lasts: nothing for a moment, then a bar or a line, and nothing once something is told."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
RUN = "from harmonize.cli import waiting; waiting.PATIENCE = waiting.PATIENCE_OF_A_LOG = {}; from harmonize.cli.app import main; main()"
DAY = "--as-of 2024-12-01 --fail-on never"
SHORT = f"check XA {DAY}"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A command that judges three laws one after the other: changed ones, of which the dataset has no answers."""
    data = tmp_path_factory.mktemp("three") / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("??.yaml", "codings", "fingerprints"))
    for name in ("de", "kr", "mx"):
        law = data / "national_laws" / f"{name}.yaml"
        text = (ROOT / "data" / "national_laws" / law.name).read_text("utf-8")
        law.write_text(re.sub(r"(read_on: \d{4}-\d\d)-\d\d", r"\1-02", text), "utf-8")
    return f"check --all --data {data} {DAY}"


def messages(words: str, patience: float, **environment: str) -> str:
    """What a command writes to a terminal that shows its messages; its answer goes elsewhere."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-c", RUN.format(patience), *words.split()],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        cwd=ROOT,
        env={**os.environ, "HARMONIZE_QUIET": "", "TERM": "xterm", **environment},
    )
    os.close(theirs)
    told = b""
    try:
        while piece := os.read(ours, 4096):
            told += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert done.wait(timeout=120) == 0
    return told.decode()


@pytest.mark.slow
def test_a_command_that_lasts_shows_how_far_it_is_and_then_nothing(long: str) -> None:
    told = messages(long, 0)
    assert "harmonize check" in told
    assert re.search(r"\d/[3?]", told), "how many of the laws are done, as soon as it is known of how many"
    assert told.rstrip("\r\n").endswith("\x1b[1A\x1b[2K"), "the bar is taken away"


@pytest.mark.slow
@pytest.mark.parametrize(("patience", "environment"), [(1000, {}), (0, {"HARMONIZE_QUIET": "1"})])
def test_otherwise_nothing_is_shown(long: str, patience: float, environment: dict[str, str]) -> None:
    assert messages(SHORT, patience, **environment) == ""
    assert messages(long, patience, **environment) == ""


@pytest.mark.slow
def test_in_a_log_it_is_one_line(long: str) -> None:
    command = [sys.executable, "-c", RUN.format(0), *long.split()]
    around = {**os.environ, "HARMONIZE_QUIET": ""}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True, env=around)
    assert re.fullmatch(r"harmonize: check takes a while(, \d of 3 done)?\n", done.stderr)
    assert re.fullmatch(r"harmonize: check takes a while(, \d of 3 done)?", messages(long, 0, TERM="dumb").strip())
