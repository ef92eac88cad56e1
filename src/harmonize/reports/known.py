"""What is known of a State whether or not its law is on file: who it is, what binds it since when, what it reserved."""

from collections.abc import Iterator

from harmonize.library.store import Store, begin
from harmonize.norms.status import RECALLED, TREATIES, Arrangement, Membership, Party, Reservation, Status, bound
from harmonize.reports.document import Document, Section, Term, Terms

GROUPS = {"EU": "European Union", "SCHENGEN": "Schengen area", "EEA": "European Economic Area"}


def known(party: Party, status: Status) -> Iterator[Term]:
    """Consents, reservations and declarations, groups and arrangements on extradition, as they are on file."""
    yield from (Term(title, bound(party.consents.get(key))) for key, title in TREATIES.items())
    if not party.reservations:
        yield Term("Reservations", "none on file, nor declarations")
    yield from (Term(reserved(item), statement(item)) for item in party.reservations)
    groups = [
        f"{GROUPS.get(name, name)} {days(member.since, member.until)}"
        for name, members in status.groups.items()
        for member in members
        if member.code == party.code
    ]
    yield Term("Groups", "; ".join(groups) or "none on file")
    ties = [f"{item.title}{since}" for item in status.arrangements for since in shared(item, party.code, status)]
    yield Term("Extradition", "; ".join(ties) or "no arrangement on file")


def reserved(item: Reservation) -> str:
    """The provisions that a statement is about."""
    places = [place for place in item.provisions if place[:1].isdecimal()]
    return f"{TREATIES[item.treaty]} {', '.join(places)}".strip()


def statement(item: Reservation) -> str:
    """What kind of statement it is, of which day, and what it says."""
    told = f"{item.type}{f' of {item.date}' if item.date else ''}: {item.summary}"
    return told if item.verified else f"{told} ({RECALLED})"


def days(since: str, until: str) -> str:
    """Between which days."""
    return f"since {since}" if not until else f"from {since} until {until}"


def shared(item: Arrangement, code: str, status: Status) -> list[str]:
    """Since when an arrangement holds for a State, in words; nothing where it is none of its States."""
    if code in item.parties:
        return [f" {days(item.parties[code].since, item.parties[code].until)}"]
    inside = [member for word in item.between for member in status.groups.get(word, (Membership(word, "", ""),))]
    return [f" {days(item.since, item.until)}"] if code in [member.code for member in inside] else []


def page(party: Party, store: Store, read: str) -> Document:
    """A State by itself; ``read`` says what was read of its law, where it is on file."""
    names = [Term("Codes", ", ".join(dict.fromkeys((party.code, party.iso3)))), Term("Also", ", ".join(party.also))]
    law = Term("Law on file", read) if read else Term("Law", f"none on file yet; {begin(party, store)}")
    terms = [item for item in (*names, *known(party, store.status), law) if item.text]
    foot = "Treaty status as it is on file; not legal advice."
    return Document(party.name, (), (Section("", (Terms(tuple(terms)),)),), foot)
