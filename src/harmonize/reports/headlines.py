"""What the first line of a finding says besides its verdict, and what is named beside a gap; the same in every format."""

from harmonize.findings.assessment import Finding
from harmonize.reports.wording import Speaker


def titled(item: Finding) -> str:
    """The title of a finding, with the other readings of a dispute under which it is no shortfall."""
    removing = " or ".join(item.outcome.removed_by)
    return f"{item.duty.title} (no shortfall under {removing})" if removing else item.duty.title


def fined(item: Finding, speaker: Speaker) -> str:
    """The administrative offences that reach what falls short: no crimes, but not nothing; empty when there are none."""
    return "; ".join(map(speaker.provision, item.outcome.administrative))


FINED = "Only fined"  # the label of what `fined` tells, administrative offences, which are no crimes
