"""How surely and how fast two codings of one law are reconciled: random single mutations of the laws on file.

Each mutation changes one value of a law file: facts of a clause, a range, an answer to a measure, a day. The mutated line
must be named in the first matter; a mutation that changes nothing must be reported as nothing. Seconds are those of the
processor, of codings that are read and of a first one that was asked before.

    python bench/reconcile.py --count 200 --seed 1
"""

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from harmonize.codings import Coding, two
from harmonize.conduct.dimensions import SPACE
from harmonize.corpus import Corpus, load
from harmonize.errors import UnreadableData
from harmonize.findings.reconcile import apart, differences
from harmonize.query import one_state

DATA = Path(__file__).parent.parent / "data"
DAY = "2026-11-27"
BARS = {"listed, median": 0.05, "ranked, median": 0.5, "ranked, worst": 3.0}
SLOWEST = 3  # named with their lines
LIST = re.compile(r"(\w+): \[([a-zA-Z_, \"]+)\]")
FACTS = {dimension.name for dimension in SPACE.dimensions}
PRISON = re.compile(r"prison: \[(\d+), (\d+)\]")
VALUE = re.compile(r"^(  \w+: .*?value: |    value: )(yes|no|\d+)\b")
FROM = re.compile(r"^(\s+- from: )(\d{4})(-\d\d-\d\d)")


class Mutation(NamedTuple):
    """One line of a law file written otherwise."""

    kind: str
    code: str
    line: int
    text: str


def candidates(code: str, lines: list[str], draw: random.Random) -> Iterator[Mutation]:
    """One mutation of each line that has a value to change."""
    for number, line in enumerate(lines, 1):
        lists = [found for found in LIST.finditer(line) if found[1] in FACTS]
        if lists and "punishes" not in line:
            found = draw.choice(lists)
            values = found[2].split(", ")
            if len(values) > 1:
                values.remove(draw.choice(values))
                changed = f"{found[1]}: [{', '.join(values)}]"
                yield Mutation("facts", code, number, line[: found.start()] + changed + line[found.end() :])
        if found := PRISON.search(line):
            high = str(int(found[2]) + draw.choice((6, 12, 24)))
            yield Mutation("range", code, number, line[: found.start(2)] + high + line[found.end(2) :])
        if found := VALUE.match(line):
            other = {"yes": "no", "no": "yes"}.get(found[2], str(int(found[2]) + 6) if found[2].isdigit() else "")
            yield Mutation("measure", code, number, line[: found.start(2)] + other + line[found.end(2) :])
        if found := FROM.match(line):
            year = str(int(found[2]) - 1)
            yield Mutation("day", code, number, line[: found.start(2)] + year + line[found.end(2) :])


def drawn(corpus: Corpus, draw: random.Random) -> Iterator[Mutation]:
    """Mutations without end, each kind of change and each State as often as the others."""
    by_kind: dict[str, dict[str, list[Mutation]]] = {}
    for code in corpus.store.codes:
        if code.startswith("X"):
            continue
        lines = (DATA / "national_laws" / f"{code.lower()}.yaml").read_text("utf-8").split("\n")
        for item in candidates(code, lines, draw):
            by_kind.setdefault(item.kind, {}).setdefault(code, []).append(item)
    while True:
        for kind in ("facts", "range", "measure", "day"):
            code = draw.choice(sorted(by_kind[kind]))
            yield draw.choice(by_kind[kind][code])


class Measured(NamedTuple):
    """What came of one mutation: whether the laws differ at all, whether it was named first, and the seconds."""

    item: Mutation
    differs: bool
    told: bool
    first: bool
    listed: float
    ranked: float


def measured(corpus: Corpus, first: Coding, item: Mutation, file: Path) -> Measured:
    """One mutation reconciled with the law on file: on its day, and for a day mutated on every day before."""
    second = Coding(corpus, first.party, file, first)
    first.side(DAY)
    sides = first.side(DAY), second.side(DAY, first.side(DAY))
    start = time.process_time()
    differences(*sides)
    listed = time.process_time() - start
    again = Coding(corpus, first.party, file, first)
    again.side(DAY, first.side(DAY))
    first.assessed(DAY, {})
    first.others(DAY)
    start = time.process_time()
    found = two(corpus, first, again, DAY)
    ranked = time.process_time() - start
    if not found.matters:
        found = two(corpus, first, second, None)
    differs = bool(found.matters) or any(
        apart(one, other)
        for one in first.store.periods(first.party.code)
        if (other := second.store.law(first.party.code, max(one.since, "0001-01-01")))
    )
    text = file.read_text("utf-8").split("\n")
    first_named = any(
        within(text, line, item.line) for matter in found.matters[:1] for part in matter.parts for line in part.lines
    )
    return Measured(item, differs, bool(found.matters), first_named, listed, ranked)


def within(text: list[str], begins: int, line: int) -> bool:
    """Whether a line of a file belongs to the entry that begins on another: what stands further in below it does.

    An entry of a list begins with its dash; the entries of a list stand further in than its name, dash or not.
    """
    if not 0 < begins <= line:
        return False
    aside = " " if text[begins - 1].lstrip().startswith("-") else " -"

    def margin(number: int) -> int:
        return len(text[number - 1]) - len(text[number - 1].lstrip(aside))

    return all(margin(number) > margin(begins) for number in range(begins + 1, line + 1))


def main() -> int:
    """Draws, measures, and prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    corpus, draw = load(DATA), random.Random(asked.seed)
    firsts: dict[str, Coding] = {}
    done: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        for item in drawn(corpus, draw):
            own = DATA / "national_laws" / f"{item.code.lower()}.yaml"
            file = Path(folder) / own.name
            lines = own.read_text("utf-8").split("\n")
            lines[item.line - 1] = item.text
            file.write_text("\n".join(lines), "utf-8")
            if item.code not in firsts:
                firsts[item.code] = Coding(corpus, one_state(corpus.store, item.code), own)
            try:
                done.append(measured(corpus, firsts[item.code], item, file))
            except UnreadableData:
                continue  # no law file any more: drawn again
            tell(done[-1])
            if len(done) == asked.count:
                break
    return summary(done)


def tell(one: Measured) -> None:
    """One line for what did not come out as it must."""
    if one.told and not one.first:
        print(f"NOT FIRST {one.item.code}:{one.item.line} {one.item.kind}: {one.item.text.strip()[:100]}")
    if one.differs and not one.told:
        print(f"told as nothing {one.item.code}:{one.item.line} {one.item.kind}: {one.item.text.strip()[:100]}")


def summary(done: list[Measured]) -> int:
    """The figures beside their bars; 1 when one is missed."""
    told = [one for one in done if one.told]
    figures = {
        "listed, median": statistics.median(one.listed for one in done),
        "ranked, median": statistics.median(one.ranked for one in done),
        "ranked, worst": max(one.ranked for one in done),
    }
    print(f"{len(done)} mutations: {len(told)} told, {len(done) - len(told)} reported as nothing")
    print(f"the mutated line named first: {sum(one.first for one in told)} of {len(told)}")
    for kind in ("facts", "range", "measure", "day"):
        own = [one for one in done if one.item.kind == kind]
        print(f"  {kind}: {len(own)} drawn, {sum(one.told for one in own)} told, {sum(one.first for one in own)} first")
    for name, value in figures.items():
        print(f"{name}: {value * 1000:.0f} ms (bar {BARS[name] * 1000:.0f} ms)")
    for one in sorted(done, key=lambda one: one.ranked, reverse=True)[:SLOWEST]:
        print(f"  {one.ranked:.1f} s: {one.item.code}:{one.item.line} {one.item.kind}: {one.item.text.strip()[:100]}")
    missed = any(value > BARS[name] for name, value in figures.items()) or any(not one.first for one in told)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
