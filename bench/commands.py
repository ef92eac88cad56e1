"""Whole commands against whole commands, in interleaved rounds of one run: wall time and peak memory."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class Timing(NamedTuple):
    """Median seconds of a command over the rounds."""

    name: str
    seconds: float


def once(words: list[str]) -> float:
    """Wall seconds of one run, output thrown away."""
    start = time.perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, cwd=ROOT, check=False)
    return time.perf_counter() - start


def together(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Each command once per round, after one round that does not count; the median of each."""
    for words in commands.values():
        once(words)
    runs: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, words in commands.items():
            runs[name].append(once(words))
    return {name: statistics.median(found) for name, found in runs.items()}


def peak_megabytes(words: list[str]) -> float:
    """Peak resident memory of one run, measured in a child of its own."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=ROOT, env=ENVIRONMENT, check=True
    )
    return int(done.stdout) / 1024
