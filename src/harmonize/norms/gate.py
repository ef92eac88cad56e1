"""What a gate lists of a change: its headings, and the records that the change alters."""

from typing import NamedTuple

from harmonize.norms.baseline import Waiver
from harmonize.norms.word import Word


class Heading(Word):
    """What became of a duty, or which kind of record a change alters; first what fails."""

    WORSE = "worse", "worse"
    UNPROVEN = "unproven", "better without evidence"
    CLAIMED = "claimed", "better on claimed evidence"
    YARDSTICK = "yardstick", "the yardstick changed"
    CODINGS = "codings", "codings as first made, altered"
    TEXTS = "texts", "hash or day of a text moved without its copy"
    WAIVED = "waived", "waived"
    KNOWN = "known", "known to the baseline"
    REREAD = "reread", "worse, on a copy read anew"
    BETTER = "better", "better, on a copy read anew"
    LEARNED = "learned", "assessed for the first time"
    MOVED = "moved", "moved by treaty status, a reservation or the yardstick"
    CASES = "cases", "fact patterns altered or removed"
    UNREAD = "unread", "wordings not read, altered or removed"
    UNSETTLED = "unsettled", "unsettled points altered or removed"
    CANNOT_SAY = "cannot_say", "what the vocabulary cannot say, altered or removed"
    CONDITIONS = "conditions", "conditions altered or removed"
    ONCE = "once", "read by one reader alone, altered or removed"
    READ_BY = "read_by", "kinds of readers altered"
    SECOND_READING = "second_reading", "second readings altered"
    READING = "reading", "how far sections were read, altered"
    FINGERPRINTS = "fingerprints", "fingerprints altered or removed"
    PARITY = "parity", "parity list altered or removed"
    SOURCES = "sources", "sources altered"
    LAW = "law", "law otherwise altered"


# Under these headings nothing passes but what a waiver accepts; a coding as first made not even then.
FAILS = (Heading.WORSE, Heading.UNPROVEN, Heading.CLAIMED, Heading.YARDSTICK, Heading.CODINGS, Heading.TEXTS)


class Alteration(NamedTuple):
    """One record that a change alters or removes: its heading, what names it, file and line, and each thing that is other.

    ``says`` are whole sentences, none of them cut. ``firm`` is what no waiver accepts.
    """

    heading: Heading
    name: str
    file: str
    line: int
    says: tuple[str, ...]
    firm: bool = False
    waiver: Waiver | None = None


class ReadAnew(NamedTuple):
    """A source that was read from a new copy: the copy and its commit, and the provisions with other words, or the first time."""

    copied: str
    provisions: frozenset[str]


class Brought(NamedTuple):
    """What a change brings for one State that a better answer may rest on.

    ``anew`` are the sources read from a new copy. The rest is only claimed: pinpoints that are new where they stand,
    sources whose days moved, and fact patterns (by id, with the pinpoint and the offence they name).
    """

    anew: dict[str, ReadAnew]
    cites: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    cases: tuple[tuple[str, frozenset[str]], ...] = ()
