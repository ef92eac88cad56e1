"""What two codings of one law do not write alike: the parts of a law file that can be taken from the one or the other."""

from typing import NamedTuple

from harmonize.norms.source import Day

Way = tuple[str, ...]
"""The way to a part by names: ``offences``, the offence, the day of its version, the block, the clause; ``measures``, its name."""


class Otherwise(NamedTuple):
    """A part of a law file that two codings do not write alike.

    ``places`` are the file and line in each, ``lines`` the lines alone (empty and 0 where a coding has no such part).
    ``used_in`` are the clauses (offence, name) in which a condition stands. It matters from ``since`` until ``until`` (ISO
    dates, empty without end).
    """

    way: Way
    places: tuple[str, str]
    lines: tuple[int, int]
    used_in: frozenset[tuple[str, str]] = frozenset()
    since: Day = ""
    until: Day = ""

    @property
    def offence(self) -> str:
        """The id of the offence that it belongs to; empty for what stands outside of offences."""
        return self.way[1] if self.way[0] == "offences" else ""

    @property
    def clause(self) -> str:
        """The name of a clause as norms have it: with its block where that is not what an offence punishes."""
        if len(self.way) < 5:
            return ""
        block, name = self.way[3:5]
        return name if block == "punishes" else f"{block} {name}"

    @property
    def name(self) -> str:
        """The way in one word, by which it is told apart."""
        return "/".join(self.way)

    def matters(self, day: Day) -> bool:
        """Whether it says something of a day."""
        return self.since <= day and (not self.until or day < self.until)
