"""Arithmetic of penalty ranges: what rules of the general part and qualified forms make of them."""

from fractions import Fraction

from harmonize.norms.penalty import DEATH, LIFE, NO_PRISON, Range
from harmonize.texts import national_law as text
from harmonize.texts.penalty import Penalty, QualifiedForm


def reached(extent: Range, threshold: text.Threshold | None) -> bool:
    """Whether a range reaches a rule's threshold."""
    if threshold is None:
        return True
    below = threshold.max_below is None or extent.high < threshold.max_below
    return below and extent.high >= (threshold.max_at_least or 0) and extent.low >= (threshold.min_at_least or 0)


def range_of(penalty: Penalty) -> Range:
    """The range of a written penalty; no imprisonment where there is only a fine."""
    return Range(term(penalty.prison[0]), term(penalty.prison[1])) if penalty.prison else NO_PRISON


def term(value: float | str) -> float:
    """A number of months, with life and death above all numbers."""
    return {"life": LIFE, "death": DEATH}[value] if isinstance(value, str) else value


def number(value: Fraction | float) -> float:
    """A whole number where it is one."""
    return int(value) if value == int(value) else float(value)


def scaled(extent: Range, how: "str | text.Scaled") -> Range:
    """A range changed by a rule of the general part."""
    low, high = extent if isinstance(how, str) else scaled_ends(extent, how)
    return Range(min(low, high), high)


def scaled_ends(extent: Range, how: text.Scaled) -> tuple[float, float]:
    """The two ends that a rule makes of a range; what it makes of one may come out above the other."""
    low, high = extent
    if high >= LIFE:
        if how.life:
            return how.life
    elif how.max is not None:
        high = number(Fraction(high) * how.max)
    if how.min_table is not None:
        low = next((value for key, value in sorted(how.min_table.items(), reverse=True) if low >= key), 0)
    elif how.min is not None and low < LIFE:
        low = number(Fraction(low) * how.min)
    return low, high


def operated(extent: Range, form: QualifiedForm) -> Range:
    """A range changed by a qualified form."""
    low, high = ends(extent, form)
    return Range(low, max(low, high))


def ends(extent: Range, form: QualifiedForm) -> tuple[float, float]:
    """The two ends that a qualified form makes of a range; what it makes of one may come out above the other."""
    low, high = extent
    if form.penalty:
        return range_of(form.penalty) if form.penalty.prison or form.penalty.fine else extent
    if form.upper_half and high < LIFE:
        low = number(Fraction(low) + (Fraction(high) - Fraction(low)) / 2)
    if form.one_degree_up and high < LIFE:
        low, high = high, number(Fraction(high) * Fraction(3, 2))
    if form.one_degree_down and low < LIFE:
        low, high = number(Fraction(low) / 2), low
    if form.raised:
        if form.raised.max is not None and high < LIFE:
            high = number(Fraction(high) * (1 + form.raised.max))
        if form.raised.min is not None and low < LIFE:
            low = number(Fraction(low) * (1 + form.raised.min))
        if form.raised.cap is not None and high < LIFE:
            high = min(high, form.raised.cap)
    if form.add:
        low, high = low + (form.add.min or 0), high + (form.add.max or 0) if high < LIFE else high
    if form.floor is not None:
        low = max(low, form.floor)
    if form.ceiling is not None:
        high = term(form.ceiling)
    return low, high


def fine_word(penalty: Penalty) -> str:
    """How a fine stands to imprisonment: or, and, and_or, only; empty for none."""
    if penalty.fine:
        return penalty.fine.with_
    return ""
