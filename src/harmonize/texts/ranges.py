"""Penalties and rules of a law file as ranges in months and as what changes them."""

from fractions import Fraction

from harmonize.norms.penalty import BEYOND, NO_PRISON, Range
from harmonize.norms.ranges import Effect, Scaling, Share, Threshold
from harmonize.texts import national_law as text
from harmonize.texts.penalty import Penalty, QualifiedForm


def range_of(penalty: Penalty) -> Range:
    """The range of a written penalty; no imprisonment where there is only a fine."""
    return Range(term(penalty.prison[0]), term(penalty.prison[1])) if penalty.prison else NO_PRISON


def term(value: float | str) -> float:
    """A number of months, with life and death above all numbers."""
    return BEYOND[value] if isinstance(value, str) else value


def threshold(written: text.Threshold | None) -> Threshold:
    """The ranges for which a rule holds."""
    return Threshold(written.max_at_least, written.max_below, written.min_at_least) if written else Threshold()


def scaling(how: text.Scaled) -> Scaling:
    """How a rule of the general part changes a range."""
    steps = None if how.min_table is None else tuple(sorted(how.min_table.items(), reverse=True))
    return Scaling(share(how.max), share(how.min), steps, how.life)


def scaled(extent: Range, how: "str | text.Scaled") -> Range:
    """A range changed by a rule of the general part."""
    return (Scaling() if isinstance(how, str) else scaling(how)).of(extent)


def effect(form: QualifiedForm) -> Effect:
    """What a qualified form does to a range."""
    if form.penalty:
        return Effect(range_of(form.penalty)) if form.penalty.prison or form.penalty.fine else Effect()
    raised, add = form.raised, form.add
    return Effect(
        upper_half=bool(form.upper_half),
        degree_up=bool(form.one_degree_up),
        degree_down=bool(form.one_degree_down),
        raised_max=share(raised.max) if raised else None,
        raised_min=share(raised.min) if raised else None,
        cap=raised.cap if raised else None,
        add_min=(add.min or 0) if add else 0,
        add_max=(add.max or 0) if add else 0,
        floor=form.floor,
        ceiling=None if form.ceiling is None else term(form.ceiling),
    )


def share(written: Fraction | None) -> Share | None:
    """A share of a range as numerator and denominator."""
    return None if written is None else (written.numerator, written.denominator)


def fine_word(penalty: Penalty) -> str:
    """How a fine stands to imprisonment: or, and, and_or, only; empty for none."""
    if penalty.fine:
        return penalty.fine.with_
    return ""
