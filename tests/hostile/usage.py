"""What a command used: processor seconds and memory, taken by a small process that starts it.

The memory that the system tells of a process may be that of the one that started it, here the whole test run.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

MEASURE = """
import json, resource, subprocess, sys
place, *words = sys.argv[1:]
code = subprocess.run(words, check=False).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
kilobytes = used.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
json.dump([code, used.ru_utime + used.ru_stime, kilobytes], open(place, "w"))
"""


class Usage(NamedTuple):
    """How a command ended, what it wrote, and what it used: processor seconds and kilobytes."""

    code: int
    out: str
    err: str
    seconds: float
    kilobytes: int


def usage(words: list[str], place: Path) -> Usage:
    """A command of harmonize run to its end, with what it used; ``place`` is a folder to note that in."""
    note = place / "usage.json"
    command = [sys.executable, "-c", MEASURE, str(note), sys.executable, "-m", "harmonize", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    code, seconds, kilobytes = json.loads(note.read_text("utf-8"))
    return Usage(code, done.stdout, done.stderr, seconds, kilobytes)
