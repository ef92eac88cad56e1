"""Two states of a dataset to compare: folders, or revisions of a git repository, read without touching its work tree."""

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath

from harmonize.errors import HarmonizeError
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.library.problem import MAX_BYTES

MOST_FILES = 20_000


class Revision(Folder):
    """The data files of a git revision; messages name them as git does, ``REVISION:path``."""

    def __init__(self, root: Path, told: str) -> None:
        super().__init__(root, Dataset)
        self.told = told

    def name(self, path: Path) -> str:
        """A file's name as reports print it."""
        return f"{self.told}/{path.relative_to(self.root).as_posix()}"


@contextmanager
def snapshot(named: str, data: str | None) -> Iterator[Folder]:
    """The data that a user means by a folder, or by a revision of the repository here and the data folder in it."""
    if Path(named).is_dir():
        inside = Path(named) / data if data and (Path(named) / data).is_dir() else Path(named)
        yield Folder(inside, Dataset)
        return
    folder = PurePosixPath(data or "data")
    if folder.is_absolute() or ".." in folder.parts:
        raise HarmonizeError(f"`{folder}` is no folder inside a revision; name it from here, without `..`")
    with tempfile.TemporaryDirectory(prefix="harmonize-") as place:
        # What git keeps below the folder named comes without the folder, as `REVISION:FOLDER` is a tree of its own.
        root = Path(place) / (folder.name or "data")
        root.mkdir()
        unpack(archived(named, folder), root)
        yield Revision(root, f"{named}:{folder}")


def archived(revision: str, folder: PurePosixPath) -> bytes:
    """The files of a revision below a folder, as a tar archive. Raises HarmonizeError when there is no such thing."""
    if revision.startswith("-"):
        raise HarmonizeError(f"`{revision}` is neither a folder nor a git revision")
    found = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise HarmonizeError(f"`{revision}` is neither a folder nor a revision of a git repository here")
    top = git("rev-parse", "--show-prefix").stdout.decode().strip()
    commit = found.stdout.decode().strip()
    tree = f"{commit}:{top}{folder}" if str(folder) != "." else f"{commit}:{top}"
    done = git("archive", "--format=tar", tree)
    if done.returncode:
        raise HarmonizeError(f"revision `{revision}` has no folder `{folder}`; name it with --data")
    return done.stdout


def git(*words: str) -> "subprocess.CompletedProcess[bytes]":
    """Runs git and returns what it said. Raises HarmonizeError when there is none."""
    try:
        return subprocess.run(["git", *words], capture_output=True, check=False)  # noqa: S603, S607  the user's own git
    except FileNotFoundError:
        raise HarmonizeError("git is not installed; name two folders instead") from None


def unpack(archive: bytes, root: Path) -> None:
    """Writes the YAML files of an archive below a folder; links and anything outsized stay out."""
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        members = [item for item in tar if item.isfile() and item.name.endswith(".yaml") and item.size <= MAX_BYTES]
        if len(members) > MOST_FILES:
            raise HarmonizeError(f"more than {MOST_FILES} files; name the data folder with --data")
        tar.extractall(root, members, filter="data")
