"""What a project settles once for all commands: which file holds, what the command line wins, what a mistake is told as."""

import os
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from command_line import typed

FREEDONIA = Path(__file__).parent.parent / "reports" / "freedonia"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The root of a repository with the law of one State, and a folder below it."""
    place = tmp_path / "project"
    shutil.copytree(FREEDONIA, place / "law")
    (place / ".git").mkdir()
    (place / "notes" / "drafts").mkdir(parents=True)
    return place


def told(place: Path, *words: str) -> "CompletedProcess[str]":
    """A command run in a folder."""
    return typed(*words, folder=place)


def test_the_file_is_found_from_a_folder_below_and_its_names_are_its_own(project: Path) -> None:
    (project / "harmonize.toml").write_text('data = "law"\nfail-on = "never"\n', "utf-8")
    below = project / "notes" / "drafts"
    assert "Freedonia" in told(below, "states").stdout
    assert told(below, "check", "XD").returncode == 0
    lines = told(below, "settings").stdout.splitlines()
    assert f"data      ../../law ({os.path.join('..', '..', 'harmonize.toml')}:1)" in lines  # noqa: PTH118  as the machine writes it
    assert "baseline  not settled" in lines


def test_the_command_line_beats_the_file(project: Path) -> None:
    (project / "harmonize.toml").write_text('data = "law"\nfail-on = "never"\n', "utf-8")
    assert told(project, "check", "XD", "--fail-on", "low").returncode == 1
    assert "no such folder" in told(project, "states", "--data", "nowhere").stderr


def test_the_nearest_file_holds_and_its_own_file_before_the_shared_one(project: Path) -> None:
    (project / "harmonize.toml").write_text('fail-on = "low"\n', "utf-8")
    (project / "notes" / "pyproject.toml").write_text('[tool.harmonize]\nfail-on = "high"\n', "utf-8")
    below = project / "notes" / "drafts"
    assert told(below, "settings", "fail-on").stdout == "high\n"
    (project / "notes" / "harmonize.toml").write_text('fail-on = "never"\n', "utf-8")
    assert told(below, "settings", "fail-on").stdout == "never\n"
    (project / "notes" / "harmonize.toml").unlink()
    (project / "notes" / "pyproject.toml").write_text("[tool.other]\nfail-on = 3\n", "utf-8")
    assert told(below, "settings", "fail-on").stdout == "low\n", "a project file that says nothing of us is passed over"


def test_nothing_above_the_repository_counts(project: Path) -> None:
    (project.parent / "harmonize.toml").write_text('fail-on = "never"\n', "utf-8")
    assert told(project, "settings", "fail-on").stdout == "\n"


def test_outside_of_a_repository_only_the_working_folder_counts(project: Path) -> None:
    (project / ".git").rmdir()
    (project / "harmonize.toml").write_text('fail-on = "never"\n', "utf-8")
    assert told(project, "settings", "fail-on").stdout == "never\n"
    assert told(project / "notes", "settings", "fail-on").stdout == "\n"


def test_lint_and_baseline_take_what_is_settled(project: Path) -> None:
    (project / "harmonize.toml").write_text('data = "law"\nbaseline = "known.yaml"\n', "utf-8")
    assert "0 errors" in told(project, "lint", "--no-notes").stderr
    assert "written to known.yaml" in told(project, "baseline", "write").stderr
    done = told(project, "check", "--all")
    assert (done.returncode, "Against the baseline: 0 new, " in done.stdout) == (0, True)
    assert told(project, "check", "--all", "--baseline", "").returncode == 1, "an empty word is no baseline"


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        (
            "harmonize.toml",
            'data = "law"\nbasline = "b"\n',
            "harmonize.toml:2: unknown key `basline`; did you mean `baseline`?",
        ),
        ("harmonize.toml", '\nfail-on = "hi"\n', "harmonize.toml:2: unknown severity `hi`; did you mean `high`?"),
        ("harmonize.toml", "data = 3\n", 'harmonize.toml:1: data: expected text, such as data = "data"'),
        ("harmonize.toml", 'data = ""\n', "harmonize.toml:1: data: expected text"),
        ("harmonize.toml", "data = law\n", "harmonize.toml:1:8: not TOML: Invalid value"),
        ("harmonize.toml", f"data = {'[' * 9000}", "harmonize.toml: not TOML: nested too deep"),
        ("harmonize.toml", 'data = "law', "harmonize.toml:1:12: not TOML: Unterminated string"),
        ("harmonize.toml", "\ndata = [", "harmonize.toml:2:9: not TOML: Invalid value"),
        ("harmonize.toml", f"{'a.' * 30_000}a = 1\n", "harmonize.toml: a file of settings has at most 16384 bytes"),
        (
            "pyproject.toml",
            f"[tool.harmonize]\n{'a.' * 30_000}a = 1\n",
            "pyproject.toml: a file of settings has at most 16384 bytes; put [tool.harmonize] into harmonize.toml",
        ),
        ("harmonize.toml", "[gate]\n", "unknown key `gate`"),
        (
            "pyproject.toml",
            "[tool.other]\ndata = 1\n[tool.harmonize]\nwaiver = 1\n",
            "pyproject.toml:4: unknown key `waiver`; did you mean `waivers`",
        ),
        ("pyproject.toml", "tool.harmonize = 3\n", "pyproject.toml: expected [tool.harmonize] with keys"),
    ],
)
def test_a_mistake_is_told_at_its_line(project: Path, name: str, text: str, complaint: str) -> None:
    (project / name).write_text(text, "utf-8")
    done = told(project, "states")
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr


def test_help_needs_no_settings(project: Path) -> None:
    (project / "harmonize.toml").write_text("broken", "utf-8")
    assert told(project, "check", "--help").returncode == 0
