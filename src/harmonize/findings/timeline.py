"""Since when, until when and by which act a duty was met or missed: one law through the years, drawn by situations too."""

from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.duties.sight import Atoms, Seen, atoms, sight
from harmonize.findings import happening
from harmonize.findings.assessment import Choice, binding, verdict_for
from harmonize.findings.happening import Happening
from harmonize.norms.facts import Words
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome, Situations, Verdict
from harmonize.norms.rows import Row, html, line
from harmonize.norms.source import Sources
from harmonize.norms.status import Party, Status
from harmonize.norms.treaty import Duty, Treaty

Key = tuple[str, frozenset[tuple[str, int]], Atoms]


class Span(NamedTuple):
    """How a duty stood between two days (ISO dates; ``until`` empty: still so), and what happened on the first of them.

    ``situations`` are those of the duty that were criminalized: two spans may have one word and other situations.
    """

    since: str
    until: str
    verdict: Verdict
    situations: Situations | None
    why: tuple[Happening, ...]


class Story(NamedTuple):
    """One duty through the years."""

    duty: Duty
    spans: tuple[Span, ...]

    def on(self, day: str) -> Span | None:
        """How it stood on a day; None before anything is known."""
        return next((one for one in self.spans if one.since <= day and (not one.until or day < one.until)), None)


class Timeline(NamedTuple):
    """The duties asked, each through the years, of one State, with the acts of the State under treaties.

    ``sources`` are those of its law in all years, by which the pinpoints of what happened are given.
    """

    party: Party
    stories: tuple[Story, ...]
    status: tuple[Happening, ...]
    sources: Sources

    def __repr__(self) -> str:
        return line("Timeline", f"{self.party.code}: {len(self.stories)} duties")

    def rows(self) -> list[Row]:
        """One row per span of a duty."""
        return [
            {
                "state": self.party.code,
                "duty": story.duty.id,
                "since": span.since,
                "until": span.until,
                "verdict": span.verdict.value,
                "why": "; ".join(item.words for item in span.why),
            }
            for story in self.stories
            for span in story.spans
        ]

    def _repr_html_(self) -> str:
        return html(f"{self.party.name}: through the years", self.rows())


class Moment:
    """A law on a day on which it, or what its words mean, may have changed."""

    def __init__(self, day: str, seen: Seen, years: "Years") -> None:
        self.day, self.seen, self.years = day, seen, years
        # Which States can be told apart by what a duty and the law it looks at say of them.
        self.atoms = cache(lambda look: atoms(seen.view(look).states, look.words, self.words))

    @cached_property
    def words(self) -> Words:
        """What the words for States mean."""
        return Words.of(self.seen.law.code, self.years.members(self.day))

    @cached_property
    def evaluator(self) -> Evaluator:
        """The law before the treaty."""
        return Evaluator(LawOnDay(self.seen.law, self.years.members(self.day)), self.years.treaty, self.years.readings)


class Years:
    """One law through the years before a treaty: a duty is judged again only where what it sees of the law changed.

    ``periods`` are the law from change to change; ``choice`` says which duties are asked, under the default readings.
    ``numbers`` are shared by what is compared: two laws of which a duty sees the same have the same key for it.
    """

    def __init__(
        self,
        party: Party,
        periods: Sequence[Law],
        treaty: Treaty,
        status: Status,
        choice: Choice,
        numbers: dict[object, int] | None = None,
    ) -> None:
        self.party, self.treaty, self.status = party, treaty, status
        self.readings = treaty.readings({})
        asked = (duty for duty in treaty.duties.values() if duty.instrument in choice.instruments)
        self.duties = [item.under(self.readings) for item in asked if choice.takes(item) and not item.untested]
        self.looks = {item.id: sight(item, treaty, self.readings) for item in self.duties}
        self.members = cache(status.members)
        numbers = {} if numbers is None else numbers
        self.seen = [Seen(law, numbers) for law in periods]
        self.known: dict[Key, Outcome] = {}

    def days(self, until: str) -> list[str]:
        """The days up to one on which something may have changed, in order: of the law, of treaties, of groups of States."""
        law = (day for item in self.seen for day in (item.law.since, item.law.until))
        consents = (consent.in_force for party in self.status.parties.values() for consent in party.consents.values())
        groups = self.status.turns(frozenset(self.status.groups))
        asked = {self.treaty.instruments[item.instrument].in_force for item in self.duties}
        first = self.seen[0].law.since if self.seen else until
        return sorted({day for day in (*law, *consents, *groups, *asked) if day and first <= day <= until})

    def moment(self, day: str) -> Moment | None:
        """The law on a day; None where the file says nothing about it."""
        laws = (item for item in self.seen if item.law.since <= day and (not item.law.until or day < item.law.until))
        return next((Moment(day, item, self) for item in laws), None)

    def key(self, duty: Duty, moment: Moment) -> Key:
        """What the outcome of a duty turns on."""
        look = self.looks[duty.id]
        return duty.id, moment.seen.view(look).content, moment.atoms(look)

    def outcome(self, duty: Duty, moment: Moment) -> Outcome:
        """The outcome of a duty on a day: one already known where the duty sees the same."""
        key = self.key(duty, moment)
        if key not in self.known:
            self.known[key] = judge(duty, moment.evaluator)
        return self.known[key]

    def binds(self, duty: Duty, moment: Moment) -> bool:
        """Whether the State owes a duty on a day."""
        return binding(self.treaty.instruments[duty.instrument], self.party, self.status, moment.day)

    def stands(self, duty: Duty, moment: Moment) -> tuple[Verdict, Situations | None]:
        """How a duty stands on a day."""
        if not self.binds(duty, moment):
            return Verdict.NOT_BOUND, None
        outcome = self.outcome(duty, moment)
        return verdict_for(duty, outcome, self.party), outcome.situations

    def why(self, duty: Duty, before: Moment | None, now: Moment) -> tuple[Happening, ...]:
        """What happened to a duty on a day that begins a span of it."""
        instrument, look = self.treaty.instruments[duty.instrument], self.looks[duty.id]
        consent = self.party.consents.get(instrument.binds)
        if before is None:
            return (Happening(now.day, "file", "the law on file begins"),)
        found = [happening.in_force(self.party, instrument.binds)] if consent and consent.in_force == now.day else []
        parts, law = (before.seen.view(look).parts, now.seen.view(look).parts), (before.seen.law, now.seen.law)
        changed = {name for name in parts[0].keys() | parts[1].keys() if parts[0].get(name) != parts[1].get(name)}
        found += happening.acts(changed, *law, now.day)
        found += happening.rules(changed, self.treaty.measures, *law, now.day)
        if not found or (before.atoms(look) != now.atoms(look) and not (consent and consent.in_force == now.day)):
            found += happening.others(self.party, self.status, now.day)
        found = found or list(happening.unexplained(changed, law[1], now.day))
        return tuple(dict.fromkeys(found))


def timeline(years: Years, until: str, shipped: dict[str, Outcome]) -> Timeline:
    """The story of every duty asked up to a day, of which outcomes may be known already."""
    last = years.moment(until)
    for duty in years.duties if last else ():
        if last and duty.id in shipped:
            years.known[years.key(duty, last)] = shipped[duty.id]
    spans: dict[str, list[Span]] = {duty.id: [] for duty in years.duties}
    before: Moment | None = None
    for day in years.days(until):
        now = years.moment(day)
        for duty in years.duties:
            told = spans[duty.id]
            found = years.stands(duty, now) if now else None
            open_one = bool(told and not told[-1].until)
            if open_one and found == (told[-1].verdict, told[-1].situations):
                continue
            if open_one:
                told[-1] = told[-1]._replace(until=day)
            if now and found:
                told.append(Span(day, "", *found, years.why(duty, before, now)))
        before = now
    stories = tuple(Story(duty, tuple(spans[duty.id])) for duty in years.duties if spans[duty.id])
    sources = {name: source for seen in years.seen for name, source in seen.law.sources.items()}
    return Timeline(years.party, stories, tuple(happening.of_status(years.party, until)), sources)
