"""What is asked of a body of laws besides the Python interface: by commands and guests, one law after another.

Each takes the store that a `Corpus` was loaded from.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from harmonize import query
from harmonize.conduct.dimensions import SPACE
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.assessment import as_if_bound as unbound
from harmonize.library.store import Store
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.status import Party
from harmonize.query import Day, Names, Question
from harmonize.reports.wording import Speaker

# A check, which is asked most often, does without all these: 12 % of its time. Each is imported where it is asked for.
if TYPE_CHECKING:
    from harmonize.findings.case import CaseResult, Open
    from harmonize.findings.cooperation import Comparison, Dual
    from harmonize.findings.overlap import Side
    from harmonize.findings.precedents import Like
    from harmonize.library.quality import Quality
    from harmonize.library.whole_offences import Held
    from harmonize.norms.amendment import Package
    from harmonize.reports.pair import Pair


def held(store: Store, state: str, provision: str = "", *, as_of: Day = None) -> "Held":
    """What a State's law file says on a day: its offences; or the one of an id, or all that rests on a provision."""
    from harmonize.library.whole_offences import held_on

    party = query.one_state(store, state)
    return held_on(*store.text(party.code), date.fromisoformat(query.a_day(as_of)), provision)


def assessed(store: Store, law: Law, party: Party, asked: Question) -> Assessment:
    """The answer of one law; what is shipped with the dataset is not worked out again."""
    known = {} if asked.readings else store.outcomes(party.code, asked.day)
    treaty, status = store.treaty, store.status
    choice = asked.choice
    if choice.points:
        from harmonize.findings.first_screen import resolved

        whole = assess(law, party, treaty, status, asked.day, asked.readings, Choice(choice.instruments), known)
        choice = resolved(choice, whole)
    return assess(law, party, treaty, status, asked.day, asked.readings, choice, known)


def as_if_bound(store: Store, found: Assessment) -> Assessment | None:
    """The same law as if its State were bound by all that was asked; None where it is bound by all of it."""
    default = found.readings == store.treaty.readings({})
    known = store.outcomes(found.party.code, found.day) if default else {}
    return unbound(found, store.status, known)


def first_screen(store: Store, found: Assessment) -> FirstScreen:
    """What the first screen on an assessment tells besides its findings, amendments of the whole law among it.

    For the law in force it came with the dataset; for any other day or reading, or for some duties alone, the same
    function works it out.
    """
    return (covers(store, found, by_default(store)) and kept(store, found)) or worked_out(store, found)


def worked_out(store: Store, found: Assessment) -> FirstScreen:
    """What the first screen reports besides, worked out."""
    from harmonize.findings.first_screen import first_screen

    return first_screen(found, as_if_bound(store, found), store.status, store.patterns, package(store, found))


def advise(store: Store, found: Assessment) -> "Package":
    """The amendments that serve what was found to fall short, of those that close every shortfall of the law."""
    return package(store, found).serving({finding.duty.id for finding in found.findings})


def package(store: Store, found: Assessment) -> "Package":
    """The amendments that close all shortfalls of a law, under the readings and on the day of an assessment."""
    shipped = kept(store, found)
    if shipped:
        return shipped.package
    from harmonize.findings.advice import advise

    whole = by_default(store) if set(found.instruments) <= set(by_default(store)) else found.instruments
    if not covers(store, found, whole):
        chosen = {} if found.readings == store.treaty.readings({}) else found.readings
        found = assessed(store, found.law, found.party, Question(found.day, Choice(whole), chosen))
    return advise(found, store.status)


def covers(store: Store, found: Assessment, instruments: tuple[str, ...]) -> bool:
    """Whether an assessment is of all duties of some instruments."""
    duties = sum(duty.instrument in instruments for duty in store.treaty.duties.values())
    return set(found.instruments) == set(instruments) and len(found.findings) == duties


def kept(store: Store, found: Assessment) -> FirstScreen | None:
    """What came with the dataset, for the Protocol and the Convention under the default readings; None otherwise."""
    default = found.readings == store.treaty.readings({}) and set(found.instruments) <= set(by_default(store))
    return store.screen(found.law.code, found.day) if default else None


def by_default(store: Store) -> tuple[str, ...]:
    """The instruments that are asked about when none is named."""
    return tuple(key for key, item in store.treaty.instruments.items() if item.default)


def speaker(store: Store, law: Law, day: str) -> Speaker:
    """Who says the facts of a law in plain words."""
    return Speaker(law, store.treaty, store.status.names, store.status.members(day))


def tries(
    store: Store, facts: Mapping[str, Any], states: Names = (), *, as_of: Day = None
) -> "Iterator[tuple[Party, tuple[Law, CaseResult] | None]]":
    """The States named, or all, each with its law and the answer of `case`: None where its file says nothing about the day.

    Where a law does not punish the facts, the repealed one that did is named as well; where it does, a milder one of
    later date that holds for earlier acts.
    """
    from harmonize.findings.case import former, milder, tried

    if "conduct" not in facts:
        raise HarmonizeError("say what was done, such as `conduct`: `crossing`")
    day, members, facts = query.a_day(as_of), store.status.members, query.stated(store, facts)
    conduct = SPACE.bit["conduct"].get(str(facts["conduct"]), 0)
    for party in query.states(store, states):
        law = store.law(party.code, day, conduct)
        found = tried(LawOnDay(law, members(day)), facts) if law else None
        if found:
            history, law_on = store.history(party.code), partial(law_on_day, store, party.code)
            if found.answer.punishable == "yes":
                found = found._replace(milder=milder(found, history, law_on, facts, day))
            else:
                found = found._replace(former=former(history, law_on, facts, day))
        yield party, (law, found) if law and found else None


def like(
    store: Store, facts: Mapping[str, Any], states: Names = (), *, as_of: Day = None
) -> "tuple[list[Like], list[Like]]":
    """The cases on file nearest in facts: at home (the State named first, or else the State entered), and abroad.

    Each side holds at most five, the nearest first, each with what sets it apart.
    """
    from harmonize.findings.precedents import sides

    day, facts = query.a_day(as_of), query.stated(store, facts)
    named = [party.code for party in query.states(store, states)] if states else []
    home = next(iter(named), "") or str(facts.get("enters") or facts.get("stays_in") or "")
    return sides(facts, home, store.precedents, store.status.members(day), partial(law_on_day, store))


def quality(store: Store, country: str) -> "Quality":
    """What of a State's law file does no work: offences that add nothing, clauses inside others, answers never said."""
    from harmonize.library.quality import quality  # pulls in pydantic

    return quality(*store.text(query.one_state(store, country).code), store.status, date.today())


def law_on_day(store: Store, code: str, day: str) -> "LawOnDay | None":
    """A State's law with its dated words worked out; None where its file says nothing about the day."""
    law = store.law(code, day)
    return LawOnDay(law, store.status.members(day)) if law else None


def left_open(store: Store, law: Law, facts: Mapping[str, Any], day: str) -> "Open":
    """What a law answers to facts when what nobody mentioned is left open."""
    from harmonize.findings.case import opened as left_open

    return left_open(LawOnDay(law, store.status.members(day)), query.stated(store, facts))


def side(store: Store, written: str, as_of: Day = None) -> "Side":
    """A State, or a State on a day (``GB@2020-01-01``)."""
    from harmonize.findings.overlap import Side

    name, _, own = written.partition("@")
    day, party = query.a_day(own or as_of), query.one_state(store, name)
    return Side.of(query.law_on(store, party, day), party, day, store.treaty, store.status)


def pair(store: Store, found: "Comparison | Dual") -> "Pair":
    """Who says in plain words what two laws have in common and where they part."""
    from harmonize.reports.pair import Pair

    status, both = store.status, found.difference
    return Pair(both, store.treaty, status.names, status.members(both.left.day))
