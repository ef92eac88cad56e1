"""What leaves the program: on every code page, on streams that fail or were closed, and when it is interrupted."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import attentive
from harmonize.visible import logged, message, safe

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]
CODE_PAGES = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp932", "gbk", "big5", "cp949"),
    *("cp852", "cp850", "cp437", "ascii", "latin-1", "utf-8"),
]
TOLD = "cp437 → é ł Ω я 日 § §§ ≥ … — ß ﬁ ½ “x” ά"


def shell(line: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """A command line of bash, in which `harmonize` is the program under test."""
    called = f'harmonize() {{ "{sys.executable}" -m harmonize "$@"; }}; set -o pipefail; {line}'
    return subprocess.run(
        ["bash", "-c", called],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def whole() -> str:
    """The report as UTF-8."""
    return shell("harmonize check TR --fail-on never", PYTHONIOENCODING="utf-8").stdout.decode()


@pytest.mark.sample(1, 5)
@pytest.mark.parametrize("page", CODE_PAGES)
def test_every_code_page_gets_a_readable_report(page: str, whole: str) -> None:
    done = shell("harmonize check TR --fail-on never", PYTHONIOENCODING=page)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(page)
    assert "\\x" not in text
    assert "\\u" not in text
    assert text.count("?") == whole.count("?"), "every letter of this report has a stand-in"


def test_the_plain_locale_is_a_code_page_like_others() -> None:
    done = shell(
        "harmonize check TR --fail-on never", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING=""
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("ascii", b'unknown state `cp437 -> e l ? ? ? s. ss. >= ... - ss fi 1/2 "x" ?`\n'),
        ("cp437", 'unknown state `cp437 -> é l Ω ? ? s. ss. ≥ ... - ß fi ½ "x" ?`\n'.encode("cp437")),
        ("cp1253", "unknown state `cp437 -> e l Ω ? ? § §§ >= … — ss fi ½ “x” ά`\n".encode("cp1253")),
        ("cp1251", "unknown state `cp437 -> e l ? я ? § §§ >= … — ss fi 1/2 “x” ?`\n".encode("cp1251")),
    ],
)
def test_a_letter_that_the_page_lacks_has_a_stand_in(page: str, expected: bytes) -> None:
    done = shell(f"harmonize check '{TOLD}'", PYTHONIOENCODING=page, PYTHONUTF8="1")
    assert done.returncode == 2
    assert done.stderr == b"harmonize: " + expected


def test_what_programs_read_is_utf_8_in_any_code_page() -> None:
    done = shell("harmonize check TR --format json --fail-on never", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout.decode("utf-8"))["assessments"][0]["name"] == "Türkiye"


@pytest.mark.sample(1, 6)
@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("harmonize states | head -1", 0, b""),
        ("harmonize check --all 2>/dev/null | head -1", 1, b""),
        ("harmonize check DE --format json 2>/dev/null | true", 1, b""),
        ("harmonize check DE 2>&1 >/dev/null | true", 1, b""),
        ("harmonize check DE >/dev/full", 2, b"harmonize: standard output cannot be written: No space left on device"),
        ("harmonize check DE --format json >/dev/full", 2, b"harmonize: standard output cannot be written: No space"),
        ("harmonize check DE --format docx >/dev/full", 2, b"harmonize: standard output cannot be written: No space"),
        ("harmonize explain smp-6.1.a >/dev/full", 2, b"harmonize: standard output cannot be written: No space"),
        ("harmonize --help >/dev/full", 2, b"harmonize: standard output cannot be written: No space left on device"),
        ("harmonize data schema national_law >/dev/full", 2, b"harmonize: standard output cannot be written: No space"),
        (
            "_HARMONIZE_COMPLETE=source_bash harmonize >/dev/full",
            2,
            b"harmonize: standard output cannot be written: No space",
        ),
        ("harmonize check DE >&-", 2, b"harmonize: standard output cannot be written: it is closed"),
        ("harmonize --version >&-", 2, b"harmonize: standard output cannot be written: it is closed"),
        ("harmonize check DE >/dev/null 2>/dev/full", 2, b""),
        ("harmonize check DE >/dev/null 2>&-", 1, b""),
        ("harmonize check Nowhere 2>&-", 2, b""),
        ("harmonize check DE <&- >&- 2>&-", 2, b""),
    ],
)
def test_streams_that_fail(line: str, code: int, told: bytes) -> None:
    done = shell(line)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert told in done.stderr
    assert bool(told) == bool(done.stderr.replace(b"exit 1", b"")) or b"exit 1" in done.stderr


def test_a_closed_standard_error_adds_nothing_to_the_answer() -> None:
    done = shell("harmonize check DE --format json 2>&-")
    assert done.returncode == 1
    assert json.loads(done.stdout)["format"] == "harmonize-check/2"


def test_the_file_that_is_written_does_not_get_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    done = shell(f"harmonize check DE -o {tmp_path}/a.json >&- 2>&-")
    assert done.returncode == 1
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["format"] == "harmonize-check/2"


SLOW = """
import sys, time, harmonize.cli.commands
def run(_):
    print("begun", flush=True)
    time.sleep(30)
harmonize.cli.commands.run = run
from harmonize.cli.app import main
main()
"""
IMPORTING = """
import builtins, os, signal
true = builtins.__import__
def interrupted(name, *rest):
    if name == "harmonize.cli.commands":
        os.kill(os.getpid(), signal.SIGINT)
    return true(name, *rest)
import harmonize.cli.app
builtins.__import__ = interrupted
harmonize.cli.app.main()
"""


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [
        (signal.SIGINT, 130, "harmonize: interrupted\n"),
        (signal.SIGTERM, 143, ""),
        (signal.SIGHUP, 129, ""),
    ],
)
def test_signals(number: signal.Signals, code: int, told: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=attentive,  # noqa: PLW1509
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    process.send_signal(number)
    _, messages = process.communicate(timeout=20)
    assert (process.returncode, messages) == (code, told)


def test_an_interrupt_while_importing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTING], capture_output=True, text=True, preexec_fn=attentive, timeout=20, check=False
    )
    assert (done.returncode, done.stderr) == (130, "harmonize: interrupted\n")


BROKEN = """
import sys, harmonize.cli.commands
def run(_):
    return {}["missing"]
harmonize.cli.commands.run = run
sys.argv = ["harmonize", "check", "DE\\x1b[31m"]
from harmonize.cli.app import main
main()
"""


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_mistake_of_the_tool_is_one_line_that_says_how_to_report_it(debug: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BROKEN],
        capture_output=True,
        text=True,
        env={**os.environ, "HARMONIZE_DEBUG": debug},
        timeout=20,
        check=False,
    )
    assert done.returncode == 2
    *before, line = done.stderr.splitlines()
    assert line.startswith("harmonize: this is a mistake of the tool, not of the data: KeyError: 'missing'")
    assert "`harmonize check 'DE\\x1b[31m'`" in line
    assert "HARMONIZE_DEBUG=1 shows the traceback" in line
    assert bool(before) == bool(debug)


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_into_a_pipe(harmonize: Run, environment: dict[str, str], coloured: bool) -> None:
    done = harmonize("check", "DE", **{"NO_COLOR": "", "FORCE_COLOR": "", **environment})
    assert ("\x1b[" in done.stdout) == coloured


@pytest.mark.parametrize(("term", "coloured"), [("xterm", True), ("dumb", False)])
def test_colour_on_a_terminal(term: str, coloured: bool) -> None:
    import pty

    here, there = pty.openpty()
    environment = {**os.environ, "TERM": term, "NO_COLOR": "", "FORCE_COLOR": ""}
    words = [sys.executable, "-m", "harmonize", "table", "DE"]
    with subprocess.Popen(words, stdout=there, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT):
        os.close(there)
        seen = b""
        try:
            while part := os.read(here, 65536):
                seen += part
        except OSError:  # the end of a terminal on Linux
            pass
    os.close(here)
    assert seen
    assert (b"\x1b[" in seen) == coloured


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb\u2066c\u200bd\ufeff", "a\\u202eb\\u2066c\\u200bd\\ufeff"),
        ("a\U000e0041b", "a\\U000e0041b"),
        ("a\u3164b\ufe0f", "a\\u3164b\\ufe0f"),
        ("§\xa096\u202f000", "§ 96 000"),
        ("\udc80.yaml", "\\udc80.yaml"),
        ("a\nb\tc\rd", "a\nb\\x09c\\x0dd"),
        ("plain § text, Türkiye", "plain § text, Türkiye"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, seen: str) -> None:
    assert safe(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("##[error]x", "# #[error]x"),
        ("a ##vso[task.setvariable]x", "a # #vso[task.setvariable]x"),
        ("##teamcity[x]", "# #teamcity[x]"),
        ("###[x]", "## #[x]"),
        ("  ::error::x", "  : :error: :x"),
        (":::", ": : :"),
        ("## heading, 20:8, #1", "## heading, 20:8, #1"),
    ],
)
def test_no_text_is_a_command_to_a_build_server(text: str, seen: str) -> None:
    assert logged(text) == seen


def test_a_message_is_one_line_that_says_why_whatever_name_it_repeats() -> None:
    told = message(f"cannot read {'x' * 5000}\n{'y ' * 5000}: no such file")
    assert "\n" not in told
    assert len(told) <= 1003
    assert message(f"{'x' * 5000} is no file").endswith("x... is no file")
