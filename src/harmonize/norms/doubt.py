"""Why something is not known: the law itself is open, or we have not read enough, or the vocabulary cannot say it."""

from enum import StrEnum
from typing import NamedTuple


class Ground(StrEnum):
    """What a doubt rests on; data files have a key of this name for each."""

    LAW = "unsettled"  # courts split, or the text is ambiguous
    UNREAD = "not_read"  # a text that decides it was not read, or was not yet the law's text
    CANNOT_SAY = "cannot_say"  # the text is clear, but asks what the vocabulary has no word for


WORDS = {
    Ground.LAW: "unsettled",
    Ground.UNREAD: "not verified",
    Ground.CANNOT_SAY: "not assessed separately",
}


# What stands before a point where no label does.
SAID = {Ground.CANNOT_SAY: "not assessed separately: "}


class Reason(NamedTuple):
    """A doubt as coded: its ground, and the point in words. What is sure has none (``None``).

    ``undecided`` says that the text itself is clear and leaves nobody out, and that no decision was found: what that means is
    a question of the treaty, not of the law.
    """

    ground: Ground
    why: str
    undecided: bool = False

    @property
    def told(self) -> str:
        """The point with its ground before it: ``unsettled: ...``, ``not verified: ...``."""
        return f"{WORDS[self.ground]}: {self.why}"

    @property
    def said(self) -> str:
        """The point where the word stands beside it; a gap of the vocabulary says itself that it is one."""
        return f"{SAID.get(self.ground, '')}{self.why}"

    @property
    def of_law(self) -> bool:
        """Whether the law itself is open, so that reading on would not help."""
        return self.ground is Ground.LAW


def not_read(why: str) -> Reason:
    """A doubt that reading on would settle."""
    return Reason(Ground.UNREAD, why)
