"""What users ask for in their own words, checked word by word: day, State, duties, readings."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import CONDUCT_FAMILY, SPACE, STATES
from harmonize.conduct.vocabulary import Dimension
from harmonize.errors import HarmonizeError, NoLawFile, UnknownName
from harmonize.findings.assessment import Choice
from harmonize.library.store import Store, begin, state
from harmonize.norms.facts import ABSOLUTE, Pattern
from harmonize.norms.law import Law
from harmonize.norms.naming import called, duties_named, folded, guessed, ids_meant, point_head, state_named
from harmonize.norms.status import INVENTED, TREATIES, Consent, Party, bound
from harmonize.norms.treaty import FORMS, SEVERITIES, STRENGTHS, Duty, Treaty

Names = str | Iterable[str] | None
Day = str | date | None
FACTS = {name: tuple(values) for name, values in SPACE.bit.items()}  # what can be said of a deed
FAIL_ON = (*SEVERITIES[1:], "never")  # from which severity on a finding fails
WORDS = {"severity": FAIL_ON, "strength": STRENGTHS, "form": FORMS}  # those of which one is chosen


class Question(NamedTuple):
    """What is asked of a law: the day (ISO), the duties, and the readings of disputed questions."""

    day: str
    choice: Choice
    readings: dict[str, str]


def listed(names: Names) -> list[str]:
    """One name, many or none, as a list."""
    return [names] if isinstance(names, str) else list(names or ())


def a_day(written: Day) -> str:
    """An ISO date, today without one. Raises HarmonizeError for anything else."""
    if written is None:
        return date.today().isoformat()
    if isinstance(written, date):
        return f"{written:%Y-%m-%d}"
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise HarmonizeError(f"`{written}` is not a day; write it as 2024-01-31") from None


def last_read(store: Store) -> str:
    """The last day on which a source of any law was read: what a dataset can know."""
    found = (store.law(code, "9999-12-31") for code in store.codes)
    days = [source.read_on for law in found if law for source in law.sources.values()]
    return max(days, default=store.status.settled_from())


def one_of(kind: str, name: str, known: tuple[str, ...]) -> str:
    """The one of the known names that is meant, in any case. Raises UnknownName."""
    return all_of(kind, [name], known)[0]


def all_of(kind: str, names: Names, known: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the known names that are meant, as they stand. Raises UnknownName for the first that is none."""
    found: list[str] = []
    for name in listed(names):
        meant = called(name, known)
        if not meant:
            raise UnknownName(kind, name, known)
        found += meant[:1]
    return tuple(dict.fromkeys(found))


def states(store: Store, names: Names) -> list[Party]:
    """The States named, or all but invented ones. Raises HarmonizeError when the dataset has no file for one, or one is twice."""
    found: dict[str, tuple[str, Party]] = {}
    for name in listed(names):
        party = one_state(store, name)
        if party.code in found:
            before = found[party.code][0]
            raise HarmonizeError(f"{party.name} is named twice (`{before}` and `{name}`); name it once")
        found[party.code] = (name, party)
    return [party for _, party in found.values()] or [party_of(store, code) for code in real(store.codes)]


def real(codes: Iterable[str]) -> list[str]:
    """The codes of States: model laws are none, and are asked by name, or where a folder holds nothing else."""
    found = list(codes)
    return [code for code in found if code not in INVENTED] or found


def one_state(store: Store, name: str) -> Party:
    """The State that is named by code or name, in any case.

    Raises NoLawFile, with what is known of it, when the dataset has no file for it.
    """
    if name.upper() in store.codes:
        return party_of(store, name.upper())
    party = state(store, name)
    if party.code not in store.codes:
        consents = "; ".join(f"{title}: {bound(party.consents.get(key))}" for key, title in TREATIES.items())
        raise NoLawFile(f"no law of {party.name} ({party.code}) is on file yet ({consents}); {begin(party, store)}")
    return party


def known_state(store: Store, name: str) -> Party:
    """The State that is named, with a law file or without, or the Union."""
    code = name.upper()
    return party_of(store, code) if code in (*STATES, *store.codes) else state(store, name)


def unwritten(store: Store, name: str, *, begun: bool) -> Party:
    """The State named, whose law is to be written. Raises HarmonizeError where one is on file, unless another was ``begun``."""
    party = any_state(store, name)
    if party.code in store.codes and not begun:
        raise HarmonizeError(
            f"the law of {party.name} is on file (`harmonize show {party.code}`); a bill, or a law file laid over it by "
            "--with, says what it would be (`harmonize docs bills`); --anew begins another coding of it"
        )
    return party


def any_state(store: Store, name: str) -> Party:
    """The State that is named, with a law file or without. Raises HarmonizeError for what can have none, as the Union."""
    party = known_state(store, name)
    if party.code not in STATES:
        raise HarmonizeError(f"{party.name} is no State with a law file of its own")
    return party


def question(fact: str) -> Dimension:
    """The question that a fact answers, with the answers there are."""
    return SPACE.fields[fact].dimension


def family(conduct: str) -> str:
    """Which kind of conduct one is, as questions say what they are asked of."""
    return CONDUCT_FAMILY[conduct]


def stated(store: Store, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts with every State in them by its code: ``enters: Germany`` is ``enters: DE``; what names none stays as it is.

    Raises UnknownName for a fact that nobody asks about.
    """
    found = dict(facts)
    for name in facts:
        if name not in FACTS and name not in ABSOLUTE:
            question = next((fact for fact, values in FACTS.items() if name in values), "")
            raise UnknownName("fact", name, (*ABSOLUTE, *FACTS), question, "`harmonize list facts` tells all")
    for name, value in facts.items():
        if name in (*ABSOLUTE, "state") and isinstance(value, str) and value not in FACTS["state"]:
            party = state_named(store.status.parties.values(), value)
            found[name] = party.code if party and party.code in STATES else value
    return found


def pattern(store: Store, words: str) -> Pattern:
    """The standard fact pattern that some words name: its id, its name, or words of what it says. Raises UnknownName."""
    exact = [item for item in store.patterns if called(words, (item.id, item.name))]
    asked = folded(words).split()
    found = exact or [item for item in store.patterns if {*asked} <= {*folded(f"{item.name} {item.says}").split()}]
    if len(found) != 1:
        known = tuple(item.id for item in found or store.patterns)
        more = f"known: {', '.join(known)}" if found else "`harmonize list patterns` tells all"
        raise UnknownName("pattern" if not found else "single pattern", words, known, more=more)
    return found[0]


def law_on(store: Store, party: Party, day: str) -> Law:
    """A State's law on a day. Raises HarmonizeError when its file says nothing about that day."""
    law = store.law(party.code, day)
    if law is None:
        raise HarmonizeError(silence(party, day))
    return law


def silence(party: Party, day: str) -> str:
    """What is reported of a State whose file does not reach a day."""
    return f"the law file of {party.name} says nothing about {day}"


def no_own_cases(party: Party) -> str:
    """What is reported of a State without fact patterns on file, and how they begin."""
    return (
        f"no fact pattern of {party.name} is on file; write the first into cases/{party.code.lower()}.yaml beside "
        "national_laws (`harmonize data schema cases` says its form)"
    )


def laws(store: Store, names: Names, day: str) -> list[Law]:
    """The laws of the States named, or of all but invented ones, on a day; those of States named must say something about it."""
    if named := listed(names):
        return [law_on(store, party, day) for party in states(store, named)]
    found = [law for code in real(store.codes) if (law := store.law(code, day))]
    if not found:
        raise HarmonizeError(f"no law on file for {day}")
    return found


def party_of(store: Store, code: str) -> Party:
    """The State of a law file; an invented one (XA, XB ...) is taken to be bound by both treaties."""
    known = store.status.parties.get(code)
    if known:
        return known
    bound = Consent("2004-01-01", "2004-01-31", "ratification", True, "invented State", "")
    return Party(code, code, code, (), {"smp": bound, "untoc": bound}, ())


def duties(
    treaty: Treaty, instruments: Names = (), topics: Names = (), names: Names = (), strengths: Names = ()
) -> Choice:
    """Which duties are asked; ``names`` are ids, the pinpoints above them, or ids of points.

    Raises UnknownName for what does not exist.
    """
    wanted = [*all_of("instrument", instruments, tuple(treaty.instruments))]
    about = all_of("topic", topics, tuple(dict.fromkeys(item.topic for item in treaty.duties.values())))
    bound = all_of("strength", strengths, STRENGTHS)
    heads = {written: head for written in listed(names) if (head := point_head(treaty, written))}
    meant = [name for written in listed(names) if written not in heads for name in duties_meant(treaty, written)]
    if not wanted:
        named = [*meant, *(name for head in heads.values() for name in head)]
        wanted = [treaty.duties[key].instrument for name in named for key in ids_meant(treaty, name)]
        # a point may rest on duties of several treaties
        wanted += [key for key, item in treaty.instruments.items() if heads and item.default]
    points = tuple(f"{name}:{written.rpartition(':')[2]}" for written, head in heads.items() for name in head)
    return Choice(tuple(dict.fromkeys(wanted)), about, tuple(dict.fromkeys(meant)), bound, points)


def duties_meant(treaty: Treaty, written: str) -> tuple[str, ...]:
    """The duties, or pinpoints above them, that are meant by what is written. Raises UnknownName."""
    found = duties_named(treaty, written)
    if not found:
        raise UnknownName("duty", written, tuple(treaty.duties), guessed(treaty, written))
    return found


def duties_of(treaty: Treaty, choice: Choice, forms: Names = ()) -> tuple[Duty, ...]:
    """The duties of a choice and of some forms, in treaty order; of the Protocol and the Convention when no instrument is named."""
    wanted = all_of("form", forms, FORMS)
    asked = choice.instruments or tuple(key for key, item in treaty.instruments.items() if item.default)
    return tuple(
        duty
        for duty in treaty.duties.values()
        if duty.instrument in asked and choice.takes(duty) and (not wanted or duty.form in wanted)
    )


def dual_tests() -> tuple[str, ...]:
    """How dual criminality can be tested."""
    from harmonize.findings.cooperation import TESTS  # most questions are about one State

    return TESTS


def readings(treaty: Treaty, chosen: Mapping[str, str]) -> dict[str, str]:
    """Readings chosen of disputes, as ``{"D2": "own_border"}``. Raises UnknownName for what does not exist."""
    found = {}
    for dispute, reading in chosen.items():
        key = one_of("dispute", dispute, tuple(treaty.disputes))
        found[key] = one_of(f"reading of {key}", reading, tuple(treaty.disputes[key].readings))
    return found
