"""Writing what came out: whole or not at all, only where the user said, and never over a file without leave."""

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from harmonize.errors import HarmonizeError

UNFINISHED = ".harmonize-new-"  # begins the name of a file that is being written; a number ends it
LOCK = ".harmonize-lock"  # stands for the folder on Windows, which locks no folders
PATIENCE = 60  # seconds for which a run waits until another has written
TURN = 0.02  # seconds between two looks
HELD: set[Path] = set()  # folders into which only this run writes now

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
        with changing(self.path):
            if self.now() != self.last:
                raise HarmonizeError(
                    f"{self.path} was changed in the meantime and stays as it is; run the command again"
                )
            write(str(self.path), content, force=True)
        self.last = content


def write(target: str, content: bytes, *, force: bool) -> None:
    """Puts the content into the file named: into a new file beside it first, which then takes its place.

    A full disk, an error, Ctrl-C or a kill leaves what was there before; what a killed run left beside it the next one
    writes over. Raises HarmonizeError when it cannot be written.
    """
    path = ready(target, force=force)
    with system_errors(Path(target)), alone(path.parent):
        put_together(path.parent, {path.name: content}, force=force)


def put_together(folder: Path, contents: Mapping[str, bytes], *, force: bool = True) -> None:
    """Replaces files of a folder that is ours alone, in the order given, once all of them are safe on the disk."""
    beside = [folder / f"{UNFINISHED}{n}" for n, _ in enumerate(contents)]
    try:
        for path, (name, content) in zip(beside, contents.items(), strict=True):
            path.unlink(missing_ok=True)
            with path.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            with contextlib.suppress(FileNotFoundError):
                path.chmod(stat.S_IMODE((folder / name).lstat().st_mode))
        for path, name in zip(beside, contents, strict=True):
            ready(str(folder / name), force=force)  # something else may stand there by now
            path.replace(folder / name)
    finally:
        for path in beside:
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def system_errors(target: Path) -> Iterator[None]:
    """Tells what the system refuses as an error of the file or folder that was named."""
    try:
        yield
    except OSError as error:
        raise HarmonizeError(f"{target} cannot be written: {error.strerror or error}") from error


@contextlib.contextmanager
def changing(file: Path) -> Iterator[None]:
    """Waits until no other run changes a file that many commands may change, reads it, and puts it back; nothing is lost between."""
    with system_errors(file.parent), alone(file.parent):
        yield


@contextlib.contextmanager
def alone(target: Path) -> Iterator[bool]:
    """Makes the folder unless it is there, says whether it did, and waits until no other run writes into it."""
    true = target.resolve()
    if true in HELD:
        yield False
        return
    ends, new = time.monotonic() + PATIENCE, False
    while True:
        with contextlib.suppress(FileExistsError):
            target.mkdir()
            new = True
        with open_folder(target) as handle:
            if mine(handle) and stands(handle, target):
                HELD.add(true)
                try:
                    yield new
                finally:
                    HELD.discard(true)
                return
        if time.monotonic() > ends:
            raise HarmonizeError(f"{target}: another run is writing there; try again when it has ended")
        time.sleep(TURN)


def stands(handle: int, target: Path) -> bool:
    """Whether the folder that was opened is still the one of that name: another run may have made it and given up."""
    with contextlib.suppress(FileNotFoundError):
        return sys.platform == "win32" or os.path.samestat(os.fstat(handle), target.stat())
    return False


@contextlib.contextmanager
def open_folder(folder: Path) -> Iterator[int]:
    """A folder, open to be locked; Windows opens no folders, so a file in it stands for it."""
    if sys.platform == "win32":
        handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR)
    else:
        handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):  # another run has it open
                (folder / LOCK).unlink()


def mine(handle: int) -> bool:
    """Locks an open folder until it is closed or the run ends; False when another run holds the lock.

    On a file system without locks each run has each folder to itself.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return not (sys.platform == "win32" or isinstance(error, BlockingIOError))
    return True
