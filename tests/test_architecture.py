"""Imports run downhill only, and every folder has its floor."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "harmonize"
# From top to bottom; a room may use itself and the floors below. `library` and `findings` do not know each other,
# nor do `texts` and `duties`. `corpus` is the Python interface, and every command sits on it.
DOWNHILL = [
    {"cli"},
    {"guests"},
    {"upkeep", "codings"},
    {"corpus"},
    {"desk"},
    {"one_law"},
    {"query"},
    {"reports"},
    {"library", "findings"},
    {"texts", "duties"},
    {"norms"},
    {"conduct"},
    {"vocabulary"},  # plain data; where nothing is compiled yet it asks the library for it, by name
    {"errors"},
    {"visible", "grouping"},
]
FLOOR = {room: floor for floor, rooms in enumerate(DOWNHILL) for room in rooms}


@cache
def parsed(path: Path) -> ast.Module:
    """The tree of a module."""
    return ast.parse(path.read_text("utf-8"))


def imports(node: ast.AST, *, types: bool = True) -> Iterator[str]:
    """The modules of the project that are imported somewhere in a tree; without ``types``, those of a running program."""
    if not types and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    if isinstance(node, ast.ImportFrom) and node.module:
        package = ROOT.parent.joinpath(*node.module.split(".")).is_dir()
        names = [f"{node.module}.{item.name}" if package else node.module for item in node.names]
    else:
        names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
    yield from (name for name in names if name.startswith("harmonize."))
    for below in ast.iter_child_nodes(node):
        yield from imports(below, types=types)


def rooms_used(path: Path) -> set[str]:
    """The rooms that a module imports from."""
    used = {name.split(".")[1] for name in imports(parsed(path))}
    return used - {"__version__", "Assessment"}  # of the package itself


def test_every_folder_has_a_floor() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("__")} - {"dataset"}
    assert folders == set(FLOOR) - {
        "upkeep",
        "codings",
        "desk",
        "corpus",
        "one_law",
        "query",
        "vocabulary",
        "errors",
        "visible",
        "grouping",
    }


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


# What commands may use besides: each is arguments, a call on the corpus, a report, a renderer.
COMMANDS_USE = {
    "cli",
    "corpus",
    "one_law",
    "upkeep",
    "codings",
    "desk",
    "guests",
    "query",
    "reports",
    "errors",
    "visible",
    "grouping",
    "__version__",
    "Assessment",
}
FILES = {  # what writes files, and reads or checks those that are no data of the corpus
    *(
        "base_revision",
        "scaffold",
        "companions",
        "dataset",
        "formatting",
        "lint",
        "located_yaml",
        "yaml_file",
        "owned_folder",
    ),
    *("baseline_file", "revisions", "settings", "watching", "writing"),
}


def test_commands_sit_on_the_python_interface() -> None:
    wrong = []
    for path in sorted((ROOT / "cli").glob("*.py")):
        for name in imports(parsed(path), types=False):
            _, room, *module = name.split(".")
            if not (room in COMMANDS_USE or (room == "library" and module and module[0] in FILES)):
                wrong.append(f"{path.name} uses {name}")
    assert not wrong


# What a guest may use: the Python interface, the values and words that it hands out, and the library's doors to files.
HANDED_OUT = {
    "__version__",
    "corpus",
    "one_law",
    "desk",
    "query",
    "findings",
    "reports",
    "norms",
    "conduct",
    "errors",
    "visible",
    "grouping",
}
DOORS = {
    *(
        "digests",
        "fingerprints",
        "git",
        "located_yaml",
        "owned_folder",
        "processes",
        "repository",
        "store",
        "whole_law",
        "writing",
    ),
    *("yaml_file", "yaml_layout", "yaml_tree"),
}
OF_LAW_FILES = {
    "texts.fingerprints",
    "texts.national_law",
}  # the model that `store.text` gives, and the record beside it


def test_guests_know_the_python_interface_and_nobody_but_the_commands_knows_them() -> None:
    wrong = []
    for path in sorted(ROOT.rglob("*.py")):
        room, *below = path.relative_to(ROOT).parts
        for name in imports(parsed(path)):
            _, used, *module = name.split(".")
            if room != "guests":
                known = used != "guests" or room == "cli"
            elif used == "guests":
                known = module[0] == below[0]  # a guest does not know the others
            else:
                known = (
                    used in HANDED_OUT
                    or f"{used}.{module[0]}" in OF_LAW_FILES
                    or (used == "library" and module[0] in DOORS)
                )
            wrong += [] if known else [f"{path.relative_to(ROOT)} uses {name}"]
    assert not wrong


def test_every_guest_has_a_page_that_says_what_it_is_for() -> None:
    for guest in (path for path in (ROOT / "guests").iterdir() if path.is_dir() and not path.name.startswith("__")):
        said = ast.get_docstring(parsed(guest / "__init__.py")) or ""
        page = re.search(r"docs/([a-z-]+\.md)", said)
        assert page, f"{guest.name} names no page"
        assert (ROOT.parent.parent / "docs" / page[1]).is_file()


def test_only_the_library_opens_files() -> None:
    readers = ("read_text(", "read_bytes(", ".open(", " open(")
    found = [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*.py"))
        if any(word in path.read_text("utf-8").replace("os.open(", "") for word in readers)
        and path.relative_to(ROOT).parts[0] != "library"
    ]
    assert found == ["guests/atlas/world.py", "guests/export/table.py", "vocabulary.py"], (
        "the tiles of the map, the tables of the export and the compiled vocabulary are files of the package itself"
    )


def test_one_place_catches_everything() -> None:
    """A mistake of ours is told as one, by the entry point; nowhere else is an error caught that nobody named."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in sorted(ROOT.rglob("*.py"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or {"Exception", "BaseException"} & {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)}
        )
    ]
    assert found == ["cli/app.py"]


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports for types and those inside functions count; the package's face, which hands names on, does not."""
    modules = {
        ".".join(path.relative_to(ROOT.parent).with_suffix("").parts): path
        for path in ROOT.rglob("*.py")
        if path.name != "__init__.py"
    }
    graph: dict[str, set[str]] = {}
    for name, path in modules.items():
        froms = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.ImportFrom))
        used = {part for node in froms for item in node.names for part in (node.module, f"{node.module}.{item.name}")}
        graph[name] = {str(part) for part in used} & modules.keys()
    try:
        assert len(list(TopologicalSorter(graph).static_order())) == len(modules)
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
