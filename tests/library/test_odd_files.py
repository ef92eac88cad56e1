"""Files that are not files of law at all: one clear line each, no traceback, bounded time and memory.

They are made when the tests run. The command runs in a process of its own with two gigabytes of memory and ten seconds.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from command_line import typed
from harmonize.library import lint as linting
from harmonize.library.unrecognized_files import passed_over

resource = pytest.importorskip("resource", reason="limits as Unix has them")
HERE = Path(__file__).parent
DATA = HERE.parent.parent / "data"
MOST_BYTES = 4 * 1024 * 1024
Place = Callable[[Path], None]


def huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 200 * 1024 * 1024)


def nested(path: Path) -> None:
    path.write_text("[ " * (MOST_BYTES // 2))


def pipe(path: Path) -> None:
    os.mkfifo(path)


def broken_link(path: Path) -> None:
    path.symlink_to("/nowhere")


def circular_link(path: Path) -> None:
    path.symlink_to(path.name)


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one sound law."""
    folder = tmp_path / "data"
    shutil.copytree(HERE / "toy_treaty", folder)
    (folder / "national_laws").mkdir()
    shutil.copy(HERE / "sound" / "xa.yaml", folder / "national_laws")
    return folder


def lint(data: Path, path: Path) -> "subprocess.CompletedProcess[str]":
    return run("lint", str(path.relative_to(data)), cwd=data)


def run(*words: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "harmonize", *words],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=10,
        preexec_fn=bounded,
        check=False,
    )


NOT_READ = {
    huge: "has 209715200 bytes; a data file has at most 4194304",
    nested: "has lists and maps more than 40 deep; a data file has fewer",
    broken_link: "is a broken link",
    circular_link: "is a broken link",
    pipe: "is no file of text",
}
ODD = [pytest.param(made, complaint, id=made.__name__) for made, complaint in NOT_READ.items()]
A_FOLDER = pytest.param(
    Path.mkdir, "is a directory; name a file, or the folder that holds national_laws", id="a folder"
)


@pytest.mark.sample(1, 2)
@pytest.mark.parametrize(("made", "complaint"), ODD)
def test_an_odd_file_is_one_line(data: Path, made: Place, complaint: str) -> None:
    path = data / "national_laws" / "xb.yaml"
    made(path)
    done = lint(data, path)
    line = done.stdout.splitlines()[0]
    assert line.startswith("national_laws/xb.yaml")
    assert line.endswith(f"]: {complaint}")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "1 errors, 0 warnings, 0 notes")


@pytest.mark.sample(1, 2)
@pytest.mark.parametrize(("made", "complaint"), [*ODD, A_FOLDER])
def test_an_odd_file_among_the_laws_is_one_line(data: Path, made: Place, complaint: str) -> None:
    made(data / "national_laws" / "xb.yaml")
    done = lint(data, data)
    line = done.stdout.splitlines()[0]
    assert line.endswith(f"]: {complaint}")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "1 errors, 0 warnings, 0 notes")


@pytest.mark.parametrize("name", ["a\x1b[31mb.yaml", "a\nb.yaml", "a\u202eb.yaml", "a\x07.yaml"], ids=ascii)
def test_a_file_name_cannot_steer_the_terminal(data: Path, name: str) -> None:
    path = data / "national_laws" / name
    path.write_text("id: xa\nid: xb\n")
    done = lint(data, path)
    lines = done.stdout.splitlines()
    assert all(line.isprintable() for line in lines)
    assert lines[-3].endswith(":2:1: error[lint/duplicate-key]: the key `id` stands twice; first on line 1")
    assert done.stderr.startswith(f"{sum(': error[' in line for line in lines)} errors, 0 warnings, 0 notes\n")
    assert all(line.isprintable() for line in done.stderr.splitlines())


def test_a_name_that_is_no_utf8_is_told_all_the_same(data: Path) -> None:
    path = data / "national_laws" / os.fsdecode(b"a\xff.yaml")
    path.write_text("id: xa\nid: xb\n")
    done = lint(data, path)
    assert "Traceback" not in done.stderr
    assert "the key `id` stands twice" in done.stdout


@pytest.mark.parametrize("word", ["id: |\n  a\x1b[31mb", 'id: "\\e[31m"', 'id: "\\u202e\\u0007"', '"\\e]0;x\\a": 1'])
def test_text_in_a_file_cannot_steer_the_terminal(data: Path, word: str) -> None:
    path = data / "national_laws" / "xb.yaml"
    path.write_text(word)
    done = lint(data, path)
    assert done.stdout
    assert all(line.isprintable() for line in (done.stdout + done.stderr).splitlines())


def test_a_file_that_is_not_there_is_wrong_use(data: Path) -> None:
    done = lint(data, data / "national_laws" / "xq.yaml")
    assert (
        done.stdout + done.stderr
        == "national_laws/xq.yaml: error[lint/no-such-file]: no such file\n1 errors, 0 warnings, 0 notes\n"
    )


@pytest.mark.sample(1, 2)
@pytest.mark.parametrize(("made", "complaint"), [*ODD, A_FOLDER])
def test_check_answers_although_another_file_is_odd(data: Path, made: Place, complaint: str) -> None:
    made(data / "national_laws" / "xb.yaml")
    done = run("check", "XA", "--data", str(data), cwd=data)
    assert "Traceback" not in done.stderr
    assert "the law of Freedonia" in done.stdout


def test_a_clock_that_was_never_set_is_told_and_no_law_is_wrong_by_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unset(date):
        @classmethod
        def today(cls) -> "Unset":
            return cls(1970, 1, 1)

    monkeypatch.setattr(linting, "date", Unset)
    done = typed("lint", str(data))
    assert (done.returncode, done.stdout) == (2, "")
    assert "the clock of this machine says 1970-01-01, and days are held against it; set it right" in done.stderr


def test_a_part_of_a_data_folder_is_checked_as_the_part_that_it_is(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for part in ("national_laws", "cases", "fingerprints"):
        (data / part).mkdir(parents=True)
    for file in ("national_laws/lt.yaml", "cases/lt.yaml", "fingerprints/lt.yaml"):
        (data / file).write_bytes((DATA / file).read_bytes())
    for part in ("cases", "fingerprints"):
        done = typed("lint", str(data / part))
        assert (done.returncode, "error" in done.stdout) == (0, False)
        assert f"next: harmonize check --all --data {data}" in done.stderr


def test_fact_patterns_beside_a_law_are_read_and_laws_in_a_folder_below_are_not(tmp_path: Path) -> None:
    shutil.copy(DATA / "national_laws" / "xa.yaml", tmp_path)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "xa.yaml").write_text("cases: []\n", "utf-8")
    (tmp_path / "old").mkdir()
    shutil.copy(tmp_path / "xa.yaml", tmp_path / "old")
    told = [item.file for item in passed_over(tmp_path, tmp_path, tmp_path)]
    assert told == ["old"]
