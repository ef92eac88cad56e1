"""Ranges of imprisonment in months, and the fines beside them."""

from typing import NamedTuple

LIFE = 10_000  # months; above every number of months that a statute names
DEATH = 20_000


class Range(NamedTuple):
    """From ``low`` to ``high`` months of imprisonment; ``high`` may be LIFE or DEATH; (0, 0) is no imprisonment."""

    low: float
    high: float

    @property
    def severity(self) -> tuple[float, float]:
        """What makes one range graver than another: the maximum, then the minimum."""
        return (self.high, self.low)


NO_PRISON = Range(0, 0)


def months(value: float) -> str:
    """A number of months as a report prints it: ``72 months``, ``life``, ``death``."""
    if value >= DEATH:
        return "death"
    if value >= LIFE:
        return "life"
    return f"{value:g} months" if value != 1 else "1 month"


def span(extent: Range) -> str:
    """A range as a report prints it: ``6 to 120 months``, ``up to 36 months``, ``life``, ``no imprisonment``."""
    low, high = extent
    if high == 0:
        return "no imprisonment"
    if low == 0:
        return f"up to {months(high)}"
    if low == high:
        return months(high)
    return f"{low:g} to {months(high)}" if low < LIFE else f"{months(low)} to {months(high)}"
