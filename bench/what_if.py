"""What a changed instrument costs over all States: `python bench/what_if.py`.

Seconds of computing: from the YAML of all laws and treaties, nothing taken from the compiled dataset, and from the compiled
dataset. Beside them what a typer hello-world computes in the same run (0.06 s on the machine that the bar is for): a machine
that does other work is slower at both.
"""

import gc
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.run import row  # noqa: E402  found through the path above

from harmonize import load  # noqa: E402

TEXTS = sorted((ROOT / "docs").glob("what-if*.yaml"))
DAY = "2026-11-24"
BAR = 5  # seconds


def seconds(work: Callable[[], object]) -> float:
    """The seconds of computing that some work takes."""
    start = process_time()
    work()
    return process_time() - start


def hello() -> float:
    """The seconds of computing of a typer hello-world, of five the least."""
    found = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, ROOT / "bench" / "typer_hello.py"], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def main() -> None:
    """Both ways for every example of the docs."""
    gc.set_threshold(200_000)  # as the command does
    print(f"a typer hello-world: {hello():.2f} s")
    for text in TEXTS:
        from_yaml = seconds(lambda text=text: load(ROOT / "data", reuse=False).treaty(text, as_of=DAY))
        compiled = seconds(lambda text=text: load().treaty(text, as_of=DAY))
        row(f"{text.name}, all States, from YAML", from_yaml, BAR, " s")
        row(f"{text.name}, all States, from the compiled dataset", compiled, None, " s")


if __name__ == "__main__":
    main()
