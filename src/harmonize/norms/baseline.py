"""What a project has agreed on about findings: those it knows of, and those it waives for a while, with reasons."""

from collections.abc import Mapping
from typing import NamedTuple

from harmonize.norms.outcome import Gap
from harmonize.norms.source import Day

WHOLE = "whole"  # the region of a duty that falls short as a whole
MOST_DAYS_NEAR = 30  # a waiver that ends within so many days is reported in time


class Shortfall(NamedTuple):
    """One thing that falls short under one duty: a region of facts, a measure, or the duty as a whole.

    ``region`` is its name: it follows from the facts or the measure, not from the wording of a report. ``facts`` are
    empty for a measure or a whole duty. ``gap`` is the counterexample of the finding, where it comes from one.
    """

    state: str
    duty: str
    region: str
    facts: Mapping[str, tuple[str, ...]]
    measure: str = ""
    gap: Gap | None = None

    def is_same(self, other: "Shortfall") -> bool:
        """Whether another one names exactly the same; eight digits alone would be too easy to meet by design."""
        return (self.region, self.facts) == (other.region, other.facts)

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same shortfall tomorrow: State, duty and region."""
        return (self.state, self.duty, self.region)


class Waiver(NamedTuple):
    """A shortfall that somebody decided to live with, until a day (the last one inclusive).

    Without a ``region`` it holds for the whole duty. ``decided_by`` is a role, not a name. Days are ISO dates, or empty
    where the file has none or none of the calendar. ``place`` is file and line. One with a ``heading`` accepts what the
    gate lists there instead: what is called ``of``, or begins with its words.
    """

    state: str
    duty: str
    region: str
    reason: str
    decided_by: str
    decided_on: Day
    expires: Day
    place: str
    heading: str = ""
    of: str = ""

    @property
    def says(self) -> tuple[str, ...]:
        """Everything that was decided, wherever it stands."""
        return self._replace(place="")

    def covers(self, shortfall: Shortfall) -> bool:
        """Whether it speaks of a shortfall."""
        return (self.state, self.duty) == (shortfall.state, shortfall.duty) and self.region in ("", shortfall.region)


class Suppressions(NamedTuple):
    """The baseline and the waivers of a run; ``None`` stands for no baseline at all.

    Where a change is judged, ``before`` are those of the revision that it is judged against: only what both say excuses
    anything. Without one, no change is judged.
    """

    known: tuple[Shortfall, ...] | None
    waivers: tuple[Waiver, ...]
    before: "Suppressions | None" = None
