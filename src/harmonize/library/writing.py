"""Writing what came out: whole or not at all, only where the user said, and never over a file without leave."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from harmonize.errors import HarmonizeError


def ready(target: str, *, force: bool) -> Path:
    """The file that a user named, when it may be written. Raises HarmonizeError with the reason when not.

    No folder is made, no link is followed, and what exists stays as it is unless ``force`` is given.
    """
    path = Path(target)
    if not path.name or target.endswith("/"):
        raise HarmonizeError(f"`{target}` names no file")
    folder = path.parent
    if not folder.is_dir():
        raise HarmonizeError(f"{target}: there is no folder `{folder}`; make it first")
    true = folder.resolve()
    if not path.is_absolute() and true != Path(os.path.normpath(Path.cwd().resolve() / folder)):
        raise HarmonizeError(f"{target}: a link on the way leads to `{true}`; name that folder itself")
    with contextlib.suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise HarmonizeError(f"{target} is a link; name the file itself")
        if not stat.S_ISREG(mode):
            raise HarmonizeError(f"{target} is no ordinary file")
        if not force:
            raise HarmonizeError(f"{target} is there already; --force replaces it")
    return path


def write(target: str, content: bytes, *, force: bool) -> None:
    """Puts the content into the file named: into a new file beside it first, which then takes its place.

    A full disk, an error or Ctrl-C leaves what was there before. Raises HarmonizeError when it cannot be written.
    """
    path = ready(target, force=force)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except OSError as error:
        raise HarmonizeError(f"{target} cannot be written: {error.strerror}") from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~umask())
        if force:
            beside.replace(path)
        else:
            placed(beside, path)
    except OSError as error:
        raise HarmonizeError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


def placed(beside: Path, path: Path) -> None:
    """Gives a finished file its name, unless another was put there in the meantime."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise HarmonizeError(f"{path} is there already; --force replaces it") from None
    except OSError:  # a file system without hard links
        ready(str(path), force=False)
        beside.replace(path)


def umask() -> int:
    """The permissions that the user's files go without."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
