"""Penalties in words: what a law allows beside or instead of imprisonment, with its amounts, and sanctions of companies."""

from collections.abc import Iterator, Sequence

from harmonize.findings.answer import Answer
from harmonize.norms.penalty import DAYS, Fine, Penalty, Range, counted, span

UNITS = {"day_fines": "day-fines", "units": "penalty units"}
MEASURED = {"gain": "a fine measured by the gain", "unlimited": "an unlimited fine"}
ORDERS = (
    ("arrest", "arrest of", "day"),
    ("restriction", "restriction of liberty of", "month"),
    ("service", "community service of", "hour"),
)
CASES = {
    "less_serious": "in less serious cases",
    "more_serious": "in especially serious cases, which no law defines",
}


STANDS = {
    "or": " or {}",
    "and": " and {}",
    "may": ", and {} may be added",
    "and_or": " or {} or both",
    "only": ": {}",
}


def fine(told: Fine) -> str:
    """A fine with its amount, as the file says it: ``a fine of 3,000 to 15,000 EUR``."""
    each = " for each person moved" if told.per == "migrant" else ""
    least, most = told.min, told.max
    if most is None and least is None:
        return MEASURED.get(told.kind, "a fine") + each
    amount = f"{least:,} to {most:,}" if least and most else f"up to {most:,}" if most else f"{least:,} or more"
    return f"a fine of {amount} {UNITS.get(told.kind) or told.currency}".rstrip() + each


def fined(told: Fine | None) -> str:
    """How a fine stands to the imprisonment before it: `` or a fine of up to 200 day-fines``; empty for none."""
    return STANDS[told.stands].format(fine(told)) if told else ""


def penalty(told: Penalty) -> str:
    """The custody with the fine: ``up to 3 years or a fine``."""
    return f"{arrest(told) if short(told) else span(told.range)}{fined(told.fine)}"


def briefly(told: Penalty) -> str:
    """The same without the amount of the fine, where two laws are set side by side."""
    return f"{span(told.range)}{fined(told.fine and told.fine.unmeasured)}"


def short(told: Penalty) -> bool:
    """Whether all the custody of a penalty is an arrest of days."""
    least, most = dict(told.orders).get("arrest", (0, 0))
    return bool(most) and told.range == Range(least / DAYS, most / DAYS)


def orders(told: Penalty) -> Iterator[str]:
    """What a court may order beside or instead of imprisonment: arrest in days, restriction of liberty, community service.

    An arrest that is all the custody is left out: it was reported as the range.
    """
    given = dict(told.orders)
    yield from (
        f"{words} {between(given[key], unit)}"
        for key, words, unit in ORDERS
        if key in given and not (key == "arrest" and short(told))
    )


def arrest(told: Penalty) -> str:
    """A short arrest: ``arrest of 15 to 90 days``."""
    return f"arrest of {between(dict(told.orders)['arrest'], 'day')}"


def tracks(told: Penalty) -> Iterator[str]:
    """The ranges of less serious cases, of especially serious ones that nobody defines, and of other procedures."""
    for track in told.tracks:
        words = CASES.get(track.name) or f"other procedure ({track.name.replace('_', ' ')})"
        yield f"{words}: {span(track.range)}{fined(track.fine)}"


def sanction(told: Fine | None, other: Sequence[str]) -> str:
    """The sanction of a legal person: its fine, and what else it has to expect; empty where neither was coded."""
    return ", ".join([*([fine(told)] if told else []), *other])


def between(ends: tuple[int, int], unit: str) -> str:
    """Two numbers with their unit: ``15 to 90 days``, ``up to 480 hours``; one where they are the same."""
    least, most = ends
    if unit == "month":
        return span(Range(least, most))
    if least == most:
        return counted(most, unit)
    return f"{least} to {counted(most, unit)}" if least else f"up to {counted(most, unit)}"


def range_words(found: Answer) -> str:
    """The gravest range, or that nothing is punished; of what is open the range at stake."""
    if found.punishable == "no":
        return "not punishable"
    stake = max((extent for extent, _ in found.otherwise), key=lambda extent: extent.severity, default=None)
    if found.punishable == "yes":
        graver = f", perhaps {span(stake)}" if stake and stake.severity > found.gravest.severity else ""
        return f"{briefly(found.weightiest)}{graver}"
    return f"open: {span(stake)}" if stake else "open"
