"""What a bill would do to a State's law: duties, conduct, standard cases and cooperation, before it and after it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import hull
from harmonize.duties.coverage import any_real, real
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.findings.amending import applied
from harmonize.findings.assessment import Assessment
from harmonize.findings.cooperation import SERIOUS
from harmonize.findings.difference import Difference, DutyChange, SameFacts, Turn, changes, facts_apart, same_facts
from harmonize.findings.fact_pattern import CHILDREN
from harmonize.findings.overlap import Side
from harmonize.findings.surrender import Way, lowest, way
from harmonize.norms.amendment import Amendment, Package
from harmonize.norms.facts import Pattern, Words, allowed_bits
from harmonize.norms.law import Law
from harmonize.norms.outcome import SHORTFALLS, Outcome, Verdict
from harmonize.norms.rows import Row, shown
from harmonize.norms.status import Status
from harmonize.norms.treaty import Duty


class Carried(NamedTuple):
    """An amendment that a bill makes: ``wholly``, when nothing that it would fix is left, or some of it."""

    amendment: Amendment
    wholly: bool


class Relief(NamedTuple):
    """How many of the things that an amendment would fix are there, and how many of them a bill fixes: wholly, or some of it."""

    things: int
    fixed: int
    touched: int


Written = Mapping[tuple[str, str], Mapping[str, Any]]  # what a bill says of a clause of an offence


class Idle(NamedTuple):
    """A clause of an offence (a position in the law) widened without effect: the values let in, and the element still asked for."""

    provision: int
    clause: str
    element: str
    values: tuple[str, ...]
    still: str


class Line(NamedTuple):
    """A maximum (months) that decides something: a serious crime, or whether some States (codes) would extradite."""

    months: int
    states: tuple[str, ...] = ()


class Rerouted(NamedTuple):
    """A way to surrender that would stand otherwise: from the State that asks to the one that is asked."""

    before: Way
    after: Way


@shown
class Plan(NamedTuple):
    """A State's law before a bill and after it, on one day.

    The ``difference`` holds the duties that come out otherwise, the facts that only the one or the other punishes, offence by
    offence, and the standard cases with another answer; ``lines`` are the maxima that could be crossed. ``lost`` are the duties
    beyond which the law goes no longer. ``short`` are those that fall short before. ``carried`` are the amendments of the
    advice that the bill makes, ``left`` how many it does not, ``idle`` its changes without effect.
    """

    difference: Difference
    lines: tuple[Line, ...]
    rerouted: tuple[Rerouted, ...]
    lost: tuple[Duty, ...]
    short: tuple[Duty, ...]
    carried: tuple[Carried, ...]
    left: int
    idle: tuple[Idle, ...]

    @property
    def summary(self) -> str:
        """How many duties come out otherwise."""
        return f"{self.difference.right.party.name}: {len(self.difference.duties)} duties otherwise"

    def rows(self) -> list[Row]:
        """One row per duty that the bill moves."""
        return [item.row() for item in self.difference.duties]

    def of(self, *turns: Turn) -> list[DutyChange]:
        """The duties of which some things become."""
        return [item for item in self.difference.duties if item.turn in turns]

    def crossed(self, same: SameFacts) -> tuple[Line, ...]:
        """The lines that the maximum of a standard case would cross, upwards or downwards."""
        low, high = sorted(item.gravest.high if item.punishable == "yes" else 0 for item in (same.left, same.right))
        return tuple(line for line in self.lines if low < line.months <= high)

    @property
    def worse(self) -> list[DutyChange]:
        """The duties that get worse."""
        return [item for item in self.difference.duties if item.direction > 0]

    @property
    def empty(self) -> bool:
        """Whether nothing at all would change."""
        found = self.difference
        changes = (found.duties, found.ranges, self.rerouted, self.lost)
        return not any(changes) and all(item.relation in SAME for item in found.facts)


SAME = ("equivalent", "neither", "open", "not_read")


def plan(
    first: Side,
    second: Side,
    done: tuple[Assessment, Assessment],
    others: Iterable[Side],
    patterns: Sequence[Pattern],
    status: Status,
    advice: Callable[[], Package],
    written: Written,
) -> Plan:
    """What becomes of a State's law; ``others`` are the laws of the States with which it cooperates, ``written`` is the bill.

    The ``advice`` on the law before it is asked for only where the bill makes a duty better.
    """
    before, after = done
    words = first.evaluator.on_day.words, second.evaluator.on_day.words
    duties = tuple(item for item in changes(before, after, words) if item.turn and not item.follows)
    exceeding = {item.duty.id for item in after.findings if item.verdict is Verdict.EXCEEDS}
    partners = list(others)
    package = advice() if any(item.direction < 0 for item in duties) else Package((), (), ())
    outcomes = [{item.duty.id: item.outcome for item in one.findings} for one in done]
    made = tuple(carried(package.amendments, first.evaluator, *outcomes))
    return Plan(
        Difference(
            first.dated,
            second.dated,
            duties,
            facts_apart(first, second),
            tuple(item for item in same_facts(first, second, patterns) if not item.same),
        ),
        (Line(SERIOUS), *thresholds(second, partners, status)),
        tuple(rerouted(first, second, partners, status)),
        tuple(
            item.duty for item in before.findings if item.verdict is Verdict.EXCEEDS and item.duty.id not in exceeding
        ),
        tuple(item.duty for item in before.at_least("low")),
        made,
        len(package.amendments) - len(made),
        tuple(idle(written, second.law, words[1])),
    )


def idle(written: Written, law: Law, words: Words) -> Iterator[Idle]:
    """The clauses written so as to let in what another of their elements keeps out: any benefit, but one that was promised."""
    for (offence, clause), said in written.items():
        at = next((at for at, item in enumerate(law.provisions) if item.id == offence), -1)
        cubes = [
            cube
            for rating in law.ratings
            for cube, terms in rating.alternatives
            if (rating.provision, terms.clause) == (at, clause)
        ]
        for name, value in said.items() if cubes else ():
            kept_out = SPACE.names(allowed_bits(name, value, words) & ~hull(cubes), name) if name in CHILDREN else ()
            for child in CHILDREN.get(name, ()):
                field = SPACE.fields[child.name].mask
                values = tuple(one for one in kept_out if one not in child.only_if[1])
                if values and all(cube & field != field for cube in cubes):
                    yield Idle(at, clause, name, values, child.name)


def thresholds(own: Side, others: Iterable[Side], status: Status) -> Iterator[Line]:
    """From what maximum of this law on each other State extradites to it, States with the same line together, lowest first."""
    found: dict[int, list[str]] = {}
    for other in others:
        line = lowest(other, status.arrangement(own.law.code, other.law.code, other.day, other.evaluator.on_day.groups))
        if line and line[1] != "requested_state":
            found.setdefault(line[0], []).append(other.law.code)
    yield from (Line(months, tuple(found[months])) for months in sorted(found))


def rerouted(first: Side, second: Side, others: Iterable[Side], status: Status) -> Iterator[Rerouted]:
    """The ways to surrender for the paid smuggler, to and from each other State, that stand otherwise."""
    deed = first.evaluator.treaty.selections.deed
    for other in others:
        for one, two in (((first, other), (second, other)), ((other, first), (other, second))):
            before, after = way(*one, deed, status), way(*two, deed, status)
            if before.standing != after.standing:
                yield Rerouted(before, after)


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
    unasked = evaluator.unasked(duty)
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
