"""From counterexamples and doubts to the word of a verdict. Silence is not a no: what was not (wholly) read may hide a rule."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.ordinary_case import OrdinaryCase
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.facts import SECTION_OF, family_of
from harmonize.norms.law import Law, Unread
from harmonize.norms.outcome import Doubt, Gap, Verdict
from harmonize.norms.treaty import Duty


class Doubts(NamedTuple):
    """Doubts on which the word of a verdict turns, and those that lie beside the ordinary case."""

    touching: tuple[Doubt, ...] = ()
    beside: tuple[Doubt, ...] = ()

    @classmethod
    def of(cls, found: Iterable[tuple[bool, Doubt]]) -> Self:
        """Doubts, each reason once, by whether they touch the ordinary case.

        A shortfall beside the ordinary case would count, so that what was not read turns the word wherever it lies: else
        reading less would help.
        """
        known: dict[Reason, tuple[bool, Doubt]] = {}
        for touches, doubt in found:
            if doubt.reason not in known or not known[doubt.reason][0]:
                known[doubt.reason] = touches, doubt
        told = [(touches or not may_reach([doubt]), doubt) for touches, doubt in known.values()]
        return cls(tuple(doubt for turns, doubt in told if turns), tuple(doubt for turns, doubt in told if not turns))


class Weighed(NamedTuple):
    """What came of required facts.

    ``gaps`` are sure; ``holes`` may only be such in our reading, each with what was not read. ``reached`` says that something
    that is asked is punished, surely or by a text that was read; ``missed`` that a sure gap holds something of the ordinary
    case.
    """

    gaps: tuple[Gap, ...]
    holes: tuple[tuple[Gap, Unread], ...]
    doubts: tuple[Doubt, ...]
    beside: tuple[Doubt, ...]
    reached: bool
    missed: bool

    def verdict(self, *, doubtful: bool = False) -> Verdict:
        """The verdict on facts that must be covered; what is sure decides first, then what is open in the ordinary case.

        Not met is said only where nothing that is asked is surely covered and nothing of the ordinary case even possibly.
        What was not read reaches nothing: beside a gap that is sure it is not verified where only it could cover the ordinary
        case. ``doubtful`` says that the ordinary case is open although no reason of it is known.
        """
        if self.gaps:
            return Verdict.PARTIAL if self.reached else Verdict.GAP if self.missed else Verdict.NOT_VERIFIED
        if not self.doubts and not doubtful:
            return Verdict.MET
        if self.holes and not self.reached and not any(unread.partly for _, unread in self.holes):
            return Verdict.NOT_ASSESSED
        return open_word(self.doubts)


def weighed(
    duty: Duty, law: Law, found: Iterable[Gap], doubts: Doubts, usual: OrdinaryCase, *, reached: bool
) -> Weighed:
    """The gaps that a duty leaves, those apart that may only be holes in our reading, with the doubts beside them.

    Of the holes that are there for one reason the most ordinary is told as a doubt.
    """
    known = [(gap, behind(law, duty, gap)) for gap in found]
    gaps = tuple(gap for gap, unread in known if not unread)
    holes = tuple((gap, unread) for gap, unread in known if unread)
    open_ones: dict[Reason, Doubt] = {}
    for gap, unread in sorted(holes, key=lambda hole: not usual.touched(hole[0].cube)):
        open_ones.setdefault(unread.doubt, Doubt(unread.doubt, (), gap.cube, gap.within))
    missed = any(usual.touched(gap.cube) for gap in gaps)
    return Weighed(gaps, holes, (*doubts.touching, *open_ones.values()), doubts.beside, reached, missed)


def together(parts: Iterable[Weighed]) -> Weighed:
    """What came of several sets of required facts, all of which must be covered; each reason is told once."""
    asked = tuple(parts)
    doubts = {doubt.reason: doubt for part in asked for doubt in part.doubts}
    beside = {doubt.reason: doubt for part in asked for doubt in part.beside}
    return Weighed(
        tuple(gap for part in asked for gap in part.gaps),
        tuple(hole for part in asked for hole in part.holes),
        tuple(doubts.values()),
        tuple(doubt for reason, doubt in beside.items() if reason not in doubts),
        any(part.reached for part in asked),
        any(part.missed for part in asked),
    )


def behind(law: Law, duty: Duty, gap: Gap) -> Unread | None:
    """The section, or the rule of the general part, that was not (wholly) read and could close a gap; None for a sure gap."""
    # One that follows offences on file (their attempt, accomplices, companies) asks for a rule on what was read: the rest
    # of the documents section tells nothing about companies. Only the sections that it names itself could close its gaps.
    around = [] if duty.follows else [SECTION_OF[family_of(gap.cube)]]
    section = law.unread_section((*duty.reads, *around))
    if section:
        return section
    for dimension, value in law.unread:
        if SPACE.names(gap.cube, dimension) == (value,):
            return Unread(law.told_unread_rule(dimension, value), partly=False)
    return None


def open_word(doubts: Iterable[Doubt]) -> Verdict:
    """The verdict where only doubts stand in the way: unsettled if one of them would still stand after reading on."""
    return Verdict.UNSETTLED if any(doubt.reason.of_law for doubt in doubts) else Verdict.NOT_VERIFIED


def may_reach(doubts: Iterable[Doubt]) -> bool:
    """Whether any doubt is about a text that was read, and so may reach what is asked; what was not read reaches nothing."""
    return any(doubt.reason.ground is not Ground.UNREAD for doubt in doubts)
