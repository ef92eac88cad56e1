"""What harmonize holds out: copies and laws of the worst shapes, kills at random moments, two commands on one file.

``python bench/hostile.py [--part copies|laws|kills|pairs ...] [--megabytes 32] [--kilobytes 256] [--moments 200]
[--turns 100]``. One table stands at the end; what is above a bar, half, lost or left waiting ends it with 1.
"""

import argparse
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "hostile"))

from law_shapes import SHAPES as LAWS  # noqa: E402  found through the path above
from law_shapes import law  # noqa: E402
from places import SEED, begin, tree  # noqa: E402
from shapes import SHAPES as COPIES  # noqa: E402
from shapes import shaped  # noqa: E402
from usage import usage  # noqa: E402

COPY_BARS, LAW_BARS = (120.0, 1000), (10.0, 500)  # seconds of a processor, megabytes
LONGEST = 60.0  # seconds for which a run may wait for another
PATTERN = "patterns:\n  - {id: crosses, name: Crosses, says: Brings one over., facts: {conduct: crossing}}\n"
MODEL = ("xa", "xb", "xc")
# What is run in a folder that `laid` fills. Of `compile` the old files stand together or the new ones; elsewhere each file does.
WRITERS = {
    "compile": "data compile small out",
    "export": "data export --data data --as-of 2024-01-01 -o out",
    "schema": "data schema --write out --data data",
    "report": "check XA --data data --as-of 2024-01-01 --fail-on never --force -o json=out.json",
    "baseline": "data baseline write --data data --as-of 2024-01-01 --force -o out.yaml",
    "new": "data new Kenya --no-interview --force -o out.yaml",
    "new --measures": "data new XC --measures extradition -o data/national_laws/xc.yaml",
    "fmt": "fmt data/national_laws/xb.yaml",
    "read": "data read XD --text copies/german.md --source act --data data",
    "drift --record": "data drift XD --text copies --record --data data",
    "drift --accept": "data drift XD --text copies --accept --data data",
    "reconcile": "data reconcile XC first.yaml second.yaml --settle all=first --agreed agreed.yaml --force --data data",
}
PAIRS = [
    ("compile", "compile"),
    ("export", "export"),
    ("schema", "schema"),
    ("report", "report"),
    ("baseline", "baseline"),
    ("new", "new"),
    ("new --measures", "new --measures"),
    ("read", "read"),
    ("read", "drift --accept"),
    ("read", "drift --record"),
    ("drift --record", "drift --accept"),
    ("reconcile", "reconcile"),
]


class Row(NamedTuple):
    """One line of the table: what was tried, how it went, and whether it is what was promised."""

    what: str
    found: str
    holds: bool


def measured(what: str, words: list[str], place: Path, bars: tuple[float, int], codes: tuple[int, ...]) -> Row:
    """What a command took of time and memory."""
    try:
        used = usage(words, place)
    except subprocess.TimeoutExpired:
        return Row(what, "not done in 600 s", holds=False)
    megabytes = used.kilobytes // 1000
    holds = used.seconds <= bars[0] and megabytes <= bars[1] and used.code in codes
    return Row(what, f"{used.seconds:6.1f} s {megabytes:5} MB  ends with {used.code}", holds)


def copies(how: argparse.Namespace, place: Path) -> Iterator[Row]:
    """Copies of the worst shapes, read."""
    data = place / "data" / "national_laws"
    data.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "copies" / "xd.yaml", data)
    for shape in COPIES:
        copy = place / shape.get("name", "a.md")
        copy.write_bytes(shaped(shape, how.megabytes * 1_000_000))
        words = ["data", "read", "XD", "--text", str(copy), "--source", "act", "--data", str(data.parent)]
        yield measured(f"read: {shape['id']}", words, place, COPY_BARS, (0, 2))


def laws(how: argparse.Namespace, place: Path) -> Iterator[Row]:
    """Law files of the worst shapes that the loader lets pass: asked, checked, laid over another, compared."""
    data, tried = place / "data" / "national_laws", place / "tried"
    data.mkdir(parents=True)
    tried.mkdir()
    for name, shape in LAWS.items():
        text, offences, each = law(shape, how.kilobytes * 1000, tried)
        (data / "xc.yaml").write_text(text, "utf-8")
        what = f"{name}, {offences} offences of {each}, {len(text) // 1000} KB"
        words = ["check", "XC", "--fail-on", "never", "--data", str(data.parent)]
        yield measured(f"check: {what}", words, place, LAW_BARS, (0,))
        yield measured(f"lint: {what}", ["lint", str(data / "xc.yaml")], place, LAW_BARS, (0, 1))
    other = place / "first.yaml"
    head, last, rest = text_of(LAWS["exclusions"](1, 60)).rpartition("          e59:")
    other.write_text(head + rest.partition("\n")[2], "utf-8")
    (data / "xc.yaml").write_text(head + last + rest, "utf-8")
    bill = ["bill", "XC", str(other), "--data", str(data.parent), "--fail-on", "never"]
    yield measured("plan: one of 60 exclusions dropped", bill, place, LAW_BARS, (0, 1))
    both = ["data", "reconcile", "XC", str(data / "xc.yaml"), str(other), "--data", str(data.parent)]
    yield measured("reconcile: one of 60 exclusions dropped", both, place, LAW_BARS, (0, 1))


def text_of(offences: str) -> str:
    """A law file of some offences."""
    from law_shapes import HEAD

    return f"{HEAD}offences:\n{offences}"


def laid(place: Path, state: int) -> None:
    """Fills a folder with what the writers read; what they write is other after state 1 than after state 0."""
    laws = place / "data" / "national_laws"
    laws.mkdir(parents=True)
    for name in MODEL:
        shutil.copy(ROOT / "data" / "national_laws" / f"{name}.yaml", laws)
    small = Path(shutil.copytree(ROOT / "tests" / "library" / "toy_treaty", place / "small"))
    shutil.copytree(laws, small / "national_laws")
    (small / "cases").mkdir()
    (small / "cases" / "standard.yaml").write_text(PATTERN, "utf-8")
    shutil.copy(ROOT / "tests" / "copies" / "xd.yaml", laws)
    (place / "copies").mkdir()
    german = (ROOT / "tests" / "copies" / "invented" / "german.md").read_text("utf-8")
    (place / "copies" / "german.md").write_text(german, "utf-8")
    xc = (laws / "xc.yaml").read_text("utf-8")
    (place / "first.yaml").write_text(xc, "utf-8")
    (place / "second.yaml").write_text(xc.replace("prison: [0, 120]", "prison: [0, 96]"), "utf-8")
    assert begin(shlex.split(WRITERS["read"]), place).wait().code == 0
    (place / "copies" / "german.md").write_text(german.replace("§ 4a", "§  4a").replace("Jahr", "Jahre"), "utf-8")
    if state:
        text = (laws / "xa.yaml").read_text("utf-8")
        (laws / "xa.yaml").write_text(text.replace("title: ", "title: Another ").replace("120]", "96]"), "utf-8")
        shutil.copy(laws / "xa.yaml", place / "small" / "national_laws")
        (laws / "xb.yaml").write_text((laws / "xb.yaml").read_text("utf-8").replace(": [", ":   ["), "utf-8")


def whole(name: str, now: dict[str, bytes | str], *states: dict[str, bytes | str]) -> bool:
    """Whether each file is what one of the states says; of a dataset, all files together."""
    if name == "compile":
        return any(state.items() <= now.items() for state in states)
    shared = states[0].keys() & states[1].keys()
    return all(
        now.get(file) in (states[0][file], states[1][file]) for file in shared if not file.endswith("index.json")
    )


def kills(how: argparse.Namespace, place: Path) -> Iterator[Row]:
    """Every command that writes, killed at random moments; then it runs again and must leave what it would have left."""
    draw = random.Random(SEED)
    for name, command in WRITERS.items():
        before, words = place / f"{name} before", shlex.split(command)
        laid(before, 0)
        begin(words, before).wait()  # so that there is an old state to lose
        laid(place / f"{name} other", 1)
        for part in ("data/national_laws/xa.yaml", "data/national_laws/xb.yaml", "small/national_laws/xa.yaml"):
            shutil.copy(place / f"{name} other" / part, before / part)
        old, after = tree(before), Path(shutil.copytree(before, place / f"{name} after"))
        began = time.monotonic()
        code = begin(words, after).wait().code
        longest, new = time.monotonic() - began, tree(after)
        half = waiting = lost = 0
        moments = min(how.moments, 50) if name == "compile" else how.moments
        for _ in range(moments):
            at = Path(shutil.copytree(before, place / "at"))
            child = begin(words, at)
            time.sleep(draw.uniform(0, longest))
            child.kill()
            half += not whole(name, tree(at), old, new)
            began = time.monotonic()
            child = begin(words, at)
            again = child.wait()
            waiting += time.monotonic() - began > LONGEST
            lost += again.code not in (0, 1) or tree(at) != new
            shutil.rmtree(at)
        found = f"{moments} kills: {half} half, {lost} lost or left behind, {waiting} waiting; ends with {code}"
        yield Row(f"kill: {name}", found, not (half or lost or waiting) and code in (0, 1))


def pairs(how: argparse.Namespace, place: Path) -> Iterator[Row]:
    """Two commands that write one file at once: both end, and what stands there is what one order of them leaves."""
    before = place / "before"
    laid(before, 0)
    for names in PAIRS:
        words = [shlex.split(WRITERS[name]) for name in names]
        if names == ("new --measures", "new --measures"):
            words[1][3] = "carriers"
        orders = []
        for order in (words, words[::-1], words[:1], words[1:]):
            at = Path(shutil.copytree(before, place / "at"))
            for one in order:
                begin(one, at).wait()
            orders.append(tree(at))
            shutil.rmtree(at)
        mixed = unlike = waiting = 0
        for _ in range(how.turns):
            at = Path(shutil.copytree(before, place / "at"))
            began = time.monotonic()
            ends = [child.wait() for child in [begin(one, at) for one in words]]
            waiting += time.monotonic() - began > LONGEST
            refused = [end.code == 2 for end in ends]
            mixed += tree(at) not in (orders if any(refused) else orders[:2])
            unlike += any(end.code not in (0, 1, 2) or "Traceback" in end.said for end in ends) or all(refused)
            shutil.rmtree(at)
        found = f"{how.turns} turns: {mixed} mixed or lost, {unlike} ended badly, {waiting} waiting"
        yield Row(f"at once: {' and '.join(names)}", found, not (mixed or unlike or waiting))


PARTS: dict[str, Callable[[argparse.Namespace, Path], Iterator[Row]]] = {
    "copies": copies,
    "laws": laws,
    "kills": kills,
    "pairs": pairs,
}


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--part", choices=PARTS, action="append")
    for name, usual in (("megabytes", 32), ("kilobytes", 256), ("moments", 200), ("turns", 100)):
        asked.add_argument(f"--{name}", type=int, default=usual)
    how = asked.parse_args()
    rows: list[Row] = []
    for part in how.part or PARTS:
        with tempfile.TemporaryDirectory() as place:
            for row in PARTS[part](how, Path(place)):
                rows.append(row)
                print(f"{'.' if row.holds else '!'} {row.what}", file=sys.stderr, flush=True)
    width = max(len(row.what) for row in rows)
    print("\n".join(f"{'      ' if row.holds else 'FAILS '}{row.what:{width}}  {row.found}" for row in rows))
    failed = sum(not row.holds for row in rows)
    print(
        f"{len(rows) - failed} of {len(rows)} hold (seed {SEED}; bars: read {COPY_BARS}, check {LAW_BARS} in s and MB)"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
