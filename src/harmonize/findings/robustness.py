"""Which verdicts turn on a disputed reading, and which shortfalls survive every reading."""

from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Bench, Finding, finding
from harmonize.norms.duty_tests import below
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import SHORTFALLS
from harmonize.norms.rows import Row, html, line
from harmonize.norms.status import Status
from harmonize.norms.treaty import Duty, Treaty


class Turn(NamedTuple):
    """A verdict that changes when one dispute is read otherwise."""

    duty: str
    switch: str
    before: str
    after: str

    def row(self) -> Row:
        """The duty, the reading (``D2=own_border``), and the verdict before and after."""
        return dict(zip(self._fields, map(str, self), strict=True))


class Robustness(NamedTuple):
    """The verdicts that turn on a reading, the readings that change nothing, and the shortfalls that survive them all."""

    turns: tuple[Turn, ...]
    idle: tuple[str, ...]
    robust: tuple[str, ...]
    fragile: tuple[str, ...]

    def __repr__(self) -> str:
        return line("Robustness", f"{len(self.turns)} verdicts turn, {len(self.robust)} shortfalls survive")

    def rows(self) -> list[Row]:
        """One row per verdict that turns, of plain values."""
        return [turn.row() for turn in self.turns]

    def _repr_html_(self) -> str:
        return html("Verdicts that turn on a reading", self.rows())


def verdict_in_words(item: Finding) -> str:
    """The verdict, and that it is a note where a shortfall has no weight of its own (it follows another)."""
    return (
        f"{item.verdict.words}, a note"
        if item.verdict in SHORTFALLS and item.severity == "none"
        else item.verdict.words
    )


def robustness(base: Assessment, status: Status) -> Robustness:
    """What every single other reading would change in an assessment. Only duties that build on the dispute are judged again."""
    from harmonize.duties.evaluator import Evaluator
    from harmonize.duties.forms import judge

    law, treaty, day = base.law, base.treaty, base.day
    asked = Evaluator(LawOnDay(law, status.members(day)), treaty, base.readings)
    verdicts = {item.duty.id: verdict_in_words(item) for item in base.findings}
    turns: list[Turn] = []
    idle: list[str] = []
    for dispute in treaty.disputes.values():
        turning = [name for name in verdicts if turns_on(treaty.duties[name], dispute.id, treaty)]
        for name in dispute.readings:
            if name == base.readings[dispute.id]:
                continue
            switch = f"{dispute.id}={name}"
            other = asked.read_otherwise(switch)
            tested = [duty for duty in map(other.duty, turning) if not duty.untested]
            bench = Bench(law, treaty, status, day, other.readings, {duty.id: judge(duty, other) for duty in tested})
            bench.evaluator = other
            found = {duty.id: verdict_in_words(finding(duty, bench, base.party)) for duty in tested}
            changed = [Turn(key, switch, verdicts[key], word) for key, word in found.items() if word != verdicts[key]]
            turns += changed
            if not changed:
                idle.append(switch)
    short = [item.duty.id for item in base.findings if item.verdict in SHORTFALLS and item.severity != "none"]
    fragile = {turn.duty for turn in turns if turn.after not in SHORTFALLS and turn.before in SHORTFALLS}
    return Robustness(
        tuple(turns),
        tuple(idle),
        tuple(name for name in short if name not in fragile),
        tuple(name for name in short if name in fragile),
    )


def turns_on(duty: Duty, dispute: str, treaty: Treaty) -> bool:
    """Whether a dispute bears on a duty, or on one that it follows, is met by, or asks about under any reading."""
    if any(variant.dispute == dispute for variant in duty.variants):
        return True
    names = {name for test in (duty.test, *(variant.test for variant in duty.variants)) for name in below(test)}
    return any(turns_on(treaty.duties[name], dispute, treaty) for name in names)
