"""What the lines of a report are called: one name for each, in every format."""

from enum import StrEnum

from harmonize.norms.duty_tests import Provide, Punish
from harmonize.norms.penalty import term
from harmonize.norms.treaty import Duty


class Label(StrEnum):
    """The name of a line of a finding."""

    TREATY = "Treaty"
    CLOSEST = "Closest provision"
    OPTION = "Legislative option"
    CLOSES = "Also closes"
    EXAMPLE = "Example not criminalized"
    ACCESSORY = "Accessory"
    VARIANTS = "Variants"
    APPLICABLE = "Applicable offences"
    POSSIBLY = "Possibly applicable"
    MAY_APPLY = "Provisions that may apply to the migrant"
    WITH = "In conjunction with"
    MISSING = "Shortfall"
    EXAMINED = "Provisions examined"
    FINED = "Fined only"
    MIGRANTS = "Offence of the migrant"
    UNSETTLED = "Unsettled point"
    UNVERIFIED = "Not verified"
    UNSAID = "Not assessed separately"
    BESIDE = "Special case"
    RESERVATION = "Reservation"
    EVIDENCE = "Evidence"


def shortfall(duty: Duty) -> str:
    """How a shortfall of a duty is introduced."""
    if isinstance(duty.test, Provide):
        return "Jurisdiction not established"
    if isinstance(duty.test, Punish) and duty.test.maximum_at_least == 1:
        return "Imprisonment not provided for"
    if isinstance(duty.test, Punish) and duty.test.maximum_at_least:
        return f"Maximum below {term(duty.test.maximum_at_least)}"
    if duty.test and any(change.dimension == "actor" for change in duty.test.changed):
        return "Not established"
    article = duty.pinpoint.split("/")[0].split(".")[0]
    return {
        "spare": f"Liability contrary to article {article}",
        "aggravate": "Not an aggravating circumstance",
        "punish": "Penalty below the requirement",
    }.get(duty.form or "", "Not criminalized")
