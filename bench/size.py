"""How much code there is: statements of a revision, by room, without docstrings and declared tables.

python bench/size.py [REVISION ...] prints one column per git revision (default: the working tree's last commit). A
statement counts once, however many lines it takes; an assignment of a literal collection at the top of a module is a table.
"""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = "src/harmonize/"
TABLE = 40  # values of a literal from which on an assignment is a table


def git(*words: str) -> str:
    """What git answers."""
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def statements(text: str) -> int:
    """The statements of a module."""
    tree = ast.parse(text)
    tables = {
        id(item)
        for item in tree.body
        if isinstance(item, ast.Assign | ast.AnnAssign)
        and item.value
        and sum(isinstance(node, ast.Constant) for node in ast.walk(item.value)) >= TABLE
    }
    return sum(
        isinstance(node, ast.stmt)
        and id(node) not in tables
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for node in ast.walk(tree)
    )


def rooms(revision: str) -> Counter[str]:
    """Statements by room."""
    found: Counter[str] = Counter()
    for name in git("ls-tree", "-r", "--name-only", revision, SOURCE).split():
        if name.endswith(".py"):
            inner = name.removeprefix(SOURCE)
            found[inner.split("/")[0] if "/" in inner else "(top)"] += statements(git("show", f"{revision}:{name}"))
    return found


def main() -> None:
    revisions = sys.argv[1:] or ["HEAD"]
    columns = [rooms(revision) for revision in revisions]
    print(f"{'room':<12}" + "".join(f"{revision[:12]:>14}" for revision in revisions))
    for room in sorted(set().union(*columns)):
        print(f"{room:<12}" + "".join(f"{column[room]:>14}" for column in columns))
    print(f"{'all':<12}" + "".join(f"{column.total():>14}" for column in columns))


if __name__ == "__main__":
    main()
