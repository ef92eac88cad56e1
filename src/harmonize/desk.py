"""What those ask who write law: a bill before it is passed, a law through the years, a law that is on no file yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Choice
from harmonize.findings.plan import Plan, plan
from harmonize.findings.timeline import Timeline, Years, timeline
from harmonize.findings.what_if import Subject, WhatIf, under_another_text
from harmonize.library.located_yaml import Located
from harmonize.library.overlay import Overlay, redrafted
from harmonize.library.periods import dated_words
from harmonize.library.store import Store
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Status
from harmonize.norms.treaty import Duty, Treaty
from harmonize.one_law import advise, assessed, side
from harmonize.query import Day, Names, Question, a_day, law_on, one_state, party_of, real, states
from harmonize.query import duties as duties_asked
from harmonize.texts.as_known import Known
from harmonize.texts.lowering import lower
from harmonize.texts.national_law import NationalLaw


def planned(
    store: Store, bill: Path, state: str = "", *, as_of: Day = None, step: Callable[[], None] = lambda: None
) -> tuple[str, Plan]:
    """The title of a bill, or of a law file put in the place of the one on file, and what it would do to a State's law.

    Before and after are asked for the first day of the bill, or for a day named; a State need only be named to be sure.
    ``step`` is called as often as something is done.
    """
    under, over = store, Overlay(store, (bill,))
    code = next(iter(over.laid))
    if state and one_state(under, state).code != code:
        raise HarmonizeError(f"{bill} is about {party_of(under, code).name}, not about {state}")
    if code not in under.codes:
        raise HarmonizeError(f"{bill}: no law of {party_of(under, code).name} is on file that it could change")
    first_day = max((item.since.isoformat() for item in over.bills), default="")
    day = a_day(as_of) if as_of is not None or not first_day else max(first_day, a_day(None))
    sides = side(under, code, day), side(over, code, day)
    party = party_of(under, code)
    asked = Question(day, Choice(), {})
    before = assessed(under, law_on(under, party, day), party, asked)
    done = before, assessed(over, law_on(over, party, day), party, asked)
    others = []
    for other in real(item for item in under.codes if item != code):
        step()
        if under.law(other, day):
            others.append(side(under, other, day))
    title = over.bills[0].title if over.bills else bill.name
    written = {
        (offence["id"], clause): said
        for item in over.bills
        for offence in item.offences
        for clause, said in clauses_of(offence)
    }
    advice = partial(advise, under, before)
    return title, plan(*sides, done, others, under.patterns, under.status, advice, written)


def clauses_of(offence: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The clauses of which a bill says what they would punish, with what it writes there."""
    punishes = offence.get("otherwise", {}).get("punishes")
    for clause, said in punishes.items() if isinstance(punishes, dict) else ():
        if isinstance(said, dict):
            yield clause, said


def what_if(store: Store, text: Path, names: Names = (), *, as_of: Day = None) -> WhatIf:
    """The States named, or all but invented ones, under another text of an instrument: a file of what differs.

    Raises UnreadableData with every mistake in the file.
    """
    day = a_day(as_of)
    made = redrafted(text, store)

    subjects = (
        Subject(party, law, store.outcomes(party.code, day) if law else {})
        for party in states(store, names)
        for law in [store.law(party.code, day)]
    )
    return under_another_text(made.title, day, (store.treaty, made.treaty), subjects, store.status)


def history(store: Store, state: str, duties: Names = (), *, as_of: Day = None) -> Timeline:
    """How the duties named, or the criminal core of the Protocol, stood through the years up to a day.

    Each story has its spans in order; what happened on the first day of each names its act, text or treaty day.
    """
    party, day = one_state(store, state), a_day(as_of)
    chosen = duties or store.treaty.selections.core
    periods = [law for law in store.periods(party.code) if law.since <= day]
    choice = duties_asked(store.treaty, names=chosen)
    years = Years(party, periods, store.treaty, store.status, choice)
    return timeline(years, day, store.outcomes(party.code, day), store.spans(party.code))


def outcomes(
    law: Mapping[str, Any], duties: Iterable[Duty], treaty: Treaty, status: Status, day: str
) -> dict[str, Outcome]:
    """What comes of some duties for the data of a law file on a day."""
    asked = Evaluator(lowered(law, status, day), treaty, treaty.readings({}))
    return {duty.id: judge(duty, asked) for duty in duties}


def lowered(law: Mapping[str, Any], status: Status, day: str) -> LawOnDay:
    """The data of a law file as the law of a day."""
    text = NationalLaw.model_validate(law)
    groups, turns = dated_words(Located("", law), status)
    (found,) = lower(Known(text), "", lambda _: 0, groups, turns, date.fromisoformat(day))
    return LawOnDay(found, status.members(day))
