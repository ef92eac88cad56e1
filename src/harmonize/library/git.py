"""The git repository here, asked for what was committed: never its work tree, no attribute or filter of it, no network.

``git archive`` would leave out what a ``.gitattributes`` tells it to; blobs come as they were committed. This is the one
module that starts a program, and the only program is git: its plumbing, which shows no signature, pager or difference.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from harmonize.errors import HarmonizeError

ORDINARY = ("100644", "100755")  # the modes of files; others are links and submodules
# What a repository may settle so that git runs a program of its choice, or takes a folder inside another for a repository.
SETTLED = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.sshCommand=false",
    "core.askPass=",
    "core.pager=cat",
    "credential.helper=",
    "gpg.program=false",
    "log.showSignature=false",
    "protocol.allow=never",
)
# A partial clone would fetch what it lacks, and a replaced object is not what was committed.
QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ATTR_NOSYSTEM": "1",
}
Ask = Callable[..., "subprocess.CompletedProcess[bytes]"]


class Commit(NamedTuple):
    """A commit as a user named it, and its hash."""

    named: str
    hash: str


class Entry(NamedTuple):
    """A file of a commit: its path below the folder asked, its mode, its size in bytes, and the hash of its content."""

    path: PurePosixPath
    mode: str
    size: int
    blob: str


def commit(named: str) -> Commit:
    """The commit that a revision means. Raises HarmonizeError when there is none, whatever lies in the checkout."""
    done = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
    if done.returncode:
        meant = f"; a folder is written `./{named}`" if os.path.isdir(named) else ""  # noqa: PTH112
        raise HarmonizeError(f"`{named}` is no revision of a git repository here{reason(done)}{meant}")
    return Commit(named, done.stdout.decode().strip())


def entries(at: Commit, folder: PurePosixPath) -> list[Entry]:
    """The files of a commit below a folder, named from where the command runs. Raises HarmonizeError without such a folder."""
    done = git("ls-tree", "-r", "-z", "--long", "--full-tree", f"{at.hash}:{from_top(folder)}")
    if done.returncode:
        raise HarmonizeError(f"revision `{at.named}` has no folder `{folder}`; name it with --data")
    return [entry(line) for line in done.stdout.split(b"\0")[:-1]]


def has(at: Commit, folder: PurePosixPath) -> bool:
    """Whether a commit has a folder, named from where the command runs."""
    return not git("rev-parse", "--verify", "--quiet", f"{at.hash}:{from_top(folder)}").returncode


def entry(line: bytes) -> Entry:
    """What ``ls-tree --long`` tells of one file."""
    head, _, path = line.partition(b"\t")
    mode, _, blob, size = head.decode().split()
    return Entry(PurePosixPath(os.fsdecode(path)), mode, int(size) if size.isdecimal() else 0, blob)


def contents(objects: list[str], ask: Ask | None = None) -> list[bytes]:
    """What stands in some files or commits, in their order."""
    told = (ask or git)("cat-file", "--batch", given="".join(f"{one}\n" for one in objects).encode()).stdout
    found, at = [], 0
    for _ in objects:
        end = told.find(b"\n", at)
        head = told[at:end].split()
        if len(head) < 3:
            raise HarmonizeError("this clone lacks a file of the revision; fetch all of it")
        size = int(head[2])
        found.append(told[end + 1 : end + 1 + size])
        at = end + size + 2
    return found


def file(commit_hash: str, path: PurePosixPath, ask: Ask | None = None) -> Entry | None:
    """One file of a commit, by its path from the top of the repository; None when it has none there, or a link."""
    done = (ask or git)("ls-tree", "-z", "--long", "--full-tree", commit_hash, "--", str(path))
    if done.returncode or not done.stdout:
        return None
    found = entry(done.stdout.rstrip(b"\0"))
    return found if found.mode in ORDINARY else None


def content(at: Commit, path: PurePosixPath) -> bytes | None:
    """What stands in one file of a commit; None when it has no such file."""
    found = file(at.hash, path)
    return contents([found.blob])[0] if found else None


def tracked_as(path: Path) -> PurePosixPath | None:
    """The path of a file from the top of the repository here; None for a file outside it.

    Links are not followed: where a path leads is up to those who can change it.
    """
    top = git("rev-parse", "--show-toplevel").stdout.decode().strip()
    whole = Path(os.path.abspath(path))  # noqa: PTH100  `resolve` would follow links
    for above in whole.parents:
        if top and above.exists() and os.path.samefile(above, top):  # noqa: PTH121
            return PurePosixPath(whole.relative_to(above).as_posix())
    return None


def from_top(folder: PurePosixPath) -> str:
    """A folder named from where the command runs, named from the top of the repository."""
    prefix = git("rev-parse", "--show-prefix").stdout.decode().strip("\n")
    return prefix.rstrip("/") if str(folder) == "." else f"{prefix}{folder}"


def reason(done: "subprocess.CompletedProcess[bytes]") -> str:
    """Why git refused, in brackets, where it says so."""
    told = done.stderr.decode(errors="replace").strip().partition("\n")[0]
    return f" ({told})" if told else ""


def git(*words: str, given: bytes = b"", own: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[bytes]":
    """Runs git and returns what it said. Raises HarmonizeError when there is none.

    What the environment says to git is left out: in a hook it names a repository, which need not be the one meant. ``own``
    is said to it instead, for a repository that is not the one here; then git runs in its folder.
    """
    settled = (word for one in SETTLED for word in ("-c", one))
    around = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return subprocess.run(  # noqa: S603
        [program(), *settled, *words],
        input=given,
        capture_output=True,
        check=False,
        env={**around, **QUIET, **(own or {})},
        cwd=own["GIT_DIR"] if own else None,
    )


@cache
def program() -> str:
    """The user's git. A program of that name in the folder here is not it, though Windows would take it first."""
    places = filter(os.path.isabs, os.get_exec_path())  # any other place is one in the folder here
    found = shutil.which("git", path=os.pathsep.join(places))
    if found is None:
        raise HarmonizeError("git is not installed; name two folders instead, as `./old ./new`")
    if Path(found).absolute().parent == Path.cwd():
        raise HarmonizeError("the folder here holds a program `git`, which is not run; go to another folder")
    return found
