"""What a bill would do to a State's law: duties, conduct, standard cases and cooperation, before it and after it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import any_real, real
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.findings.amending import applied
from harmonize.findings.assessment import Assessment
from harmonize.findings.case import Answer, standard
from harmonize.findings.overlap import Overlap, Side, overlap
from harmonize.findings.progress import Step, steps_between
from harmonize.findings.surrender import Way, lowest, way
from harmonize.norms.amendment import Amendment, Package
from harmonize.norms.duty_tests import Criminalize
from harmonize.norms.facts import Pattern
from harmonize.norms.outcome import SHORTFALLS, Outcome, Verdict
from harmonize.norms.rows import Row, html, line
from harmonize.norms.status import Status
from harmonize.norms.treaty import Duty, Treaty

SERIOUS = 48  # months of the maximum from which on a crime is serious (UNTOC 2(b))


class Carried(NamedTuple):
    """An amendment that a bill makes: ``wholly``, when nothing that it would fix is left, or some of it."""

    amendment: Amendment
    wholly: bool


class Relief(NamedTuple):
    """How many of the things that an amendment would fix are there, and how many of them a bill fixes: wholly, or some of it."""

    things: int
    fixed: int
    touched: int


class Line(NamedTuple):
    """A maximum (months) that decides something: a serious crime, or whether some States (codes) would extradite."""

    months: int
    states: tuple[str, ...] = ()


class Moved(NamedTuple):
    """One standard fact pattern to which the law would give another answer.

    ``crossed`` are the lines that the maximum would cross, upwards or downwards.
    """

    pattern: Pattern
    before: Answer
    after: Answer
    crossed: tuple[Line, ...]


class Turned(NamedTuple):
    """A way to surrender that would stand otherwise: from the State that asks to the one that is asked."""

    before: Way
    after: Way


class Plan(NamedTuple):
    """A State's law before a bill and after it, on one day.

    ``steps`` are the duties that get better or worse, or keep their word with another counterexample; ``overlaps`` set the two
    laws against each other, offence by offence: only the first is freed, only the second newly punished. ``lost`` are the
    duties beyond which the law goes no longer. ``carried`` are the amendments of the advice that the bill makes, ``left``
    how many it does not.
    """

    first: Side
    second: Side
    before: Assessment
    after: Assessment
    steps: tuple[Step, ...]
    overlaps: tuple[Overlap, ...]
    moved: tuple[Moved, ...]
    turned: tuple[Turned, ...]
    lost: tuple[Duty, ...]
    carried: tuple[Carried, ...]
    left: int

    def __repr__(self) -> str:
        return line("Plan", f"{self.after.party.code}: {len(self.steps)} duties otherwise")

    def rows(self) -> list[Row]:
        """One row per duty that the bill moves."""
        return [
            {
                "state": step.state,
                "duty": step.duty.id,
                "kind": step.kind,
                "before": step.before.value,
                "after": step.after.value,
            }
            for step in self.steps
        ]

    def _repr_html_(self) -> str:
        return html(f"{self.after.party.name}: what the bill moves", self.rows())

    def of(self, *kinds: str) -> list[Step]:
        """The duties of some kinds: better, worse, learned, moved."""
        return [step for step in self.steps if step.kind in kinds]

    @property
    def empty(self) -> bool:
        """Whether nothing at all would change."""
        changes = (self.steps, self.moved, self.turned, self.lost)
        return not any(changes) and all(item.relation in SAME for item in self.overlaps)


SAME = ("equivalent", "neither", "open", "not_read")


def plan(
    first: Side,
    second: Side,
    done: tuple[Assessment, Assessment],
    others: Iterable[Side],
    patterns: Sequence[Pattern],
    status: Status,
    advice: Callable[[], Package],
) -> Plan:
    """What becomes of a State's law; ``others`` are the laws of the States with which it cooperates.

    The ``advice`` on the law before it is asked for only where the bill makes a duty better.
    """
    before, after = done
    treaty = after.treaty
    steps = steps_between(before, after, status.members(after.day))
    exceeding = {item.duty.id for item in after.findings if item.verdict is Verdict.EXCEEDS}
    partners = list(others)
    lines = (Line(SERIOUS), *thresholds(second, partners, status))
    package = advice() if any(step.kind == "better" for step in steps) else Package((), (), ())
    outcomes = [{item.duty.id: item.outcome for item in one.findings} for one in done]
    made = tuple(carried(package.amendments, first.evaluator, *outcomes))
    return Plan(
        first,
        second,
        before,
        after,
        steps,
        tuple(overlap(first, second, duty) for duty in treaty.compared),
        tuple(answers(first, second, patterns, lines)),
        tuple(turns(first, second, partners, treaty, status)),
        tuple(
            item.duty for item in before.findings if item.verdict is Verdict.EXCEEDS and item.duty.id not in exceeding
        ),
        made,
        len(package.amendments) - len(made),
    )


def thresholds(own: Side, others: Iterable[Side], status: Status) -> Iterator[Line]:
    """From what maximum of this law on each other State extradites to it, States with the same line together, lowest first."""
    found: dict[int, list[str]] = {}
    for other in others:
        line = lowest(other, status.arrangement(own.law.code, other.law.code, other.day))
        if line and line[1] != "requested_state":
            found.setdefault(line[0], []).append(other.law.code)
    yield from (Line(months, tuple(found[months])) for months in sorted(found))


def answers(first: Side, second: Side, patterns: Iterable[Pattern], lines: Sequence[Line]) -> Iterator[Moved]:
    """The standard facts that are answered otherwise."""
    for pattern in patterns:
        before, after = (standard(side.evaluator.on_day, pattern) for side in (first, second))
        if (before.punishable, before.gravest) != (after.punishable, after.gravest):
            low, high = sorted(item.gravest.high if item.punishable == "yes" else 0 for item in (before, after))
            yield Moved(pattern, before, after, tuple(line for line in lines if low < line.months <= high))


def turns(first: Side, second: Side, others: Iterable[Side], treaty: Treaty, status: Status) -> Iterator[Turned]:
    """The ways to surrender for the paid smuggler, to and from each other State, that stand otherwise."""
    deed = treaty.selections.deed
    for other in others:
        for one, two in (((first, other), (second, other)), ((other, first), (other, second))):
            before, after = way(*one, deed, status), way(*two, deed, status)
            if before.standing != after.standing:
                yield Turned(before, after)


def carried(
    amendments: Iterable[Amendment], evaluator: Evaluator, before: Mapping[str, Outcome], after: Mapping[str, Outcome]
) -> Iterator[Carried]:
    """The amendments that a bill makes; ``before`` and ``after`` are the outcomes of all duties without it and under it."""
    for item in amendments:
        amended = evaluator.amended(applied(evaluator.law, item.changes))
        found = [
            relief(evaluator, duty, before[duty.id], judge(duty, amended), after[duty.id])
            for duty in map(evaluator.duty, item.serves)
        ]
        if any(one.touched for one in found):
            yield Carried(item, all(one.fixed == one.things for one in found))


def relief(evaluator: Evaluator, duty: Duty, before: Outcome, amended: Outcome, after: Outcome) -> Relief:
    """What an amendment alone would fix of one duty, and what of that the bill fixes."""
    unasked = left_aside(evaluator, duty)
    old, new, left = ([gap.cube for gap in outcome.gaps] for outcome in (before, amended, after))
    went = real(SPACE.minus(old, new), unasked)
    fixed = [piece for piece in went if not any_real(met(piece, left), unasked)]
    touched = [piece for piece in went if any_real(SPACE.minus([piece], left), unasked)]
    rules = set(before.missing) - set(amended.missing)
    provided = rules - set(after.missing)
    found = Relief(len(went) + len(rules), len(fixed) + len(provided), len(touched) + len(provided))
    if not found.things and before.verdict in SHORTFALLS and amended.verdict not in SHORTFALLS:
        done = after.verdict not in SHORTFALLS
        return Relief(1, done, done)
    return found


def met(piece: int, cubes: Iterable[int]) -> list[int]:
    """What of some facts lies in some cubes."""
    return [both for cube in cubes if (both := SPACE.meet(piece, cube))]


def left_aside(evaluator: Evaluator, duty: Duty) -> list[int]:
    """The facts that nobody asks about under a duty or those that it builds on (cubes)."""
    own = isinstance(duty.test, Criminalize) and not duty.test.either
    bases = duty.test.bases if duty.test else ()
    asking = [duty] if own else [evaluator.duty(name) for name in bases]
    return [cube for item in asking for cube in evaluator.region(item).excluding]
