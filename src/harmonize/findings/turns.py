"""Who closed or opened which gap, when, by which act: the turns in the stories of duties."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from harmonize.findings.assessment import FULFILLED, SHORTFALLS
from harmonize.findings.timeline import Span, Timeline
from harmonize.norms.outcome import Situations, Verdict
from harmonize.norms.status import Party
from harmonize.norms.treaty import Duty
from harmonize.norms.word import Word


class Turn(Word):
    """What became of a duty, the best first; without a clear word on both sides, what became of its situations.

    ``read`` is no change of the law that anyone knows of: the text that was in force was read from that day on.
    """

    CLOSED = "closed"
    NARROWED = "narrowed"
    MORE = "more"
    READ = "read"
    SETTLED = "settled"
    DOUBT = "in_doubt"
    LESS = "less"
    WIDENED = "widened"
    OPENED = "opened"

    @property
    def words(self) -> str:
        """As a table says it."""
        return WORDS[self]


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
# What the treaty requires of none is neither met nor missed, but it may be taken up or given up just the same.
RANK = {
    **dict.fromkeys(FULFILLED, 2),
    **dict.fromkeys((Verdict.PARTIAL, Verdict.ADOPTED_IN_PART, Verdict.NARROWER, Verdict.PROVIDED_IN_PART), 1),
    **dict.fromkeys((Verdict.GAP, Verdict.NOT_ADOPTED, Verdict.NOT_PROVIDED), 0),
}
LAW = ("act", "end", "rule", "others")  # what changes a law, or what it means
OPEN = (Verdict.UNSETTLED, Verdict.NOT_VERIFIED, Verdict.NOT_ASSESSED)


class Turned(NamedTuple):
    """One turn in the story of a duty: how it stood before and from then on."""

    party: Party
    duty: Duty
    turn: Turn
    before: Span
    after: Span

    @property
    def of_gap(self) -> bool:
        """Whether a shortfall was closed, opened or changed in size: something required, not an option."""
        return self.before.verdict in SHORTFALLS or self.after.verdict in SHORTFALLS


def turns(found: Iterable[Timeline]) -> list[Turned]:
    """Every turn in some stories, oldest first; that a State becomes bound is none."""
    told = [
        Turned(one.party, story.duty, turn, before, after)
        for one in found
        for story in one.stories
        for before, after in pairwise(story.spans)
        for turn in turned(before, after)
    ]
    return sorted(told, key=lambda item: (item.after.since, item.party.name))


def turned(before: Span, after: Span) -> Iterator[Turn]:
    """What became of a duty from one span to the next; nothing where one of them is not judged, or nothing moved."""
    was, now = RANK.get(before.verdict), RANK.get(after.verdict)
    if not any(item.kind in LAW for item in after.why):
        if before.verdict is not Verdict.NOT_BOUND:
            yield Turn.READ
        return
    if was is not None and now is not None and was != now:
        if was < now:
            yield Turn.CLOSED if now == RANK[Verdict.MET] else Turn.NARROWED
        else:
            yield Turn.OPENED if was == RANK[Verdict.MET] else Turn.WIDENED
        return
    punished, since = criminalized(before.situations), criminalized(after.situations)
    if punished != since:
        clear = was is not None and now is not None
        yield (Turn.NARROWED if clear else Turn.MORE) if since > punished else (Turn.WIDENED if clear else Turn.LESS)
    elif was is not None and after.verdict in OPEN:
        yield Turn.DOUBT
    elif now is not None and before.verdict in OPEN:
        yield Turn.SETTLED


def criminalized(found: Situations | None) -> tuple[int, int]:
    """How many situations are criminalized, and how many in part; more is more."""
    return (found.whole + found.corner, found.part) if found else (0, 0)
