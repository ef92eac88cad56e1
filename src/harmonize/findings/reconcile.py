"""Two independent codings of one law: the facts on which they decide differently, and the measures answered otherwise.

Each disagreement is told inside the clause of the coding that says more, as wide as the other's silence. Rules on
jurisdiction and sentencing factors are not compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.case import Answer, standard
from harmonize.findings.comparison import Rule, said
from harmonize.findings.disputed_facts import Dispute, disputed
from harmonize.findings.disputed_ranges import DisputedRange, ranged
from harmonize.findings.facing import Side
from harmonize.norms.duty_tests import Criminalize, Spare
from harmonize.norms.facts import CONDUCTS, CONDUCTS_OF, FAMILIES, Pattern, normal
from harmonize.norms.treaty import Treaty


class DisputedCase(NamedTuple):
    """A standard fact pattern that two codings answer differently."""

    pattern: Pattern
    first: Answer
    second: Answer


class Reconciliation(NamedTuple):
    """Two codings of one law on one day, with all in which they differ, what moves most verdicts first."""

    first: Side
    second: Side
    duties: int
    verdicts: tuple[tuple[Finding, Finding], ...]
    asked: int
    cases: tuple[DisputedCase, ...]
    disputes: tuple[Dispute, ...]
    ranges: tuple[DisputedRange, ...]
    rules: tuple[Rule, ...]

    def counted(self, first: str, second: str) -> int:
        """How many disputes have these two answers."""
        return sum(1 for item in self.disputes if item.answers == (first, second))

    @property
    def alike(self) -> bool:
        """Whether nothing at all is in dispute."""
        return not (self.disputes or self.ranges or self.rules or self.cases or self.verdicts)


def reconcile(
    first: Side,
    second: Side,
    done: tuple[Assessment, Assessment],
    treaty: Treaty,
    patterns: Sequence[Pattern],
) -> Reconciliation:
    """All in which two codings differ; ``done`` are their assessments."""
    pairs = [pair for pair in zip(done[0].findings, done[1].findings, strict=True) if not pair[0].duty.untested]
    verdicts = tuple(pair for pair in pairs if pair[0].verdict != pair[1].verdict)
    moved = [one.duty.id for one, _ in verdicts]
    sides = (first.evaluator, second.evaluator)
    found = [item._replace(moves=tuple(asking(sides[0], moved, item.cubes[0]))) for item in disputed(sides)]
    answered = [DisputedCase(item, *(standard(side.on_day, item) for side in sides)) for item in patterns]
    return Reconciliation(
        first,
        second,
        len(pairs),
        verdicts,
        len(patterns),
        tuple(item for item in answered if outcome(item.first) != outcome(item.second)),
        tuple(sorted(found, key=lambda item: (-len(item.moves), item.answers, -SPACE.size(item.cubes[0])))),
        tuple(ranged(sides)),
        tuple(rules(first, second, treaty)),
    )


def outcome(found: Answer) -> tuple[object, ...]:
    """What matters of an answer."""
    return found.punishable, found.gravest


def asking(evaluator: Evaluator, duties: Iterable[str], cube: int) -> Iterator[str]:
    """Those of some duties that ask about some facts, themselves or through the duties that they build on."""
    for name in duties:
        if any(SPACE.meet(normal_or(cube), region) for region in asked_by(evaluator, name)):
            yield name


def normal_or(cube: int) -> int:
    """A cube as duties write it: of one family, with the questions left open that it does not have."""
    families = [family for family in FAMILIES if cube & CONDUCTS & CONDUCTS_OF[family]]
    return normal(cube) if len(families) == 1 else cube


def asked_by(evaluator: Evaluator, name: str) -> tuple[int, ...]:
    """The facts that a duty asks about: its own region, or those of its bases."""
    duty = evaluator.duty(name)
    test = duty.test
    if isinstance(test, Criminalize) and not test.either:
        return evaluator.region(duty).cubes
    if test is None:
        return ()
    bases = (*test.bases, *(test.either if isinstance(test, Criminalize) else ()))
    own = evaluator.on_day.dated(test.region) if isinstance(test, Criminalize | Spare) else ()
    return (*own, *(cube for base in bases for cube in asked_by(evaluator, base)))


def rules(first: Side, second: Side, treaty: Treaty) -> Iterator[Rule]:
    """The measures that are answered otherwise, or by one of the two only."""
    for name, kind in treaty.measures.items():
        one, other = first.law.measures.get(name), second.law.measures.get(name)
        if (one is None) != (other is None) or (one and other and (said(one), one.doubt) != (said(other), other.doubt)):
            yield Rule(kind, one, other, None)
