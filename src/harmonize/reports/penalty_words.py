"""What a law allows beside or instead of imprisonment, in words: fines with their amounts, short arrest, sanctions of companies."""

from collections.abc import Iterator, Mapping
from typing import Any

from harmonize.norms.penalty import BEYOND, DAYS, Range, counted, span

UNITS = {"day_fines": "day-fines", "units": "penalty units"}
MEASURED = {"gain": "a fine measured by the gain", "unlimited": "an unlimited fine"}
ORDERS = (
    ("arrest", "arrest of", "day"),
    ("restriction", "restriction of liberty of", "month"),
    ("service", "community service of", "hour"),
)
CASES = (
    ("less_serious", "in less serious cases"),
    ("more_serious", "in especially serious cases, which no law defines"),
)


def fine(told: Mapping[str, Any]) -> str:
    """A fine with its amount, as the file says it: ``a fine of 3,000 to 15,000 EUR``."""
    least, most, kind = told.get("min"), told.get("max"), told.get("kind", "")
    each = " for each person moved" if told.get("per") == "migrant" else ""
    if most is None and least is None:
        return MEASURED.get(kind, "a fine") + each
    amount = f"{least:,} to {most:,}" if least and most else f"up to {most:,}" if most else f"{least:,} or more"
    unit = UNITS.get(kind) or told.get("currency") or ""
    return f"a fine of {amount} {unit}".rstrip() + each


def orders(details: Mapping[str, Any], *, custody: bool = True) -> Iterator[str]:
    """What a court may order beside or instead of imprisonment: arrest in days, restriction of liberty, community service.

    Without ``custody`` the arrest is left out: it was reported as the range.
    """
    yield from (
        f"{words} {between(details[key], unit)}"
        for key, words, unit in ORDERS
        if key in details and (custody or key != "arrest")
    )


def arrest(details: Mapping[str, Any]) -> str:
    """A short arrest: ``arrest of 15 to 90 days``."""
    return f"arrest of {between(details['arrest'], 'day')}"


def custody(details: Mapping[str, Any]) -> Range:
    """The range, in months, of a short arrest."""
    least, most = details["arrest"]
    return Range(least / DAYS, most / DAYS)


def cases(details: Mapping[str, Any]) -> Iterator[str]:
    """The ranges of cases that a law leaves to the court: less serious ones, especially serious ones that nobody defines."""
    for key, words in CASES:
        if key in details:
            low, high = (months(end) for end in details[key])
            yield f"{words}: {span(Range(low, high))}"


def sanction(told: Mapping[str, Any]) -> str:
    """The sanction of a legal person: its fine, and what else it has to expect; empty where neither was coded."""
    return ", ".join([*([fine(told["fine"])] if "fine" in told else []), *told.get("other", ())])


def between(ends: Any, unit: str) -> str:
    """Two numbers with their unit: ``15 to 90 days``, ``up to 480 hours``; one where they are the same."""
    least, most = ends
    if unit == "month":
        return span(Range(least, most))
    if least == most:
        return counted(most, unit)
    return f"{least} to {counted(most, unit)}" if least else f"up to {counted(most, unit)}"


def months(end: float | str) -> float:
    """Months, with life and death above all of them."""
    return BEYOND[end] if isinstance(end, str) else end
