"""What a bill would do to a State's law: duties, conduct, standard cases and cooperation, before it and after it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.findings.assessment import Assessment
from harmonize.findings.case import Answer, standard
from harmonize.findings.facing import Facing, Side, facing
from harmonize.findings.progress import Step, progress
from harmonize.findings.surrender import Way, way
from harmonize.norms.facts import Pattern
from harmonize.norms.outcome import Verdict
from harmonize.norms.register import Registers
from harmonize.norms.status import Status
from harmonize.norms.treaty import Duty, Treaty

# Lines that a maximum may cross (months): most laws surrender from a year on, a serious crime has four (UNTOC 2(b)).
SURRENDER, SERIOUS = 12, 48


class Moved(NamedTuple):
    """One standard fact pattern to which the law would give another answer.

    ``crossed`` are the lines (months) that the maximum would cross, upwards or downwards.
    """

    pattern: Pattern
    before: Answer
    after: Answer
    crossed: tuple[int, ...]


class Turned(NamedTuple):
    """A way to surrender that would stand otherwise: from the State that asks to the one that is asked."""

    before: Way
    after: Way


class Plan(NamedTuple):
    """A State's law before a bill and after it, on one day.

    ``steps`` are the duties that get better or worse, or keep their word with another counterexample; ``facings`` set the two
    laws against each other, offence by offence: only the first is freed, only the second newly punished. ``lost`` are the
    duties beyond which the law goes no longer.
    """

    first: Side
    second: Side
    before: Assessment
    after: Assessment
    steps: tuple[Step, ...]
    facings: tuple[Facing, ...]
    moved: tuple[Moved, ...]
    turned: tuple[Turned, ...]
    lost: tuple[Duty, ...]

    def of(self, *kinds: str) -> list[Step]:
        """The duties of some kinds: better, worse, learned, moved."""
        return [step for step in self.steps if step.kind in kinds]

    @property
    def empty(self) -> bool:
        """Whether nothing at all would change."""
        changes = (self.steps, self.moved, self.turned, self.lost)
        return not any(changes) and all(item.relation in SAME for item in self.facings)


SAME = ("equivalent", "neither", "open", "not_read")


def plan(
    first: Side,
    second: Side,
    done: tuple[Assessment, Assessment],
    others: Iterable[Side],
    treaty: Treaty,
    status: Status,
    patterns: Sequence[Pattern],
) -> Plan:
    """What becomes of a State's law; ``others`` are the laws of the States with which it cooperates."""
    before, after = done
    code, groups = after.party.code, status.members(after.day)
    steps = progress({code: before}, {code: after}, (groups, groups), Registers(None, ()), after.day).steps
    exceeding = {item.duty.id for item in after.findings if item.verdict is Verdict.EXCEEDS}
    return Plan(
        first,
        second,
        before,
        after,
        steps,
        tuple(facing(first, second, duty) for duty in treaty.compared),
        tuple(answers(first, second, patterns)),
        tuple(turns(first, second, others, treaty, status)),
        tuple(
            item.duty for item in before.findings if item.verdict is Verdict.EXCEEDS and item.duty.id not in exceeding
        ),
    )


def answers(first: Side, second: Side, patterns: Iterable[Pattern]) -> Iterator[Moved]:
    """The standard facts that are answered otherwise."""
    for pattern in patterns:
        before, after = (standard(side.evaluator.on_day, pattern) for side in (first, second))
        if (before.punishable, before.gravest) != (after.punishable, after.gravest):
            low, high = sorted(item.gravest.high if item.punishable == "yes" else 0 for item in (before, after))
            yield Moved(pattern, before, after, tuple(line for line in (SURRENDER, SERIOUS) if low < line <= high))


def turns(first: Side, second: Side, others: Iterable[Side], treaty: Treaty, status: Status) -> Iterator[Turned]:
    """The ways to surrender for the paid smuggler, to and from each other State, that stand otherwise."""
    deed = treaty.selections.deed
    for other in others:
        for one, two in (((first, other), (second, other)), ((other, first), (other, second))):
            before, after = way(*one, deed, status), way(*two, deed, status)
            if before.standing != after.standing:
                yield Turned(before, after)
