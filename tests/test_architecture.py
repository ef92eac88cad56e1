"""Imports run downhill only, and every folder has its floor."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent / "src" / "harmonize"
# From top to bottom; a room may use itself and the floors below. `library` and `findings` do not know each other,
# nor do `texts` and `duties`. `corpus`, the Python interface, asks with the same words as the commands.
DOWNHILL = [
    {"corpus"},
    {"cli"},
    {"reports"},
    {"library", "findings"},
    {"texts", "duties"},
    {"norms"},
    {"conduct"},
    {"errors"},
    {"visible"},
]
FLOOR = {room: floor for floor, rooms in enumerate(DOWNHILL) for room in rooms}


def rooms_used(path: Path) -> set[str]:
    """The rooms that a module imports from."""
    used = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        used |= {name.split(".")[1] for name in names if name.startswith("harmonize.")}
    return used


def test_every_folder_has_a_floor() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("__")} - {"dataset"}
    assert folders == set(FLOOR) - {"errors", "corpus", "visible"}


def test_imports_run_downhill() -> None:
    wrong = []
    for path in sorted(ROOT.rglob("*.py")):
        room = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if room in FLOOR:
            wrong += [
                f"{path.relative_to(ROOT)} uses {used}"
                for used in rooms_used(path)
                if used != room and FLOOR[used] <= FLOOR[room]
            ]
    assert not wrong


def test_only_the_library_opens_files() -> None:
    readers = ("read_text(", "read_bytes(", ".open(", " open(")
    found = [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*.py"))
        if any(word in path.read_text("utf-8").replace("os.open(", "") for word in readers)
        and path.relative_to(ROOT).parts[0] != "library"
    ]
    assert found == ["texts/schemas.py"], "the schema of the report is a file of the package itself"
