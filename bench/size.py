"""How large the house is: statements, lines and modules by room, tables written as Python, and the way of a duty.

python bench/size.py [REVISION ...] prints a block per git revision (default: 19ef567a, where the redesign began, and the
last commit). `python bench/size.py --screens` prints how long the reports on the States on file are as they come into a
pipe, 100 columns wide: the first screen, and the whole of it. A statement counts once, however many lines it takes, a
docstring not at all. Constants are the lines of all
assignments at the top of modules; those of a literal collection of forty values or more are tables, and no statements.
Code outside `src` that the product needs (the build hook, what makes the pages) has a row of its own. The way of a duty
is that of `walk.py`.
"""

import ast
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from walk import House

ROOT = Path(__file__).parent.parent
SOURCE = "src/harmonize/"
BESIDE = ("hatch_build.py", "docs/")  # runs when the product is built or its pages are written
TABLE = 40  # values of a literal from which on an assignment is a table
START = "19ef567a"
GUESTS = ("(beside src)", "guests", "interview", "copies")  # the last two are older names
DUTY = ("duties/criminalize.py", "judge")
HANDED = ("question", "duty")  # what a form is given to judge: since its question is a value, that


class Count(NamedTuple):
    """What a module holds; constants, and those of them that are tables, are in lines."""

    statements: int = 0
    lines: int = 0
    modules: int = 0
    constants: int = 0
    tables: int = 0

    def __add__(self, other: "Count") -> "Count":  # type: ignore[override]
        return Count(*map(sum, zip(self, other, strict=True)))


def git(*words: str) -> str:
    """What git answers."""
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def is_table(item: ast.stmt) -> bool:
    """Whether an assignment at the top of a module is a table: prose, or data, written as Python."""
    return sum(isinstance(node, ast.Constant) for node in ast.walk(item)) >= TABLE


def length(found: list[ast.stmt]) -> int:
    """The lines of some statements."""
    return sum((item.end_lineno or item.lineno) - item.lineno + 1 for item in found)


def counted(text: str) -> Count:
    """What one module holds."""
    tree = ast.parse(text)
    constants = [item for item in tree.body if isinstance(item, ast.Assign | ast.AnnAssign) and item.value]
    tables = [item for item in constants if is_table(item)]
    skipped = {id(item) for item in tables}
    statements = sum(
        isinstance(node, ast.stmt)
        and id(node) not in skipped
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for node in ast.walk(tree)
    )
    return Count(statements, text.count("\n"), 1, length(constants), length(tables))


def modules(revision: str) -> dict[str, str]:
    """The text of every Python module of a revision that the product needs, by its path."""
    names = git("ls-tree", "-r", "--name-only", revision).split("\n")
    return {
        name: git("show", f"{revision}:{name}")
        for name in names
        if name.endswith(".py") and name.startswith((SOURCE, *BESIDE))
    }


def room(name: str) -> str:
    """The room of a module."""
    inner = name.removeprefix(SOURCE)
    if inner == name:
        return "(beside src)"
    return inner.split("/")[0] if "/" in inner else "(top)"


def screens() -> None:
    """Print the lines of the reports on every law on file, and the median and the longest of them."""
    command = str(Path(sys.executable).parent / "harmonize")
    told: dict[str, list[int]] = {"": [], "--all": []}
    for path in sorted((ROOT / "data" / "national_laws").glob("*.yaml")):
        for name, lines in told.items():
            words = [command, "check", path.stem.upper(), "--fail-on", "never", *name.split()]
            lines.append(subprocess.run(words, capture_output=True, text=True, check=True).stdout.count("\n"))
    for name, lines in told.items():
        print(
            f"check {name or '(first screen)'}: {statistics.median(lines):g} lines in the median of {len(lines)} laws, {max(lines)} at most"
        )


def main() -> None:
    """Print a block per revision."""
    if "--screens" in sys.argv:
        screens()
        return
    for revision in sys.argv[1:] or [START, "HEAD"]:
        texts = modules(revision)
        counts = {name: counted(text) for name, text in texts.items()}
        rooms: dict[str, Count] = {}
        for name, count in counts.items():
            rooms[room(name)] = rooms.get(room(name), Count()) + count
        total = sum((count for key, count in rooms.items() if key != "(beside src)"), Count())
        schemas = git("ls-tree", "-r", "--name-only", revision, "schemas/").split()
        lines = sum(git("show", f"{revision}:{name}").count("\n") for name in schemas)
        print(f"{revision:<14}" + "".join(f"{key:>12}" for key in Count._fields))
        for key, count in sorted(rooms.items()):
            print(f"{key:<14}" + "".join(f"{value:>12}" for value in count))
        print(f"{'all of src':<14}" + "".join(f"{value:>12}" for value in total))
        hosts = sum((count for key, count in rooms.items() if key not in GUESTS), Count())
        print(f"{'less guests':<14}" + "".join(f"{value:>12}" for value in hosts))
        found = House({name.removeprefix(SOURCE): text for name, text in texts.items() if name.startswith(SOURCE)})
        given = next(name for name in HANDED if name in found.functions[DUTY].parameters)
        way = found.walk(*DUTY, given)
        print(f"way of a duty: {len(way.stays)} stays in {len({*way.stays})} modules, {way.returns} returns")
        print(f"schemas: {lines} lines in {len(schemas)} files\n")


if __name__ == "__main__":
    main()
