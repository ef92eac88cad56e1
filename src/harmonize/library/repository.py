"""A git repository that somebody else may have made: what was committed to it, and nothing else of it.

Git is given its objects alone, in an empty repository of our own. So whatever its configuration, attributes, hooks, grafts or
replaced objects say, nobody reads them; and objects that lie outside of it are none of its.
"""

import os
import re
import tempfile
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from harmonize.errors import HarmonizeError
from harmonize.library.git import contents, file, git

if TYPE_CHECKING:
    from subprocess import CompletedProcess

HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
BRANCH = re.compile(r"ref: (refs/[^\s\\:]+)")
NESTED = 5  # names of branches that stand for each other
LONGEST = 4096  # bytes of a file that names a branch or a commit
SHA256 = "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n"


class Repository(NamedTuple):
    """A repository: the folder that was named, and where in it git keeps what was committed."""

    root: Path
    kept: Path

    @classmethod
    def at(cls, place: Path) -> "Repository | None":
        """The one in a folder, with a work tree or bare; None where ``.git`` only says that it lies elsewhere."""
        kept = place / ".git" if os.path.lexists(place / ".git") else place
        inside = not kept.is_symlink() or kept == place
        return cls(place, kept) if inside and (kept / "HEAD").is_file() and (kept / "objects").is_dir() else None

    def head(self) -> str:
        """The hash of the commit that is checked out; empty where there is none, or it is told in a way not known."""
        told = self.said("HEAD")
        for _ in range(NESTED):
            branch = BRANCH.fullmatch(told)
            if not branch or ".." in branch[1]:
                break
            told = self.said(branch[1]) or self.packed(branch[1])
        return told if HASH.fullmatch(told) else ""

    def said(self, name: str) -> str:
        """What a small file of the repository says; nothing where there is none, or it lies elsewhere."""
        path = self.kept / name
        if not path.is_file() or self.kept.resolve() not in path.resolve().parents:
            return ""
        with path.open("rb") as found:
            return found.read(LONGEST).decode("utf-8", "replace").strip()

    def packed(self, branch: str) -> str:
        """The commit of a branch that stands in the list of all."""
        path = self.kept / "packed-refs"
        if not path.is_file() or path.is_symlink():
            return ""
        with path.open("rb") as rows:
            wanted = f" {branch}".encode()
            return next((row.split()[0].decode() for row in rows if row.rstrip(b"\r\n").endswith(wanted)), "")

    def ask(self, *words: str, given: bytes = b"") -> "CompletedProcess[bytes]":
        """What git says of the objects. Raises HarmonizeError where some of them lie elsewhere."""
        objects = (self.kept / "objects").absolute()
        if not own(objects):
            raise HarmonizeError(f"{self.root}: some of its objects lie in another repository; name a clone of its own")
        with tempfile.TemporaryDirectory(prefix="harmonize-") as place:
            (Path(place) / "refs").mkdir()
            (Path(place) / "HEAD").write_text("ref: refs/heads/none\n", "utf-8")
            if len(self.head()) == 64:
                (Path(place) / "config").write_text(SHA256, "utf-8")
            nowhere = dict.fromkeys(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"), os.devnull)
            alone = {"GIT_DIR": place, "GIT_OBJECT_DIRECTORY": str(objects), "GIT_CONFIG_NOSYSTEM": "1", **nowhere}
            return git(*words, given=given, own=alone)

    def committed(self, commit: str, path: str, most: int) -> bytes | None:
        """A file of a commit; None where it has no such file. Raises HarmonizeError for one of more than so many bytes."""
        found = file(commit, PurePosixPath(path), self.ask)
        if found and found.size > most:
            raise HarmonizeError(f"{path}: {found.size // 1_000_000} MB; a copy has at most {most // 1_000_000}")
        return contents([found.blob], self.ask)[0] if found else None


@cache
def own(objects: Path) -> bool:
    """Whether all objects of a repository lie in it: none behind a link, none in a repository that it names."""
    if objects.is_symlink() or (objects / "info" / "alternates").exists():
        return False
    return not any(path.is_symlink() for path in objects.rglob("*"))


def content(path: Path, most: int) -> bytes:
    """What a file that somebody else may have made holds. Raises HarmonizeError for none, and for one that is too large."""
    try:
        if not path.is_file():
            raise HarmonizeError(f"{path} is no file")
        if path.stat().st_size > most:
            size = path.stat().st_size // 1_000_000
            raise HarmonizeError(f"{path}: {size} MB; a copy of a statute has at most {most // 1_000_000}")
        return path.read_bytes()
    except OSError as error:
        raise HarmonizeError(f"{path} cannot be read: {error.strerror or error}") from error
