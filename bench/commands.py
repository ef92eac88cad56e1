"""Whole commands against whole commands, in interleaved rounds of one run: wall time and peak memory."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
# As a user has it: compiled modules are kept, output is buffered.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")}


def once(words: list[str]) -> float:
    """Wall seconds of one run into pipes. A command that fails is fast: it stops the bench."""
    start = time.perf_counter()
    done = subprocess.run(words, capture_output=True, text=True, env=ENVIRONMENT, cwd=ROOT, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise SystemExit(f"{' '.join(words)[:200]} ended with {done.returncode}:\n{done.stderr[-800:]}")
    return seconds


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
