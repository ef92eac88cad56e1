"""How long the help is: the lines of `--help` of all commands together, piped at 100 columns, and of each.

python bench/help_lines.py [--each] ends with 1 when there are more than 466.
"""

import subprocess
import sys

from harmonize.cli.commands import COMMANDS

MOST = 466


def lines(*words: str) -> int:
    """The lines of the help of one command, as a pipe gets them."""
    command = [sys.executable, "-m", "harmonize", *words, "--help"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.count("\n")


def main() -> int:
    """Print the sum, with ``--each`` what it is made of."""
    found = {name: lines(*name.split()) for name in ("", "data", *COMMANDS)}
    if "--each" in sys.argv:
        for name, count in found.items():
            print(f"{count:>4}  harmonize {name}")
    print(f"{sum(found.values()):>4}  lines of help of {len(found)} commands; at most {MOST}")
    return int(sum(found.values()) > MOST)


if __name__ == "__main__":
    sys.exit(main())
