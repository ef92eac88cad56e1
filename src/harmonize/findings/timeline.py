"""Since when, until when and by which act a duty was met or missed: one law through the years, drawn by situations too."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from harmonize.duties.dependencies import Atoms, Dependencies, Seen, atoms, dependencies
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.findings.assessment import Choice, binding, chosen, verdict_for
from harmonize.norms.facts import Words
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome, Situations, Verdict
from harmonize.norms.provision import Provision
from harmonize.norms.rows import Row, shown
from harmonize.norms.source import Sources
from harmonize.norms.span import Happening, Span
from harmonize.norms.status import Party, Status
from harmonize.norms.treaty import Duty, MeasureKind, Treaty

EVER = "9999-12-31"  # after all that is on file
MANY = 3  # States that join on one day, from which on the others are only counted


def of_status(party: Party, until: str) -> Iterator[Happening]:
    """What a State did under the treaties up to a day, and since when each is in force for it, oldest first."""
    found: list[Happening] = []
    for treaty, consent in party.consents.items():
        if consent.consent:
            words = f"{treaty.upper()}: {consent.kind or 'consent'}{unverified(consent.verified)}"
            found.append(Happening(consent.consent, "consent", words))
        if consent.in_force:
            found.append(in_force(party, treaty))
    for statement in party.reservations:
        where = f"{statement.treaty.upper()} {', '.join(statement.provisions)}".strip()
        words = f"{statement.type} to {where}{unverified(statement.verified)}"
        found.append(Happening(statement.date, "statement", words))
    yield from sorted(item for item in found if item.day <= until)


def in_force(party: Party, treaty: str) -> Happening:
    """The first day on which a treaty binds a State."""
    consent = party.consents[treaty]
    words = f"{treaty.upper()} in force{unverified(consent.verified)}"
    return Happening(consent.in_force, "treaty", words)


def unverified(known: bool) -> str:
    """The mark of what is only remembered."""
    return "" if known else " (unverified)"


def acts(changed: set[str], before: Law, after: Law, day: str) -> Iterator[Happening]:
    """The acts by which offences begin, change or end on a day; ``changed`` are names of what a duty looks at."""
    known = {item.id: item for item in before.provisions}
    standing = {item.id for item in after.provisions}
    otherwise: dict[tuple[str, ...], list[str]] = {}
    for item in after.provisions:
        if f"offence {item.id}" not in changed:
            continue
        if item.since == day:
            what = item.begins if item.seen else "changes" if item.id in known else "begins"
            kind, told = ("seen" if item.seen else "act"), item.by or f"{item.title}: {what}"
            yield Happening(day, kind, told, () if item.by else item.cite)
        elif item.id in known:
            new = tuple(dict.fromkeys(cite for cite in cites(item) if cite not in set(cites(known[item.id]))))
            otherwise.setdefault(new, []).append(item.title)
    yield from (Happening(day, "act", change_of(title, more), new) for new, (title, *more) in otherwise.items() if new)
    for item in before.provisions:
        if f"offence {item.id}" in changed and item.id not in standing:
            cite = () if item.by else item.cite
            yield Happening(day, "end", f"end of: {item.title}{f' ({item.by})' if item.by else ''}", cite)


def change_of(title: str, more: Sequence[str]) -> str:
    """That one offence and some more change."""
    return f"{title}{f', and {len(more)} more' if more else ''}: {'change' if more else 'changes'}"


def unexplained(changed: set[str], after: Law, day: str) -> Iterator[Happening]:
    """Offences that change on a day for no act or text that they name."""
    found = [item for item in after.provisions if f"offence {item.id}" in changed]
    if found:
        yield Happening(day, "act", change_of(found[0].title, [item.title for item in found[1:]]), found[0].cite)


def cites(item: Provision) -> Iterator[str]:
    """Every pinpoint of a provision: its own, and those of its exclusions, factors, forms and rules."""
    yield from item.cite
    for _, cite, _ in (*item.exclusions, *item.weighs):
        yield from cite
    for named in (item.doubts, item.forms, item.rules):
        for found in named.values():
            yield from found


def rules(
    changed: set[str], measures: Mapping[str, MeasureKind], before: Law, after: Law, day: str
) -> Iterator[Happening]:
    """The rules besides offences that change on a day, and what is read from then on."""
    for name in sorted(changed):
        kind, _, what = name.partition(" ")
        if kind == "measure":
            found = after.measures.get(what) or before.measures[what]
            yield Happening(day, "rule", f"rule changes: {measures[what].title}", found.cite)
        elif kind == "reading":
            yield Happening(day, "text", f"{what.replace('_', ' ')}: {after.status(what).words} from this day on")
        elif name == "general part":
            for rules_of, how in (
                ((before.unread, after.unread), "nothing unread"),
                ((after.unread, before.unread), "not read"),
            ):
                about = [dimension for dimension, value in rules_of[0] if (dimension, value) not in rules_of[1]]
                if about:
                    told = ", ".join(dict.fromkeys(about))
                    yield Happening(day, "text", f"general part on {told}: {how} from this day on")
        elif kind in ("jurisdiction", "sentencing"):
            yield Happening(day, "rule", f"rules on {kind} change")


def others(party: Party, status: Status, day: str) -> Iterator[Happening]:
    """The other States that join the Protocol on a day, and those that join or leave a group of States."""
    joined = [
        item.name + unverified(consent.verified)
        for code, item in status.parties.items()
        if (consent := item.consents.get("smp")) and consent.in_force == day and code != party.code
    ]
    if joined:
        more = f" and {len(joined) - MANY} more States" if len(joined) > MANY else ""
        yield Happening(day, "others", f"new parties to SMP: {', '.join(joined[:MANY])}{more}")
    for group, members in status.groups.items():
        for one in members:
            if day in (one.since, one.until):
                name = status.names.get(one.code, one.code)
                yield Happening(day, "others", f"{name} {'joins' if one.since == day else 'leaves'} {group}")


Key = tuple[str, frozenset[tuple[str, int]], Atoms]


class Story(NamedTuple):
    """One duty through the years."""

    duty: Duty
    spans: tuple[Span, ...]

    def until(self, day: str) -> "Story":
        """The same as it was known on a day."""
        begun = (one for one in self.spans if one.since <= day)
        return self._replace(spans=tuple(one._replace(until="") if one.until > day else one for one in begun))

    def on(self, day: str) -> Span | None:
        """How it stood on a day; None before anything is known."""
        return next((one for one in self.spans if one.since <= day and (not one.until or day < one.until)), None)


@shown
class Timeline(NamedTuple):
    """The duties asked, each through the years, of one State, with the acts of the State under treaties.

    ``sources`` are those of its law in all years, by which the pinpoints of what happened are given.
    """

    party: Party
    stories: tuple[Story, ...]
    status: tuple[Happening, ...]
    sources: Sources

    @property
    def summary(self) -> str:
        """The State, and how many duties are told."""
        return f"{self.party.name} through the years: {len(self.stories)} duties"

    def only(self, *names: str) -> "Timeline":
        """The same of the duties named, or under the pinpoints named, alone."""
        return self._replace(
            stories=tuple(one for one in self.stories if any(chosen(one.duty.id, name) for name in names))
        )

    def rows(self) -> list[Row]:
        """One row per span of a duty."""
        return [
            {
                "state": self.party.code,
                "duty": story.duty.id,
                "since": span.since,
                "until": span.until,
                "verdict": span.verdict.words,
                "why": "; ".join(item.words for item in span.why),
            }
            for story in self.stories
            for span in story.spans
        ]


class Moment:
    """A law on a day on which it, or what its words mean, may have changed."""

    def __init__(self, day: str, seen: Seen, years: "Years") -> None:
        self.day, self.seen, self.years = day, seen, years
        self.parted = cache(lambda named, asked: atoms(named, asked, self.words))

    def atoms(self, look: Dependencies) -> Atoms:
        """Which States can be told apart by what a duty and the law it looks at say of them; many duties say the same."""
        return self.parted(self.seen.view(look).states, look.words)

    @cached_property
    def words(self) -> Words:
        """What the words for States mean."""
        return Words.of(self.seen.law.code, self.years.members(self.day))

    @cached_property
    def evaluator(self) -> Evaluator:
        """The law before the treaty."""
        years = self.years
        on_day = LawOnDay(self.seen.law, years.members(self.day))
        years.last = years.last.on(on_day) if years.last else Evaluator(on_day, years.treaty, years.readings)
        return years.last


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
        alike: dict[Dependencies, Dependencies] = {}  # many duties look alike, and one object is found faster
        looks = ((item.id, dependencies(item, treaty, self.readings)) for item in self.duties)
        self.looks = {name: alike.setdefault(look, look) for name, look in looks}
        self.members = cache(status.members)
        numbers = {} if numbers is None else numbers
        self.seen = [Seen(law, numbers) for law in periods]
        self.known: dict[Key, Outcome] = {}
        self.last: Evaluator | None = None  # what it knows of ranges holds for other days too

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
        found = [in_force(self.party, instrument.binds)] if consent and consent.in_force == now.day else []
        parts, law = (before.seen.view(look).parts, now.seen.view(look).parts), (before.seen.law, now.seen.law)
        changed = {name for name in parts[0].keys() | parts[1].keys() if parts[0].get(name) != parts[1].get(name)}
        found += acts(changed, *law, now.day)
        found += rules(changed, self.treaty.measures, *law, now.day)
        if not found or (before.atoms(look) != now.atoms(look) and not (consent and consent.in_force == now.day)):
            found += others(self.party, self.status, now.day)
        found = found or list(unexplained(changed, law[1], now.day))
        return tuple(dict.fromkeys(found))


def stories(years: Years, shipped: dict[str, Outcome], until: str = EVER) -> tuple[Story, ...]:
    """Every duty asked through the years up to a day, of which outcomes may be known already."""
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
    return tuple(Story(duty, tuple(spans[duty.id])) for duty in years.duties if spans[duty.id])


def timeline(years: Years, until: str, shipped: dict[str, Outcome], known: Mapping[str, tuple[Span, ...]]) -> Timeline:
    """The story of every duty asked up to a day, where it is not ``known`` already."""
    if all(duty.id in known for duty in years.duties):
        found = [Story(duty, known[duty.id]).until(until) for duty in years.duties]
        told = tuple(story for story in found if story.spans)
    else:
        told = stories(years, shipped, until)
    sources = {name: source for seen in years.seen for name, source in seen.law.sources.items()}
    return Timeline(years.party, told, tuple(of_status(years.party, until)), sources)
