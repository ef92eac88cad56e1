"""In development mode a region that holds no facts, or none of its space, is refused when it is made."""

import subprocess
import sys

import pytest

MAKE = "from harmonize.conduct.dimensions import SPACE; from harmonize.conduct.region import Region; Region(({},))"


def made(cube: str, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *options, "-c", MAKE.format(cube)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("cube", "told"), [("SPACE.full", ""), ("0", "is no cube"), ("SPACE.full << 1", "is no cube"), ("-1", "is no cube")]
)
def test_a_region_is_checked_when_it_is_made(cube: str, told: str) -> None:
    done = made(cube, "-X", "dev")
    assert (told in done.stderr, done.returncode == 0) == (True, not told)


def test_in_use_nothing_is_checked() -> None:
    assert made("0").returncode == 0


@pytest.mark.slow
def test_all_that_a_check_makes_are_sound() -> None:
    """A law judged by the engine, its amendments sought and its codings compared, without one region that is none."""
    for words in (("check", "XA", "--advise", "--readings"), ("compare", "XA", "XB"), ("dual", "XA", "XB")):
        line = [sys.executable, "-X", "dev", "-W", "ignore", "-m", "harmonize", *words, "--as-of", "2026-11-28"]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        assert "is no cube" not in done.stderr
