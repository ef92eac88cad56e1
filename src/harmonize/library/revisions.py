"""Two states of a dataset to compare: folders, or revisions of the git repository here.

Which of them a word means is seen from the word alone, never from what lies in the checkout: see :func:`is_folder`.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from harmonize.errors import HarmonizeError, UnreadableData
from harmonize.library.dataset import Dataset
from harmonize.library.folder import INDEX, Folder
from harmonize.library.git import ORDINARY, Entry, commit, contents, entries, from_top, has, tracked_as
from harmonize.library.problem import MAX_BYTES, Problem, problem

MOST_FILES = 20_000
MOST_BYTES = 256 * 1024 * 1024  # of all data files of a revision
HERE = (".", "..", "./", "../")
HERE_ON_WINDOWS = (".\\", "..\\")


class Revision(Folder):
    """The data files of a git revision; messages name them as git does, ``REVISION:path``."""

    def __init__(self, root: Path, told: str) -> None:
        self.told = told
        super().__init__(root, Dataset)

    def name(self, path: Path) -> str:
        """A file's name as reports print it."""
        below = path.relative_to(self.root).as_posix()
        return self.told if below == "." else f"{self.told}/{below}"


def is_folder(word: str) -> bool:
    """Whether a word names a folder: ``./law``, ``../law``, ``/srv/law`` or ``law/``. Git allows no revision such a name."""
    return (
        word in HERE
        or word.startswith((*HERE[2:], *HERE_ON_WINDOWS))
        or word.endswith(("/", "\\"))
        or Path(word).is_absolute()
    )


@contextmanager
def snapshot(named: str, data: str | None) -> Iterator[Folder]:
    """The data of a folder, or of a revision of the repository here below its folder ``data``."""
    if is_folder(named):
        yield Folder(Path(named), Dataset)
        return
    folder = PurePosixPath(data or "data")
    if folder.is_absolute() or ".." in folder.parts:
        raise HarmonizeError(f"`{folder}` is no folder inside a revision; name it from here, without `..`")
    at = commit(named)
    told = f"{named}:{folder}"
    found = data_files(entries(at, folder), told)
    with tempfile.TemporaryDirectory(prefix="harmonize-") as place:
        root = Path(place) / (folder.name or "data")
        root.mkdir()
        unpack(found, root)
        yield Revision(root, told)


@contextmanager
def before(base: str, folder: Path) -> Iterator[Folder | None]:
    """A folder of data files as it stood in a revision of the repository here; None where it was not there."""
    where = tracked_as(folder)
    here = from_top(PurePosixPath("."))
    if where is None or not where.is_relative_to(here):
        raise HarmonizeError(
            f"`{folder}` is not below the folder here in a git repository, so {base} says nothing of it"
        )
    below = where.relative_to(here)
    if not has(commit(base), below):
        yield None
        return
    with snapshot(base, str(below)) as found:
        yield found


def data_files(found: list[Entry], told: str) -> list[Entry]:
    """The data files among those of a revision. Raises UnreadableData for what a folder would not let pass either."""
    wanted = [item for item in found if item.path.suffix == ".yaml"]
    problems = [problem(f"{told}/{INDEX}", "stray-index") for item in found if str(item.path) == INDEX]
    seen: dict[str, PurePosixPath] = {}
    for item in wanted:
        problems += misfit(item, f"{told}/{item.path}", seen)
        seen.setdefault(str(item.path).casefold(), item.path)
    if len(wanted) > MOST_FILES or sum(item.size for item in wanted) > MOST_BYTES:
        problems = [
            problem(
                told,
                "too-large",
                what=f"more than {MOST_FILES} data files, or too many bytes",
                most="fewer (--data names it)",
            )
        ]
    if problems:
        raise UnreadableData(problems)
    return wanted


def misfit(item: Entry, name: str, seen: dict[str, PurePosixPath]) -> Iterator[Problem]:
    """Why a file of a revision cannot be taken; nothing when it can."""
    twin = seen.get(str(item.path).casefold())
    if item.mode not in ORDINARY:
        yield problem(name, "not-a-file", what="a link; a data file is a file")
    elif item.size > MAX_BYTES:
        yield problem(name, "too-large", what=f"{item.size} bytes", most=f"at most {MAX_BYTES}")
    elif item.path.is_absolute() or ".." in item.path.parts or any(char in str(item.path) for char in '\\:*?"<>|'):
        yield problem(name, "odd-name")
    elif twin:
        yield problem(name, "twin-name", twin=twin)


def unpack(found: list[Entry], root: Path) -> None:
    """Writes files of a commit below a folder that is new and empty."""
    for item, text in zip(found, contents([item.blob for item in found]), strict=True):
        path = root.joinpath(*item.path.parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
