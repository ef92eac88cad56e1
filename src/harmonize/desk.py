"""What those ask who write law: a bill before it is passed, a law through the years."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.findings.plan import Plan, plan
from harmonize.findings.timeline import Timeline, Years, timeline
from harmonize.findings.what_if import Subject, WhatIf, under_another_text
from harmonize.library.overlay import Overlay, redrafted
from harmonize.query import Day, Names, a_day, law_on, one_state, party_of, real, states


def laid(corpus: Corpus, files: Sequence[Path]) -> Corpus:
    """The same body of laws with law files and bills laid over it. Raises UnreadableData with every mistake in them."""
    return Corpus(Overlay(corpus.store, files)) if files else corpus


def planned(
    corpus: Corpus, bill: Path, state: str = "", *, as_of: Day = None, step: Callable[[], None] = lambda: None
) -> tuple[str, Plan]:
    """The title of a bill, or of a law file put in the place of the one on file, and what it would do to a State's law.

    Before and after are asked for the first day of the bill, or for a day named; a State need only be named to be sure.
    ``step`` is called as often as something is done.
    """
    under, over = corpus.store, Overlay(corpus.store, (bill,))
    code = next(iter(over.laid))
    if state and one_state(under, state).code != code:
        raise HarmonizeError(f"{bill} is about {party_of(under, code).name}, not about {state}")
    if code not in under.codes:
        raise HarmonizeError(f"{bill}: no law of {party_of(under, code).name} is on file that it could change")
    first_day = max((item.since.isoformat() for item in over.bills), default="")
    day = a_day(as_of) if as_of is not None or not first_day else max(first_day, a_day(None))
    after = Corpus(over)
    sides = corpus.side(code, day), after.side(code, day)
    party = party_of(under, code)
    asked = corpus.ask(as_of=day)
    before = corpus.assessed(law_on(under, party, day), party, asked)
    done = before, after.assessed(law_on(over, party, day), party, asked)
    others = []
    for other in real(item for item in under.codes if item != code):
        step()
        if under.law(other, day):
            others.append(corpus.side(other, day))
    title = over.bills[0].title if over.bills else bill.name
    written = {
        (offence["id"], clause): said
        for item in over.bills
        for offence in item.offences
        for clause, said in clauses_of(offence)
    }
    advice = partial(corpus.advise, before)
    return title, plan(*sides, done, others, under.patterns, under.status, advice, written)


def clauses_of(offence: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The clauses of which a bill says what they would punish, with what it writes there."""
    punishes = offence.get("otherwise", {}).get("punishes")
    for clause, said in punishes.items() if isinstance(punishes, dict) else ():
        if isinstance(said, dict):
            yield clause, said


def what_if(corpus: Corpus, text: Path, names: Names = (), *, as_of: Day = None) -> WhatIf:
    """The States named, or all but invented ones, under another text of an instrument: a file of what differs.

    Raises UnreadableData with every mistake in the file.
    """
    store, day = corpus.store, a_day(as_of)
    made = redrafted(text, store)

    subjects = (
        Subject(party, law, store.outcomes(party.code, day) if law else {})
        for party in states(store, names)
        for law in [store.law(party.code, day)]
    )
    return under_another_text(made.title, day, (store.treaty, made.treaty), subjects, store.status)


def history(corpus: Corpus, state: str, duties: Names = (), *, as_of: Day = None) -> Timeline:
    """How the duties named, or the criminal core of the Protocol, stood through the years up to a day.

    Each story has its spans in order; what happened on the first day of each names its act, text or treaty day.
    """
    party, day = one_state(corpus.store, state), a_day(as_of)
    chosen = duties or corpus.store.treaty.selections.core
    periods = [law for law in corpus.store.periods(party.code) if law.since <= day]
    choice = corpus.ask(duties=chosen).choice
    years = Years(party, periods, corpus.store.treaty, corpus.store.status, choice)
    return timeline(years, day, corpus.store.outcomes(party.code, day))
