"""Who closed or opened which gap, when, by which act: the turns in the stories of duties."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from harmonize.findings.difference import Turn
from harmonize.findings.timeline import Timeline
from harmonize.norms.outcome import OPEN, SHORTFALLS, Situations, Verdict
from harmonize.norms.span import Span
from harmonize.norms.status import Party
from harmonize.norms.treaty import Duty

# What became of a duty, the best first; without a clear word on both sides, what became of its situations.
WORDS = {
    Turn.CLOSED: "gap closed",
    Turn.NARROWED: "gap narrowed",
    Turn.MORE: "more criminalized",
    Turn.READ: "text first read",
    Turn.SETTLED: "settled",
    Turn.DOUBT: "in doubt",
    Turn.LESS: "less criminalized",
    Turn.WIDENED: "gap widened",
    Turn.OPENED: "gap opened",
}
LAW = ("act", "end", "rule", "others")  # what changes a law, or what it means
GAPS = (Turn.CLOSED, Turn.NARROWED, Turn.WIDENED, Turn.OPENED)
UNKNOWN = (*OPEN, Verdict.NOT_ASSESSED)


class Turned(NamedTuple):
    """One edge in the story of a duty: how it stood before and from then on, and what became of it, if that has a word."""

    party: Party
    duty: Duty
    before: Span
    after: Span
    turn: Turn | None

    @property
    def of_gap(self) -> bool:
        """Whether a shortfall was closed, opened or changed in size: something required, not an option."""
        return self.turn in GAPS and (self.before.verdict in SHORTFALLS or self.after.verdict in SHORTFALLS)


def turns(found: Iterable[Timeline]) -> list[Turned]:
    """Every edge in some stories, oldest first; that a State becomes bound is none."""
    told = [
        Turned(one.party, story.duty, before, after, turned(before, after))
        for one in found
        for story in one.stories
        for before, after in pairwise(story.spans)
        if before.verdict is not Verdict.NOT_BOUND
    ]
    return sorted(told, key=lambda item: (item.after.since, item.party.name))


def turned(before: Span, after: Span) -> Turn | None:
    """What became of a duty from one span to the next; None where one of them is not judged, or nothing moved."""
    was, now = before.verdict.plain, after.verdict.plain
    if not any(item.kind in LAW for item in after.why):
        return None if before.verdict is Verdict.NOT_BOUND else Turn.READ
    judged = (*SHORTFALLS, Verdict.MET, Verdict.EXCEEDS)
    clear = was in judged and now in judged
    if clear and was.rank != now.rank:
        if now.rank < was.rank:
            return Turn.NARROWED if now in SHORTFALLS else Turn.CLOSED
        return Turn.WIDENED if was in SHORTFALLS else Turn.OPENED
    punished, since = criminalized(before.situations), criminalized(after.situations)
    if punished != since:
        return (Turn.NARROWED if clear else Turn.MORE) if since > punished else (Turn.WIDENED if clear else Turn.LESS)
    if was in judged and now in UNKNOWN:
        return Turn.DOUBT
    return Turn.SETTLED if now in judged and was in UNKNOWN else None


def criminalized(found: Situations | None) -> tuple[int, int]:
    """How many situations are criminalized, and how many in part; more is more."""
    return (found.whole + found.corner, found.part) if found else (0, 0)
