"""Copies of statutes where the user keeps them: a file, a folder, or a git repository with a commit for each reform."""

import os
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from harmonize.errors import HarmonizeError
from harmonize.grouping import grouped
from harmonize.guests.copies.opening import MOST, opened
from harmonize.guests.copies.provisions import Copy, Held
from harmonize.library.git import contents
from harmonize.library.repository import Repository, content
from harmonize.norms.numbering import order
from harmonize.visible import message

DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b|\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
AUTHOR = re.compile(rb"(?m)^author .*> (\d{1,15}) ([+-])(\d\d)(\d\d)$")
LATEST = 4_102_444_800  # seconds: the end of the century
OLDEST, AHEAD = 1500, 10  # years: no law is older, and none is decided longer in advance
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


def inside(place: Path, path: Path) -> Path:
    """A path below a place that was named. Raises HarmonizeError where a link on the way leads out of it."""
    true = place.resolve()
    if path.resolve() != true and true not in path.resolve().parents:
        raise HarmonizeError(f"{path} is a link that leads out of {place}; name the file that is meant itself")
    return path


def copy_at(path: Path, name: str = "") -> Copy:
    """A file as a copy, or a folder that holds a file for each provision, under the name it has in its repository."""
    return in_files(path, name or path.name) if path.is_dir() else opened(name or path.name, content(path, MOST))


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
        raw = content(inside(folder, path), MOST)
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


def named(path: Path) -> tuple[str, str]:
    """How a copy is called in the records: its path in its repository and the commit that is checked out, else its name alone."""
    whole = path.absolute()
    for above in whole.parents:
        if os.path.lexists(above / ".git"):
            found = Repository.at(above)
            return whole.relative_to(above).as_posix(), found.head()[:12] if found else ""
    return path.name, ""


def within(folder: Path, wanted: str, shared: bool = False) -> Path | None:
    """The file of a folder that is meant by the name in the records: at that path, else the only one of that name below.

    Where other copies of the State share its name (``index.md``), the folder it stands in has to be the same too.
    """
    if (folder / wanted).exists():
        return inside(folder, folder / wanted)
    found = [path for path in walked(folder) if meant(path, wanted, shared)]
    return inside(folder, found[0]) if len(found) == 1 else None


def meant(path: Path, wanted: str, shared: bool) -> bool:
    """Whether a file has the name that a copy has in the records; of a shared name that of its folder too."""
    parts = 2 if shared else 1
    return path.absolute().parts[-parts:] == PurePosixPath(wanted).parts[-parts:]


def walked(folder: Path) -> Iterable[Path]:
    """Every file below a folder, without following links or looking into `.git`."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".git")
        yield from (Path(root) / name for name in sorted(files))


def committed(repository: Repository, commit: str, wanted: str) -> Copy | None:
    """A copy as a commit has it; None where the commit has no such file."""
    found = repository.committed(commit, wanted, MOST)
    return opened(wanted, found) if found and found.strip() else None


def reforms(repository: Repository, wanted: str, since: str) -> list[Reform]:
    """The commits after one that changed a copy, in the order in which they follow each other, oldest first.

    The day is the one that the message names; a message without one leaves it open. Raises HarmonizeError where the
    repository has not the commit.
    """
    if since and repository.ask("cat-file", "-e", f"{since}^{{commit}}").returncode:
        raise HarmonizeError(
            f"{repository.root} has no commit {since}, from which the text was read; fetch its whole history"
        )
    head = repository.head()
    span = f"{since}..{head}" if since else head
    order = ("--topo-order", "--reverse", f"--max-count={MOST_COMMITS}")
    done = repository.ask("rev-list", *order, span, "--", wanted)
    if done.returncode:
        raise HarmonizeError(f"{repository.root}: git could not tell its history")
    found = done.stdout.decode().split()
    return [reform(commit, raw) for commit, raw in zip(found, contents(found, repository.ask), strict=True)]


def reform(commit: str, raw: bytes) -> Reform:
    """A commit of a copy, from what git keeps of it: its author's day, never one to come, and its message, all of it visible."""
    head, _, body = raw.partition(b"\n\n")
    text = body.decode("utf-8", "replace").strip()
    author = AUTHOR.search(head)
    moment = 0, "+", 0, 0
    if author:
        moment = int(author[1]), author[2].decode(), int(author[3]), int(author[4])
    seconds, sign, hours, minutes = moment
    away = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
    written = datetime.fromtimestamp(min(seconds, LATEST), UTC) + away
    day = min(written.date(), date.today())
    return Reform(commit, message(text.partition("\n")[0]), day_in(text), day.isoformat())


def day_in(message: str) -> str:
    """The first day that a message names on which a law may begin (ISO); nothing where it names none."""
    last = date.today().year + AHEAD
    for year, month, day, own_day, own_month, own_year in DAY.findall(message):
        try:
            found = date(int(year or own_year), int(month or own_month), int(day or own_day))
        except ValueError:
            continue
        if OLDEST <= found.year <= last:
            return found.isoformat()
    return ""
