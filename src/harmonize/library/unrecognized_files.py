"""Files in a folder of data that nothing reads: laws under a wrong name, and what does not belong there."""

import re
from collections.abc import Iterator
from pathlib import Path

from harmonize.library.problem import Problem, problem

LAW = re.compile(r"[a-z]{2}\.yaml")
DATA_ENDS = (".yaml", ".yml", ".json")
# What lies beside the folders of laws, articles and cases, or is reported by another rule (an index), besides what begins
# with a dot.
BESIDE = ("measures.yaml", "treaty_status.yaml", "parity.yaml", "index.json")
CASES = "cases"  # of one's own, read with the laws beside them
MOST = 100  # files told of one folder


def passed_over(root: Path, laws: Path, shown: Path) -> Iterator[Problem]:
    """Every file under a folder of data that is passed over, by its name below ``shown``."""
    yield from in_folder(laws, shown, laws_only=True)
    for name in ("cases", "protocol_articles", "vocabulary"):
        if (root / name).is_dir():
            yield from in_folder(root / name, shown, laws_only=False)
    if laws != root:
        for path in listed(root):
            if path.suffix.lower() in DATA_ENDS and path.name not in BESIDE and path.is_file():
                yield about_file(path, shown, "stray-file")


def in_folder(folder: Path, shown: Path, *, laws_only: bool) -> Iterator[Problem]:
    """What is passed over in one folder: only `xx.yaml` is read among laws, only `*.yaml` among other data."""
    for path in listed(folder):
        name = path.name
        if name in (*BESIDE, "README.md") or (path.is_dir() and not laws_only):
            continue
        if laws_only and path.is_dir():
            if name != CASES and any(LAW.fullmatch(inner.name.lower()) for inner in listed(path)):
                yield about_file(path, shown, "file-not-read", why="laws stand in one folder, without folders in it")
        elif name.lower().endswith((".yml", ".yaml")) and not name.endswith(".yaml"):
            yield about_file(
                path, shown, "file-not-read", why=f"the name ends in `.yaml`, in lower case: {path.stem}.yaml"
            )
        elif laws_only and name.endswith(".yaml") and not LAW.fullmatch(name):
            yield about_file(path, shown, "file-not-read", why="a law file is named by the code of its State: xx.yaml")
        elif not name.endswith(".yaml"):
            yield about_file(path, shown, "stray-file")


def listed(folder: Path) -> list[Path]:
    """What a folder holds, in order, without what begins with a dot; the first of it."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))[: 100 * MOST]


def about_file(path: Path, shown: Path, rule: str, why: str = "") -> Problem:
    """A complaint about a whole file."""
    name = path.relative_to(shown) if path.is_relative_to(shown) else path
    return problem(str(name), rule, why=why)
