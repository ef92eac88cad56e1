"""Every example of the pages prints what the page says.

A fenced block ``console`` holds commands (``$ harmonize ...``) and what each prints; a line ``...`` stands for any number
of lines left out. Where a page fills a file of its own piece by piece (see filling.py), its commands run in a folder with
no data, on the file as far as the page has come. Some pages are one session at a terminal, from top to bottom in a
repository of its own; there, a block behind ``<!-- file: NAME -->`` is a file.
"""

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from filling import blocks, filled

from command_line import typed
from harmonize import query
from harmonize.cli import commands

ROOT = Path(__file__).parent.parent.parent
FREEDONIA = ROOT / "tests" / "reports" / "freedonia"
SESSIONS = ("ci.md", "fact-patterns.md")
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name not in SESSIONS),
]
FENCE = re.compile(r"^```(?P<kind>console|sh)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"<!-- file: (?P<name>\S+) -->\n```\w+\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CUT = "..."
MOVES = (
    (re.compile(r"(\.yaml):\d+"), r"\1"),
    (re.compile(r"\b[Dd]ataset +\S+"), "dataset"),
    (re.compile(r"\bversion \d\S*"), "version"),
)


class Example(NamedTuple):
    """One command of a page with the lines that the page shows under it."""

    page: Path
    line: int
    command: str
    shown: list[str]

    @property
    def words(self) -> list[str]:
        return shlex.split(self.command, comments=True)[1:]


def examples(kind: str) -> Iterator[Example]:
    """The commands of ours in the blocks of one kind, in the order of the pages."""
    for page in PAGES:
        yield from (example for example in lines_typed(page, kind) if example.command.startswith("harmonize "))


def lines_typed(page: Path, kind: str) -> Iterator[Example]:
    """What is typed in the blocks of one kind on a page."""
    text = page.read_text("utf-8")
    for block in FENCE.finditer(text):
        if block["kind"] != kind:
            continue
        start = text.count("\n", 0, block.start("body")) + 1
        found: list[Example] = []
        for offset, line in enumerate(block["body"].splitlines()):
            if kind == "sh" or line.startswith("$ "):
                found.append(Example(page, start + offset, line.removeprefix("$ "), []))
            elif found:
                found[-1].shown.append(line)
        yield from found


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """For each page a folder with the data in it, where its commands may write."""
    found = {page: tmp_path_factory.mktemp(page.stem) for page in PAGES}
    for page, desk in found.items():
        for folder in () if blocks(page) else ("data", "docs"):
            (desk / folder).symlink_to(ROOT / folder)
    return found


def lay(example: Example, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Brings the files that a page fills to where they are when one of its commands is typed."""
    made = [other for other in examples("console") if other.page == example.page and other.words[:2] == ["data", "new"]]
    steps = sorted([*made, *blocks(example.page)], key=lambda step: step.line)
    for old in desk.iterdir() if blocks(example.page) else ():
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink()
    for step in steps:
        if step.line < example.line and isinstance(step, Example):
            printed(step.words, desk, monkeypatch)
        elif step.line < example.line:
            law = desk / step.file
            law.parent.mkdir(exist_ok=True)
            law.write_text(filled(law.read_text("utf-8") if law.exists() else "", step), "utf-8")


def printed(words: list[str], desk: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the reader sees on a terminal: answers and messages in their order."""

    class Day(date):
        @classmethod
        def today(cls) -> "Day":
            return cls(2026, 11, 24)

    monkeypatch.setattr(query, "date", Day)
    told = typed(*words, folder=desk, mixed=True).stdout
    return [line.rstrip() for line in told.rstrip("\n").split("\n")]


def still(line: str) -> str:
    """A line without what moves with every change of the data."""
    for pattern, kept in MOVES:
        line = pattern.sub(kept, line)
    return line.rstrip()


def pieces(shown: list[str], still: Callable[[str], str] = still) -> list[list[str]]:
    """What is shown, cut at the lines left out."""
    found: list[list[str]] = [[]]
    for line in shown:
        if line.strip() == CUT:
            found.append([])
        else:
            found[-1].append(still(line))
    return found


def matches(shown: list[str], actual: list[str], still: Callable[[str], str] = still) -> bool:
    """Whether every piece stands in the output, in order, the first at its start and the last at its end."""
    first, *rest = pieces(shown, still)
    lines = [still(line) for line in actual]
    if not rest:
        return first == lines
    if lines[: len(first)] != first:
        return False
    at = len(first)
    *middle, last = rest
    for piece in middle:
        at = next((i + len(piece) for i in range(at, len(lines) + 1) if lines[i : i + len(piece)] == piece), -1)
        if at < 0:
            return False
    return len(lines) - len(last) >= at and lines[len(lines) - len(last) :] == last


def recut(shown: list[str], actual: list[str]) -> list[str]:
    """What came out, cut where the page had cut it: each piece from its first line, or the most like it, to its last."""
    parts, lines = pieces(shown), [still(line) for line in actual]
    if len(parts) == 1:
        return actual
    made: list[str] = []
    at = 0
    for number, part in enumerate(parts):
        start, end = at, at
        if part:
            last = number == len(parts) - 1
            start = like(part[0], lines, at, max(at, len(lines) - len(part)) if last else at) if number else 0
            end = len(lines) if last else 1 + like(part[-1], lines, start, start + len(part) - 1)
        edge = number and not (part and made)  # a cut before or behind everything may leave out nothing
        made += [*([CUT] if start > at or edge else []), *actual[start:end]]
        at = end
    return made


def like(line: str, lines: list[str], at: int, guess: int) -> int:
    """Where a line stands from ``at`` on, or one that begins with it, or the one most like it, or the guess."""
    begun = [other for other in lines[at:] if line and other.startswith(line)]
    near = [line] * (line in lines[at:]) + begun + difflib.get_close_matches(line, lines[at:], n=1, cutoff=0.5)
    return lines.index(near[0], at) if near else min(guess, len(lines) - 1)


def name(example: Example) -> str:
    return f"{example.page.name}:{example.line}"


@pytest.mark.sample(3, 15)
@pytest.mark.parametrize("example", list(examples("console")), ids=name)
def test_an_example_prints_what_the_page_says(
    example: Example, desks: dict[Path, Path], accept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(example, desks[example.page], monkeypatch)
    actual = printed(example.words, desks[example.page], monkeypatch)
    if accept and not matches(example.shown, actual):
        text = example.page.read_text("utf-8")
        old = "\n".join([f"$ {example.command}", *example.shown]) + "\n"
        assert text.count(old) == 1, "the same example stands twice, or was changed by an earlier one"
        new = "\n".join([f"$ {example.command}", *recut(example.shown, actual)]) + "\n"
        example.page.write_text(text.replace(old, new), "utf-8")
        return
    assert matches(example.shown, actual), "\n".join(
        difflib.unified_diff(example.shown, actual, "the page", "the command", lineterm="", n=1)
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_prints_what_the_page_says(name: str, tmp_path: Path) -> None:
    """Letter by letter, messages before the answer or behind it."""
    page = ROOT / "docs" / name
    text = page.read_text("utf-8")
    files = {text.count("\n", 0, found.start()): found for found in FILE.finditer(text)}
    shutil.copytree(FREEDONIA, tmp_path / "law")
    who = {f"GIT_{role}_{what}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def shell(line: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["bash", "-c", line],
            cwd=tmp_path,
            env={**os.environ, "PATH": path, **who},
            capture_output=True,
            text=True,
            check=False,
        )

    assert shell("git init -q && git add -A && git commit -qm one").returncode == 0
    for example in lines_typed(page, "console"):
        for line in [line for line in files if line < example.line]:
            file = files.pop(line)
            (tmp_path / file["name"]).parent.mkdir(exist_ok=True)
            (tmp_path / file["name"]).write_text(file["body"], "utf-8")
        done = shell(f"{example.command}\ncode=$?; git add -A; exit $code")
        orders = (done.stdout + done.stderr, done.stderr + done.stdout)
        assert any(matches(example.shown, told.splitlines(), str) for told in orders), f"{example}\n{orders[0]}"


def split(words: list[str]) -> tuple[str, list[str]]:
    """The command of a line, of two words where it is one for keepers, and what it is given."""
    named = 2 if words[0] == "data" else 1
    return " ".join(words[:named]), words[named:]


@pytest.mark.parametrize("example", list(examples("console")), ids=name)
def test_an_example_names_its_day(example: Example) -> None:
    """Otherwise it says something else tomorrow."""
    command, rest = split(example.words)
    takes_day = command in commands.COMMANDS and any(
        "--as-of" in param.opts for param in commands.command(command).params
    )
    no_day = {"--as-of", "--help", "--own", "--no-interview"}  # each fact pattern names its own; an empty file has none
    assert not takes_day or no_day & set(rest) or any("@" in word for word in rest)


@pytest.mark.parametrize("example", list(examples("sh")), ids=name)
def test_a_command_in_the_text_exists(example: Example) -> None:
    command, rest = split(example.words)
    if command in commands.COMMANDS and "--help" not in rest:
        commands.command(command).make_context(command, rest)
    assert command in (*commands.COMMANDS, *commands.BARE, "--help")


def test_a_cut_stands_for_any_number_of_lines() -> None:
    assert matches(["a", CUT, "d"], ["a", "b", "c", "d"])
    assert matches(["a", CUT], ["a"])
    assert matches([CUT, "b", CUT], ["a", "b", "c"])
    assert matches(["x.yaml:1"], ["x.yaml:2"])
    assert not matches(["a", CUT, "d"], ["a", "d", "e"])
    assert not matches(["a"], ["a", "b"])


def test_accepting_keeps_the_cuts() -> None:
    assert recut(["a", CUT, "gaps: 3 of 9", "z"], ["a", "b", "gaps: 4 of 9", "y", "z"]) == [
        "a",
        CUT,
        "gaps: 4 of 9",
        "y",
        "z",
    ]
    assert recut(["a", CUT], ["b", "c"]) == ["b", CUT]
    assert recut([CUT, "b", CUT], ["a", "b", "c"]) == [CUT, "b", CUT]
