"""How every report says a verdict: one table, so that no two formats say two things of one cell."""

from collections.abc import Collection
from typing import NamedTuple

from harmonize.norms.outcome import Verdict


class Told(NamedTuple):
    """A verdict in words, as a letter of a matrix, and the tone (a name of colours) in which it is shown."""

    words: str
    letter: str
    tone: str


TOLD = {
    Verdict.MET: Told("met", "M", "met"),
    Verdict.EXCEEDS: Told("met and exceeded", "M", "exceeds"),
    Verdict.PARTIAL: Told("partly met", "P", "partial"),
    Verdict.GAP: Told("not met", "N", "gap"),
    Verdict.UNSETTLED: Told("unsettled", "U", "unsettled"),
    Verdict.NOT_VERIFIED: Told("not verified", "V", "not_verified"),
    Verdict.RESERVED: Told("reserved", "R", "reserved"),
    Verdict.ADOPTED: Told("optional provision adopted", "A", "met"),
    Verdict.ADOPTED_IN_PART: Told("optional provision adopted in part", "a", "unrequired"),
    Verdict.NOT_ADOPTED: Told("optional provision not adopted", "o", "unrequired"),
    Verdict.SAME: Told("definition same", "D", "met"),
    Verdict.NARROWER: Told("definition narrower", "d", "unrequired"),
    Verdict.PROVIDED_IN_PART: Told("provided for in part (not required)", "c", "unrequired"),
    Verdict.NOT_PROVIDED: Told("not provided for (not required)", "n", "unrequired"),
    Verdict.NOT_ASSESSED: Told("not assessed", ".", "not_assessed"),
    Verdict.NOT_BOUND: Told("not bound", "-", "not_bound"),
}
LETTERS = {verdict: told.letter for verdict, told in TOLD.items()}
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
    words = {told.letter: told.words for verdict, told in reversed(TOLD.items()) if verdict in seen}
    return " · ".join(f"{letter} {told}" for letter, told in reversed(words.items()))


def moved(before: str, after: str) -> str:
    """Two verdicts in words: ``partly met, then met``, ``still partly met``."""
    was, now = verdict_words(before), verdict_words(after)
    return f"{was}, then {now}" if was != now else f"still {now}"


def verdict_words(verdict: str) -> str:
    """A verdict in words."""
    return TOLD[Verdict(verdict)].words
