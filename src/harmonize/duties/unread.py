"""Silence is not a no: what was not (wholly) read, where a gap may only be a hole in our reading."""

from collections.abc import Iterable
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.facts import SECTION_OF, family_of
from harmonize.norms.law import SectionStatus
from harmonize.norms.outcome import Gap
from harmonize.norms.treaty import Duty


class Unread(NamedTuple):
    """Why a gap may only be a hole in our reading."""

    reason: str
    partly: bool

    @property
    def doubt(self) -> Reason:
        """The same as a doubt that reading on would settle; what is missing is said once, at the head of a report."""
        return not_read(self.reason)


def unread_section(evaluator: Evaluator, sections: Iterable[str]) -> Unread | None:
    """The first of some sections that was not (wholly) read."""
    for section in dict.fromkeys(sections):
        status = evaluator.law.status(section)
        if status not in (SectionStatus.READ, SectionStatus.NOT_APPLICABLE):
            return Unread(evaluator.law.told_unread(section), partly=status is SectionStatus.PARTLY_READ)
    return None


def behind(evaluator: Evaluator, duty: Duty, gap: Gap) -> Unread | None:
    """The section, or the rule of the general part, that was not (wholly) read and could close a gap; None for a sure gap."""
    # One that follows offences on file (their attempt, accomplices, companies) asks for a rule on what was read: the rest
    # of the documents section tells nothing about companies. Only the sections that it names itself could close its gaps.
    around = [] if duty.follows else [SECTION_OF[family_of(gap.cube)]]
    section = unread_section(evaluator, (*duty.reads, *around))
    if section:
        return section
    for dimension, value in evaluator.law.unread:
        if SPACE.names(gap.cube, dimension) == (value,):
            return Unread(evaluator.law.told_unread_rule(dimension, value), partly=False)
    return None


class Holes(NamedTuple):
    """Gaps that are sure, and those that may only be holes in our reading, each with what was not read."""

    sure: tuple[Gap, ...]
    perhaps: tuple[tuple[Gap, Unread], ...]


def told_apart(evaluator: Evaluator, duty: Duty, gaps: Iterable[Gap]) -> Holes:
    """Sure gaps apart from holes in our reading."""
    found = [(gap, behind(evaluator, duty, gap)) for gap in gaps]
    return Holes(
        tuple(gap for gap, unread in found if not unread), tuple((gap, unread) for gap, unread in found if unread)
    )
