"""Copies of statutes where the user keeps them: a file, a folder, or a git repository with a commit for each reform."""

import os
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from harmonize.copies.numbering import order
from harmonize.copies.opening import MOST, opened
from harmonize.copies.provisions import Copy, Held
from harmonize.errors import HarmonizeError
from harmonize.grouping import grouped
from harmonize.library.git import git

DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b|\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
MOST_COMMITS = 20_000
MOST_FILES = 20_000  # of an act that has a file for each provision
SUFFIXES = (".xml", ".md", ".html", ".htm", ".txt", ".json")  # of files that hold a provision each, the best form first


class Reform(NamedTuple):
    """A commit that changed a copy: its hash, the first line of its message, and two days (ISO).

    ``day`` is the one that the message names, empty where it names none; ``committed`` is the author's, on which the words
    stood there at the latest.
    """

    commit: str
    message: str
    day: str
    committed: str


def content(path: Path) -> bytes:
    """What a copy holds. Raises HarmonizeError for what is no file, cannot be read, or is too large."""
    try:
        if not path.is_file():
            raise HarmonizeError(f"{path} is no file")
        if path.stat().st_size > MOST:
            size = path.stat().st_size // 1_000_000
            raise HarmonizeError(f"{path}: {size} MB; a copy of a statute has at most {MOST // 1_000_000}")
        return path.read_bytes()
    except OSError as error:
        raise HarmonizeError(f"{path} cannot be read: {error.strerror or error}") from error


def copy_at(path: Path, name: str = "") -> Copy:
    """A file as a copy, or a folder that holds a file for each provision, under the name it has in its repository."""
    return in_files(path, name or path.name) if path.is_dir() else opened(name or path.name, content(path))


def in_files(folder: Path, name: str) -> Copy:
    """A folder that holds a file for each provision; of several forms of the same files the best is taken.

    Raises HarmonizeError where none of its files has a provision.
    """
    files = grouped((path.suffix.lower(), path) for path in walked(folder))
    chosen = next((files[suffix] for suffix in SUFFIXES if suffix in files), [])
    if len(chosen) > MOST_FILES:
        raise HarmonizeError(f"{folder}: {len(chosen)} files; a copy of one act has at most {MOST_FILES}")
    found: list[Held] = []
    for path in chosen:
        raw = content(path)
        if raw.strip():
            found += provisions_of(path.relative_to(folder).as_posix(), raw)
    if not found:
        raise HarmonizeError(f"{folder}: no provision found in its files")
    return Copy(name, folder.name, "", tuple(sorted(found, key=lambda item: order(item.key))))


def provisions_of(name: str, raw: bytes) -> tuple[Held, ...]:
    """The provisions of one file among many; none of one that holds something else."""
    try:
        return opened(name, raw).provisions
    except HarmonizeError:
        return ()


def is_repository(path: Path) -> bool:
    """Whether a folder is a git repository of its own, with a work tree or without."""
    return (path / ".git").exists() or ((path / "HEAD").is_file() and (path / "objects").is_dir())


def named(path: Path) -> tuple[str, str]:
    """How a copy is called in the records: its path in its repository and the commit that is checked out, else its name alone."""
    for above in path.absolute().parents:
        if is_repository(above):
            done = git("-C", str(above), "rev-parse", "--verify", "--quiet", "HEAD")
            return path.absolute().relative_to(above).as_posix(), done.stdout.decode().strip()[:12]
    return path.name, ""


def within(folder: Path, wanted: str, shared: bool = False) -> Path | None:
    """The file of a folder that is meant by the name in the records: at that path, else the only one of that name below.

    Where other copies of the State share its name (``index.md``), the folder it stands in has to be the same too.
    """
    if (folder / wanted).exists():
        return folder / wanted
    found = [path for path in walked(folder) if meant(path, wanted, shared)]
    return found[0] if len(found) == 1 else None


def meant(path: Path, wanted: str, shared: bool) -> bool:
    """Whether a file has the name that a copy has in the records; of a shared name that of its folder too."""
    parts = 2 if shared else 1
    return path.absolute().parts[-parts:] == PurePosixPath(wanted).parts[-parts:]


def walked(folder: Path) -> Iterable[Path]:
    """Every file below a folder, without following links or looking into `.git`."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".git")
        yield from (Path(root) / name for name in sorted(files))


def committed(repository: Path, commit: str, wanted: str) -> Copy | None:
    """A copy as a commit has it; None where the commit has no such file."""
    done = git("-C", str(repository), "cat-file", "blob", f"{commit}:{wanted}")
    if done.returncode:
        return None
    return opened(wanted, done.stdout) if done.stdout.strip() else None


def reforms(repository: Path, wanted: str, since: str) -> list[Reform]:
    """The commits after one that changed a copy, in the order in which they follow each other, oldest first.

    The day is the one that the message names; a message without one leaves it open. Raises HarmonizeError where the
    repository has not the commit.
    """
    if since and git("-C", str(repository), "cat-file", "-e", f"{since}^{{commit}}").returncode:
        raise HarmonizeError(
            f"{repository} has no commit {since}, from which the text was read; fetch its whole history"
        )
    span = f"{since}..HEAD" if since else "HEAD"
    done = git(
        "-C",
        str(repository),
        "log",
        "--topo-order",
        "--reverse",
        "--format=%H%x00%as%x00%s%x00%b%x01",
        f"-{MOST_COMMITS}",
        span,
        "--",
        wanted,
    )
    if done.returncode:
        raise HarmonizeError(f"{repository}: git could not tell its history")
    found = []
    for entry in done.stdout.decode("utf-8", "replace").split("\x01"):
        if entry.strip():
            commit, committed, subject, body = entry.strip("\n").split("\x00", 3)
            found.append(Reform(commit, subject, day_in(f"{subject}\n{body}"), committed))
    return found


def day_in(message: str) -> str:
    """The first day of the calendar that a message names (ISO); nothing where it names none."""
    for year, month, day, own_day, own_month, own_year in DAY.findall(message):
        try:
            return date(int(year or own_year), int(month or own_month), int(day or own_day)).isoformat()
        except ValueError:
            continue
    return ""
