"""Why something is not known: the law itself is open, or we have not read enough, or the vocabulary cannot say it."""

from typing import NamedTuple

from harmonize.norms.word import Word


class Ground(Word):
    """What a doubt rests on; data files have a key of this name for each."""

    LAW = "unsettled"  # courts split, or the text is ambiguous
    UNREAD = "not_read", "not verified"  # a text that decides it was not read, or was not yet the law's text
    CANNOT_SAY = (
        "cannot_say",
        "not assessed separately",
    )  # the text is clear, but asks what the vocabulary has no word for


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
        return f"{self.ground.words}: {self.why}"

    @property
    def said(self) -> str:
        """The point where the word stands beside it; a gap of the vocabulary says itself that it is one."""
        return self.told if self.ground is Ground.CANNOT_SAY else self.why

    @property
    def of_law(self) -> bool:
        """Whether the law itself is open, so that reading on would not help."""
        return self.ground is Ground.LAW


def not_read(why: str) -> Reason:
    """A doubt that reading on would settle."""
    return Reason(Ground.UNREAD, why)
