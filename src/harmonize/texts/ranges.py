"""Penalties and rules of a law file as ranges in months and as what changes them."""

from collections.abc import Iterator
from fractions import Fraction

from harmonize.norms import penalty as norm
from harmonize.norms.penalty import BEYOND, DAYS, NO_PRISON, Range
from harmonize.norms.ranges import Effect, Scaling, Share, Threshold
from harmonize.texts import scales
from harmonize.texts.penalty import Fine, Penalty, QualifiedForm


def range_of(penalty: Penalty) -> Range:
    """The range of a written penalty in months; arrest in days where that is all, no imprisonment where there is no custody."""
    if penalty.prison:
        return Range(term(penalty.prison[0]), term(penalty.prison[1]))
    return Range(penalty.arrest[0] / DAYS, penalty.arrest[1] / DAYS) if penalty.arrest else NO_PRISON


def term(value: float | str) -> float:
    """A number of months, with life and death above all numbers."""
    return BEYOND[value] if isinstance(value, str) else value


def threshold(written: scales.Threshold | None) -> Threshold:
    """The ranges for which a rule holds."""
    return Threshold(written.max_at_least, written.max_below, written.min_at_least) if written else Threshold()


def scaling(how: scales.Scaled, cite: tuple[str, ...] = ()) -> Scaling:
    """How a rule of the general part changes a range; what it says in numbers stands at ``cite``."""
    steps = None if how.min_table is None else tuple(sorted(how.min_table.items(), reverse=True))
    own = Range(term(how.prison[0]), term(how.prison[1])) if how.prison else None
    return Scaling(
        share(how.max),
        share(how.min),
        steps,
        how.life,
        own,
        how.cap,
        fine_of(how.fine),
        cite if own or how.cap is not None or how.life else (),
        how.floor,
        how.min_cap,
    )


def effect(form: QualifiedForm) -> Effect:
    """What a qualified form does to a range."""
    if form.penalty:
        return Effect(range_of(form.penalty)) if form.penalty.says_range else Effect()
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
        at_maximum=bool(form.at_maximum),
        floor=form.floor,
        ceiling=None if form.ceiling is None else term(form.ceiling),
    )


def share(written: Fraction | None) -> Share | None:
    """A share of a range as numerator and denominator."""
    return None if written is None else (written.numerator, written.denominator)


def penalty_of(written: Penalty, cite: tuple[str, ...]) -> norm.Penalty:
    """A written penalty as one value, with its own pinpoints, else those of the clause that says it."""
    orders = tuple((name, ends) for name in ORDERS if (ends := getattr(written, name)))
    return norm.Penalty(
        range_of(written),
        fine_of(written.fine),
        orders,
        tuple(tracks(written)),
        written.other or (),
        written.per or "",
        written.note or "",
        written.cite or cite,
    )


ORDERS = ("arrest", "restriction", "service")


def tracks(written: Penalty) -> Iterator[norm.Track]:
    """The ranges of less and more serious cases that no law defines, and those of other procedures."""
    listed = (("less_serious", written.less_serious), ("more_serious", written.more_serious))
    told = [*((name, track) for name, track in listed if track), *(written.tracks or {}).items()]
    for name, track in told:
        extent = Range(term(track.prison[0]), term(track.prison[1])) if track.prison else NO_PRISON
        yield norm.Track(name, extent, fine_of(track.fine))


def fine_of(written: Fine | None) -> norm.Fine | None:
    """A written fine; None where there is none, or it is said that there is none."""
    if not written or written.with_ == "none":
        return None
    kind, currency, per = written.kind or "", written.currency or "", written.per or ""
    return norm.Fine(written.with_, kind, written.min, written.max, currency, per)
