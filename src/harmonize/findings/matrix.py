"""Many States at once: verdicts of States over duties, and pairs of States over what both punish and whether surrender is open."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from harmonize.conduct.region import Region, absorbed
from harmonize.duties.coverage import NOBODY, Coverage, Share, real, regions
from harmonize.duties.criminalize import situations
from harmonize.findings.assessment import Assessment
from harmonize.findings.overlap import Side, overlap
from harmonize.findings.surrender import Standing, way
from harmonize.norms.facts import ordinary_case
from harmonize.norms.law import Law
from harmonize.norms.meaning import Count, StateCode
from harmonize.norms.outcome import Situations, Verdict
from harmonize.norms.rows import Row, html, line
from harmonize.norms.status import Status
from harmonize.norms.treaty import Duty


class PairRow(NamedTuple):
    """Two States over one duty: how many of how many situations both punish, and the way to surrender each way."""

    first: StateCode
    second: StateCode
    situations: Count
    surely_both: Count
    perhaps_both: Count
    first_asks_second: Standing
    second_asks_first: Standing


class Pairing(NamedTuple):
    """Two States over one duty: the situations punishable in both (transposed), surely or perhaps, and the way to surrender.

    ``there`` is the way when the first asks the second, ``back`` when the second asks the first: open, depends, unknown
    or barred.
    """

    first: str
    second: str
    shared: Situations
    there: str
    back: str

    @property
    def perhaps(self) -> int:
        """How many situations both punish, or would where what is open were settled that way."""
        return self.shared.whole + self.shared.open + self.shared.corner

    @property
    def cells(self) -> PairRow:
        """The same as a row of a table."""
        shared = self.shared
        return PairRow(self.first, self.second, shared.total, shared.whole, self.perhaps, self.there, self.back)

    def row(self) -> Row:
        """The two States, how many of how many situations both surely or perhaps punish, and the way to surrender each way."""
        return self.cells._asdict()


class Judged(NamedTuple):
    """A duty with the verdict of some States, by code."""

    duty: Duty
    verdicts: dict[str, Verdict]

    def row(self) -> Row:
        """The duty, and each State's verdict."""
        told = {code: verdict.words for code, verdict in self.verdicts.items()}
        return {"duty": self.duty.id, "title": self.duty.title, **told}


class Matrix(NamedTuple):
    """Every tested duty with the verdict of each State by code, and the laws that were asked."""

    duties: tuple[Judged, ...]
    laws: tuple[Law, ...]

    def __repr__(self) -> str:
        return line("Matrix", self.summary)

    @property
    def summary(self) -> str:
        """How large it is."""
        return f"{len(self.duties)} duties, {len(self.laws)} States"

    @property
    def names(self) -> dict[str, str]:
        """The names of the States by code."""
        return {law.code: law.name for law in self.laws}

    def rows(self) -> list[Row]:
        """One row per duty, with a column per State."""
        return [item.row() for item in self.duties]

    def _repr_html_(self) -> str:
        return html(self.summary, self.rows())


class Pairs(NamedTuple):
    """What every pair of some States, by code, makes of an offence."""

    duty: Duty
    states: tuple[str, ...]
    found: tuple[Pairing, ...]

    def __repr__(self) -> str:
        return line("Pairs", f"{self.duty.id}, {len(self.states)} States")

    def rows(self) -> list[Row]:
        """One row per pair."""
        return [item.row() for item in self.found]

    def _repr_html_(self) -> str:
        return html(f"{self.duty.title}: pairs of {len(self.states)} States", self.rows())


def pairings(sides: Sequence[Side], duty: Duty, facts: Mapping[str, object], status: Status) -> Iterable[Pairing]:
    """Every pair of States once, in the order given."""
    for i, first in enumerate(sides):
        for second in sides[i + 1 :]:
            yield Pairing(
                first.law.code,
                second.law.code,
                shared(first, second, duty),
                way(first, second, facts, status).standing,
                way(second, first, facts, status).standing,
            )


def shared(first: Side, second: Side, duty: Duty) -> Situations:
    """How many of the situations that a duty lists are, in the ordinary case, punishable in both States: surely, or perhaps (``open``)."""
    found = overlap(first, second, duty).ordinarily()
    region = tuple(map(ordinary_case, first.evaluator.on_day.dated(found.duty.criminalize.region)))
    unasked = found.frame.excluding
    _, maybe, _, other = found.covers
    sure = Region(found.both)
    possible = Region(found.frame.cubes).hit(regions(maybe)).hit(regions(other))
    gaps = absorbed(real((Region(region) - possible).cubes, unasked))
    doubtful = absorbed(real((possible - sure).cubes, unasked))
    covers = (Share(NOBODY, possible),), (Share(NOBODY, sure),)
    coverage = Coverage(Region(region, unasked), region, gaps, doubtful, *covers)
    return situations(found.duty.criminalize, coverage, first.evaluator.on_day) or Situations(0, 0, 0, 0)


def verdicts_by_duty(done: Sequence[Assessment]) -> Iterable[Judged]:
    """The tested duties of some assessments, each with the verdict of every State by code."""
    verdicts = {found.party.code: {item.duty.id: item.verdict for item in found.findings} for found in done}
    yield from (
        Judged(item.duty, {code: verdicts[code][item.duty.id] for code in verdicts})
        for item in done[0].findings
        if not item.duty.untested
    )
