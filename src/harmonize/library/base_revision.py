"""What a file said before a change: the one place where files are read from the revision that a change is judged against.

A change cannot excuse itself: what it adds to a baseline, to waivers or to excuses on a line holds once it is merged. So
each such file is read twice, as it stands and as it stood in the base revision, and only what both say excuses anything.
"""

from pathlib import Path, PurePosixPath
from typing import NamedTuple

from harmonize.library.git import Commit, commit, content, tracked_as


class Text(NamedTuple):
    """The bytes of a file with the name by which messages call it; None where there is no such file."""

    name: str
    raw: bytes | None


class Change(NamedTuple):
    """The change that is judged: from a base revision to a revision, or to the files as they lie here (None)."""

    base: Commit
    new: Commit | None = None

    def before(self, path: Path) -> Text | None:
        """A file as it stood in the base; None for one that no change of the repository can touch, as it lies outside."""
        where = tracked_as(path)
        return at(self.base, where) if where else None

    def after(self, path: Path) -> Text | None:
        """A file as the change leaves it; None where it is to be read from the path itself."""
        where = tracked_as(path) if self.new else None
        return at(self.new, where) if self.new and where else None


def change(base: str, new: str | None = None) -> Change:
    """The change from one revision to another, or to the files here. Raises HarmonizeError when there is no such revision."""
    return Change(commit(base), commit(new) if new else None)


def at(revision: Commit, where: PurePosixPath) -> Text:
    """A file in a revision, named as git names it."""
    return Text(f"{revision.named}:{where}", content(revision, where))
