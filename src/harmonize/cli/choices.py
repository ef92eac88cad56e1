"""What users choose on the command line, checked word by word: day, State, duties, readings."""

from datetime import date

from harmonize.errors import HarmonizeError, UnknownName
from harmonize.findings.assessment import Choice
from harmonize.library.shelf import Shelf, state
from harmonize.norms.law import Law
from harmonize.norms.status import Consent, Party
from harmonize.norms.treaty import STRENGTHS, Treaty


def a_day(written: str | None) -> str:
    """An ISO date, today without one. Raises HarmonizeError for anything else."""
    if written is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise HarmonizeError(f"`{written}` is not a day; write it as 2024-01-31") from None


def one_of(kind: str, name: str, known: tuple[str, ...]) -> None:
    """Raises UnknownName unless the name is one of the known ones."""
    if name not in known:
        raise UnknownName(kind, name, known)


def states(shelf: Shelf, country: str | None, *, everyone: bool) -> list[Party]:
    """The States asked. Raises HarmonizeError when none is named or the dataset has no file for it."""
    if everyone:
        return [party_of(shelf, code) for code in shelf.codes]
    if country is None:
        raise HarmonizeError("name a State, such as `harmonize check DE`, or use --all")
    if country.upper() in shelf.codes:
        return [party_of(shelf, country.upper())]
    party = state(shelf, country)
    if party.code not in shelf.codes:
        raise HarmonizeError(
            f"no law file for {party.name} ({party.code}) yet; `harmonize states` lists those there are"
        )
    return [party]


def law_on(shelf: Shelf, party: Party, day: str) -> Law:
    """A State's law on a day. Raises HarmonizeError when its file says nothing about that day."""
    law = shelf.law(party.code, day)
    if law is None:
        raise HarmonizeError(f"the law file of {party.name} says nothing about {day}")
    return law


def laws(shelf: Shelf, names: list[str], day: str) -> list[Law]:
    """The laws of the States named, or of all, on a day; those of States named must say something about it."""
    if names:
        return [law_on(shelf, party, day) for name in names for party in states(shelf, name, everyone=False)]
    found = [law for code in shelf.codes if (law := shelf.law(code, day))]
    if not found:
        raise HarmonizeError(f"no law on file for {day}")
    return found


def party_of(shelf: Shelf, code: str) -> Party:
    """The State of a law file; an invented one (XA, XB ...) is taken to be bound by both treaties."""
    known = shelf.status.parties.get(code)
    if known:
        return known
    bound = Consent("2004-01-01", "2004-01-31", "ratification", True, "invented State", "")
    return Party(code, code, code, (), {"smp": bound, "untoc": bound}, ())


def duties(treaty: Treaty, instruments: list[str], topics: list[str], names: list[str], strengths: list[str]) -> Choice:
    """Which duties are asked. Raises UnknownName for what does not exist."""
    for name in instruments:
        one_of("instrument", name, tuple(treaty.instruments))
    for name in topics:
        one_of("topic", name, tuple(dict.fromkeys(item.topic for item in treaty.duties.values())))
    for name in strengths:
        one_of("strength", name, STRENGTHS)
    wanted = list(instruments)
    for name in names:
        meant = [duty for key, duty in treaty.duties.items() if key == name or key.startswith((f"{name}.", f"{name}/"))]
        if not meant:
            raise UnknownName("duty", name, tuple(treaty.duties))
        wanted += [duty.instrument for duty in meant if not instruments]
    return Choice(tuple(dict.fromkeys(wanted)), tuple(topics), tuple(names), tuple(strengths))


def readings(treaty: Treaty, written: list[str]) -> dict[str, str]:
    """Readings chosen with ``D2=own_border``. Raises UnknownName for what does not exist."""
    chosen = {}
    for item in written:
        dispute, _, choice = item.partition("=")
        one_of("dispute", dispute, tuple(treaty.disputes))
        one_of(f"reading of {dispute}", choice, tuple(treaty.disputes[dispute].readings))
        chosen[dispute] = choice
    return chosen
