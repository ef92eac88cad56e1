"""Penalties: ranges of imprisonment in months, how they are said in years, and what stands beside or in place of them."""

from typing import Annotated, NamedTuple

from harmonize.norms.meaning import Means

Months = float
"""A term of imprisonment; life and death are numbers above all that a statute names."""

LIFE = 10_000  # months; above every number of months that a statute names
UNFIXED = 10_001  # no law fixes a maximum: a crime of the common law, whose sentence is the court's; weighed like life
DEATH = 20_000
BEYOND = {"life": LIFE, "unfixed": UNFIXED, "death": DEATH}  # what no number of months says, as data files write it
YEARS = 24  # months; a longer term is reported in years and months
DAYS = 30  # in a month, for terms below one


class Range(NamedTuple):
    """From ``low`` to ``high`` months of imprisonment; ``high`` may be LIFE, UNFIXED or DEATH; (0, 0) is no imprisonment."""

    low: Months
    high: Months

    @property
    def severity(self) -> tuple[float, float]:
        """What makes one range graver than another: the maximum, then the minimum."""
        return (self.high, self.low)


NO_PRISON = Range(0, 0)


class Fine(NamedTuple):
    """A fine: how it stands to imprisonment, and how it is measured.

    ``stands`` is ``or`` (in its place), ``and`` (added by law), ``may`` (may be added), ``and_or`` (either or both) or
    ``only``. ``kind`` is that of its measure (day-fines, penalty units ...), empty for an amount or where none was read.
    """

    stands: str
    kind: str = ""
    min: int | None = None
    max: int | None = None
    currency: str = ""
    per: str = ""

    @property
    def unmeasured(self) -> "Fine":
        """The same without its amount."""
        return Fine(self.stands, per=self.per)


class Track(NamedTuple):
    """What another procedure, or a less or more serious case that no law defines, comes to."""

    name: str
    range: Range
    fine: Fine | None = None


class Penalty(NamedTuple):
    """What a court may impose, in one value: whatever takes a penalty from elsewhere takes it whole.

    ``orders`` are arrest (days), restriction of liberty (months) and community service (hours) with their ends, ``other``
    further consequences in words; ``per`` says whether it is counted for each person moved. ``cite`` are the pinpoints of
    the clause that gives the range.
    """

    range: Range
    fine: Fine | None = None
    orders: tuple[tuple[str, tuple[int, int]], ...] = ()
    tracks: tuple[Track, ...] = ()
    other: tuple[str, ...] = ()
    per: str = ""
    note: str = ""
    cite: tuple[str, ...] = ()

    def changed(self, extent: Range, *, shares: bool, cite: tuple[str, ...] = ()) -> "Penalty":
        """The same with another range, whose pinpoints are ``cite`` where it has its own.

        What ``shares`` make of an amount of a fine no law on file says: the fine stays, its amount is left out.
        """
        fine = self.fine and (self.fine.unmeasured if shares else self.fine)
        return self._replace(range=extent, fine=fine, cite=cite or self.cite)


NOTHING = Penalty(NO_PRISON)
Ends = Annotated[float | None, Means("None where there is none, or no number says it.")]


class PenaltyRow(NamedTuple):
    """A penalty as columns of a table.

    ``low`` and ``high`` are months of imprisonment; ``unit`` says so, or what the maximum is where no number of months says
    it: life, death, or unfixed. ``fine`` is how it stands to imprisonment (empty for none), with its ends and their unit.
    """

    low: Ends
    high: Ends
    unit: Annotated[str, Means(enum=("", "months", *BEYOND))]
    fine: str
    fine_min: Ends
    fine_max: Ends
    fine_unit: str


def penalty_row(told: Penalty | None) -> PenaltyRow:
    """A penalty as columns of a table; empty ones where there is none."""
    if told is None:
        return PenaltyRow(None, None, "", "", None, None, "")
    low, high = (float(end) if end < LIFE else None for end in told.range)
    unit = "months" if high is not None else in_data(told.range.high)
    one = told.fine or Fine("")
    least, most = (None if end is None else float(end) for end in (one.min, one.max))
    return PenaltyRow(low, high, unit, one.stands, least, most, one.currency or one.kind)


def in_data(value: Months) -> str:
    """A number of months as a data file has it: ``72``, ``life``, ``unfixed``, ``death``."""
    return next((word for word, least in reversed(BEYOND.items()) if value >= least), f"{value:g}")


def term(value: Months) -> str:
    """A term of imprisonment, given in months, as statutes speak: ``6 months``, ``14 years``, ``2 years and 8 months``."""
    if value >= DEATH:
        return "the death penalty"
    if value >= UNFIXED:
        return "no statutory maximum"
    if value >= LIFE:
        return "life imprisonment"
    years, rest = divmod(value, 12)
    if rest and value < YEARS:
        return counted(value, "month") if value >= 1 else counted(round(value * DAYS), "day")
    return f"{counted(years, 'year')} and {counted(rest, 'month')}" if years and rest else counted(years, "year")


def counted(number: float, unit: str) -> str:
    """A number with its unit: ``7 1/2 months``."""
    figures = f"{number:.0f}" if number == int(number) else mixed(number)
    return f"{figures} {unit}" if number == 1 else f"{figures} {unit}s"


def mixed(number: float) -> str:
    """A number with a fraction as statutes write it: ``7 1/2``."""
    from fractions import Fraction  # hardly any term has one

    whole, rest = divmod(Fraction(number).limit_denominator(12), 1)
    return " ".join(str(part) for part in (whole, rest) if part) or "0"


def span(extent: Range) -> str:
    """A range as a report prints it: ``6 months to 10 years``, ``up to 3 years``, ``8 to 16 years``, ``no imprisonment``."""
    low, high = extent
    if high == 0:
        return "no imprisonment"
    if UNFIXED <= high < DEATH:
        return f"{term(low)} or more, {term(high)}" if low else term(high)
    if low == 0:
        return f"up to {term(high)}"
    if low == high:
        return term(high)
    (least, unit), most = term(low).rsplit(" ", 1), term(high)
    short = unit.rstrip("s") == most.rsplit(" ", 1)[1].rstrip("s") and " and " not in least + most
    return f"{least if short else term(low)} to {most}"
