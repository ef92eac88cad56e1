"""Waivers: which of them hold on a day, what they excuse, and what is wrong with them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from harmonize.grouping import grouped
from harmonize.norms.baseline import MOST_DAYS_NEAR, Shortfall, Suppressions, Waiver

NOTES = ("near_expiry",)  # told in time, but nothing to fix yet


class Complaint(NamedTuple):
    """What is wrong with a waiver: expired, unjustified, too_long, not_yet or unused; or soon will be: near_expiry."""

    waiver: Waiver
    kind: str
    why: str

    @property
    def fails(self) -> bool:
        """Whether it is something to fix; a waiver that still holds for some days is not."""
        return self.kind not in NOTES


class Waived:
    """The waivers that hold on a day, by State and duty. Where a change is judged, those before it must excuse as well."""

    def __init__(self, suppressions: Suppressions, today: str) -> None:
        self.holding = grouped(
            ((waiver.state, waiver.duty), waiver) for waiver in suppressions.waivers if holds(waiver, today)
        )
        self.accepting = [waiver for held in self.holding.values() for waiver in held if waiver.heading]
        self.before = Waived(suppressions.before, today) if suppressions.before else None

    def by(self, one: Shortfall) -> Waiver | None:
        """The first waiver that excuses a shortfall."""
        found = next((item for item in self.holding.get((one.state, one.duty), ()) if item.covers(one)), None)
        return found if self.before is None or self.before.by(one) else None

    def listed(self, heading: str, name: str) -> Waiver | None:
        """The first waiver that accepts what stands under a heading of the gate by its name, or by the words it begins with."""
        found = (item for item in self.accepting if item.heading == heading and f"{name} ".startswith(f"{item.of} "))
        waiver = next(found, None)
        return waiver if self.before is None or self.before.listed(heading, name) else None

    def duty(self, state: str, duty: str, regions: Iterable[Shortfall]) -> Waiver | None:
        """A waiver of a whole duty, or the first of those that together excuse all the regions given."""
        found = next((item for item in self.holding.get((state, duty), ()) if not item.region), None)
        if found and (self.before is None or self.before.duty(state, duty, ())):
            return found
        each = [self.by(one) for one in regions]
        return each[0] if each and all(each) else None


def added(suppressions: Suppressions) -> tuple[Waiver, ...]:
    """The waivers that a change adds or alters; they excuse nothing until it is merged."""
    if suppressions.before is None:
        return ()
    before = {waiver.says for waiver in suppressions.before.waivers}
    return tuple(waiver for waiver in suppressions.waivers if waiver.says not in before)


def last_day(waiver: Waiver) -> date | None:
    """The last day of a waiver: as written, but at most a year after it was decided; None where a day is malformed."""
    if not (waiver.expires and waiver.decided_on):
        return None
    decided = date.fromisoformat(waiver.decided_on)
    leap = (decided.month, decided.day) == (2, 29)
    later = decided.replace(year=min(decided.year + 1, 9999), day=28 if leap else decided.day)
    return min(date.fromisoformat(waiver.expires), later)


def holds(waiver: Waiver, today: str) -> bool:
    """Whether a waiver holds on a day: justified, decided, and not expired (the last day included)."""
    last = last_day(waiver)
    justified = waiver.reason.strip() and waiver.decided_by.strip()
    return bool(justified and last and waiver.decided_on <= today <= last.isoformat())


def complaint(waiver: Waiver, today: str) -> Complaint | None:
    """What is wrong with a waiver by itself, whatever was found; None when nothing is."""
    if not waiver.reason.strip():
        return Complaint(waiver, "unjustified", "gives no reason")
    if not waiver.decided_by.strip():
        return Complaint(waiver, "unjustified", "names no role in `decided_by`")
    last = last_day(waiver)
    if last is None:
        word = "decided_on" if waiver.expires else "expires"
        return Complaint(waiver, "expired", f"`{word}` is no day of the calendar, so it counts as expired")
    if last.isoformat() < today:
        return Complaint(waiver, "expired", f"expired after {last}")
    if waiver.decided_on > today:
        return Complaint(waiver, "not_yet", f"is decided only on {waiver.decided_on}")
    if last.isoformat() < waiver.expires:
        return Complaint(waiver, "too_long", f"runs longer than a year; it holds until {last} at most")
    left = (last - date.fromisoformat(today)).days
    return Complaint(waiver, "near_expiry", f"expires after {last}, in {left} days") if left <= MOST_DAYS_NEAR else None
