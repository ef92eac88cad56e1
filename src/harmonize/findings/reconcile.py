"""Two independent codings of one law: the facts on which they decide differently, and the measures answered otherwise.

Both speak one vocabulary, so nothing is matched: what one punishes and the other does not is a difference of sets, and it is
complete for the offences that the duties count. Rules on jurisdiction, fines and sentencing factors are not compared. Each
disagreement is told inside the clause of the coding that says more, as wide as the other's silence.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.duties.coverage import regions
from harmonize.duties.evaluator import Cover, Evaluator
from harmonize.duties.gaps import ORDER
from harmonize.duties.near import nearest
from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.case import Answer, answer, standard
from harmonize.findings.comparison import Rule, said
from harmonize.findings.facing import Side
from harmonize.norms.duty_tests import Criminalize, Spare
from harmonize.norms.facts import CONDUCTS, CONDUCTS_OF, FAMILIES, Pattern, impossible, normal
from harmonize.norms.outcome import Near
from harmonize.norms.treaty import Treaty

SURE, OPEN, NO = "yes", "unsettled", "no"
MOST = 3  # sets of facts that are told of one clause


class Dispute(NamedTuple):
    """A clause of one coding that says of some facts what the other coding does not, and what each says of them.

    ``wider`` is the coding that says more (0 the first, 1 the second), ``clause`` the cube of its clause, ``cubes`` the facts:
    the first few maximal sets of them, with ``more`` where there are others. ``near`` is the nearest clause of each coding,
    ``moves`` are the duties that ask about these facts and come out differently.
    """

    answers: tuple[str, str]
    wider: int
    clause: int
    cubes: tuple[int, ...]
    more: bool
    near: tuple[Near | None, Near | None]
    moves: tuple[str, ...]


class DisputedRange(NamedTuple):
    """Facts that both codings punish, with different ranges: the plainest of them, the cube that they lie in, the answers."""

    fact: int
    within: int
    near: tuple[Near | None, Near | None]
    answers: tuple[Answer, Answer]


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
    found = [
        item._replace(moves=tuple(asking(sides[0], moved, item.cubes[0])))
        for item in (*between(sides, 0), *between(sides, 1))
    ]
    answered = [DisputedCase(item, *(standard(side.on_day, item) for side in sides)) for item in patterns]
    return Reconciliation(
        first,
        second,
        len(pairs),
        verdicts,
        len(patterns),
        tuple(item for item in answered if outcome(item.first) != outcome(item.second)),
        tuple(sorted(together(found), key=lambda item: (-len(item.moves), item.answers, -SPACE.size(item.cubes[0])))),
        tuple(ranged(sides)),
        tuple(rules(first, second, treaty)),
    )


def together(found: Iterable[Dispute]) -> Iterator[Dispute]:
    """The disputes of one clause as one: by its roles, stages and companies it stands in many cubes."""
    groups: dict[object, list[Dispute]] = {}
    for item in found:
        clauses = tuple((near.provision, near.clause) if near else None for near in item.near)
        groups.setdefault((item.answers, clauses), []).append(item)
    for same in groups.values():
        widest = max(same, key=lambda item: SPACE.size(item.cubes[0]))
        moves = dict.fromkeys(name for item in same for name in item.moves)
        yield widest._replace(moves=tuple(moves), more=widest.more or len(same) > 1)


def outcome(found: Answer) -> tuple[object, ...]:
    """What matters of an answer."""
    return found.punishable, found.gravest


def counting(evaluator: Evaluator) -> Cover:
    """All that a law punishes by the kinds of offence that some duty counts."""
    kinds = dict.fromkeys(
        kind
        for duty in evaluator.treaty.duties.values()
        if isinstance(duty.test, Criminalize | Spare)
        for kind in duty.test.counts
    )
    return evaluator.punished(tuple(kinds), (SPACE.full,))


def between(sides: tuple[Evaluator, Evaluator], wider: int) -> Iterator[Dispute]:
    """The clauses by which one coding says more than the other: surely what is open or no offence there, or open what is none."""
    here, there = counting(sides[wider]), counting(sides[1 - wider])
    whole = (SPACE.full,)
    sure, _ = here.covers(whole)
    other_sure, other_possible = map(regions, there.covers(whole))
    doubtful = [share.region for share, settled in there.reach if settled is not share]
    for provision, own in sure:
        for cube in own.cubes:
            asked, clause = Region((cube,), own.excluding), (provision, cube)
            yield from told(sides, wider, (SURE, NO), clause, [asked], other_possible)
            yield from told(sides, wider, (SURE, OPEN), clause, [asked & region for region in doubtful], other_sure)
    for share, settled in here.reach:
        known = [settled.region] if settled and settled is not share else []
        for cube in share.region.cubes if settled is not share else ():
            asked = Region((cube,), share.region.excluding)
            cover = [*known, *regions(sure), *other_possible]
            yield from told(sides, wider, (OPEN, NO), (share.provision, cube), [asked], cover)


def told(
    sides: tuple[Evaluator, Evaluator],
    wider: int,
    answers: tuple[str, str],
    clause: tuple[int, int],
    asked: Sequence[Region],
    cover: Sequence[Region],
) -> Iterator[Dispute]:
    """What a clause (its provision and its cube) says of facts that a cover does not hold; nothing where it holds them all."""
    found: list[int] = []
    never = impossible()
    for region in asked:
        walls = [*(Region(item.cubes, (*item.excluding, *never)) for item in cover), Region(region.excluding)]
        open_facts = Region(region.cubes, (*region.excluding, *never))
        found += islice(open_facts.maximal(cover, walls, ORDER, tuple(found)), MOST + 1 - len(found))
    if found:
        yield dispute(sides, wider, answers, clause, found[:MOST], more=len(found) > MOST)


def dispute(
    sides: tuple[Evaluator, Evaluator],
    wider: int,
    answers: tuple[str, str],
    clause: tuple[int, int],
    found: Sequence[int],
    *,
    more: bool,
) -> Dispute:
    """A dispute with the nearest clause of each coding."""
    provision, cube = clause
    fact = Region((found[0],), impossible()).witness()
    named = sides[wider].law.clause_of(provision, fact, doubtful=answers[0] == OPEN)
    own = Near(provision, (), (), named)
    other = nearest(sides[1 - wider], fact, ())
    near, told_by = ((own, other), answers) if wider == 0 else ((other, own), (answers[1], answers[0]))
    return Dispute(told_by, wider, cube, tuple(found), more, near, ())


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


def ranged(sides: tuple[Evaluator, Evaluator]) -> Iterator[DisputedRange]:
    """The facts that both surely punish with different ranges, told once for each pair of clauses and ranges.

    Where one range is the graver, the clause that gives it holds the facts, and no clause of the other is as grave there.
    """
    seen: set[object] = set()
    for wider in (0, 1):
        here, there = sides[wider], sides[1 - wider]
        graded = [list(side.law.graded(lambda cube: cube)) for side in (here, there)]
        sure = regions(counting(there).cover((SPACE.full,)))
        as_grave: dict[tuple[float, float], list[Region]] = {}
        for norm in graded[0]:
            provision, severity = here.law.provisions[norm.provision], norm.range.severity
            if norm.doubt or provision.administrative or provision.adds:
                continue
            if severity not in as_grave:
                enough = [item for item in graded[1] if item.range.severity >= severity and not item.doubt]
                as_grave[severity] = regions(there.of(enough).cover((SPACE.full,)))
            excluding = (*(item.cube for item in provision.exclusions), *impossible())
            own = Region((norm.cube,), excluding)
            fact = next((fact for item in sure if (fact := (own & item).witness(as_grave[severity]))), 0)
            if not fact:
                continue
            found = (answer(sides[0].law, fact, anywhere=True), answer(sides[1].law, fact, anywhere=True))
            own_near = Near(norm.provision, (), (), here.law.clause_of(norm.provision, fact, doubtful=False))
            other = nearest(there, fact, ())
            near = (own_near, other) if wider == 0 else (other, own_near)
            clauses = tuple((item.provision, item.clause) if item else None for item in near)
            key = (clauses, found[0].gravest, found[1].gravest)
            if key not in seen and all(one.punishable == SURE for one in found):
                seen.add(key)
                yield DisputedRange(fact, norm.cube, near, found)


def rules(first: Side, second: Side, treaty: Treaty) -> Iterator[Rule]:
    """The measures that are answered otherwise, or by one of the two only."""
    for name, kind in treaty.measures.items():
        one, other = first.law.measures.get(name), second.law.measures.get(name)
        if (one is None) != (other is None) or (one and other and (said(one), one.doubt) != (said(other), other.doubt)):
            yield Rule(kind, one, other, None)
