"""An instrument under another text, and States judged by it: who falls short now, who is met now, on what conduct.

Only the duties that the text touches are judged again: those that it changes, and those that build on them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.findings.assessment import Assessment, Bench, Finding, binding, finding
from harmonize.findings.baseline import is_known, shortfalls
from harmonize.findings.progress import follows
from harmonize.findings.shifted import Shift, shifts
from harmonize.norms.baseline import Shortfall
from harmonize.norms.doubt import Reason
from harmonize.norms.duty_tests import Criminalize
from harmonize.norms.facts import Words
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import FULFILLED, SHORTFALLS, Outcome, Verdict
from harmonize.norms.region_names import facts_of, name_of
from harmonize.norms.rows import Row, html, line
from harmonize.norms.status import Party, Status
from harmonize.norms.treaty import Duty, Treaty
from harmonize.norms.word import Word


class Turn(Word):
    """What becomes of one duty of one State under another text, the gravest first."""

    SHORT = "falls_short_now"
    SHORTER = "falls_further_short"
    OPEN = "open_now"
    OTHERWISE = "decided_otherwise"
    BEYOND = "goes_beyond_now"
    LESS = "falls_less_short"
    MET = "met_now"
    FREED = "no_longer_asked"


WORSE = (Turn.SHORT, Turn.SHORTER)


class Effect(NamedTuple):
    """One duty of one State that comes out otherwise.

    ``duty`` is as the other text has it, unless it is struck; ``before`` and ``after`` are its findings under the text on
    file and under the other one, None where that text has no such duty. ``regions`` are the shortfalls that came, which the
    finding ``after`` tells, or those that went, which ``before`` tells.
    """

    party: Party
    duty: Duty
    turn: Turn
    before: Finding | None
    after: Finding | None
    regions: tuple[Shortfall, ...]

    def __repr__(self) -> str:
        return line("Effect", f"{self.party.code} {self.duty.id}: {self.turn.words}")

    def row(self) -> Row:
        """State, duty, what becomes of it, and both verdicts (empty where a text has no such duty)."""
        return {
            "state": self.party.code,
            "duty": self.duty.id,
            "turn": self.turn.value,
            "before": self.before.verdict.value if self.before else "",
            "after": self.after.verdict.value if self.after else "",
            "regions": len(self.regions),
        }


class WhatIf(NamedTuple):
    """States under another text of an instrument on one day (ISO date).

    ``changed`` are the duties that the text itself changes, adds or strikes, by id, ``touched`` those and all that build on
    them; only these were judged. ``laws`` are the assessments of these duties by State: under the text on file, and under
    the other one; ``shifts`` the conduct on which the two texts part, with the answer of each law. ``silent`` are States
    whose file says nothing about the day, ``free`` those that none of it binds.
    """

    title: str
    day: str
    treaties: tuple[Treaty, Treaty]
    changed: tuple[str, ...]
    touched: tuple[str, ...]
    laws: dict[str, tuple[Assessment, Assessment]]
    shifts: dict[str, tuple[Shift, ...]]
    effects: tuple[Effect, ...]
    silent: tuple[Party, ...]
    free: tuple[Party, ...]

    def __repr__(self) -> str:
        return line("WhatIf", f"{self.title}: {len(self.effects)} duties of {len(self.states())} States otherwise")

    def rows(self) -> list[Row]:
        """One row per duty of a State that comes out otherwise."""
        return [item.row() for item in self.effects]

    def _repr_html_(self) -> str:
        return html(self.title, self.rows())

    def of(self, *turns: Turn) -> list[Effect]:
        """The effects of some kinds, the duties that the text itself changes first."""
        return [item for item in self.effects if item.turn in turns]

    def states(self, *turns: Turn) -> list[Party]:
        """The States of which some duty comes out so (or otherwise at all)."""
        return list({item.party.code: item.party for item in self.effects if not turns or item.turn in turns}.values())

    def duty(self, name: str) -> Duty:
        """A duty as the other text has it; one that is struck as it stands on file."""
        old, new = self.treaties
        return new.duties.get(name) or old.duties[name]


def changed(old: Treaty, new: Treaty) -> tuple[str, ...]:
    """The duties that two texts have otherwise, in treaty order; what the new one strikes comes last."""
    every = dict.fromkeys((*new.duties, *old.duties))
    return tuple(name for name in every if old.duties.get(name) != new.duties.get(name))


def touched(old: Treaty, new: Treaty) -> tuple[str, ...]:
    """The duties that can come out otherwise: those that two texts have otherwise, and all that build on them."""
    found = dict.fromkeys(changed(old, new))
    while more := [name for one in (new, old) for name in building(one, found) if name not in found]:
        found |= dict.fromkeys(more)
    return tuple(name for name in dict.fromkeys((*new.duties, *old.duties)) if name in found)


def building(treaty: Treaty, names: Iterable[str]) -> Iterator[str]:
    """The duties whose tests refer to one of some duties."""
    meant = frozenset(names)
    for duty in treaty.duties.values():
        for test in (duty.test, *(variant.test for variant in duty.variants)):
            ways = test.either if isinstance(test, Criminalize) else ()
            if test and not meant.isdisjoint((*test.bases, *ways)):
                yield duty.id


class Subject(NamedTuple):
    """A State to be judged: its law on the day (None where its file says nothing about it), and outcomes known on the text on file."""

    party: Party
    law: Law | None
    known: Mapping[str, Outcome]


def under_another_text(
    title: str, day: str, treaties: tuple[Treaty, Treaty], subjects: Iterable[Subject], status: Status
) -> WhatIf:
    """Some States under another text: ``treaties`` are that on file and the other one."""
    own, names = changed(*treaties), touched(*treaties)
    laws: dict[str, tuple[Assessment, Assessment]] = {}
    parting: dict[str, tuple[Shift, ...]] = {}
    effects: list[Effect] = []
    silent = []
    for party, law, known in subjects:
        if law is None:
            silent.append(party)
            continue
        before = Side(Evaluator(LawOnDay(law, status.members(day)), treaties[0], treaties[0].readings({})), known)
        one = before.assessed(party, day, names, status)
        after = Side(before.evaluator.by_another_text(treaties[1], names), {})
        other = after.assessed(party, day, names, status)
        laws[party.code] = one, other
        parting[party.code] = tuple(shifts(before.evaluator, after.evaluator, own))
        effects += turns(one, other, status.members(day))
    free = tuple(
        after.party
        for before, after in laws.values()
        if all(item.verdict is Verdict.NOT_BOUND for item in (*before.findings, *after.findings))
    )
    return WhatIf(title, day, treaties, own, names, laws, parting, tuple(effects), tuple(silent), free)


class Side(NamedTuple):
    """A law before one text, and outcomes known of it."""

    evaluator: Evaluator
    known: Mapping[str, Outcome]

    def assessed(self, party: Party, day: str, names: Iterable[str], status: Status) -> Assessment:
        """The findings on some duties, as far as the text has them."""
        law, treaty, readings = self.evaluator.law, self.evaluator.treaty, self.evaluator.readings
        asked = [treaty.duties[name] for name in names if name in treaty.duties]
        outcomes = {
            duty.id: self.known.get(duty.id) or judge(self.evaluator.duty(duty.id), self.evaluator)
            for duty in asked
            if not duty.untested and binding(treaty.instruments[duty.instrument], party, status, day)
        }
        bench = Bench(law, treaty, status, day, readings, outcomes)
        findings = tuple(finding(bench.duty(duty.id), bench, party) for duty in asked)
        return Assessment(
            party, law, treaty, day, readings, tuple(dict.fromkeys(duty.instrument for duty in asked)), findings
        )


def turns(before: Assessment, after: Assessment, groups: Mapping[str, frozenset[str]]) -> Iterator[Effect]:
    """What becomes of the duties of one State."""
    party, words = after.party, Words.of(after.party.code, groups)
    old = {item.duty.id: item for item in before.findings}
    new = {item.duty.id: item for item in after.findings}
    for name in dict.fromkeys((*new, *old)):
        one, other = old.get(name), new.get(name)
        found = turned(party.code, one, other, words) if all(map(tells, filter(None, (one, other)))) else None
        if found:
            duty = other.duty if other else old[name].duty
            yield Effect(party, duty, found[0], one, other, tuple(found[1]))


def tells(item: Finding) -> bool:
    """Whether a finding says something of its own: its duty binds and is tested, and does not only follow another."""
    return item.verdict is not Verdict.NOT_BOUND and not item.duty.untested and not follows(item)


def turned(state: str, old: Finding | None, new: Finding | None, words: Words) -> tuple[Turn, list[Shortfall]] | None:
    """What becomes of one duty, with the shortfalls that came or went; None where nothing does."""
    if new is None:
        short = old is not None and old.verdict in SHORTFALLS
        return (Turn.FREED, list(shortfalls(state, old, words))) if old and short else None
    before, after = standing_of(old), standing_of(new)
    if not new.duty.required or Standing.RESERVED in (before, after):
        return (Turn.OTHERWISE, []) if old is None or old.verdict != new.verdict else None
    came, went = difference(state, old, new, words)
    if after is Standing.SHORT:
        if before is not Standing.SHORT:
            return Turn.SHORT, came
        if came or went:
            return (Turn.SHORTER, came) if came else (Turn.LESS, went)
        return (Turn.OTHERWISE, []) if old and old.verdict != new.verdict else None
    if before is not after:
        if after is Standing.FINE and old and still_open(old, new):
            return Turn.OTHERWISE, []
        return (Turn.OPEN if after is Standing.OPEN else Turn.MET), went
    further = new.verdict is Verdict.EXCEEDS and old and old.verdict is not Verdict.EXCEEDS
    return (Turn.BEYOND, []) if further else None


def difference(state: str, old: Finding | None, new: Finding, words: Words) -> tuple[list[Shortfall], list[Shortfall]]:
    """The shortfalls that came and those that went.

    One that is reported in the same words is the same, though the text asks for more or fewer facts: a law that protects its own
    border alone does so whatever the benefit is.
    """
    before, after = (shortfalls(state, item, words) if item else [] for item in (old, new))
    said, says = (differences(item, words) if item else {} for item in (old, new))

    def beside(
        ones: list[Shortfall], own: Mapping[str, Told], others: list[Shortfall], theirs: Mapping[str, Told]
    ) -> list[Shortfall]:
        known = set(theirs.values())
        return [one for one in ones if own.get(one.region) not in known and not is_known(one, others, words)]

    return beside(after, says, before, said), beside(before, said, after, says)


Told = frozenset[tuple[str, tuple[str, ...]]]  # what sets the facts of a shortfall apart from all that is asked


def differences(item: Finding, words: Words) -> dict[str, Told]:
    """In what each shortfall of a finding differs from the facts that its duty asks about, by name of its region."""
    return {
        name_of(facts_of(gap.cube, words)): frozenset(
            (name, SPACE.names(gap.cube, name))
            for name, field in SPACE.fields.items()
            if (gap.cube ^ gap.within) & field.mask
        )
        for gap in item.outcome.gaps
    }


def still_open(old: Finding, new: Finding) -> tuple[Reason, ...]:
    """The reasons for which a point was open that still lie beside the ordinary case of a text that asks for more."""
    beside = {doubt.reason for doubt in new.outcome.beside}
    return tuple(doubt.reason for doubt in old.outcome.doubts if doubt.reason in beside)


class Standing(Word):
    """Where a State stands on a duty, however much of it is met or missed."""

    FINE = "fine"
    OPEN = "open"
    SHORT = "short"
    RESERVED = "reserved"


def standing_of(item: Finding | None) -> Standing | None:
    """Where a State stands; None where there is no such duty."""
    if item is None:
        return None
    verdict = item.verdict.plain
    if verdict is Verdict.RESERVED:
        return Standing.RESERVED
    return Standing.SHORT if verdict in SHORTFALLS else Standing.FINE if verdict in FULFILLED else Standing.OPEN
