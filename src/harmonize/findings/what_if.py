"""An instrument under another text, and States judged by it: who falls short now, who is met now, on what conduct.

Only the duties that the text touches are judged again: those that it changes, and those that build on them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from harmonize.conduct.region import Region, absorbed
from harmonize.duties.coverage import regions
from harmonize.duties.evaluator import Evaluator
from harmonize.findings.assessment import Assessment, Choice, Finding, assess
from harmonize.findings.difference import DutyChange, Turn, changes, follows
from harmonize.norms.duty_tests import Criminalize, Spare, below
from harmonize.norms.facts import Words, ordinary_case
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome, Verdict
from harmonize.norms.rows import Row, shown
from harmonize.norms.status import Party, Status, counted
from harmonize.norms.treaty import Duty, Treaty
from harmonize.norms.word import Word


class Answer(Word):
    """What a law makes of some conduct, in the ordinary case if it has one."""

    PUNISHED = "punished"
    IN_PART = "in_part"
    OPEN = "open"
    NOT_PUNISHED = "not_punished"
    NOT_READ = "not_read"


class Shift(NamedTuple):
    """Conduct that a text asks ``besides`` the one on file, or no longer.

    ``pieces`` are its facts (cubes), each with the cube of the duty's region in which it lies; ``answer`` is what the law
    makes of them.
    """

    duty: Duty
    besides: bool
    pieces: tuple[tuple[int, int], ...]
    answer: Answer


@shown
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
    effects: tuple[DutyChange, ...]
    silent: tuple[Party, ...]
    free: tuple[Party, ...]

    @property
    def summary(self) -> str:
        """The text, and how much comes out otherwise."""
        return (
            f"{self.title}: {len(self.effects)} duties of {counted([party.code for party in self.states()])} otherwise"
        )

    def rows(self) -> list[Row]:
        """One row per duty of a State that comes out otherwise."""
        return [item.row() for item in self.effects]

    def of(self, *turns: Turn) -> list[DutyChange]:
        """The duties of which some things become, those that the text itself changes first."""
        return [item for item in self.effects if item.turn in turns]

    def states(self, *turns: Turn) -> list[Party]:
        """The States of which some duty comes out so (or otherwise at all)."""
        moved = {item.state for item in self.effects if not turns or item.turn in turns}
        return [after.party for code, (_, after) in self.laws.items() if code in moved]

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
        tests = (duty.test, *(variant.test for variant in duty.variants))
        if any(not meant.isdisjoint(below(test)) for test in tests):
            yield duty.id


def chosen(treaty: Treaty, names: tuple[str, ...]) -> Choice:
    """Some duties, as far as a text has them, in whatever instrument they are."""
    instruments = (treaty.duties[name].instrument for name in names if name in treaty.duties)
    return Choice(tuple(dict.fromkeys(instruments)), duties=names)


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
    effects: list[DutyChange] = []
    silent = []
    for party, law, outcomes in subjects:
        if law is None:
            silent.append(party)
            continue
        before = Evaluator(LawOnDay(law, status.members(day)), treaties[0], treaties[0].readings({}))
        after = before.by_another_text(treaties[1], names)
        one, other = (
            assess(law, party, side.treaty, status, day, {}, chosen(side.treaty, names), dict(known), side)
            for side, known in ((before, outcomes), (after, {}))
        )
        laws[party.code] = one, other
        parting[party.code] = tuple(shifts(before, after, own))
        effects += turned(one, other, before.on_day.words)
    free = tuple(
        after.party
        for before, after in laws.values()
        if all(item.verdict is Verdict.NOT_BOUND for item in (*before.findings, *after.findings))
    )
    return WhatIf(title, day, treaties, own, names, laws, parting, tuple(effects), tuple(silent), free)


def turned(before: Assessment, after: Assessment, words: Words) -> Iterator[DutyChange]:
    """The duties of one State of which something becomes."""
    for item in changes(before, after, (words, words), text=True):
        if all(map(tells, filter(None, (item.left, item.right)))) and item.turn:
            yield item


def tells(item: Finding) -> bool:
    """Whether a finding says something of its own: its duty binds and is tested, and does not only follow another."""
    return item.verdict is not Verdict.NOT_BOUND and not item.duty.untested and not follows(item)


def shifts(before: Evaluator, after: Evaluator, names: Iterable[str]) -> Iterator[Shift]:
    """What of the conduct of some duties is asked by one text alone, with the answer of the law."""
    for name in names:
        old, new = (asked(judging, name) for judging in (before, after))
        for besides, own, other, judging in ((True, new, old, after), (False, old, new, before)):
            alone = absorbed(own.beyond((other,)).inhabited().cubes)
            if alone:
                within = tuple((cube, next(whole for whole in own.cubes if not cube & ~whole)) for cube in alone)
                duty = judging.duty(name)
                yield Shift(duty, besides, within, answer(judging, duty, Region(alone, own.excluding)))


def asked(evaluator: Evaluator, name: str) -> Region:
    """The conduct that a duty with a region of its own asks about; nothing where it has none, or where there is no such duty."""
    duty = evaluator.duty(name) if name in evaluator.treaty.duties else None
    if duty and isinstance(duty.test, Criminalize) and duty.test.region:
        return evaluator.region(duty)
    if duty and isinstance(duty.test, Spare):
        dated = evaluator.on_day.dated
        return Region(dated(duty.test.region), dated(duty.test.leaving_out))
    return Region()


def answer(evaluator: Evaluator, duty: Duty, facts: Region) -> Answer:
    """What a law makes of some facts with the kinds of offence that count for a duty."""
    if any(evaluator.law.status(section) is SectionStatus.NOT_READ for section in duty.reads):
        return Answer.NOT_READ
    counts = duty.test.counts if isinstance(duty.test, Criminalize | Spare) else ()
    usual = Region(tuple(dict.fromkeys(map(ordinary_case, facts.cubes))), facts.excluding)
    whole = usual or facts
    sure, maybe = evaluator.penal.punished(counts).covers(whole.cubes)
    if not whole.beyond(regions(sure)):
        return Answer.PUNISHED
    if whole.hit(regions(sure)):
        return Answer.IN_PART
    return Answer.OPEN if whole.hit(regions(maybe)) else Answer.NOT_PUNISHED
