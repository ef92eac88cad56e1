"""Which amendments of the advice a bill makes: what each would make punishable or provide for, looked up in the law under the bill."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import any_real, real
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.findings.amending import applied
from harmonize.findings.assessment import SHORTFALLS
from harmonize.norms.amendment import Amendment
from harmonize.norms.duty_tests import Criminalize
from harmonize.norms.outcome import Outcome
from harmonize.norms.treaty import Duty


class Carried(NamedTuple):
    """An amendment that a bill makes: ``wholly``, when nothing that it would mend is left, or some of it."""

    amendment: Amendment
    wholly: bool


class Relief(NamedTuple):
    """How many of the things that an amendment would mend are there, and how many of them a bill mends: wholly, or some of it."""

    things: int
    mended: int
    touched: int


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
            yield Carried(item, all(one.mended == one.things for one in found))


def relief(evaluator: Evaluator, duty: Duty, before: Outcome, amended: Outcome, after: Outcome) -> Relief:
    """What an amendment alone would mend of one duty, and what of that the bill mends."""
    unasked = left_aside(evaluator, duty)
    old, new, left = ([gap.cube for gap in outcome.gaps] for outcome in (before, amended, after))
    went = real(SPACE.minus(old, new), unasked)
    mended = [piece for piece in went if not any_real(met(piece, left), unasked)]
    touched = [piece for piece in went if any_real(SPACE.minus([piece], left), unasked)]
    rules = set(before.missing) - set(amended.missing)
    provided = rules - set(after.missing)
    found = Relief(len(went) + len(rules), len(mended) + len(provided), len(touched) + len(provided))
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
