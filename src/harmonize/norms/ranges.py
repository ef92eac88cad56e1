"""Arithmetic of penalty ranges: what rules of the general part and qualified forms make of them.

Shares are fractions as a statute names them, numerator and denominator: a third is ``(1, 3)``. All ends are in months.
"""

from typing import NamedTuple

from harmonize.norms.penalty import LIFE, Fine, Months, Penalty, Range

Share = tuple[int, int]


class Threshold(NamedTuple):
    """For which ranges a rule holds (months); what is None is not asked."""

    max_at_least: Months | None = None
    max_below: Months | None = None
    min_at_least: Months | None = None

    def reached(self, extent: Range) -> bool:
        """Whether a range reaches the threshold."""
        below = self.max_below is None or extent.high < self.max_below
        return below and extent.high >= (self.max_at_least or 0) and extent.low >= (self.min_at_least or 0)


class Scaling(NamedTuple):
    """How a rule changes a range: shares of its ends, steps for the minimum, and what a life sentence becomes.

    ``steps`` are pairs, the greatest first: a minimum of at least the first number becomes the second; below all, 0.
    ``instead`` is a range of the rule's own, whatever that of the offence, which brings its own ``fine`` and pinpoints, or
    none; ``cap`` is the most that the maximum may be, ``floor`` the least that the minimum may be and ``min_cap`` the most.
    """

    max: Share | None = None
    min: Share | None = None
    steps: tuple[tuple[Months, Months], ...] | None = None
    life: tuple[Months, Months] | None = None
    instead: Range | None = None
    cap: Months | None = None
    fine: Fine | None = None
    cite: tuple[str, ...] = ()
    floor: Months | None = None
    min_cap: Months | None = None

    def ends(self, extent: Range) -> tuple[Months, Months]:
        """The two ends that the rule makes of a range; what it makes of one may come out above the other."""
        low, high = self.instead or extent
        if high >= LIFE:
            if self.life:
                return self.life
        elif self.max is not None:
            high = times(high, self.max)
        if self.steps is not None:
            low = next((value for key, value in self.steps if low >= key), 0)
        elif self.min is not None and low < LIFE:
            low = times(low, self.min)
        if self.min_cap is not None:
            low = min(low, self.min_cap)
        if self.floor is not None:
            low = max(low, self.floor)
        return low, high if self.cap is None else min(high, self.cap)

    def of(self, extent: Range) -> Range:
        """The range that the rule makes of another."""
        low, high = self.ends(extent)
        return Range(min(low, high), high)

    def penalty(self, whole: Penalty) -> Penalty:
        """The penalty that the rule makes of another."""
        if self.instead:
            return Penalty(self.of(whole.range), self.fine, cite=self.cite)
        extent = self.of(whole.range)
        ends = (self.cap, self.life and self.life[1])  # what the rule says in numbers stands with the rule
        own = extent.high < whole.range.high and extent.high in ends
        return whole.changed(extent, shares=self.max is not None, cite=self.cite if own else ())


class Effect(NamedTuple):
    """What a qualified form does to a range, one thing after the other in the order of the fields.

    ``instead`` is a range of its own; ``raised_max`` and ``raised_min`` are added shares, ``cap`` the most a raised
    maximum may be; ``at_maximum`` makes what came out as maximum the one term; ``add_min`` and ``add_max`` are added months.
    """

    instead: Range | None = None
    upper_half: bool = False
    degree_up: bool = False
    degree_down: bool = False
    raised_max: Share | None = None
    raised_min: Share | None = None
    cap: Months | None = None
    at_maximum: bool = False
    add_min: Months = 0
    add_max: Months = 0
    floor: Months | None = None
    ceiling: Months | None = None

    def ends(self, extent: Range) -> tuple[Months, Months]:
        """The two ends that the form makes of a range; what it makes of one may come out above the other."""
        low, high = extent
        if self.instead:
            return self.instead
        if self.upper_half and high < LIFE:
            low = whole(low + (high - low) / 2)
        if self.degree_up and high < LIFE:
            low, high = high, times(high, (3, 2))
        if self.degree_down and low < LIFE:
            low, high = times(low, (1, 2)), low
        if self.raised_max and high < LIFE:
            high = times(high, added(self.raised_max))
        if self.raised_min and low < LIFE:
            low = times(low, added(self.raised_min))
        if self.cap is not None and high < LIFE:
            high = min(high, self.cap)
        if self.at_maximum and high < LIFE:
            low = high
        low, high = low + self.add_min, high + self.add_max if high < LIFE else high
        if self.floor is not None:
            low = max(low, self.floor)
        if self.ceiling is not None:
            high = self.ceiling
        return low, high

    @property
    def by_shares(self) -> bool:
        """Whether it changes a range by shares of it, and not by months that it names."""
        return bool(self.raised_max or self.upper_half or self.degree_up or self.degree_down or self.at_maximum)

    def of(self, extent: Range) -> Range:
        """The range that the form makes of another."""
        low, high = self.ends(extent)
        return Range(low, max(low, high))


def added(share: Share) -> Share:
    """One and a share: what a number is multiplied by when the share of it is added."""
    return share[0] + share[1], share[1]


def times(value: float, share: Share) -> float:
    """A share of a number of months."""
    return whole(value * share[0] / share[1])


def whole(value: float) -> float:
    """A whole number where it is one."""
    return int(value) if value == int(value) else float(value)
