"""The Python interface: a body of laws and treaties that is loaded once and asked many times.

Answers are the same frozen findings that every report is made from; nothing is printed and nothing is written.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, final

from harmonize import query
from harmonize.errors import HarmonizeError
from harmonize.library.store import opened
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.rows import Listing
from harmonize.one_law import OneLaw
from harmonize.query import Day, Names

# A check, which is asked most often, does without all these: 12 % of its time. Each is imported where it is asked for.
if TYPE_CHECKING:
    from harmonize.findings.case import Asked
    from harmonize.findings.cooperation import Comparison, Dual
    from harmonize.findings.elements import Elements
    from harmonize.findings.matrix import Matrix, Pairs
    from harmonize.findings.overlap import Side
    from harmonize.findings.precedents import Held
    from harmonize.findings.route import Route
    from harmonize.findings.surrender import Way
    from harmonize.reports.pair import Pair
    from harmonize.reports.renderers.svg import Svg


def load(
    data: str | PathLike[str] | None = None, *, reuse: bool = True, over: Sequence[str | PathLike[str]] = ()
) -> "Corpus":
    """The laws and treaties of the dataset that came with harmonize, or of a folder of data files.

    A folder is read, checked and lowered when something of it is asked for; what is wrong in it raises UnreadableData with
    every mistake at its file, line and column. Without ``reuse`` of the shipped dataset all is read and worked out again.
    ``over`` are law files and bills laid over it, in that order: a new State, or what a law would say from a day on.

    >>> laws = load()
    >>> laws.case({"conduct": "crossing", "enters": "DE", "benefit": "money"}, "DE", as_of="2015-06-01")["DE"].answer.punishable
    'yes'
    """
    store = opened(None if data is None else fspath(data), reuse=reuse)
    if not over:
        return Corpus(store)
    from pathlib import Path

    from harmonize.library.overlay import Overlay  # pulls in pydantic and yaml

    return Corpus(Overlay(store, [Path(fspath(file)) for file in over]))


@final
class Corpus(OneLaw):
    """A body of national laws and of the treaties they are checked against; `load` opens one.

    States are named by code or name in any case, days as ISO dates (``"2024-01-31"``) or ``datetime.date``; without a day
    the law of today is asked. Where several names are possible, a single one may stand alone. A name that does not exist
    raises UnknownName with the nearest ones; everything that a caller can fix is a HarmonizeError.
    """

    __slots__ = ()

    def surrender(self, asking: str, asked: str, facts: Mapping[str, Any], *, as_of: Day = None) -> "tuple[Way, Dual]":
        """The way to surrender for some facts when one State asks another for it, with the two States."""
        from harmonize.findings.cooperation import Dual
        from harmonize.findings.difference import Difference
        from harmonize.findings.surrender import way

        one, other = self.side(asking, as_of), self.side(asked, as_of)
        found = way(one, other, query.stated(self.store, facts), self.store.status)
        return found, Dual(Difference(one.dated, other.dated), "law", ())

    def compare(self, first: str, second: str, *, as_of: Day = None, topics: Names = ()) -> "Comparison":
        """Two laws side by side, with the obstacles to cooperation; ``GB@2020-01-01`` is a law on a day of its own.

        >>> found = load().compare("DE@2015-06-01", "DE@2016-06-01", topics="penalties")
        >>> paid_driver = found.difference.ranges[0]
        >>> paid_driver.left.range.low, paid_driver.right.range.low
        (0, 3)
        """
        from harmonize.findings.cooperation import compare

        wanted = query.duties(self.store.treaty, topics=topics).topics
        one, other = self.side(first, as_of), self.side(second, as_of)
        if (one.law.code, one.day) == (other.law.code, other.day):
            other_day = f"`harmonize compare {first.partition('@')[0]}@2015-01-01 {second}`"
            raise HarmonizeError(
                f"both are the law of {one.party.name} on {one.day}; {other_day} sets two days side by side"
            )
        known = (self.store.outcomes(one.law.code, one.day), self.store.outcomes(other.law.code, other.day))
        return compare(one, other, self.store.status, self.store.patterns, wanted, known)

    def dual(self, first: str, second: str, *, as_of: Day = None, test: str = "law") -> "Dual":
        """Dual criminality of two States, and the way to surrender for the standard facts in each direction.

        ``test`` is how it is tested: by the ``law`` of the State asked, ``transposed``, or by the ``conduct`` as it was.

        >>> found = load().dual("FR", "GB", as_of="2024-06-01")
        >>> both = found.difference
        >>> both.left.party.name, both.right.party.name, both.facts[0].duty.id
        ('France', 'United Kingdom', 'smp-6.1.a')
        """
        from harmonize.findings.cooperation import TESTS, dual

        test = query.one_of("test", test, TESTS)
        one, other = self.side(first, as_of), self.side(second, as_of)
        if one.law.code == other.law.code:
            raise HarmonizeError("dual criminality needs two States; `compare` sets two days of one side by side")
        return dual(one, other, self.store.status, self.store.patterns, test)

    def side(self, written: str, as_of: Day = None) -> "Side":
        """A State, or a State on a day (``GB@2020-01-01``)."""
        from harmonize.findings.overlap import Side

        name, _, own = written.partition("@")
        day, party = query.a_day(own or as_of), query.one_state(self.store, name)
        return Side.of(query.law_on(self.store, party, day), party, day, self.store.treaty, self.store.status)

    def pair(self, found: "Comparison | Dual") -> "Pair":
        """Who says in plain words what two laws have in common and where they part."""
        from harmonize.reports.pair import Pair

        status, both = self.store.status, found.difference
        return Pair(both, self.store.treaty, status.names, status.members(both.left.day))

    def pairs(
        self,
        duty: str = "",
        states: Names = (),
        *,
        as_of: Day = None,
        each: Callable[[Iterable[Any], int], Iterable[Any]] = lambda found, _: found,
    ) -> "Pairs":
        """An offence of the Protocol, and what every pair of the States named, or of all, makes of it, with the way to surrender.

        Without the name of an offence the first of those that are compared. ``each`` is handed the pairs as they are worked
        out, and how many there will be.
        """
        from harmonize.findings.matrix import Pairs, pairings

        treaty = self.store.treaty
        offered = {item.id: item for item in treaty.compared}
        asked = query.duties_meant(treaty, duty)[0] if duty else treaty.selections.compared[0]
        duty = query.one_of("offence of the Protocol", asked, tuple(offered))
        codes = tuple(law.code for law in query.laws(self.store, states, query.a_day(as_of)))
        if len(codes) < 2:
            raise HarmonizeError("a pair needs two States")
        sides = [self.side(code, as_of) for code in codes]
        found = pairings(sides, offered[duty], treaty.selections.deed, self.store.status)
        return Pairs(offered[duty], codes, tuple(each(found, len(codes) * (len(codes) - 1) // 2)))

    def route(self, states: Names, *, as_of: Day = None) -> "tuple[Route, dict[str, str]]":
        """Facts along a journey through some States, with the title of the provision whose change would help most."""
        from harmonize.findings.route import route

        sides = [self.side(name, as_of) for name in query.listed(states)]
        if len({item.law.code for item in sides}) < 2:
            raise HarmonizeError("a route needs two States at least")
        found = route(sides)
        best, laws = found.best, {item.law.code: item.law for item in sides}
        return found, {best.state: laws[best.state].provisions[best.provision].title} if best else {}

    def matrix(
        self,
        states: Names = (),
        *,
        as_of: Day = None,
        instruments: Names = (),
        topics: Names = (),
        duties: Names = (),
        readings: Mapping[str, str] | None = None,
    ) -> "Matrix":
        """Every tested duty with the verdict of each State by code; States named must have a law on the day.

        >>> found = load().matrix(["DE", "XA"], as_of="2026-11-01", duties="smp-6.1.a")
        >>> found.rows()
        [{'duty': 'smp-6.1.a', 'title': 'Smuggling of migrants', 'DE': 'partly met', 'XA': 'met'}]
        """
        from harmonize.findings.matrix import Matrix, verdicts_by_duty

        asked = self.ask(as_of=as_of, instruments=instruments, topics=topics, duties=duties, readings=readings)
        laws = query.laws(self.store, states, asked.day)
        done = [self.assessed(law, query.party_of(self.store, law.code), asked) for law in laws]
        return Matrix(tuple(verdicts_by_duty(done)), tuple(laws))

    def picture(self, found: "Matrix | Listing[Asked]") -> "Svg":
        """A matrix, or the standard facts over States, in colours: the text of an SVG file, which notebooks show.

        >>> load().picture(load().matrix(["DE", "XA"], as_of="2026-11-01", duties="smp-6.1.a"))[:4]
        '<svg'
        """
        from harmonize.findings.matrix import Matrix
        from harmonize.reports import grids, standard_cases
        from harmonize.reports.renderers.svg import Svg, render

        if isinstance(found, Matrix):
            return Svg(render(grids.matrix(found, self.version, "", whole=False)))
        return Svg(render(standard_cases.cases(found, self.version, "", named=True, whole=False)))

    def own_cases(self, states: Names = ()) -> "Listing[Held]":
        """The fact patterns on file of the States named, or of all, each held against the law of its own day.

        Raises HarmonizeError where a State that is named, or the whole dataset, has none.

        >>> found = load().own_cases("DE")
        >>> [item.case.id for item in found if item.differs]
        []
        """
        from harmonize.findings.precedents import held_against_law

        parties = {party.code: party for party in query.states(self.store, states)}
        found = [case for case in self.store.precedents if case.state in parties]
        known = {case.state for case in found}
        lacking = [party for code, party in parties.items() if code not in known]
        if lacking and (query.listed(states) or not found):
            raise HarmonizeError(query.no_own_cases(lacking[0]))
        days = {(case.state, case.day) for case in found}
        laws = {(code, day): self.law_on_day(code, day) for code, day in days}
        return Listing(held_against_law(laws[case.state, case.day], case) for case in found)

    def elements(self, states: Names = (), *, as_of: Day = None, topics: Names = ()) -> "Elements":
        """The elements of comparative studies (benefit, exemptions, borders, aggravation ...) asked of the States named, or all.

        Per table the answers of each law by code of the State, in the order of the table's elements; and the laws.

        >>> found = load().elements("DE", as_of="2026-11-01", topics="criminalization")
        >>> [(row["element"], row["answer"], row["high"], row["unit"]) for row in found.rows()][:1]
        [('entry-benefit', 'yes', 120.0, 'months')]
        """
        from harmonize.findings.elements import Elements, elements

        query.all_of(
            "topic with elements", query.listed(topics), tuple(dict.fromkeys(t.topic for t in self.store.tables))
        )
        day, wanted = query.a_day(as_of), query.listed(topics)
        tables = [item for item in self.store.tables if not wanted or item.topic in wanted]
        laws, groups = query.laws(self.store, states, day), self.store.status.members(day)
        kinds = self.store.treaty.selections.aggravated
        answers = {law.code: elements(LawOnDay(law, groups), tables, kinds) for law in laws}
        told = ((one, {code: tuple(found[at]) for code, found in answers.items()}) for at, one in enumerate(tables))
        return Elements(tuple(told), tuple(laws))
