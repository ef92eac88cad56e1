"""Since when, until when and by which act a duty was met or missed: one law through the years, drawn by situations too."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Finding
from harmonize.norms.law import Law
from harmonize.norms.outcome import Situations, Verdict
from harmonize.norms.status import Party
from harmonize.norms.treaty import Duty


class Span(NamedTuple):
    """How a duty stood between two days (ISO dates; ``until`` empty: still so), and what happened on the first of them.

    ``situations`` are those of the duty that were criminalized: two spans may have one word and other situations.
    """

    since: str
    until: str
    verdict: Verdict
    situations: Situations | None
    why: tuple[str, ...]


class Story(NamedTuple):
    """One duty through the years."""

    duty: Duty
    spans: tuple[Span, ...]

    def on(self, day: str) -> Span | None:
        """How it stood on a day; None before anything is known."""
        return next((one for one in self.spans if one.since <= day and (not one.until or day < one.until)), None)


class Timeline(NamedTuple):
    """The duties asked, each through the years, of one State."""

    party: Party
    stories: tuple[Story, ...]


def timeline(party: Party, days: Sequence[str], asked: Callable[[str], Assessment | None]) -> Timeline:
    """The story of every duty over some days, in order: those on which the law or treaty status changed."""
    spans: dict[str, list[Span]] = {}
    duties: dict[str, Duty] = {}
    before: Law | None = None
    for day in days:
        found = asked(day)
        why = tuple(reasons(party, day, before, found.law if found else None))
        for item in found.findings if found else ():
            if not item.duty.untested:
                duties[item.duty.id] = item.duty
                told(spans.setdefault(item.duty.id, []), day, item, why)
        before = found.law if found else None
    return Timeline(party, tuple(Story(duties[name], tuple(found)) for name, found in spans.items()))


def told(spans: list[Span], day: str, item: Finding, why: tuple[str, ...]) -> None:
    """Goes on with the last span, or ends it and begins another where verdict or situations differ."""
    found = (item.verdict, item.outcome.situations)
    if spans and (spans[-1].verdict, spans[-1].situations) == found:
        return
    if spans:
        spans[-1] = spans[-1]._replace(until=day)
    spans.append(Span(day, "", *found, why))


def reasons(party: Party, day: str, before: Law | None, after: Law | None) -> Iterator[str]:
    """What happened on a day: acts by which offences begin or end, and treaties that come into force."""
    found: dict[str, None] = {}
    known = {item.id for item in before.provisions} if before else set[str]()
    for item in after.provisions if after else ():
        if item.since == day:
            what = "seen in force" if item.seen else "changes" if item.id in known else "begins"
            found[item.by or f"{item.title}: {what}"] = None
    standing = {item.id for item in after.provisions} if after else set[str]()
    for item in before.provisions if before else ():
        if item.until == day and item.id not in standing:
            found[f"end of: {item.title}"] = None
    yield from found
    for treaty, consent in party.consents.items():
        if consent.in_force == day:
            yield f"{treaty.upper()} in force for {party.name}{unverified(consent.verified)}"
    for statement in party.reservations:
        if statement.date == day:
            where = f"{statement.treaty.upper()} {', '.join(statement.provisions)}".strip()
            yield f"{statement.type} to {where}{unverified(statement.verified)}"


def unverified(known: bool) -> str:
    """The mark of what is only remembered."""
    return "" if known else " (unverified)"


def days_of(party: Party, changes: Iterable[str], until: str) -> list[str]:
    """The days on which something may have changed, in order, up to a day."""
    treaty = (consent.in_force for consent in party.consents.values())
    stated = (item.date for item in party.reservations)
    return sorted({day for day in (*changes, *treaty, *stated) if day and day <= until})
