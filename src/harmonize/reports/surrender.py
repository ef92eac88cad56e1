"""Words and data for the way to surrender."""

from typing import Annotated, NamedTuple

from harmonize.findings.surrender import Standing, Step, Way
from harmonize.norms.meaning import Means, StateCode

STANDING_WORDS = {
    "open": "no obstacle found",
    "depends": "conditional",
    "unknown": "not verified",
    "barred": "refusal",
}


class WayTold(NamedTuple):
    """The way to surrender for some facts."""

    asking: StateCode
    asked: StateCode
    transposed: bool
    standing: Standing
    lower_maximum: Annotated[float, Means("Months; 0 where one of the two punishes nothing surely.")]
    steps: tuple[Step, ...]


def told(way: Way) -> WayTold:
    """The way to surrender for programs."""
    return WayTold(way.asking, way.asked, way.transposed, way.standing, way.lower, way.steps)
