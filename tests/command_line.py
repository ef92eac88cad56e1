"""The command as a user types it, piped: in this process, or in one of its own where an interpreter starts or ends."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from harmonize.cli.app import outcome
from harmonize.cli.streams import guarded

ROOT = Path(__file__).parent.parent
Run = Callable[..., "CompletedProcess[str]"]


def typed(*words: str, folder: Path = ROOT, mixed: bool = False, **environment: str) -> "CompletedProcess[str]":
    """What a command line prints and returns, run in this process; ``mixed``: messages among the answer, as on a screen."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    messages = out if mixed else io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with pytest.MonkeyPatch.context() as around:
        around.chdir(folder)
        for name, value in environment.items():
            around.setenv(name, value)
        around.setattr(sys, "argv", ["harmonize", *words])
        around.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        around.setattr(sys, "stdout", out)
        around.setattr(sys, "stderr", messages)
        with guarded() as outlets:
            code = outcome(*outlets)
    told = []
    for stream in (out, messages):
        stream.seek(0)
        told.append(stream.read())
    return CompletedProcess(words, code, told[0], "" if mixed else told[1])


def started(*words: str, folder: Path = ROOT, **environment: str) -> "CompletedProcess[str]":
    """The same, run in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "harmonize", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


def attentive() -> None:
    """As in the foreground, whatever the shell of the tests does with signals: what it ignores, its children ignore."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def at_terminal(*words: str, lines: list[str], folder: Path = ROOT, code: int = 0, interrupted_at: str = "") -> str:
    """What is told at a terminal of 100 columns to one who types some lines, and presses Ctrl-C once something is shown."""
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "harmonize", *words],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "COLUMNS": "100", "LINES": "50", "TERM": "dumb"},
        preexec_fn=attentive,  # noqa: PLW1509
    )
    os.close(theirs)
    os.write(ours, "".join(f"{line}\n" for line in lines).encode())
    told, left = b"", interrupted_at.encode()
    while True:
        if left and left in told:
            done.send_signal(signal.SIGINT)
            left = b""
        try:
            read = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not read:
            break
        told += read
    os.close(ours)
    shown = told.decode(errors="replace").replace("\r\n", "\n")  # an interrupt may cut a letter in two
    assert done.wait(timeout=60) == code, shown
    return shown
