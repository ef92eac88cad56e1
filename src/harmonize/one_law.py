"""What is asked of one law after another: verdicts, fact patterns, amendments, what its file says."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from harmonize import query
from harmonize.conduct.dimensions import SPACE
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment, Choice, Finding, as_if_bound, assess
from harmonize.library.store import Store
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.rows import ByState, Listing
from harmonize.norms.status import Party
from harmonize.norms.treaty import Duty
from harmonize.query import Day, Names, Question
from harmonize.reports.wording import Speaker, sentence

# A check, which is asked most often, does without all these: 12 % of its time. Each is imported where it is asked for.
if TYPE_CHECKING:
    from harmonize.findings.case import Asked, CaseResult
    from harmonize.findings.conflicts import Conflict
    from harmonize.findings.partial_facts import Open
    from harmonize.findings.precedents import Like
    from harmonize.findings.robustness import Robustness
    from harmonize.library.quality import Quality
    from harmonize.library.whole_offences import Held, WholeOffence
    from harmonize.norms.amendment import Package


class OneLaw:
    """A body of laws and treaties, asked of one law after another; `Corpus` also sets several against each other."""

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
        return self.held(state, offence, as_of=as_of).offences

    def held(self, state: str, provision: str = "", *, as_of: Day = None) -> "Held":
        """What a State's law file says on a day: its offences; or the one of an id, or all that rests on a provision."""
        from harmonize.library.whole_offences import held_on

        party = query.one_state(self.store, state)
        return held_on(*self.store.text(party.code), date.fromisoformat(query.a_day(as_of)), provision)

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
            yield party, self.assessed(law, party, asked) if law else None

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

    def assessed(self, law: Law, party: Party, asked: Question) -> Assessment:
        """The answer of one law; what is shipped with the dataset is not worked out again."""
        known = {} if asked.readings else self.store.outcomes(party.code, asked.day)
        treaty, status = self.store.treaty, self.store.status
        choice = asked.choice
        if choice.points:
            from harmonize.findings.first_screen import resolved

            whole = assess(law, party, treaty, status, asked.day, asked.readings, Choice(choice.instruments), known)
            choice = resolved(choice, whole)
        return assess(law, party, treaty, status, asked.day, asked.readings, choice, known)

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
        return self.assessed(query.law_on(self.store, party, asked.day), party, asked)

    def as_if_bound(self, found: Assessment) -> Assessment | None:
        """The same law as if its State were bound by all that was asked; None where it is bound by all of it."""
        default = found.readings == self.store.treaty.readings({})
        known = self.store.outcomes(found.party.code, found.day) if default else {}
        return as_if_bound(found, self.store.status, known)

    def advise(self, found: Assessment) -> "Package":
        """The amendments that serve what was found to fall short, each tried on the law and judged again by all duties.

        They are those of the set that closes every shortfall of the law, asked about or not.
        """
        return self.package(found).serving({finding.duty.id for finding in found.findings})

    def first_screen(self, found: Assessment) -> FirstScreen:
        """What the first screen on an assessment tells besides its findings, amendments of the whole law among it.

        For the law in force it came with the dataset; for any other day or reading, or for some duties alone, the same
        function works it out.
        """
        kept = self.kept(found) if self.covers(found, self.by_default) else None
        return kept or self.worked_out(found)

    def worked_out(self, found: Assessment) -> FirstScreen:
        """What the first screen reports besides, worked out."""
        from harmonize.findings.first_screen import first_screen

        return first_screen(found, self.as_if_bound(found), self.store.status, self.store.patterns, self.package(found))

    def package(self, found: Assessment) -> "Package":
        """The amendments that close all shortfalls of a law, under the readings and on the day of an assessment."""
        kept = self.kept(found)
        if kept:
            return kept.package
        from harmonize.findings.advice import advise

        whole = self.by_default if set(found.instruments) <= set(self.by_default) else found.instruments
        if not self.covers(found, whole):
            chosen = {} if found.readings == self.store.treaty.readings({}) else found.readings
            found = self.assessed(found.law, found.party, Question(found.day, Choice(whole), chosen))
        return advise(found, self.store.status)

    def covers(self, found: Assessment, instruments: tuple[str, ...]) -> bool:
        """Whether an assessment is of all duties of some instruments."""
        duties = sum(duty.instrument in instruments for duty in self.store.treaty.duties.values())
        return set(found.instruments) == set(instruments) and len(found.findings) == duties

    def kept(self, found: Assessment) -> FirstScreen | None:
        """What came with the dataset, for the Protocol and the Convention under the default readings; None otherwise."""
        default = found.readings == self.store.treaty.readings({}) and set(found.instruments) <= set(self.by_default)
        return self.store.screen(found.law.code, found.day) if default else None

    @property
    def by_default(self) -> tuple[str, ...]:
        """The instruments that are asked about when none is named."""
        return tuple(key for key, item in self.store.treaty.instruments.items() if item.default)

    def other_readings(self, found: Assessment, asked: Question) -> "Robustness":
        """What every single other reading would change in the answer to a question."""
        from harmonize.findings.robustness import robustness

        choice = asked.choice
        if choice.points:
            choice = choice._replace(duties=tuple(item.duty.id for item in found.findings))
        status = self.store.status
        return robustness(found.law, found.party, found.treaty, status, asked.day, choice, asked.readings)[1]

    def speaker(self, law: Law, day: str) -> Speaker:
        """Who says the facts of a law in plain words."""
        return Speaker(law, self.store.treaty, self.store.status.names, self.store.status.members(day))

    def gaps(self, found: Assessment, finding: Finding) -> tuple[str, ...]:
        """The counterexamples of a finding in plain words; none where nothing falls short, and where a rule is lacking.

        >>> laws = load()
        >>> found = laws.check("DE", as_of="2015-06-01", duties="smp-6.1.a")
        >>> laws.gaps(found, found.findings[0])[-1]
        'Into any other State Party except the EU member States and the other Schengen States'
        """
        speaker, duty = self.speaker(found.law, found.day), finding.duty
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
        for party, answer in self.tries(facts, states, as_of=day):
            if answer:
                found[party.code] = answer[1]
            elif query.listed(states):
                raise HarmonizeError(query.silence(party, day))
        if not found:
            raise HarmonizeError(f"no law on file for {day}")
        return found

    def tries(
        self, facts: Mapping[str, Any], states: Names = (), *, as_of: Day = None
    ) -> "Iterator[tuple[Party, tuple[Law, CaseResult] | None]]":
        """The States named, or all, each with its law and the answer of `case`: None where its file says nothing about the day.

        Where a law does not punish the facts, the repealed one that did is named as well; where it does, a milder one of
        later date that holds for earlier acts.
        """
        from harmonize.findings.case import former, tried
        from harmonize.findings.later_law import milder

        if "conduct" not in facts:
            raise HarmonizeError("say what was done, such as `conduct`: `crossing`")
        day, members, facts = query.a_day(as_of), self.store.status.members, query.stated(self.store, facts)
        conduct = SPACE.bit["conduct"].get(str(facts["conduct"]), 0)
        for party in query.states(self.store, states):
            law = self.store.law(party.code, day, conduct)
            found = tried(LawOnDay(law, members(day)), facts) if law else None
            if found:
                history, law_on = self.store.history(party.code), partial(self.law_on_day, party.code)
                if found.answer.punishable == "yes":
                    found = found._replace(milder=milder(found, history, law_on, facts, day))
                else:
                    found = found._replace(former=former(history, law_on, facts, day))
            yield party, (law, found) if law and found else None

    def like(
        self, facts: Mapping[str, Any], states: Names = (), *, as_of: Day = None
    ) -> "tuple[list[Like], list[Like]]":
        """The cases on file nearest in facts: at home (the State named first, or else the State entered), and abroad.

        Each side holds at most five, the nearest first, each with what sets it apart.
        """
        from harmonize.findings.precedents import sides

        day, facts = query.a_day(as_of), query.stated(self.store, facts)
        named = [party.code for party in query.states(self.store, states)] if states else []
        home = next(iter(named), "") or str(facts.get("enters") or facts.get("stays_in") or "")
        return sides(facts, home, self.store.precedents, self.store.status.members(day), self.law_on_day)

    def quality(self, country: str) -> "Quality":
        """What of a State's law file does no work: offences that add nothing, clauses inside others, answers never said."""
        from harmonize.library.quality import quality  # pulls in pydantic

        return quality(*self.store.text(query.one_state(self.store, country).code), self.store.status, date.today())

    def law_on_day(self, code: str, day: str) -> "LawOnDay | None":
        """A State's law with its dated words worked out; None where its file says nothing about the day."""
        law = self.store.law(code, day)
        return LawOnDay(law, self.store.status.members(day)) if law else None

    def left_open(self, law: Law, facts: Mapping[str, Any], day: str) -> "Open":
        """What a law answers to facts when what nobody mentioned is left open."""
        from harmonize.findings.partial_facts import opened as left_open

        return left_open(LawOnDay(law, self.store.status.members(day)), query.stated(self.store, facts))

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
