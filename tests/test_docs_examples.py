"""Examples in the docs print what they say: a page is a session at a terminal, run from top to bottom in a scratch folder.

In a ``console`` block, lines with ``$`` are typed, the lines below them are what comes back (messages first); ``...``
stands for any lines. A ``yaml`` block behind ``<!-- file: NAME -->`` is a file.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FREEDONIA = ROOT / "tests" / "reports" / "freedonia"
PAGES = {"ci.md": FREEDONIA, "fact-patterns.md": FREEDONIA}
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)


def typed(body: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a block with the lines expected."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, *expected = part.rstrip("\n").split("\n")
        yield command, expected


def fits(found: list[str], expected: list[str]) -> bool:
    """Whether lines are as expected; ``...`` stands for any."""
    if not expected:
        return not found
    if expected[0] == "...":
        return any(fits(found[skip:], expected[1:]) for skip in range(len(found) + 1))
    return bool(found) and found[0] == expected[0] and fits(found[1:], expected[1:])


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_examples_print_what_they_say(page: str, tmp_path: Path) -> None:
    shutil.copytree(PAGES[page], tmp_path / "law")
    bin_of_tool = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    who = {f"GIT_{role}_{what}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, "PATH": bin_of_tool, **who}
    subprocess.run(
        "git init -q && git add -A && git commit -qm one", shell=True, cwd=tmp_path, env=environment, check=True
    )
    count = 0
    for block in BLOCK.finditer((ROOT / "docs" / page).read_text("utf-8")):
        if block["file"]:
            (tmp_path / block["file"]).parent.mkdir(exist_ok=True)
            (tmp_path / block["file"]).write_text(block["body"], "utf-8")
        if block["kind"] != "console":
            continue
        for command, expected in typed(block["body"]):
            done = subprocess.run(
                ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )
            found = (done.stdout + done.stderr).splitlines()
            other = (done.stderr + done.stdout).splitlines()
            assert fits(found, expected) or fits(other, expected), f"{command}\n{done.stderr}{done.stdout}"
            subprocess.run(["git", "add", "-A"], cwd=tmp_path, env=environment, check=True)
            count += 1
    assert count
