"""Help and completion: one table of commands, each command in its own words, the same on a terminal and piped."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from harmonize.cli.commands import BARE, COMMANDS, GROUPS, KEEPING, command, run
from harmonize.cli.options import TOLD_ONCE

Run = Callable[..., "CompletedProcess[str]"]
COMMAND_FILES = Path(__file__).parent.parent.parent / "src" / "harmonize" / "cli"


# ------------------------------------------------------------------------------------------------------------ help


def bare(name: str) -> str:
    """The name of a command as its module has it."""
    return name.removeprefix("data ")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_overview_says_of_a_command_what_it_says_of_itself(name: str) -> None:
    assert (command(bare(name)).help or "").splitlines()[0] == COMMANDS[name]


def test_every_command_is_in_the_table() -> None:
    found = {path.stem for path in COMMAND_FILES.glob("*.py") if "\n@command(" in path.read_text("utf-8")}
    assert found == set(map(bare, COMMANDS))
    assert sum(map(len, GROUPS.values())) <= 21


def test_what_is_common_is_told_once_and_named_by_each(harmonize: Run) -> None:
    told = harmonize("--help").stdout
    assert "Exit codes: 0 nothing at or above" in told
    for name in COMMANDS:
        done = harmonize(*name.split(), "--help")
        (named,) = re.findall(r"Common options \(`harmonize --help`\): ((?:-\S+\s)+)", done.stdout) or [""]
        common = [param for param in command(bare(name)).params if param.rich_help_panel in TOLD_ONCE]
        assert named.split() == [param.opts[0] for param in common]
        for param in common:
            if not (param.name == "form" and "on the screen: text, markdown, html, docx, xlsx" not in param.help):
                assert f"  {', '.join(param.opts)} " in told
                assert " ".join(param.help.split()) in " ".join(told.split())


@pytest.mark.sample(2, 10)
@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_an_example_and_all_that_is_its_own(harmonize: Run, name: str) -> None:
    done = harmonize(*name.split(), "--help", COLUMNS="60", GITHUB_ACTIONS="true")
    told = " ".join(done.stdout.split())
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Example: harmonize {bare(name) if bare(name) in BARE else name}" in told
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert done.stdout.isascii()
    for param in command(bare(name)).params:
        if param.rich_help_panel not in TOLD_ONCE:
            assert f"  {', '.join(param.opts) if param.param_type_name == 'option' else param.metavar}" in done.stdout
            assert " ".join(param.help.split()) in told, "every option says what it means"


def test_without_words_it_shows_the_start_screen(harmonize: Run) -> None:
    done = harmonize()
    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(r"harmonize: .* \(\d+ States, \d+ \w+ \d{4}\)\n", done.stdout)
    for name in (name for group in GROUPS.values() for name in group if name != "fmt"):
        assert re.search(rf"\b{name}\b", done.stdout), name
    assert len(done.stdout.splitlines()) <= 12
    assert max(map(len, done.stdout.splitlines())) <= 112


def test_the_overviews_show_every_command_and_what_it_answers(harmonize: Run) -> None:
    for line, groups in ((["--help"], GROUPS), (["data"], KEEPING), (["help", "data"], KEEPING)):
        told = harmonize(*line).stdout.splitlines()
        for name, summary in (pair for group in groups.values() for pair in group.items()):
            assert any(line.split() == [name, *summary.split()] for line in told), name


def test_help_of_all_commands_is_short(harmonize: Run) -> None:
    """What `bench/help_lines.py` counts in processes of their own."""
    pages = (harmonize(*name.split(), "--help").stdout for name in ("", "data", *COMMANDS))
    assert sum(page.count("\n") for page in pages) <= 466


def words(drawn: str) -> list[str]:
    """The words of a help in any order, without what is drawn around them the types of arguments and that they are needed."""
    drawn = re.sub(r"<(str|path)>|\[required\]", "", drawn)
    return sorted(word for word in drawn.translate(dict.fromkeys(map(ord, "│╭╮╰╯─:,*"), " ")).split())


@pytest.mark.sample(2, 10)
@pytest.mark.parametrize("line", ["", *COMMANDS])
@pytest.mark.parametrize("width", [80, 100])
def test_a_terminal_shows_the_same_words_in_its_width(
    harmonize: Run, line: str, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from harmonize.cli import commands, manual

    plain = harmonize(*line.split(), "--help").stdout
    monkeypatch.setattr(manual, "on_screen", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    assert commands.run([*line.split(), "--help"]) == 0
    drawn = capsys.readouterr().out
    assert max(map(len, drawn.splitlines())) <= width
    assert words(drawn) == words(plain)


# ------------------------------------------------------------------------------------------------------ completion


def completed(harmonize: Run, *typed: str) -> list[str]:
    """What a shell is offered for the last of some words."""
    asked = {"_HARMONIZE_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(typed), "COMP_CWORD": str(len(typed) - 1)}
    done = harmonize(**asked)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["harmonize", "chec"], ["check"]),
        (["harmonize", "check", "I"], ["ID", "IT"]),
        (["harmonize", "check", "i"], ["id", "it"]),
        (["harmonize", "check", "deu"], ["deutschland"]),
        (["harmonize", "check", "DE", "--as"], ["--as-of"]),
        (["harmonize", "check", "--fail-on", "hi"], ["high"]),
        (["harmonize", "check", "--topic", "migrant_n"], ["migrant_non_liability"]),
        (["harmonize", "check", "--duty", "smp-6.1.c"], ["smp-6.1.c"]),
        (["harmonize", "check", "--instrument", "unt"], ["untoc"]),
        (["harmonize", "check", "--data", "nowhere", "D"], []),
        (["harmonize", "compare", "DE", "FR", "--format", "m"], ["markdown"]),
        (["harmonize", "gate", "--format", "m"], ["markdown"]),
        (["harmonize", "data", "baseline", "sh"], ["shrink"]),
        (["harmonize", "dual", "DE", "FR", "--test", "tr"], ["transposed"]),
        (["harmonize", "list", "duties", "--form", "pu"], ["punish"]),
        (
            ["harmonize", "explain", "benefit"],
            ["benefit", "benefit_when", "benefit_way", "benefit_for", "benefit_size", "benefit_just"],
        ),
        (["harmonize", "data", "schema", "national"], ["national_law"]),
        (["harmonize", "data", "sc"], ["schema"]),
        (["harmonize", "show", "XA", "xa-5b"], ["xa-5b"]),
        (["harmonize", "case", "--pattern", "paid-driver-"], ["paid-driver-six"]),
        (["harmonize", "nothing", "D"], []),
    ],
)
def test_a_shell_completes_commands_options_and_values(harmonize: Run, typed: list[str], expected: list[str]) -> None:
    assert completed(harmonize, *typed) == expected


def test_a_citation_that_was_begun_is_completed(harmonize: Run) -> None:
    asked = {"_HARMONIZE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "harmonize check --duty 'SMP 6(1)(c'"}
    assert '"SMP 6(1)(c)":"Enabling illegal stay"' in harmonize(**asked).stdout


SCRIPTS = [
    ("bash", "complete -o default"),
    ("zsh", "#compdef harmonize"),
    ("fish", "complete --command harmonize"),
    ("powershell", "[System.Management.Automation.CompletionResult]::new("),
]


@pytest.mark.parametrize(("shell", "says"), SCRIPTS)
def test_the_script_for_a_shell_is_one_that_it_reads(harmonize: Run, shell: str, says: str, tmp_path: Path) -> None:
    done = harmonize(_HARMONIZE_COMPLETE=f"source_{shell}")
    assert (done.returncode, done.stderr) == (0, "")
    assert says in done.stdout
    if shutil.which(shell):
        path = tmp_path / "script"
        path.write_text(done.stdout, "utf-8")
        read = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, check=False)
        assert (read.returncode, read.stderr) == (0, "")


def test_it_is_installed_where_the_shell_looks(tmp_path: Path) -> None:
    """From a shell, which is found by name."""
    done = subprocess.run(
        ["bash", "-c", "python -m harmonize --install-completion; exit $?"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": str(tmp_path), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "complete -o default" in (tmp_path / ".bash_completions" / "harmonize.sh").read_text("utf-8")


def test_a_shell_that_is_not_known_is_wrong_use_and_no_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typer.completion._get_shell_name", lambda: None)
    assert run(["--show-completion"]) == 2
    assert "not supported" in capsys.readouterr().err
