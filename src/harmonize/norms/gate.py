"""What a gate lists of a change: its headings, and the records that the change alters."""

from typing import NamedTuple

from harmonize.norms.baseline import Waiver
from harmonize.norms.word import Word


class Heading(Word):
    """What became of a duty, or which kind of record a change alters; first what fails."""

    WORSE = "worse"
    UNPROVEN = "unproven"
    CLAIMED = "claimed"
    YARDSTICK = "yardstick"
    CODINGS = "codings"
    TEXTS = "texts"
    WAIVED = "waived"
    KNOWN = "known"
    REREAD = "reread"
    BETTER = "better"
    LEARNED = "learned"
    MOVED = "moved"
    CASES = "cases"
    UNREAD = "unread"
    UNSETTLED = "unsettled"
    CANNOT_SAY = "cannot_say"
    CONDITIONS = "conditions"
    ONCE = "once"
    READ_BY = "read_by"
    SECOND_READING = "second_reading"
    READING = "reading"
    FINGERPRINTS = "fingerprints"
    PARITY = "parity"
    SOURCES = "sources"
    LAW = "law"

    @property
    def words(self) -> str:
        """As a report says it."""
        return WORDS[self]


WORDS = {
    Heading.WORSE: "worse",
    Heading.UNPROVEN: "better without evidence",
    Heading.CLAIMED: "better on claimed evidence",
    Heading.YARDSTICK: "the yardstick changed",
    Heading.CODINGS: "codings as first made, altered",
    Heading.TEXTS: "hash or day of a text moved without its copy",
    Heading.WAIVED: "waived",
    Heading.KNOWN: "known to the baseline",
    Heading.REREAD: "worse, on a copy read anew",
    Heading.BETTER: "better, on a copy read anew",
    Heading.LEARNED: "assessed for the first time",
    Heading.MOVED: "moved by treaty status, a reservation or the yardstick",
    Heading.CASES: "fact patterns altered or removed",
    Heading.UNREAD: "wordings not read, altered or removed",
    Heading.UNSETTLED: "unsettled points altered or removed",
    Heading.CANNOT_SAY: "what the vocabulary cannot say, altered or removed",
    Heading.CONDITIONS: "conditions altered or removed",
    Heading.ONCE: "read by one reader alone, altered or removed",
    Heading.READ_BY: "kinds of readers altered",
    Heading.SECOND_READING: "second readings altered",
    Heading.READING: "how far sections were read, altered",
    Heading.FINGERPRINTS: "fingerprints altered or removed",
    Heading.PARITY: "parity list altered or removed",
    Heading.SOURCES: "sources altered",
    Heading.LAW: "law otherwise altered",
}
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
