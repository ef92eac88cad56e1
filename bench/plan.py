"""What a bill costs: `python bench/plan.py`.

Seconds of computing of a cold run, beside those of a typer hello-world in the same run (0.06 s on the machine that the bars
are for; a machine that does other work is slower at both): duties, ranges and standard cases alone, the whole with
cooperation and amendments, and what each further State adds.
"""

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.run import row  # noqa: E402  found through the path above

BILL, DAY = str(ROOT / "docs" / "bill.yaml"), "2027-07-01"
HELLO = [sys.executable, str(ROOT / "bench" / "typer_hello.py")]
# The command with fewer partners, and without what the advice on the law before would have closed.
CUT = """import sys
from harmonize import desk
from harmonize.cli.app import main
from harmonize.norms.amendment import Package
from harmonize.query import real
desk.real = lambda codes: real(codes)[:{count}]
desk.advise = lambda store, found: Package((), (), ())
sys.argv = ["harmonize", "bill", {bill!r}, "--as-of", {day!r}]
main()"""
FEW, MANY = 3, 15


def computed(command: list[str]) -> float:
    """The seconds of computing of a command, of three runs the least."""
    found = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def cut(count: int) -> list[str]:
    """The command with so many partners and no advice."""
    return [sys.executable, "-c", CUT.format(count=count, bill=BILL, day=DAY)]


def main() -> None:
    """The three figures."""
    print(f"a typer hello-world: {computed(HELLO):.2f} s")
    harmonize = str(Path(sys.executable).parent / "harmonize")
    row("plan, cold: duties, ranges, standard cases", computed(cut(0)), 2, " s")
    row("plan, cold, with cooperation and amendments", computed([harmonize, "bill", BILL, "--as-of", DAY]), 8, " s")
    each = (computed(cut(MANY)) - computed(cut(FEW))) / (MANY - FEW)
    row("each further State", each, 0.1, " s")


if __name__ == "__main__":
    main()
