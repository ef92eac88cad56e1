"""Maxima in a cell: how high the law goes for some facts, or why it does not."""

from harmonize.findings.answer import Answer
from harmonize.norms.penalty import LIFE, in_data, mixed

LEGEND = (
    "y years, m months; - not criminalized; (-) no offence in the provisions reviewed, which are not all; "
    "adm. administrative penalty only; liable: with sanctions other than a fine, or none coded; "
    "? unsettled in law or not verified; 2 y? possibly higher"
)


def years(found: Answer) -> str:
    """The maximum in years and months, with what makes it none or less than sure."""
    if found.punishable == "no" and found.fined:
        return "adm."
    if found.punishable != "yes":
        return "?" if found.punishable != "no" else "(-)" if found.partly else "-"
    if not found.gravest.high and not found.weightiest.fine:
        return "liable"
    return f"{in_years(found.gravest.high)}{'?' if found.may_be_graver else ''}"


def in_years(high: float) -> str:
    """A maximum in years and months, as briefly as a cell asks: ``10 y``, ``7 1/2 m``, ``10 y 8 m``, ``life``."""
    if not high:
        return "fine"
    return in_data(high) if high >= LIFE else duration(high)


def duration(value: float) -> str:
    """A number of months in years and months."""
    if value < 12:
        return f"{mixed(value)} m"
    whole, rest = divmod(value, 12)
    return f"{whole:g} y {mixed(rest)} m" if rest else f"{whole:g} y"
