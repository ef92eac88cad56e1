"""Silence is not a no: what was not (wholly) read, where a gap may only be a hole in our reading."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.docket import Docket
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.facts import CONDUCTS_OF, SECTION_OF, family_of
from harmonize.norms.outcome import Gap
from harmonize.norms.treaty import Duty


class Unread(NamedTuple):
    """Why a gap may only be a hole in our reading."""

    reason: str
    partly: bool
    note: str = ""

    @property
    def doubt(self) -> Reason:
        """The same as a doubt that reading on would settle."""
        return not_read(f"{self.reason} ({self.note})" if self.note else self.reason)


UNDECIDED = Unread("", partly=False)


def unread_section(docket: Docket, sections: Iterable[str]) -> Unread | None:
    """The first of some sections that was not (wholly) read."""
    for section in dict.fromkeys(sections):
        status = docket.law.status(section)
        if status not in ("read", "not_applicable"):
            note = docket.law.reading.get(section, ("", ""))[1]
            text = "only partly read" if status == "partly_read" else "not read"
            return Unread(f"{section.replace('_', ' ')}: {text}", partly=status == "partly_read", note=note)
    return None


def attached_to_nothing(duty: Duty) -> bool:
    """Whether a duty asks about facts of its own.

    One that follows offences on file (their attempt, accomplices, companies) asks for a rule on what was read: the rest of
    the documents section tells nothing about companies. Only the sections that it names itself could close its gaps.
    """
    return "follows" not in duty.test


def unread_anywhere(docket: Docket, duty: Duty, facts: Iterable[int]) -> bool:
    """Whether anything that deals with some facts was not (wholly) read, whether or not it stands behind a gap."""
    sections = (*duty.reads, *(SECTION_OF[family_of(fact)] for fact in facts))
    return bool(docket.law.unread) or unread_section(docket, sections) is not None


def unread_behind(
    docket: Docket, duty: Duty, facts: Iterable[int], gap_beside: Callable[[tuple[int, ...]], int]
) -> Unread | None:
    """What was not (wholly) read and could close a gap, found without working out the gaps.

    ``gap_beside`` finds a gap outside of some facts. UNDECIDED where only the gaps themselves tell.
    """
    section = unread_section(docket, duty.reads)
    if section:
        return section
    reasons = []
    for family in {family_of(fact) for fact in facts} if attached_to_nothing(duty) else ():
        unread = unread_section(docket, (SECTION_OF[family],))
        others = SPACE.fields["conduct"].mask & ~CONDUCTS_OF[family]
        if unread and gap_beside((SPACE.full & ~CONDUCTS_OF[family],) if others else ()):
            reasons.append(unread)
    if reasons:
        return reasons[0] if len({reason.partly for reason in reasons}) == 1 else UNDECIDED
    # A gap that does not turn on a rule of the general part is one whatever the rule says.
    unsure = any(not gap_beside((SPACE.cube({name: (value,)}),)) for name, value in docket.law.unread)
    return UNDECIDED if unsure else None


def unread_reason(docket: Docket, duty: Duty, gaps: tuple[Gap, ...]) -> Unread | None:
    """A section or a rule of the general part that was not (wholly) read and could close the gaps."""
    behind = [SECTION_OF[family_of(gap.cube)] for gap in gaps] if attached_to_nothing(duty) else []
    section = unread_section(docket, (*duty.reads, *behind))
    if section:
        return section
    for dimension, value in docket.law.unread:
        if all(SPACE.names(gap.cube, dimension) == (value,) for gap in gaps):
            return Unread(f"the rule of the general part on {dimension} `{value}` was not read", partly=False)
    return None
