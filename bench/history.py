"""What the years cost: `python bench/history.py [STATE ...]`.

Seconds of computing of the history of each State's criminal core, and of all of them, beside those of a typer hello-world in
the same run (0.06 s on the machine that the bars are for; a machine that does other work is slower at both).
"""

import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.run import row  # noqa: E402  found through the path above

from harmonize import load  # noqa: E402


def hello() -> float:
    """The seconds of computing of a typer hello-world."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, str(ROOT / "bench" / "typer_hello.py")], check=False, stdout=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(states: list[str]) -> None:
    """A line for each State, and one for all."""
    print(f"a typer hello-world: {hello():.2f} s")
    corpus = load()
    whole = 0.0
    for code in states or [code for code in corpus.store.codes if not code.startswith("X")]:
        begun = process_time()
        found = corpus.history(code)
        spent = process_time() - begun
        whole += spent
        edges = sum(len(story.spans) - 1 for story in found.stories)
        row(f"history {code}: {len(found.stories)} provisions, {edges} edges", spent, 3, " s")
    row("all of them", whole, 60, " s")


if __name__ == "__main__":
    main(sys.argv[1:])
