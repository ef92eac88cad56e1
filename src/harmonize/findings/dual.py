"""Dual criminality of two States: what both, one or none of them punish, and the way to surrender for standard facts."""

from collections.abc import Sequence
from typing import NamedTuple

from harmonize.findings.overlap import Overlap, Side, overlap
from harmonize.findings.surrender import Way, way
from harmonize.norms.facts import Pattern
from harmonize.norms.rows import Row, html, line
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

TESTS = ("law", "transposed", "conduct")


class Request(NamedTuple):
    """One standard fact pattern, at the border of the State that asks: the first asks the second, and back."""

    pattern: Pattern
    there: Way
    back: Way


class Dual(NamedTuple):
    """What two States punish over the facts of the Protocol, and the way to surrender each way.

    ``test`` is how dual criminality is tested: as the asked State's law says, transposed, or by the conduct as it was.
    """

    first: Side
    second: Side
    test: str
    overlaps: tuple[Overlap, ...]
    requests: tuple[Request, ...]

    def __repr__(self) -> str:
        return line("Dual", self.summary)

    @property
    def summary(self) -> str:
        """The two laws with their days, and the test."""
        sides = " and ".join(f"{item.party.name} on {item.day}" for item in (self.first, self.second))
        return f"{sides}, tested by {self.test}"

    def rows(self) -> list[Row]:
        """One row per standard fact pattern: whether the way to surrender is open when the first asks, and when the second does."""
        return [
            {
                "facts": item.pattern.id,
                "name": item.pattern.name,
                "first_asks_second": item.there.standing,
                "second_asks_first": item.back.standing,
            }
            for item in self.requests
        ]

    def _repr_html_(self) -> str:
        return html(self.summary, self.rows())


def dual(
    first: Side, second: Side, treaty: Treaty, status: Status, patterns: Sequence[Pattern], test: str = "law"
) -> Dual:
    """Dual criminality of two States. Regions are transposed unless the conduct is tested as it was."""
    overlaps = tuple(overlap(first, second, duty, mirror=test != "conduct") for duty in treaty.compared)
    transposed = {"transposed": True, "conduct": False}.get(test)
    requests = tuple(
        Request(
            item,
            way(first, second, item.facts, status, transposed=transposed),
            way(second, first, item.facts, status, transposed=transposed),
        )
        for item in patterns
    )
    return Dual(first, second, test, overlaps, requests)
