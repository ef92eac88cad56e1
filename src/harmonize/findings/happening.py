"""What happened to a law or its treaty status on a day, so that a duty stood otherwise from then on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from harmonize.norms.law import Law, Provision
from harmonize.norms.status import Party, Status
from harmonize.norms.treaty import MeasureKind

MANY = 3  # States that join on one day, from which on the others are only counted


class Happening(NamedTuple):
    """One thing that happened on a day (ISO date): its kind, in words, and the pinpoints where it stands.

    Kinds are ``treaty`` (in force for the State), ``consent`` (deposited), ``statement`` (a reservation or declaration),
    ``act`` (an offence begins or changes), ``seen`` (known to be in force from then on), ``end``, ``rule`` (of the general
    part, or a measure), ``text`` (a wording read, or not read, from then on), ``others`` (another State joins a treaty or a
    group of States), ``file`` (what is on file begins).
    """

    day: str
    kind: str
    words: str
    cite: tuple[str, ...] = ()


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
