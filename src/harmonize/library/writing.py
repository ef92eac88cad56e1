"""Writing what came out: whole or not at all, only where the user said, and never over a file without leave."""

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from harmonize.errors import HarmonizeError
from harmonize.library.digests import digest

UNFINISHED = re.compile(r"\.harmonize-([0-9a-f]{16})-([0-9a-f]{8})")  # the second part proves that the name is ours

DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789"),
}


def ready(target: str, *, force: bool) -> Path:
    """The file that a user named, when it may be written. Raises HarmonizeError with the reason when not.

    No folder is made, no link is followed, and what exists stays as it is unless ``force`` is given.
    """
    path = Path(target)
    if not path.name or target.endswith("/"):
        raise HarmonizeError(f"`{target}` names no file")
    if os.name == "nt" and reserved(path.name):
        raise HarmonizeError(f"{target}: Windows keeps the name `{path.name}` for a device; choose another")
    straight(path)
    with contextlib.suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise HarmonizeError(f"{target} is a link; name the file itself")
        if not stat.S_ISREG(mode):
            raise HarmonizeError(f"{target} is no ordinary file")
        if not force:
            raise HarmonizeError(f"{target} is there already; --force replaces it")
    return path


def reserved(name: str) -> bool:
    """Whether Windows takes a name, with any suffix, for a device, so that nothing would be written."""
    return name.partition(".")[0].rstrip(" ").upper() in DEVICES


def apart(path: Path, data: str, own: bytes) -> Path:
    """A target that is no file of the data that a run reads; a data file that holds ``own`` was written by the same command.

    Raises HarmonizeError when it is one: no answer is worth its source.
    """
    root = Path(data).resolve()
    inside = path.is_file() and root in path.resolve().parents
    if inside and (path.suffix in (".yaml", ".yml") or (root / "index.json").exists()):
        if own and own in path.read_bytes():
            return path
        raise HarmonizeError(f"{path} belongs to the data that are read; name another file")
    return path


def straight(path: Path) -> None:
    """Raises HarmonizeError unless the folder around a target is there, and reached without a link when named from here."""
    folder = path.parent
    if not folder.is_dir():
        raise HarmonizeError(f"{path}: there is no folder `{folder}`; make it first")
    true = folder.resolve()
    if not path.is_absolute() and true != Path(os.path.normpath(Path.cwd().resolve() / folder)):
        raise HarmonizeError(f"{path}: a link on the way leads to `{true}`; name that folder itself")


class Kept:
    """A file that one run reads and writes again and again: what somebody else wrote in between is never replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.last = self.now()

    def now(self) -> bytes | None:
        """What stands there; None where nothing does."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise HarmonizeError(f"{self.path} cannot be read: {error.strerror or error}") from error

    def put(self, content: bytes) -> None:
        """Replaces what this run last read or wrote. Raises HarmonizeError where something else stands there."""
        straight(self.path)
        with taking_turns(self.path.parent):
            if self.now() != self.last:
                raise HarmonizeError(
                    f"{self.path} was changed in the meantime and stays as it is; run the command again"
                )
            write(str(self.path), content, force=True)
        self.last = content


@contextlib.contextmanager
def taking_turns(folder: Path) -> Iterator[None]:
    """Waits until no other run changes files of a folder; on a system that locks no folders it goes on at once."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write(target: str, content: bytes, *, force: bool) -> None:
    """Puts the content into the file named: into a new file beside it first, which then takes its place.

    A full disk, an error or Ctrl-C leaves what was there before; so does a kill, and the next run removes what it left.
    Raises HarmonizeError when it cannot be written.
    """
    path = ready(target, force=force)
    try:
        sweep(path.parent)
        with unfinished(path.parent, content) as beside:
            if force:
                with contextlib.suppress(FileNotFoundError):
                    beside.chmod(stat.S_IMODE(path.lstat().st_mode))
                beside.replace(path)
            else:
                placed(beside, path)
    except OSError as error:
        raise HarmonizeError(f"{target} cannot be written: {error.strerror or error}") from error


def put_together(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Replaces files of a folder, in the order given, once all of them are safe on the disk."""
    with contextlib.ExitStack() as begun:
        finished = {name: begun.enter_context(unfinished(folder, content)) for name, content in contents.items()}
        for name, beside in finished.items():
            beside.replace(folder / name)


def placed(beside: Path, path: Path) -> None:
    """Gives a finished file its name, unless another was put there in the meantime."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise HarmonizeError(f"{path} is there already; --force replaces it") from None
    except OSError:  # a file system without hard links
        ready(str(path), force=False)
        beside.replace(path)


@contextlib.contextmanager
def unfinished(folder: Path, content: bytes) -> Iterator[Path]:
    """A file with the content, safe on the disk, under a name of its own; gone at the end unless it was given another."""
    path, file = new_file(folder)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform == "win32":
                file.close()  # there an open file cannot be given a name
            yield path
    finally:
        path.unlink(missing_ok=True)


def new_file(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file, empty and locked, so that every other run sees that somebody writes it."""
    while True:
        token = os.urandom(8).hex()
        path = folder / f".harmonize-{token}-{proof(token)}"
        file = path.open("xb")
        if mine(file.fileno()) and os.fstat(file.fileno()).st_nlink:
            return path, file
        file.close()  # another run took it for a leftover before it was locked


def proof(token: str) -> str:
    """What stands behind the token in the name of an unfinished file of ours, and by chance in nobody else's."""
    return digest(f"harmonize {token}".encode())[:8]


def is_unfinished(path: Path) -> bool:
    """Whether this is a file that a run of harmonize began to write."""
    found = UNFINISHED.fullmatch(path.name)
    return found is not None and proof(found[1]) == found[2] and stat.S_ISREG(path.lstat().st_mode)


def sweep(folder: Path) -> None:
    """Removes what killed runs left unfinished in a folder, and nothing that a living one still writes."""
    for path in folder.glob(".harmonize-*"):
        with contextlib.suppress(OSError):  # not ours to remove, in use, or gone by now
            if not is_unfinished(path):
                continue
            if sys.platform == "win32":
                path.unlink()  # refused while another has it open
            else:
                with path.open("rb") as file:
                    if locked(file.fileno()):
                        path.unlink()


def mine(handle: int) -> bool:
    """Whether an open file or folder is locked for us now; one on a file system without locks always is."""
    try:
        return locked(handle)
    except OSError:
        return True


def locked(handle: int) -> bool:
    """Locks an open file or folder against other runs, until it is closed; False when another holds the lock.

    The system ends the lock of a run that was killed. Raises OSError where the file system has no locks.
    """
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
