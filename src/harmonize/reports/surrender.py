"""Words and data for the way to surrender."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmonize.findings.surrender import Way

STANDING_WORDS = {
    "open": "no obstacle found",
    "depends": "conditional",
    "unknown": "not verified",
    "barred": "refusal",
}


def way_data(way: "Way") -> dict[str, object]:
    """The way to surrender as plain data."""
    return {
        "asking": way.asking,
        "asked": way.asked,
        "transposed": way.transposed,
        "standing": way.standing,
        "lower_maximum": way.lower,
        "steps": [{"step": s.name, "standing": s.standing, "why": s.why, "cite": list(s.cite)} for s in way.steps],
    }
