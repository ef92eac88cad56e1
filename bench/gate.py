"""The last commits on data judged by the gate, merges aside: `python bench/gate.py [COUNT] [--merged]`.

Each one that would have been red is listed with what would have made it green: a copy read anew for what is claimed, a
waiver merged before for the rest. With --merged it judges what was merged, each branch whole, as CI judges a pull request:
there a fingerprint may stand in another commit than the answer that rests on it.
"""

import json
import subprocess
import sys
from typing import Any

GREEN = {
    "worse": "a waiver merged before, or a baseline that has it",
    "unproven": "the copy it was read from (commit and hash), or a waiver merged before",
    "claimed": "`harmonize data read` of the pinpoints cited anew, or a waiver merged before",
    "yardstick": "a waiver merged before, and a commit of its own",
    "codings": "nothing: codings as first made do not change",
    "texts": "the commit of the copy that was read",
}


def said(*words: str) -> "subprocess.CompletedProcess[str]":
    """What a command says."""
    return subprocess.run(words, capture_output=True, text=True, check=False)


def commits(count: str, which: str) -> list[str]:
    """The last commits that touch data, newest first."""
    return said("git", "log", which, f"-{count}", "--format=%h", "--", "data").stdout.split()


def failing(told: dict[str, Any]) -> dict[str, list[str]]:
    """What fails, by heading: the names of the duties and records."""
    found: dict[str, list[str]] = {}
    for row in told["rows"]:
        if row["kind"] in GREEN and not row["does_not_fail"]:
            found.setdefault(row["kind"], []).append(row["name"])
    return found


def main() -> None:
    red = []
    merged = "--merged" in sys.argv
    count = next((word for word in sys.argv[1:] if word.isdecimal()), "50")
    found = commits(count, "--first-parent" if merged else "--no-merges")
    for name in found:
        title = said("git", "log", "-1", "--format=%h %s", name).stdout.strip()
        done = said(sys.executable, "-m", "harmonize", "gate", f"{name}^", name, "--data", "data", "--format", "json")
        if done.returncode == 0:
            print(f"green  {title[:110]}", flush=True)
            continue
        red.append(name)
        print(f"RED    {title[:110]}", flush=True)
        if done.returncode == 2:
            print(f"         cannot be read: {done.stderr.strip().splitlines()[-1]}", flush=True)
            continue
        for heading, names in failing(json.loads(done.stdout)).items():
            print(f"         {len(names)} {heading} ({', '.join(names[:3])}): {GREEN[heading]}", flush=True)
    print(f"{len(red)} of {len(found)} {'merges of data' if merged else 'commits on data'} are red")


if __name__ == "__main__":
    main()
