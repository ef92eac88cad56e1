"""The Python interface: a body of laws and treaties that is loaded once and asked many times.

Answers are the same frozen findings that every report is told from; nothing is printed and nothing is written.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike, fspath
from typing import Any, final

from harmonize.cli import choices
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment, Finding, assess
from harmonize.findings.case import Tried, tried
from harmonize.findings.comparison import Comparison, side
from harmonize.findings.comparison import compare as compared
from harmonize.findings.dual import TESTS, Dual
from harmonize.findings.dual import dual as set_face_to_face
from harmonize.findings.facing import Side
from harmonize.library.shelf import Shelf, opened
from harmonize.norms.law import Law
from harmonize.norms.status import Party
from harmonize.norms.treaty import FORMS, Duty
from harmonize.reports.wording import Speaker, sentence

Names = str | Iterable[str]
Day = str | date | None


def load(data: str | PathLike[str] | None = None) -> "Corpus":
    """The laws and treaties of the dataset that came with harmonize, or of a folder of data files.

    A folder is read, checked and lowered when something of it is asked for; what is wrong in it raises UnreadableData with
    every mistake at its file, line and column.

    >>> laws = load()
    >>> laws.case({"conduct": "crossing", "enters": "DE", "benefit": "money"}, "DE", as_of="2015-06-01")["DE"].answer.punishable
    'yes'
    """
    return Corpus(opened(None if data is None else fspath(data)))


@final
class Corpus:
    """A body of national laws and of the treaties they are checked against; `load` opens one.

    States are named by code or name in any case, days as ISO dates (``"2024-01-31"``) or ``datetime.date``; without a day
    the law of today is asked. Where several names are possible, a single one may stand alone. A name that does not exist
    raises UnknownName with the nearest ones; everything that a caller can mend is a HarmonizeError.
    """

    __slots__ = ("_shelf",)

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __repr__(self) -> str:
        return f"<harmonize.Corpus {self.version}: {len(self._shelf.codes)} laws>"

    @property
    def version(self) -> str:
        """The version of the dataset, which belongs to every citation of a verdict."""
        return self._shelf.version

    def states(self) -> tuple[Party, ...]:
        """The States that have a law file, with their names, consents and reservations; XA, XB ... are model laws.

        >>> germany = next(party for party in load().states() if party.code == "DE")
        >>> germany.name, germany.bound("smp", "2024-01-01")
        ('Germany', True)
        """
        return tuple(choices.party_of(self._shelf, code) for code in self._shelf.codes)

    def duties(
        self, *, instruments: Names = (), topics: Names = (), strengths: Names = (), forms: Names = ()
    ) -> tuple[Duty, ...]:
        """The duties of the Protocol and the Convention, or of the instruments named, in treaty order.

        >>> [duty.id for duty in load().duties(instruments="smp", topics="aggravation")][:2]
        ['smp-6.3.a/1a', 'smp-6.3.a/1bi']
        """
        treaty = self._shelf.treaty
        wanted = listed(forms)
        for name in wanted:
            choices.one_of("form", name, FORMS)
        choice = choices.duties(treaty, listed(instruments), listed(topics), [], listed(strengths))
        asked = choice.instruments or tuple(key for key, item in treaty.instruments.items() if item.default)
        return tuple(
            duty
            for duty in treaty.duties.values()
            if duty.instrument in asked and choice.takes(duty) and (not wanted or duty.form in wanted)
        )

    def law(self, state: str, *, as_of: Day = None) -> Law:
        """A State's law as in force on a day: its offences with pinpoints, its measures, its sources, what was read of it.

        >>> law = load().law("Germany", as_of="2024-03-01")
        >>> law.status("entry"), next(item.since for item in law.provisions if item.id == "de-96-entry")
        ('read', '2024-02-27')
        """
        (party,) = choices.states(self._shelf, state, everyone=False)
        return choices.law_on(self._shelf, party, a_day(as_of))

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
        >>> [(item.duty.id, item.verdict, item.severity) for item in found.findings]
        [('smp-6.1.a', 'met', 'none')]
        """
        shelf, day = self._shelf, a_day(as_of)
        (party,) = choices.states(shelf, state, everyone=False)
        choice = choices.duties(shelf.treaty, listed(instruments), listed(topics), listed(duties), [])
        chosen = choices.readings(shelf.treaty, [f"{key}={word}" for key, word in (readings or {}).items()])
        law = choices.law_on(shelf, party, day)
        known = {} if chosen else shelf.outcomes(party.code, day)
        return assess(law, party, shelf.treaty, shelf.status, day, chosen, choice, known)

    def gaps(self, found: Assessment, finding: Finding) -> tuple[str, ...]:
        """The counterexamples of a finding in plain words; none where nothing falls short, and where a rule is lacking.

        >>> laws = load()
        >>> found = laws.check("DE", as_of="2015-06-01", duties="smp-6.1.a")
        >>> laws.gaps(found, found.findings[0])[-1]
        'Into any other State Party except the EU States, Switzerland, Liechtenstein and Norway'
        """
        names = {code: party.name for code, party in self._shelf.status.parties.items()}
        speaker = Speaker(found.law, found.treaty, names, self._shelf.status.members(found.day))
        duty = finding.duty
        return tuple(sentence(speaker.gap(gap, duty) or duty.facts or duty.title) for gap in finding.outcome.gaps)

    def case(self, facts: Mapping[str, Any], states: Names = (), *, as_of: Day = None) -> dict[str, Tried]:
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
        if "conduct" not in facts:
            raise HarmonizeError("say what was done, such as `conduct`: `crossing`")
        day = a_day(as_of)
        groups = self._shelf.status.members(day)
        return {law.code: tried(law, facts, groups) for law in choices.laws(self._shelf, listed(states), day)}

    def compare(self, first: str, second: str, *, as_of: Day = None, topics: Names = ()) -> Comparison:
        """Two laws side by side, with the frictions between them; ``GB@2020-01-01`` is a law on a day of its own.

        >>> found = load().compare("DE@2015-06-01", "DE@2016-06-01", topics="penalties")
        >>> paid_driver = found.ranges[0]
        >>> paid_driver.first.range.low, paid_driver.second.range.low
        (0, 3)
        """
        wanted = listed(topics)
        choices.duties(self._shelf.treaty, [], wanted, [], [])
        one, other = self.sides(first, second, as_of)
        known = (self._shelf.outcomes(one.law.code, one.day), self._shelf.outcomes(other.law.code, other.day))
        return compared(one, other, self._shelf.treaty, self._shelf.status, self._shelf.patterns, tuple(wanted), known)

    def dual(self, first: str, second: str, *, as_of: Day = None, test: str = "law") -> Dual:
        """Dual criminality of two States, and the way to surrender for the standard facts in each direction.

        ``test`` is how it is tested: by the ``law`` of the State asked, ``transposed``, or by the ``conduct`` as it was.

        >>> found = load().dual("FR", "GB", as_of="2024-06-01")
        >>> found.first.party.name, found.second.party.name, found.facings[0].duty.id
        ('France', 'United Kingdom', 'smp-6.1.a')
        """
        choices.one_of("test", test, TESTS)
        one, other = self.sides(first, second, as_of)
        if one.law.code == other.law.code:
            raise HarmonizeError("dual criminality needs two States; `compare` sets two days of one side by side")
        return set_face_to_face(one, other, self._shelf.treaty, self._shelf.status, self._shelf.patterns, test)

    def sides(self, first: str, second: str, as_of: Day) -> tuple[Side, Side]:
        """Two States on their days, ready to be set against each other."""
        return self.side(first, as_of), self.side(second, as_of)

    def side(self, written: str, as_of: Day) -> Side:
        """A State, or a State on a day (``GB@2020-01-01``)."""
        name, _, own = written.partition("@")
        day = a_day(own or as_of)
        (party,) = choices.states(self._shelf, name, everyone=False)
        return side(choices.law_on(self._shelf, party, day), party, day, self._shelf.treaty, self._shelf.status)


def listed(names: Names) -> list[str]:
    """One name or many, as a list."""
    return [names] if isinstance(names, str) else list(names)


def a_day(day: Day) -> str:
    """A day as an ISO date, today without one. Raises HarmonizeError for anything else."""
    return choices.a_day(f"{day:%Y-%m-%d}" if isinstance(day, date) else day)
