"""Commands in processes of their own that can be killed, and what stands in a folder."""

import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from harmonize.cli import app

SEED = int(os.environ.get("HARMONIZE_SEED", "20261127"))  # of what is drawn at random; a failure prints it


class Ended(NamedTuple):
    """What a command left: its exit code (negative: the signal that killed it), and what it said on standard error."""

    code: int
    said: str


def ended(words: list[str]) -> int:
    """Runs a command line as its console script does, and returns the exit code."""
    sys.argv = ["harmonize", *words]
    try:
        app.main()
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1
    return 0


class Child(NamedTuple):
    """A command that runs in a process of its own."""

    pid: int
    pipe: int

    def wait(self) -> Ended:
        """Waits for its end."""
        with os.fdopen(self.pipe, "rb") as said:
            text = said.read().decode()
        return Ended(os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]), text)

    def kill(self) -> Ended:
        """Kills it at once."""
        os.kill(self.pid, signal.SIGKILL)
        return self.wait()


def begin(words: list[str], place: Path, before: Callable[[], None] = lambda: None) -> Child:
    """Begins a command in a fork of this process, where everything is imported; ``before`` runs there first."""
    reads, writes = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of other tests, which the fork does without
        pid = os.fork()
    if pid:
        os.close(writes)
        return Child(pid, reads)
    code = 70
    try:
        os.chdir(place)
        os.dup2(writes, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
        before()
        code = ended(words)
        sys.stderr.flush()
    finally:
        os._exit(code)


def tree(place: Path) -> dict[str, bytes | str]:
    """All that stands in a folder: files with their content, links with their place, and folders."""
    return {
        str(path.relative_to(place)): f"-> {path.readlink()}"
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else "folder"
        for path in sorted(place.rglob("*"))
    }
