"""How many small faults the tests notice: `python bench/mutants.py [COUNT] [--seed SEED]`, or `make mutants`.

Of all faults that mutmut can put into the rooms named in `[tool.mutmut]` (an operator, a constant, a word, an argument
changed), so many are drawn, and the tests named there are run on each. A fault that no test notices is a hole in the
tests, or changes nothing that anybody could see: these stand in `bench/equivalent_mutants.yaml`, each with the proof.
"""

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).parent.parent
MUTANTS = ROOT / "mutants"
EQUIVALENT = ROOT / "bench" / "equivalent_mutants.yaml"
UNNOTICED = {0: "survived", 33: "no test", 5: "no test"}  # by mutmut's exit code; every other one is a fault noticed
MUTMUT = (sys.executable, "-m", "mutmut")


class Survivor(NamedTuple):
    """A fault that no test noticed: its name, the function, and the line before and after."""

    name: str
    function: str
    was: str
    becomes: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What the list of equivalents knows it by; numbers of mutants move with the code."""
        return self.function, self.was, self.becomes


def results() -> dict[str, int | None]:
    """The exit code of every mutant, None for those that were not tried."""
    found: dict[str, int | None] = {}
    for path in sorted(MUTANTS.rglob("*.meta")):
        found |= json.loads(path.read_text("utf-8"))["exit_code_by_key"]
    return found


def tried(names: list[str]) -> None:
    """Runs the tests on some mutants, one after the other."""
    done = subprocess.run(
        [*MUTMUT, "run", "--max-children", "1", *names], cwd=ROOT, check=False, capture_output=True, text=True
    )
    found = results()
    if any(found.get(name) is None for name in names):  # what was not tried is not killed
        sys.exit(done.stdout[-4000:] + done.stderr[-4000:])


def survivors(names: list[str]) -> Iterator[Survivor]:
    """Those of some mutants that no test noticed, with what they change."""
    found = results()
    for name in names:
        if found[name] in UNNOTICED:
            shown = subprocess.run([*MUTMUT, "show", name], cwd=ROOT, check=True, capture_output=True, text=True).stdout
            lines = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
            was = " ".join(line[1:].strip() for line in lines if line[0] == "-")
            becomes = " ".join(line[1:].strip() for line in lines if line[0] == "+")
            yield Survivor(name, name.partition("__mutmut")[0], was, becomes)


def main() -> int:
    """Draws, runs, tells; 1 when fewer are killed, or more stand listed, than is promised."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=400)
    parser.add_argument("--seed", type=int, default=14)
    options = parser.parse_args()
    tried(
        ["harmonize.norms.penalty.x_term__mutmut_1"]
    )  # makes all mutants, and finds out which test runs which function
    every = sorted(results())
    names = sorted(random.Random(options.seed).sample(every, min(options.count, len(every))))
    tried(names)
    equivalent = {
        (item["function"], item["was"], item["becomes"]) for item in yaml.safe_load(EQUIVALENT.read_text("utf-8")) or ()
    }
    found = list(survivors(names))
    holes = [item for item in found if item.key not in equivalent]
    for item in holes:
        print(f"{item.name}\n  - {item.was}\n  + {item.becomes}")
    rooms = Counter(name.split(".")[1] for name in names)
    missed = Counter(item.name.split(".")[1] for item in found)
    for room, count in sorted(rooms.items()):
        print(f"{room:<10}{count - missed[room]:>5} of {count} killed")
    killed, listed = len(names) - len(found), len(found) - len(holes)
    print(f"{killed} of {len(names)} killed ({killed / len(names):.1%}), {listed} equivalent, {len(holes)} holes")
    print(f"drawn with seed {options.seed} of {len(every)} mutants")
    return int(killed < 0.9 * len(names) or listed > 0.05 * len(names))


if __name__ == "__main__":
    sys.exit(main())
