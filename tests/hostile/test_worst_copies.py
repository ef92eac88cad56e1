"""Copies of statutes that a stranger made: no program of theirs runs, no other file is opened, no day lies, no shape takes hours."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from places import begin
from shapes import SHAPES, shaped

from harmonize.corpus import load
from harmonize.errors import HarmonizeError
from harmonize.guests.copies import drift, reading
from harmonize.guests.copies.comparing import compared, print_of
from harmonize.guests.copies.opening import opened
from harmonize.library import git as the_door
from harmonize.library.repository import Repository
from harmonize.texts.fingerprints import Print

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="links and modes that only Linux has all of")
ROOT = Path(__file__).parent.parent.parent
COPIES = ROOT / "tests" / "copies"
TEXT = (COPIES / "invented" / "german.md").read_text("utf-8")
CHANGED = TEXT.replace("bleibt straflos", "bleibt frei")
SMALL, TIMES, MOST = 30_000, 8, 30  # bytes; of a pattern that is quadratic the time grows sixty-four times
LAW = Path("data/national_laws/xd.yaml")
PRINTS = Path("data/fingerprints/xd.yaml")


def git(place: Path, *words: str) -> str:
    own = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *own, *words], cwd=place, check=True, capture_output=True, text=True).stdout.strip()


def commit(place: Path, text: str, message: str = "a reform") -> str:
    (place / "german.md").write_text(text, "utf-8")
    git(place, "add", "-A")
    git(place, "commit", "-q", "--allow-empty", "-m", message)
    return git(place, "rev-parse", "HEAD")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dataset of one invented law, read from a repository of copies that has another wording now."""
    (tmp_path / "data" / "national_laws").mkdir(parents=True)
    shutil.copy(COPIES / "xd.yaml", tmp_path / LAW)
    monkeypatch.chdir(tmp_path)
    copies = tmp_path / "copies"
    copies.mkdir()
    git(copies, "init", "-q", "-b", "main")
    commit(copies, TEXT, "as read")
    reading.read(load("data"), "XD", Path("copies/german.md"))
    commit(copies, CHANGED, "reform of 2025-03-04")
    return tmp_path


def program(path: Path) -> str:
    """A program that leaves a trace where it is run."""
    path.write_text(f"#!/bin/sh\ntouch {path.parent}/STOLEN\ncat\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def signed(place: Path) -> None:
    """Gives the last commit something that looks like a signature, so that a log would have it checked."""
    raw = git(place, "cat-file", "commit", "HEAD")
    head, _, body = raw.partition("\n\n")
    forged = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{body}\n"
    words = ["git", "hash-object", "-t", "commit", "-w", "--stdin"]
    made = subprocess.run(words, cwd=place, input=forged, capture_output=True, text=True, check=True)
    git(place, "update-ref", "HEAD", made.stdout.strip())


SETTINGS: dict[str, Callable[[Path, str], list[tuple[str, str]]]] = {
    "signatures are shown": lambda _, evil: [("log.showSignature", "true"), ("gpg.program", evil)],
    "a monitor of files": lambda _, evil: [("core.fsmonitor", evil)],
    "hooks": lambda place, _: [("core.hooksPath", str(place))],
    "text of a binary": lambda _, evil: [("diff.x.textconv", evil), ("diff.x.command", evil)],
    "filters": lambda _, evil: [("filter.x.smudge", evil), ("filter.x.clean", evil), ("filter.x.process", evil)],
    "a pager and an editor": lambda _, evil: [("core.pager", evil), ("core.editor", evil), ("pager.rev-list", evil)],
    "a remote that is asked": lambda _, evil: [
        ("extensions.partialClone", "x"), ("remote.x.url", f"ext::{evil}"), ("remote.x.promisor", "true"),
        ("protocol.ext.allow", "always"), ("core.sshCommand", evil),
    ],
    "an alias of a command": lambda _, evil: [("alias.rev-list", f"!{evil}"), ("alias.ls-tree", f"!{evil}")],
    "another file of settings": lambda place, _: [("include.path", str(place / "more"))],
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_no_setting_of_a_repository_of_copies_runs_a_program(desk: Path, name: str) -> None:
    copies, evil = desk / "copies", program(desk / "evil")
    program(desk / "post-checkout")
    (desk / "more").write_text(f"[log]\n showSignature = true\n[gpg]\n program = {evil}\n", "utf-8")
    (copies / ".gitattributes").write_text("*.md diff=x filter=x\n", "utf-8")
    signed(copies)
    for key, value in SETTINGS[name](desk, evil):
        git(copies, "config", key, value)
    (found,) = drift.drift(load("data"), "XD", copies).stale
    assert (found.change.name, found.since) == ("5", "2025-03-04")
    assert not (desk / "STOLEN").exists()


def test_a_bare_repository_inside_another_is_a_folder(desk: Path) -> None:
    """It survives a clone, and its settings would be obeyed by a git that is asked there."""
    evil, inner, outer = program(desk / "evil"), desk / "outer" / "xd", desk / "outer"
    shutil.copytree(desk / "copies" / ".git", inner)
    git(inner, "config", "core.bare", "true")
    signed(inner)
    git(inner, "config", "log.showSignature", "true")
    git(inner, "config", "gpg.program", evil)
    git(outer, "init", "-q")
    with pytest.raises(HarmonizeError, match="no copy of what was read"):
        drift.drifts(load("data"), ("XD",), outer)
    assert not (desk / "STOLEN").exists()


def test_a_repository_that_lies_elsewhere_is_not_asked(desk: Path) -> None:
    """By a `.git` that is a file or a link, or objects that are named as those of another."""
    told = f"gitdir: {desk / 'copies' / '.git'}\n"
    place = desk / "other"
    place.mkdir()
    (place / ".git").write_text(told, "utf-8")
    assert Repository.at(place) is None
    (place / ".git").unlink()
    (place / ".git").symlink_to(desk / "copies" / ".git")
    assert Repository.at(place) is None
    (place / ".git").unlink()
    git(place, "init", "-q")
    alternates = place / ".git" / "objects" / "info" / "alternates"
    alternates.write_text(f"{desk / 'copies' / '.git' / 'objects'}\n", "utf-8")
    shutil.copy(desk / "copies" / ".git" / "refs" / "heads" / "main", place / ".git" / "refs" / "heads")
    (place / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    with pytest.raises(HarmonizeError, match="some of its objects lie in another repository"):
        drift.drift(load("data"), "XD", place)


def test_what_was_committed_counts_and_not_what_stands_in_its_place(desk: Path) -> None:
    """Replaced objects and grafts would tell another history."""
    copies = desk / "copies"
    read, now = git(copies, "rev-parse", "HEAD~1"), git(copies, "rev-parse", "HEAD")
    git(copies, "replace", now, read)
    (copies / ".git" / "info").mkdir(exist_ok=True)
    (copies / ".git" / "info" / "grafts").write_text(f"{now}\n", "utf-8")
    (found,) = drift.drift(load("data"), "XD", copies).stale
    assert found.by == "reform of 2025-03-04"


def test_in_a_hook_the_repository_of_the_hook_is_not_taken_for_that_of_the_copies(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = desk / "other"
    other.mkdir()
    git(other, "init", "-q")
    commit(other, "another text")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    name, of = reading.statutes.named(desk / "copies" / "german.md")
    monkeypatch.delenv("GIT_DIR")
    assert (name, of) == ("german.md", git(desk / "copies", "rev-parse", "HEAD")[:12])


def test_a_git_that_the_path_finds_in_a_folder_here_is_not_run(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "bin").mkdir()
    program(desk / "bin" / "git")
    monkeypatch.setenv("PATH", f"bin{os.pathsep}.{os.pathsep}{os.environ['PATH']}")
    the_door.program.cache_clear()
    assert drift.drift(load("data"), "XD", Path("copies")).stale
    assert not (desk / "bin" / "STOLEN").exists()
    the_door.program.cache_clear()


def test_only_one_module_starts_a_program() -> None:
    starts = {
        "subprocess",
        "pty",
        "os.system",
        "os.popen",
        "os.exec",
        "os.spawn",
        "os.posix_spawn",
        "asyncio.subprocess",
    }
    found = set[str]()
    for path in (ROOT / "src" / "harmonize").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [ast.unparse(node.func)] if isinstance(node, ast.Call) else []
            if any(name.startswith(start) for name in names for start in starts):
                found.add(path.name)
    assert found == {"git.py", "repository.py"}
    assert "if TYPE_CHECKING:\n    from subprocess" in (ROOT / "src/harmonize/library/repository.py").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["../secret.md", "/etc/hostname", "a/../../secret.md", "C:\\secret.md", "..\\secret.md"]
)
def test_a_record_that_names_a_copy_elsewhere_is_refused(desk: Path, name: str) -> None:
    (desk / "secret.md").write_text(CHANGED, "utf-8")
    PRINTS.write_text(PRINTS.read_text("utf-8").replace('"german.md"', f"'{name}'"), "utf-8")
    with pytest.raises(HarmonizeError, match=r"fingerprints/xd.yaml:7:11: .*is no path below the folder of copies"):
        drift.drift(load("data"), "XD", Path("copies"))


@pytest.mark.parametrize("where", ["the file", "the folder of a State"])
def test_a_link_that_leads_out_of_the_place_is_refused(desk: Path, where: str) -> None:
    (desk / "home").mkdir()
    (desk / "home" / "german.md").write_text(CHANGED, "utf-8")
    place = desk / "place"
    place.mkdir()
    if where == "the file":
        (place / "german.md").symlink_to(desk / "home" / "german.md")
    else:
        (place / "xd").symlink_to(desk / "home")
    with pytest.raises(HarmonizeError, match="is a link that leads out of"):
        drift.drifts(load("data"), ("XD",), place)


def dated(day: str) -> str:
    return f'---\nlast_updated: "{day}"\n---\n{TEXT}'


@pytest.mark.parametrize(("day", "told"), [
    ("9999-12-31", "9999-12-31 is still to come"),
    ("2026-99-99", "`2026-99-99` is not a day; write it as 2024-01-31"),
    ("1900-01-01", "1900-01-01 is more than 5 years before `act` began (2010-01-01)"),
])  # fmt: skip
@pytest.mark.parametrize("by", ["the copy", "the user"])
def test_a_day_that_cannot_be_is_refused_and_nothing_is_written(desk: Path, day: str, told: str, by: str) -> None:
    copy = Path("copies/german.md")
    copy.write_text(dated(day) if by == "the copy" else TEXT, "utf-8")
    before = LAW.read_bytes(), PRINTS.read_bytes()
    with pytest.raises(HarmonizeError) as refused:
        reading.read(load("data"), "XD", copy, stood="" if by == "the copy" else day)
    assert told in str(refused.value)
    assert (LAW.read_bytes(), PRINTS.read_bytes()) == before


def test_a_copy_of_a_day_to_come_moves_no_day(desk: Path) -> None:
    Path("copies/german.md").write_text(dated("9999-12-31"), "utf-8")
    with pytest.raises(HarmonizeError, match="9999-12-31 is still to come"):
        drift.drift(load("data"), "XD", Path("copies"))


@pytest.mark.parametrize(("message", "since", "by"), [
    ("in force from 9999-12-31", "", "in force from 9999-12-31"),
    ("Act \x01 of 2025-03-04", "2025-03-04", "Act \\x01 of 2025-03-04"),
    ("Act \u202e of 2025-03-04", "2025-03-04", "Act \\u202e of 2025-03-04"),
])  # fmt: skip
def test_what_a_commit_says_never_spoils_the_law_file(desk: Path, message: str, since: str, by: str) -> None:
    copies = desk / "copies"
    git(copies, "reset", "-q", "--hard", "HEAD~1")
    commit(copies, CHANGED, message)
    corpus = load("data")
    found = drift.drift(corpus, "XD", copies)
    assert found.stale[0].since[: len(since)] == since
    drift.record(corpus, found)
    (mark,) = load("data").store.text("XD")[0].sources["act"].unread
    assert mark.since.year < 2100
    assert by in str(mark.by) or not since


def test_a_law_file_keeps_its_line_ends(desk: Path) -> None:
    raw = LAW.read_bytes().replace(b"\n", b"\r\n")
    LAW.write_bytes(raw)
    corpus = load("data")
    assert drift.record(corpus, drift.drift(corpus, "XD", Path("copies"))) == ["act 5"]
    lines = LAW.read_bytes().split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert next(line for line in lines if line not in raw.split(b"\r\n")) == b"    unread:"


@pytest.mark.parametrize(("old", "new"), [
    ("sources:\n", "sources:  # what was read\n"),
    ("  act:\n", "  act:  # the act\n"),
    ("sources:\n  act:\n", "sources: {act: {"),
])  # fmt: skip
def test_sources_however_they_are_written_are_no_mistake_of_the_tool(desk: Path, old: str, new: str) -> None:
    text = LAW.read_text("utf-8")
    if new.endswith("{"):
        head, rest = text.split(old)
        body, tail = rest.split("reading:", 1)
        rows = [
            line.strip() for line in body.replace("    sections:\n", "").splitlines() if not line.startswith("      ")
        ]
        text = f"{head}{new}{', '.join(rows)}}}}}\nreading:{tail}"
    else:
        text = text.replace(old, new)
    LAW.write_text(text, "utf-8")
    corpus = load("data")
    found = drift.drift(corpus, "XD", Path("copies"))
    assert drift.record(corpus, found) == ["act 5"]
    assert [item.section for item in load("data").store.text("XD")[0].sources["act"].unread] == ["5"]


def test_records_that_changed_since_they_were_compared_are_not_replaced(desk: Path) -> None:
    corpus = load("data")
    found = drift.drift(corpus, "XD", Path("copies"))
    reading.read(load("data"), "XD", Path("copies/german.md"), anew=True)
    for write in (drift.record, drift.accept):
        with pytest.raises(HarmonizeError, match="was changed meanwhile; nothing was written"):
            write(corpus, found)


def test_two_acts_read_at_once_are_both_on_record(desk: Path, whole: bool) -> None:
    text = LAW.read_text("utf-8")
    source = text.split("  act:\n")[1].split("reading:")[0]
    text = text.replace("reading:", f"  other:\n{source}reading:", 1).replace(
        "cite: act 4a(1)", "cite: [act 4a(1), other 5]"
    )
    for _ in range(100 if whole else 5):
        LAW.write_text(text, "utf-8")
        PRINTS.unlink(missing_ok=True)
        words = ["data", "read", "XD", "--text", "copies/german.md", "--data", "data", "--source"]
        ends = [child.wait() for child in [begin([*words, key], desk) for key in ("act", "other")]]
        assert [end.code for end in ends] == [0, 0], ends
        assert {"  act:", "  other:"} <= set(PRINTS.read_text("utf-8").splitlines())


PAIRS = {
    "read and accept": (
        ["data", "read", "XD", "--text", "copies/german.md"],
        ["data", "drift", "XD", "--text", "copies", "--accept"],
    ),
    "record and style": (["data", "drift", "XD", "--text", "copies", "--record"], ["fmt", "data"]),
    "read and record": (
        ["data", "read", "XD", "--text", "copies/german.md"],
        ["data", "drift", "XD", "--text", "copies", "--record"],
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_two_commands_on_one_law_file_leave_it_whole(desk: Path, name: str, whole: bool) -> None:
    Path("copies/german.md").write_text(CHANGED.replace("# § 4a", "# § 4a ", 1), "utf-8")
    before = LAW.read_bytes(), PRINTS.read_bytes()
    for _ in range(100 if whole else 3):
        LAW.write_bytes(before[0]), PRINTS.write_bytes(before[1])
        runs = [[*words, *([] if words[0] == "fmt" else ["--data", "data"])] for words in PAIRS[name]]
        ends = [child.wait() for child in [begin(words, desk) for words in runs]]
        assert all(end.code in (0, 1) or "changed meanwhile; nothing was written" in end.said for end in ends), ends
        assert load("data").store.text("XD")[0].id == "xd"
        assert not list(LAW.parent.glob(".harmonize-*"))


def seconds(shape: dict[str, Any], size: int) -> float:
    """What it takes to open a copy of a shape and to compare what was read with it; a copy may be refused."""
    raw, began = shaped(shape, size), process_time()
    try:
        copy = opened(shape.get("name", "a.md"), raw)
        found = [print_of(copy, name) for name in ("4", "4(1)", "5")]
        compared([Print("4", ("00000000",), (), False), *(one for one in found if isinstance(one, Print))], copy)
    except HarmonizeError as error:
        assert "\n" not in str(error)  # noqa: PT017  it need not be refused
    return process_time() - began


@pytest.mark.sample(12, 40)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["id"])
def test_what_a_copy_costs_grows_as_it_does(shape: dict[str, Any]) -> None:
    small = min(seconds(shape, SMALL) for _ in range(3))
    large = min(seconds(shape, TIMES * SMALL) for _ in range(3))
    assert large < MOST * max(small, 0.004)


@pytest.mark.parametrize("content", [
    b'[{"ref": "s4", "text": "x"}, ' + b"1" * 5000 + b"]",
    b"[" * 900 + b"]" * 900,
    b'[{"ref": "' + b"4" * 5000 + b'", "text": "x"}]',
], ids=["a number of many digits", "deep lists", "a reference of many digits"])  # fmt: skip
def test_odd_json_is_told_in_one_line_or_read(content: bytes) -> None:
    try:
        assert opened("a.json", content).provisions
    except HarmonizeError as error:
        assert str(error).startswith("a.json")  # noqa: PT017  one or the other, as the version of Python has it
