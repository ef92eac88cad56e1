"""The Python interface: a body of laws and treaties that is loaded once and asked many times.

Answers are the same frozen findings that every report is made from; nothing is printed and nothing is written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, final

from harmonize import one_law, query
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment, Finding
from harmonize.library.store import Store, opened
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.rows import ByState, Listing
from harmonize.norms.status import Party
from harmonize.norms.treaty import Duty
from harmonize.query import Day, Names, Question
from harmonize.reports.wording import sentence

# A check, which is asked most often, does without all these: 12 % of its time. Each is imported where it is asked for.
if TYPE_CHECKING:
    from harmonize.findings.case import Asked, CaseResult
    from harmonize.findings.conflicts import Conflict
    from harmonize.findings.cooperation import Comparison, Dual
    from harmonize.findings.elements import Elements
    from harmonize.findings.matrix import Matrix, Pairs
    from harmonize.findings.plan import Plan
    from harmonize.findings.precedents import Held
    from harmonize.findings.robustness import Robustness
    from harmonize.findings.route import Route
    from harmonize.findings.surrender import Way
    from harmonize.findings.timeline import Timeline
    from harmonize.findings.what_if import WhatIf
    from harmonize.library.whole_offences import WholeOffence
    from harmonize.norms.amendment import Package
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
    from harmonize.library.overlay import Overlay  # pulls in pydantic and yaml

    return Corpus(Overlay(store, [Path(fspath(file)) for file in over]))


@final
class Corpus:
    """A body of national laws and of the treaties they are checked against; `load` opens one.

    States are named by code or name in any case, days as ISO dates (``"2024-01-31"``) or ``datetime.date``; without a day
    the law of today is asked. Where several names are possible, a single one may stand alone. A name that does not exist
    raises UnknownName with the nearest ones; everything that a caller can fix is a HarmonizeError.
    """

    __slots__ = ("store",)

    def __init__(self, store: Store) -> None:
        self.store = store

    def __repr__(self) -> str:
        return f"<harmonize.Corpus {self.version}: {len(self.store.codes)} laws>"

    @property
    def version(self) -> str:
        """The version of the dataset, which belongs to every citation of a verdict."""
        return self.store.version

    def states(self) -> Listing[Party]:
        """The States that have a law file, with their names, consents and reservations; model laws (XA, XB ...) are none.

        >>> germany = next(party for party in load().states() if party.code == "DE")
        >>> germany.name, germany.bound("smp", "2024-01-01")
        ('Germany', True)
        """
        return Listing(query.states(self.store, ()))

    def duties(
        self, *, instruments: Names = (), topics: Names = (), strengths: Names = (), forms: Names = ()
    ) -> Listing[Duty]:
        """The duties of the Protocol and the Convention, or of the instruments named, in treaty order.

        >>> [duty.id for duty in load().duties(instruments="smp", topics="aggravation")][:2]
        ['smp-6.3.a/1a', 'smp-6.3.a/1bi']
        """
        choice = query.duties(self.store.treaty, instruments, topics, strengths=strengths)
        return Listing(query.duties_of(self.store.treaty, choice, forms))

    def law(self, state: str, *, as_of: Day = None) -> Law:
        """A State's law as in force on a day: its offences with pinpoints, its measures, its sources, what was read of it.

        >>> law = load().law("Germany", as_of="2024-03-01")
        >>> print(law.status("entry"), next(item.since for item in law.provisions if item.id == "de-96-entry"))
        read 2024-02-27
        """
        return query.law_on(self.store, query.one_state(self.store, state), query.a_day(as_of))

    def offences(self, state: str, offence: str = "", *, as_of: Day = None) -> "list[WholeOffence]":
        """The offences of a State's law file in force on a day, or those of an id or a provision (``96(4)``), each whole.

        What an older version shares with the newer one is put in; every clause knows the line where it was written.

        >>> (found,) = load().offences("GB", "s25", as_of="2018-01-01")
        >>> found.version.penalty.prison, list(found.version.punishes)
        ((0, 168), ['entry', 'stay', 'entry-attempt', 'stay-attempt'])
        """
        return one_law.held(self.store, state, offence, as_of=as_of).offences

    def ask(
        self,
        *,
        as_of: Day = None,
        instruments: Names = (),
        topics: Names = (),
        duties: Names = (),
        strengths: Names = (),
        readings: Mapping[str, str] | None = None,
    ) -> Question:
        """A question to put to several laws with `checks`, in the words of `check`."""
        choice = query.duties(self.store.treaty, instruments, topics, duties, strengths)
        return Question(query.a_day(as_of), choice, query.readings(self.store.treaty, readings or {}))

    def checks(self, asked: Question, states: Names = ()) -> Iterator[tuple[Party, Assessment | None]]:
        """The States named, or all, each with its assessment: None where its file says nothing about the day."""
        for party in query.states(self.store, states):
            law = self.store.law(party.code, asked.day)
            yield party, one_law.assessed(self.store, law, party, asked) if law else None

    def table(
        self,
        states: Names = (),
        *,
        as_of: Day = None,
        instruments: Names = (),
        topics: Names = (),
        duties: Names = (),
        strengths: Names = (),
        readings: Mapping[str, str] | None = None,
    ) -> Listing[Assessment]:
        """The States named, or all, each checked as `check` does; ``.rows()`` has one row per State and duty.

        >>> found = load().table("XA", as_of="2024-01-01", duties="smp-6.1.a")
        >>> [(row["state"], row["duty"], row["verdict"]) for row in found.rows()]
        [('XA', 'smp-6.1.a', 'met')]
        """
        asked = self.ask(
            as_of=as_of, instruments=instruments, topics=topics, duties=duties, strengths=strengths, readings=readings
        )
        return Listing(done for _, done in self.checks(asked, states) if done)

    def check(
        self,
        state: str,
        *,
        as_of: Day = None,
        instruments: Names = (),
        topics: Names = (),
        duties: Names = (),
        readings: Mapping[str, str] | None = None,
    ) -> Assessment:
        """A State's law against the treaties that bind it, or against the instruments named: one finding per duty.

        ``duties`` are ids or the pinpoints above them (``smp-6`` is all of article 6), ``readings`` choose among the readings
        of disputed questions (``{"D2": "own_border"}``).

        >>> found = load().check("XA", as_of="2024-01-01", duties="smp-6.1.a")
        >>> for item in found.findings:
        ...     print(item.duty.id, item.verdict, item.severity)
        smp-6.1.a met none
        """
        asked = self.ask(as_of=as_of, instruments=instruments, topics=topics, duties=duties, readings=readings)
        party = query.one_state(self.store, state)
        return one_law.assessed(self.store, query.law_on(self.store, party, asked.day), party, asked)

    def advise(self, found: Assessment) -> "Package":
        """The amendments that serve what was found to fall short, each tried on the law and judged again by all duties.

        They are those of the set that closes every shortfall of the law, asked about or not.
        """
        return one_law.advise(self.store, found)

    def other_readings(self, found: Assessment) -> "Robustness":
        """What every single other reading would change in an assessment."""
        from harmonize.findings.robustness import robustness

        return robustness(found, self.store.status)

    def gaps(self, found: Assessment, finding: Finding) -> tuple[str, ...]:
        """The counterexamples of a finding in plain words; none where nothing falls short, and where a rule is lacking.

        >>> laws = load()
        >>> found = laws.check("DE", as_of="2015-06-01", duties="smp-6.1.a")
        >>> laws.gaps(found, found.findings[0])[0]
        'Where a national of Germany is brought into another State'
        """
        speaker, duty = one_law.speaker(self.store, found.law, found.day), finding.duty
        return tuple(sentence(speaker.gap(gap, duty) or duty.facts or duty.title) for gap in finding.outcome.gaps)

    def case(self, facts: Mapping[str, Any], states: Names = (), *, as_of: Day = None) -> "ByState[CaseResult]":
        """A fact pattern answered by the laws of the States named, or of all: by code of the State.

        Facts are those of ``harmonize explain`` (``conduct``, ``benefit``, ``persons`` ...) and those that are the same for
        every law (``enters``, ``left``, ``act_in``, ``actor_of`` ...). What nobody mentions is plain: an adult stranger,
        alone, once, for one person.

        >>> drive = {"conduct": "crossing", "enters": "DE", "benefit": "money", "how": "transport"}
        >>> for day in ("2015-06-01", "2016-06-01", "2024-03-01"):
        ...     print(load().case(drive, "DE", as_of=day)["DE"].answer.range)
        Range(low=0, high=60)
        Range(low=3, high=60)
        Range(low=6, high=120)
        """
        day = query.a_day(as_of)
        found: ByState[CaseResult] = ByState()
        for party, answer in one_law.tries(self.store, facts, states, as_of=day):
            if answer:
                found[party.code] = answer[1]
            elif query.listed(states):
                raise HarmonizeError(query.silence(party, day))
        if not found:
            raise HarmonizeError(f"no law on file for {day}")
        return found

    def cases(self, states: Names = (), *, as_of: Day = None) -> "Listing[Asked]":
        """The standard fact patterns, each with the answers of the States named, or of all, by code."""
        day = query.a_day(as_of)
        groups = self.store.status.members(day)
        laws = [LawOnDay(law, groups) for law in query.laws(self.store, states, day)]
        from harmonize.findings.case import Asked, standard

        names = {one.law.code: one.law.name for one in laws}
        return Listing(
            Asked(item, {one.law.code: standard(one, item) for one in laws}, names) for item in self.store.patterns
        )

    def conflicts(self, law: Law, instruments: Names = (), *, as_of: Day = None) -> "Listing[Conflict]":
        """Facts on which two of the instruments named, or of all, conflict, and where a law stands on them."""
        from harmonize.duties.evaluator import Evaluator
        from harmonize.findings.conflicts import conflicts

        treaty, groups = self.store.treaty, self.store.status.members(query.a_day(as_of))
        asked = query.duties(treaty, instruments).instruments or tuple(treaty.instruments)
        return Listing(conflicts(Evaluator(LawOnDay(law, groups), treaty, treaty.readings({})), asked))

    def history(self, state: str, duties: Names = (), *, as_of: Day = None) -> "Timeline":
        """How the duties named, or the criminal core of the Protocol, stood through the years up to a day, with what changed them.

        >>> years = load().history("XA", "smp-6.1.a", as_of="2024-01-01")
        >>> [row["verdict"] for row in years.rows()][-1]
        'met'
        """
        from harmonize.desk import history

        return history(self.store, state, duties, as_of=as_of)

    def bill(self, file: str | PathLike[str], state: str = "", *, as_of: Day = None) -> "Plan":
        """What a bill, or a law file put in the place of the one on file, would close, open and newly punish."""
        from harmonize.desk import planned

        return planned(self.store, Path(fspath(file)), state, as_of=as_of)[1]

    def treaty(self, changes: str | PathLike[str], states: Names = (), *, as_of: Day = None) -> "WhatIf":
        """Who would fall short, or no longer, under another text of an instrument: a file of what differs."""
        from harmonize.desk import what_if

        return what_if(self.store, Path(fspath(changes)), states, as_of=as_of)

    def surrender(self, asking: str, asked: str, facts: Mapping[str, Any], *, as_of: Day = None) -> "tuple[Way, Dual]":
        """The way to surrender for some facts when one State asks another for it, with the two States."""
        from harmonize.findings.cooperation import Dual
        from harmonize.findings.difference import Difference
        from harmonize.findings.surrender import way

        one, other = one_law.side(self.store, asking, as_of), one_law.side(self.store, asked, as_of)
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
        one, other = one_law.side(self.store, first, as_of), one_law.side(self.store, second, as_of)
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
        one, other = one_law.side(self.store, first, as_of), one_law.side(self.store, second, as_of)
        if one.law.code == other.law.code:
            raise HarmonizeError("dual criminality needs two States; `compare` sets two days of one side by side")
        return dual(one, other, self.store.status, self.store.patterns, test)

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
        sides = [one_law.side(self.store, code, as_of) for code in codes]
        found = pairings(sides, offered[duty], treaty.selections.deed, self.store.status)
        return Pairs(offered[duty], codes, tuple(each(found, len(codes) * (len(codes) - 1) // 2)))

    def route(self, states: Names, *, as_of: Day = None) -> "tuple[Route, dict[str, str]]":
        """Facts along a journey through some States, with the title of the provision whose change would help most."""
        from harmonize.findings.route import route

        sides = [one_law.side(self.store, name, as_of) for name in query.listed(states)]
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
        done = [one_law.assessed(self.store, law, query.party_of(self.store, law.code), asked) for law in laws]
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
        laws = {(code, day): one_law.law_on_day(self.store, code, day) for code, day in days}
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
