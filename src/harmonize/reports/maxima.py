"""Maxima in a cell: how high the law goes for some facts, or why it does not."""

from collections.abc import Callable

from harmonize.findings.case import Answer
from harmonize.norms.penalty import LIFE, in_data, mixed

LEGEND = (
    "y years, m months; - not criminalized; (-) no offence in the provisions reviewed, which are not all; "
    "adm. administrative penalty only; ? unsettled in law or not verified; 2 y? possibly higher"
)


MAXIMUM = r"^(([0-9]+(\.[0-9]+)?|life|death|fine)\??|-|\(-\)|\?|adm\.)$"  # as `months` says it


def months(found: Answer) -> str:
    """The maximum in months, ``life``, ``death``, ``fine``; ``-`` for no offence, ``?`` where it is open.

    ``(-)`` is no offence in what was read, where the section was only partly read; a maximum with ``?`` behind it may be
    higher, because something graver is open or was not read; ``adm.`` is an administrative offence only.
    """
    return cell(found, in_months)


def years(found: Answer) -> str:
    """The same as people read it, in years and months."""
    return cell(found, in_years)


def cell(found: Answer, say: Callable[[float], str]) -> str:
    """The maximum as it is said, with what makes it none or less than sure."""
    if found.punishable == "no" and found.fined:
        return "adm."
    if found.punishable != "yes":
        return "?" if found.punishable != "no" else "(-)" if found.partly else "-"
    high = found.gravest.high
    higher = found.more or any(extent.high > high for extent, _ in found.otherwise)
    return f"{say(high)}?" if higher else say(high)


def in_months(high: float) -> str:
    """A maximum as a number of months: ``120``, ``life``, ``death``, ``fine``."""
    return word(high) or f"{high:g}"


def in_years(high: float) -> str:
    """A maximum in years and months, as briefly as a cell asks: ``10 y``, ``7 1/2 m``, ``10 y 8 m``, ``life``."""
    return word(high) or duration(high)


def word(high: float) -> str:
    """The word for a maximum that is no number of months; empty where it is one."""
    return (in_data(high) if high >= LIFE else "") if high else "fine"


def duration(value: float) -> str:
    """A number of months in years and months."""
    if value < 12:
        return f"{mixed(value)} m"
    whole, rest = divmod(value, 12)
    return f"{whole:g} y {mixed(rest)} m" if rest else f"{whole:g} y"
