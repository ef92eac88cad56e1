"""What the vocabulary lacks for each law on file: clauses that say so (`cannot_say`), and notes that carry an element.

python bench/vocabulary.py              # of the working tree
python bench/vocabulary.py REVISION     # beside it, what it was in a revision of this repository
"""

import subprocess
import sys
from pathlib import Path

from harmonize.library.yaml_file import parsed
from harmonize.texts.sense.forgotten import Lacking, lacking

ROOT = Path(__file__).parent.parent
LAWS = "data/national_laws"


def now() -> dict[str, Lacking]:
    """By State, what stands in the working tree."""
    files = sorted((ROOT / LAWS).glob("[!x]?.yaml"))
    return {path.stem: lacking(parsed(path.read_text("utf-8"), path.name).data) for path in files}


def at(revision: str, state: str) -> Lacking | None:
    """What stood in a revision; None where it had no law of the State."""
    name = f"{revision}:{LAWS}/{state}.yaml"
    done = subprocess.run(["git", "show", name], cwd=ROOT, capture_output=True, check=False)
    return lacking(parsed(done.stdout.decode(), name).data) if done.returncode == 0 else None


def main(revision: str = "") -> None:
    found = now()
    before = {state: at(revision, state) for state in found} if revision else {}
    print("      cannot_say   notes" + (f"    {revision}: cannot_say   notes" if revision else ""))
    for state, item in found.items():
        old = before.get(state)
        print(
            f"{state.upper()}   {item.cannot_say:10} {item.notes:7}"
            + (f"{old.cannot_say:18} {old.notes:7}" if old else "")
        )
    sums = [sum(item.cannot_say for item in found.values()), sum(item.notes for item in found.values())]
    olds = [item for item in before.values() if item]
    print(
        f"all  {sums[0]:10} {sums[1]:7}"
        + (f"{sum(item.cannot_say for item in olds):18} {sum(item.notes for item in olds):7}" if olds else "")
    )


if __name__ == "__main__":
    main(*sys.argv[1:2])
