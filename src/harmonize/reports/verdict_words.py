"""How every report shows a verdict: one table, so that no two formats show two things of one cell."""

from collections.abc import Collection
from typing import NamedTuple

from harmonize.norms.outcome import Verdict


class Told(NamedTuple):
    """A verdict as a letter of a matrix, and the tone (a name of colours) in which it is shown."""

    letter: str
    tone: str


TOLD = {
    Verdict.MET: Told("M", "met"),
    Verdict.EXCEEDS: Told("M", "exceeds"),
    Verdict.PARTIAL: Told("P", "partial"),
    Verdict.GAP: Told("N", "gap"),
    Verdict.UNSETTLED: Told("U", "unsettled"),
    Verdict.NOT_VERIFIED: Told("V", "not_verified"),
    Verdict.RESERVED: Told("R", "reserved"),
    Verdict.ADOPTED: Told("A", "met"),
    Verdict.ADOPTED_IN_PART: Told("a", "unrequired"),
    Verdict.NOT_ADOPTED: Told("o", "unrequired"),
    Verdict.SAME: Told("D", "met"),
    Verdict.NARROWER: Told("d", "unrequired"),
    Verdict.PROVIDED_IN_PART: Told("c", "unrequired"),
    Verdict.NOT_PROVIDED: Told("n", "unrequired"),
    Verdict.NOT_ASSESSED: Told(".", "not_assessed"),
    Verdict.NOT_BOUND: Told("-", "not_bound"),
}
LETTERS = {verdict: told.letter for verdict, told in TOLD.items()}
SHOWN = {verdict.words: told for verdict, told in TOLD.items()}  # by the words that stand in a cell
# The columns of a tally, each with its head; what is required of no law stands in one column.
TALLY = {
    "met": "met",
    "exceeds": "exceeded",
    "partial": "partial",
    "gap": "not met",
    "unsettled": "unsettled",
    "not_verified": "not verified",
    "unrequired": "not required",
    "reserved": "reserved",
    "not_assessed": "not assessed",
    "not_bound": "not bound",
}


def legend(seen: Collection[str]) -> str:
    """What the letters mean, of those verdicts that occur."""
    words = {told.letter: verdict.words for verdict, told in reversed(TOLD.items()) if verdict in seen}
    return " · ".join(f"{letter} {told}" for letter, told in reversed(words.items()))


def moved(before: str, after: str) -> str:
    """Two verdicts in words: ``partly met, then met``, ``still partly met``."""
    was, now = verdict_words(before), verdict_words(after)
    return f"{was}, then {now}" if was != now else f"still {now}"


def verdict_words(verdict: str) -> str:
    """A verdict in words."""
    return Verdict(verdict).words
