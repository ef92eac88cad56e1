"""Pull requests that falsify law or record, as text edits of the data: each case of pull_requests.yaml says which."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from harmonize.library.yaml_file import read

ROOT = Path(__file__).parent.parent.parent
GIT = (
    "git",
    "-c",
    "user.name=t",
    "-c",
    "user.email=t@example.org",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "core.autocrlf=false",
)


class Judged(NamedTuple):
    """What the gate says of a pull request: its exit code, and by heading what it lists."""

    code: int
    listed: dict[str, list[str]]


def git(place: Path, *words: str) -> None:
    """Runs git in a folder."""
    subprocess.run([*GIT, *words], cwd=place, check=True, capture_output=True)


def repository(place: Path) -> Path:
    """A repository with the data of this one, as the base of every pull request."""
    shutil.copytree(ROOT / "data", place / "data")
    git(place, "init", "-q")
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "base")
    return place


def proposed(base: Path, place: Path, case: dict[str, Any]) -> Path:
    """A clone of the repository with what a case does before it (merged already) and with its pull request on top."""
    git(base, "clone", "-q", "--local", str(base), str(place))
    for step, message in (("before", "merged"), ("edits", "proposed")):
        for edit in case.get(step, ()):
            applied(place / "data", edit)
        git(place, "add", "-A")
        git(place, "commit", "-q", "--allow-empty", "-m", message)
    return place


def applied(data: Path, edit: dict[str, Any]) -> None:
    """One edit of a file.

    ``at`` names a key by its way from the top, entries of lists by their id, day, section or place; its lines are cut out,
    or say what is ``set``, or have ``add`` after them. Else a text is replaced (``every`` time), or the file written or deleted.
    """
    path = data / edit["file"]
    if "copy" in edit:
        shutil.copy(ROOT / "data" / edit["copy"], path)
    elif "write" in edit or "append" in edit:
        path.parent.mkdir(parents=True, exist_ok=True)
        more = "".join(f"  {line}\n" for line in edit.get("append", "").splitlines())  # an entry of a list
        path.write_text(edit.get("write") or path.read_text("utf-8") + more, "utf-8")
    elif "replace" in edit:
        text = path.read_text("utf-8")
        assert edit["replace"] in text, f"{path}: nothing says {edit['replace']}"
        path.write_text(text.replace(edit["replace"], edit["by"], -1 if edit.get("every") else 1), "utf-8")
    elif "at" in edit:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        first, last, column = span(path, edit["at"], lines)
        new = lines[first:last] if "add" in edit else []
        if "set" in edit:
            new = [f"{' ' * column}{edit['at'][-1]!s}: {edit['set']}\n"]
        new += [f"{' ' * column}{line}\n" for line in edit.get("add", "").splitlines()]
        path.write_text("".join([*lines[:first], *new, *lines[last:]]), "utf-8")
    else:
        path.unlink()


def span(path: Path, way: list[Any], lines: list[str]) -> tuple[int, int, int]:
    """The lines of a key, or of an entry of a list, from first to last, and the column in which it begins."""
    found, node, route = read(path), read(path).data, []
    for step in way:
        if isinstance(node, list) and not isinstance(step, int):
            step = next(at for at, item in enumerate(node) if str(step) in map(str, item.values()))
        step = next((key for key in node if str(key) == str(step)), step) if isinstance(node, dict) else step
        node = node[step]
        route.append(step)
    line, column = found.mark(route, key=True)
    entry = isinstance(route[-1], int)
    column -= 3 if entry else 1
    first = last = line - 1
    while last + 1 < len(lines) and (not lines[last + 1].strip() or inside(lines[last + 1], column, entry=entry)):
        last += 1
    return first, last + 1, column


def inside(line: str, column: int, *, entry: bool) -> bool:
    """Whether a line belongs to what begins in a column: it stands further right, or is an entry of the list of a key."""
    indent = len(line) - len(line.lstrip())
    return indent > column or (indent == column and not entry and line.lstrip().startswith("- "))


def listed(told: dict[str, Any]) -> dict[str, list[str]]:
    """By heading the names of what a gate lists."""
    found: dict[str, list[str]] = {}
    for row in told["rows"]:
        found.setdefault(row["kind"], []).append(row["name"])
    return found


def judged(place: Path, case: dict[str, Any], run: Any) -> Judged:
    """What the gate says of the last commit; ``run`` runs a command line in the folder and gives its code and what it prints."""
    code, printed = run(["gate", "HEAD~1", "HEAD", "--format", "json", *map(str, case.get("options", ()))], place)
    if code == 2:
        return Judged(code, {"unreadable": [printed]})
    return Judged(code, listed(json.JSONDecoder().raw_decode(printed[printed.index("{") :])[0]))
