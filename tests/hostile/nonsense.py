"""Nonsense edits of the real laws, drawn by a seed: each is nonsense whatever the statute says, so lint must tell it.

`python tests/hostile/nonsense.py [COUNT] [SEED]` makes as many of every kind, prints for each kind how many were told as an
error or a warning on the edited lines or on the line they contradict, and the share of all. Edits are made in the text,
so that the rest of the file stays as it is; what lint says of keys out of order does not count.
"""

import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from kinds import KINDS, flow

from harmonize.errors import UnreadableData
from harmonize.library.folder import Folder
from harmonize.library.lint import wrong_in
from harmonize.library.problem import Problem
from harmonize.library.validation import accepted, located
from harmonize.library.yaml_file import read
from harmonize.texts.national_law import NationalLaw

DATA = Path(__file__).parent.parent.parent / "data"
TODAY = date.today()  # what was read since is no mistake
COUNT, SEED = 300, 20261127
NOT_COUNTED = ("key-order",)  # of a key that was put in, not of what it says
TRIES = 60  # laws and places tried for one edit


class Edit(NamedTuple):
    """One edit: its kind, the State, the edited text, and the lines on which it may be told."""

    kind: str
    code: str
    text: str
    lines: frozenset[int]


@cache
def law(code: str) -> tuple[str, Any]:
    """The text and the data of one State's file."""
    path = DATA / "national_laws" / f"{code}.yaml"
    return path.read_text("utf-8"), read(path).data


def codes() -> list[str]:
    """The States of the real laws; invented ones begin with x."""
    return sorted(path.stem for path in (DATA / "national_laws").glob("*.yaml") if not path.stem.startswith("x"))


@cache
def places(text: str) -> dict[tuple[Any, ...], tuple[int, int, int]]:
    """Where the value of every route stands in a text, from and to, and where its key does."""
    found: dict[tuple[Any, ...], tuple[int, int, int]] = {}
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    left: list[tuple[tuple[Any, ...], yaml.Node, yaml.Node]] = [((), root, root)]
    while left:
        route, node, key = left.pop()
        found[route] = (node.start_mark.index, node.end_mark.index, key.start_mark.index)
        if isinstance(node, yaml.MappingNode):
            left += [((*route, key.value), value, key) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            left += [((*route, n), item, item) for n, item in enumerate(node.value)]
    return found


def edited(text: str, changes: list[tuple[str, tuple[Any, ...], Any]]) -> tuple[str, frozenset[int]]:
    """A text with some changes, and their lines: a value replaced, a list's item or a key put before another, or one they contradict."""
    known = places(text)
    pieces: list[tuple[int, int, str]] = []
    for how, route, value in changes:
        start, end, key = known[route]
        if how in ("against", "replace"):
            pieces.append((key, key, ""))  # what stands below its key is told at the key
        if how == "against":
            continue
        if how == "replace":
            body = text[start:end]
            pieces.append((start, start + len(body.rstrip()), flow(value)))
            continue
        begin = text.rindex("\n", 0, key) + 1
        indent = " " * (len(text[begin:key]) - len(text[begin:key].lstrip()))
        new = f"{indent}- {flow(value)}\n" if how == "item" else value.replace("\n", f"\n{indent}").rstrip(" ")
        pieces.append((begin, begin, new if how == "item" else f"{indent}{new}"))
    lines: set[int] = set()
    done, last = "", 0
    for start, end, new in sorted(pieces):
        done += text[last:start]
        first = done.count("\n") + 1
        done += new
        lines.update(range(first, first + max(1, new.rstrip("\n").count("\n") + 1)))
        last = end
    return done + text[last:], frozenset(lines)


def drawn(kind: str, rng: random.Random) -> Edit | None:
    """One edit of a kind, of a law and at a place that the dice choose; None where no law has room for it."""
    states = codes()
    for _ in range(TRIES):
        code = rng.choice(states)
        text, data = law(code)
        changes = KINDS[kind](data, rng)
        if changes:
            return Edit(kind, code, *edited(text, changes))
    return None


def edits(count: int, seed: int) -> Iterator[Edit]:
    """As many edits, drawn evenly over all kinds, in the order of the dice."""
    rng = random.Random(seed)
    names = sorted(KINDS)
    rng.shuffle(names)
    for n in range(count):
        edit = drawn(names[n % len(names)], rng)
        if edit:
            yield edit


def told(edit: Edit, folder: Folder, place: Path) -> bool:
    """Whether lint tells an edit as an error or a warning on one of its lines."""
    return any(
        item.line in edit.lines and item.rule.severity != "note" and item.rule.name not in NOT_COUNTED
        for item in complaints(edit, folder, place)
    )


def complaints(edit: Edit, folder: Folder, place: Path) -> list[Problem]:
    """What lint says of an edited law, without what it finds by working out its norms."""
    path = place / f"{edit.code}.yaml"
    path.write_text(edit.text, "utf-8")
    try:
        text, found = accepted(path, NationalLaw, path.name)
    except UnreadableData as error:
        return [item for item in error.problems if isinstance(item, Problem)]
    return [located(found, item) for item in wrong_in(path, text, found, folder, TODAY)]


def counted(found: list[Edit], say: Callable[[Edit], object] = lambda _: None) -> dict[str, list[bool]]:
    """For each kind of some edits, which of them were told; ``say`` hears of those that were not."""
    folder = Folder(DATA)
    results: dict[str, list[bool]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place:
        for edit in found:
            results[edit.kind].append(told(edit, folder, Path(place)))
            if not results[edit.kind][-1]:
                say(edit)
    return results


def main() -> None:
    count, seed = (int(word) for word in (*sys.argv[1:], *map(str, (COUNT, SEED)[len(sys.argv) - 1 :])))
    found = list(edits(count, seed))
    results = counted(found, lambda edit: print(f"not told: {edit.kind}, {edit.code}:{min(edit.lines)}"))
    for kind, marks in sorted(results.items()):
        print(f"{sum(marks)} of {len(marks)}  {kind}")
    good = sum(map(sum, results.values()))
    print(f"seed {seed}: {good} of {len(found)} told, {100 * good / len(found):.1f} %, {len(results)} kinds")


if __name__ == "__main__":
    main()
