"""What changed between two reports of `harmonize check --all --format json`: `python bench/verdicts.py OLD NEW [--draw N]`.

Counts, per cause, the verdicts of OLD that NEW words otherwise, and with `--draw` some of each (`--state XX`: all of one
State). The cause is read off the new finding, the first that fits:

- dates: it rests on what is not known to have stood on the day: not read before it, or amended since and not read again
- words: the same verdict under its new name (an option, a definition, an open point)
- silence: a paragraph that binds conduct, on which a law that is silent does not fall short
- reading: what a list lacks may stand in the rest of a section that was read in part
- corner: open before, now decided, with the doubt beside the verdict
- weighing: a general duty to weigh harm counts under D17 only
- law: everything else, corrections of data and rules of the engine
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

RENAMED = {
    "unclear": {"unsettled", "not_verified"},
    "gap": {"not_adopted", "narrower", "not_provided"},
    "partial": {"adopted_in_part", "narrower", "provided_in_part"},
    "met": {"adopted", "same"},
    "exceeds": {"adopted", "same"},
}
UNDATED = ("not read before", "was not read as it stood", "the law before", "as amended on")
OPEN = {"unclear", "unsettled", "not_verified"}


class Change(NamedTuple):
    """One verdict that is worded otherwise."""

    state: str
    duty: str
    before: str
    after: str
    cause: str
    why: str


def findings(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """The findings of a report by State and duty."""
    told = json.loads(path.read_text("utf-8"))["assessments"]
    return {(item["state"], found["duty"]): found for item in told for found in item["findings"]}


def cause(old: dict[str, Any], new: dict[str, Any]) -> str:
    """Why a verdict is worded otherwise, as far as the two findings tell."""
    whys = [item["words"] for item in new["doubts"]]
    if any(mark in why for why in whys for mark in UNDATED):
        return "dates"
    if new["verdict"] in RENAMED.get(old["verdict"], ()):
        return "words"
    if new["verdict"] == "not_assessed":
        return "silence"
    if old["verdict"] == "partial" and new["verdict"] == "not_verified":
        return "reading"
    if old["verdict"] in OPEN and new["verdict"] not in OPEN and new["beside"]:
        return "corner"
    if any(item.startswith("D17") for item in new["removed_by"]):
        return "weighing"
    return "law"


def changes(old: Path, new: Path) -> list[Change]:
    """Every verdict that both reports have and word otherwise."""
    before, after = findings(old), findings(new)
    found = []
    for (state, duty), item in after.items():
        was = before.get((state, duty))
        if was and was["verdict"] != item["verdict"]:
            why = "; ".join(part["words"] for part in (*item["doubts"], *item["beside"]))[:300]
            found.append(Change(state, duty, was["verdict"], item["verdict"], cause(was, item), why))
    return found


def main() -> None:
    """Print the counts, and what was asked to be drawn."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("old", type=Path)
    asked.add_argument("new", type=Path)
    asked.add_argument("--draw", type=int, default=0)
    asked.add_argument("--state", default="")
    args = asked.parse_args()
    by_cause: dict[str, list[Change]] = defaultdict(list)
    for change in changes(args.old, args.new):
        if args.state in ("", change.state):
            by_cause[change.cause].append(change)
    for name, items in sorted(by_cause.items()):
        print(f"{name}: {len(items)}")
        for (before, after), count in Counter((item.before, item.after) for item in items).most_common():
            print(f"    {count:4}  {before} -> {after}")
    for name, items in sorted(by_cause.items()):
        drawn = items if args.state else random.Random(name).sample(items, min(args.draw, len(items)))
        for item in drawn:
            print(f"{name}  {item.state} {item.duty}: {item.before} -> {item.after}  {item.why}")


if __name__ == "__main__":
    main()
