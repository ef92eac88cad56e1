"""What would close a gap: the smallest changes of a law, each tried on the law itself and judged again by all duties."""

from collections.abc import Container, Iterable, Iterator
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, absorbed
from harmonize.duties.coverage import regions
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.provide import clause
from harmonize.findings.amending import TAKEN_OVER, Change, applied, changed
from harmonize.findings.assessment import LACKING, SHORTFALLS, Assessment, Choice, Finding, assess
from harmonize.norms.duty_tests import (
    Aggravate,
    Clause,
    Criminalize,
    Form,
    Provide,
    Punish,
    Requirement,
    Spare,
)
from harmonize.norms.law import Law, Measure
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import OPEN, Gap, Verdict
from harmonize.norms.status import Status

# From good to bad: a change must move no duty to the right.
ORDER = (
    Verdict.EXCEEDS,
    Verdict.MET,
    Verdict.ADOPTED,
    Verdict.SAME,
    Verdict.RESERVED,
    Verdict.NOT_BOUND,
    Verdict.NOT_ASSESSED,
    *LACKING,
    *OPEN,
    Verdict.PARTIAL,
    Verdict.GAP,
)
STYLES = ("widen", "alternative")
MAX_ROUNDS = 8
MAX_PROVISIONS = 4
MAX_CHANGES = 12  # a shortfall that needs more is no matter of a few words


class Advice(NamedTuple):
    """Changes that together close the shortfall of one duty, with what trying them on the law showed.

    ``closes`` are the duties that no longer fall short, ``opens`` those that come out worse. ``beyond`` are dimensions and
    values that would be punished though the duty does not ask for it.
    """

    duty: str
    changes: tuple[Change, ...]
    closes: tuple[str, ...]
    opens: tuple[str, ...]
    beyond: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def touched(self) -> int:
        """How many elements a drafter would touch."""
        return sum(change.touched for change in self.changes)


class Package(NamedTuple):
    """The advice for one State, smallest first; ``then`` is what becomes necessary once all of it is done together.

    ``without`` are duties for which no change was found; ``left`` and ``opened`` those that the first advice for every
    duty, all together, leaves short or makes worse.
    """

    advice: tuple[Advice, ...]
    then: tuple[Advice, ...]
    without: tuple[str, ...]
    left: tuple[str, ...]
    opened: tuple[str, ...]


def advise(found: Assessment, status: Status, wanted: Container[str] | None = None) -> Package:
    """The smallest changes that close each shortfall, each judged again by all duties, and all of them together.

    ``found`` must hold every duty that a change could touch; advice is given on the shortfalls ``wanted``, or on all.
    """
    trial = Trial(found, status, wanted)
    advice: list[Advice] = []
    together: tuple[Change, ...] = ()
    closed: set[str] = set()
    without: list[str] = []
    for name in trial.short:
        if name in closed:
            continue
        options = trial.remedies(name)
        if not options:
            without.append(name)
            continue
        advice += options
        together += tuple(change for change in options[0].changes if change not in together)
        closed |= set(options[0].closes)
    ranked = sorted(advice, key=lambda one: (one.touched, len(one.beyond)))
    law, then = trial.law_with(together), []
    for _ in range(MAX_ROUNDS):
        after = trial.verdicts(law)
        left = tuple(name for name in trial.short if name not in without and after[name].verdict in SHORTFALLS)
        if not left:
            break
        more = trial.on(law, after).remedies(left[0])
        if not more:
            break
        then.append(more[0])
        law = applied(law, more[0].changes)
    return Package(tuple(ranked), tuple(then), tuple(without), left, trial.worse(after))


class Trial:
    """A law on which changes are tried."""

    def __init__(self, found: Assessment, status: Status, wanted: Container[str] | None = None) -> None:
        self.found, self.status, self.wanted = found, status, wanted
        self.evaluator = self.before_court(found.law)
        self.law = self.evaluator.law
        self.before = {item.duty.id: item for item in found.findings}
        # Duties of their own come before those that follow them, so that what closes both is told of the first.
        order = sorted(self.before.values(), key=lambda item: item.duty.follows is not None)
        self.short = {
            item.duty.id: item
            for item in order
            if item.verdict in SHORTFALLS and item.severity != "none" and (wanted is None or item.duty.id in wanted)
        }

    def law_with(self, changes: Iterable[Change]) -> Law:
        """The law with changes made."""
        return applied(self.law, changes)

    def on(self, law: Law, after: dict[str, Finding]) -> "Trial":
        """The same trial of a law that was changed already."""
        return Trial(self.found._replace(law=law, findings=tuple(after.values())), self.status, self.wanted)

    def before_court(self, law: Law) -> Evaluator:
        """A law before the treaty."""
        return Evaluator(LawOnDay(law, self.status.members(self.found.day)), self.found.treaty, self.found.readings)

    def verdicts(self, law: Law, duties: tuple[str, ...] = ()) -> dict[str, Finding]:
        """Duties of the assessment, all or some, judged on another law."""
        choice = Choice(self.found.instruments, duties=duties or tuple(self.before))
        done = assess(
            law, self.found.party, self.found.treaty, self.status, self.found.day, self.found.readings, choice
        )
        return {item.duty.id: item for item in done.findings}

    def remedies(self, name: str) -> list[Advice]:
        """Ways to close one shortfall that open nothing else, the smallest first: one by widening, one by adding.

        Where widening the nearest provision would leave another duty worse, the next one is tried.
        """
        found: list[Advice] = []
        for style in STYLES if self.before[name].duty.form == "criminalize" else STYLES[:1]:
            spared: frozenset[int] = frozenset()
            for _ in range(MAX_PROVISIONS):
                one = self.remedy(name, style, spared)
                if one and not one.opens:
                    found += [one] if one.changes not in [other.changes for other in found] else []
                    break
                if one is None:
                    break
                spared |= {change.provision for change in one.changes}
        return sorted(found, key=lambda one: (one.touched, len(one.beyond)))

    def remedy(self, name: str, style: str, spared: frozenset[int]) -> Advice | None:
        """Changes that close one shortfall, gap by gap, and then what they would open; None when they do not get there."""
        changes: tuple[Change, ...] = ()
        law, item = self.law, self.before[name]
        while len(changes) < MAX_CHANGES:
            change = next(self.helpful(item, law, style, spared), None)
            if change is None:
                return None
            changes = (*changes, change)
            law = changed(law, change)
            item = self.verdicts(law, (item.duty.id,))[item.duty.id]
            if item.verdict in SHORTFALLS:
                continue
            after = self.verdicts(law)
            worse = self.worse(after)
            opened = next((after[key] for key in worse if after[key].verdict in SHORTFALLS), None)
            if opened is None:
                closes = tuple(key for key in self.short if after[key].verdict not in SHORTFALLS)
                return Advice(name, changes, closes, worse, self.beyond(law, name, changes))
            item = opened
        return None

    def helpful(self, item: Finding, law: Law, style: str, spared: frozenset[int]) -> Iterator[Change]:
        """The proposals for a finding that leave less of it."""
        for change in proposals(item, self.before_court(law), style, spared):
            after = self.verdicts(changed(law, change), (item.duty.id,))[item.duty.id]
            if after.verdict not in SHORTFALLS or lighter(after, item):
                yield change

    def worse(self, after: dict[str, Finding]) -> tuple[str, ...]:
        """The duties that come out worse."""
        return tuple(
            name for name, item in self.before.items() if ORDER.index(after[name].verdict) > ORDER.index(item.verdict)
        )

    def beyond(self, law: Law, name: str, changes: Iterable[Change]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What changes of offences punish anew though the duty does not ask for it, dimension by dimension."""
        duty = self.evaluator.duty(name)
        if not any(change.kind in ("widen", "alternative") for change in changes) or duty.form != Form.CRIMINALIZE:
            return ()
        named = [self.evaluator.duty(other) for other in duty.criminalize.either] or [duty]
        alternatives = [one for one in named if one.form == Form.CRIMINALIZE and not one.criminalize.either]
        region = tuple(cube for one in alternatives for cube in self.evaluator.region(one).cubes)
        kinds = self.evaluator.kinds(duty)
        fresh = tuple(norm.cube for norm in law.cover[len(self.law.cover) :])
        _, old = self.evaluator.punished(kinds, (SPACE.full,)).covers(fresh)
        known = tuple(cube | TAKEN_OVER for cube in region)
        unasked = tuple(cube for one in alternatives for cube in self.evaluator.left_out(one))
        more = Region(fresh, unasked).beyond((*regions(old), Region(known))).inhabited().cubes
        found: dict[str, dict[str, None]] = {}
        for cube in absorbed(more):
            within = min(known, key=lambda asked: len(SPACE.conflicts(cube, asked)))
            for dimension in SPACE.conflicts(cube, within):
                found.setdefault(dimension, {}).update(dict.fromkeys(SPACE.names(cube, dimension)))
        return tuple((dimension, tuple(values)) for dimension, values in found.items())


def lighter(after: Finding, before: Finding) -> bool:
    """Whether a finding that still falls short falls short of less."""
    if ORDER.index(after.verdict) < ORDER.index(before.verdict):
        return True
    old = [gap.cube for gap in before.outcome.gaps]
    new = [gap.cube for gap in after.outcome.gaps]
    return bool(SPACE.minus(old, new)) and not SPACE.minus(new, old)


# ---------------------------------------------------------------- what could be changed


def proposals(item: Finding, evaluator: Evaluator, style: str, spared: frozenset[int]) -> Iterator[Change]:
    """The changes that could close the first gaps of a finding; for a rule, the answers that would meet it."""
    test = item.duty.test
    if isinstance(test, Provide):
        if test.require is None:
            yield jurisdiction(test)
        else:
            for answers in satisfying(test.require, evaluator):
                yield Change("measure", -1, (), 0, measures=answers, touched=len(answers))
        return
    for gap in item.outcome.gaps:
        if isinstance(test, Spare):
            for index in item.outcome.provisions:
                yield Change("spare", index, (), gap.cube, gap.within)
        elif isinstance(test, Punish) and gap.near:
            yield Change("raise_maximum", gap.near.provision, (), gap.cube, gap.within, months=test.maximum_at_least)
        elif isinstance(test, Aggravate) and gap.near:
            yield Change("graver_form", gap.near.provision, (), gap.cube, gap.within)
        elif isinstance(test, Criminalize):
            yield from wider(gap, evaluator, evaluator.kinds(item.duty), item.outcome.provisions, style, spared)


def wider(
    gap: Gap, evaluator: Evaluator, kinds: tuple[str, ...], reached: tuple[int, ...], style: str, spared: frozenset[int]
) -> Iterator[Change]:
    """Elements of the nearest offence widened, an exclusion narrowed, or a new alternative beside it."""
    norm = min(
        (norm for norm in evaluator.norms(kinds) if not norm.doubt and norm.provision not in spared),
        # Among equally near offences the one that answers the duty already is the one that a drafter would widen.
        key=lambda norm: (
            len(lacking(norm.cube, gap.cube)),
            reached.index(norm.provision) if norm.provision in reached else len(reached),
            norm.cube.bit_count(),
        ),
        default=None,
    )
    if norm is None:
        return
    elements = lacking(norm.cube, gap.cube)
    exclusions = evaluator.law.provisions[norm.provision].exclusions
    excluded = [item for item in exclusions if not item.doubt and SPACE.meet(item.cube, gap.cube)]
    if not elements:
        if excluded:
            yield Change("narrow", norm.provision, (), gap.cube, gap.within)
        return
    extra = style == "alternative"
    yield Change(style, norm.provision, elements, gap.cube, gap.within, touched=len(elements) + bool(excluded) + extra)


def lacking(cube: int, wanted: int) -> tuple[str, ...]:
    """The dimensions in which a cube does not hold all that is wanted."""
    return tuple(name for name, field in SPACE.fields.items() if wanted & field.mask & ~cube)


def jurisdiction(test: Provide) -> Change:
    """Jurisdiction over the facts placed as the duty says."""
    cube = SPACE.full
    for mask, bits in test.reach:
        cube = (cube & ~mask) | bits
    return Change("jurisdiction", -1, (), cube, SPACE.full)


def satisfying(requirement: Requirement, evaluator: Evaluator) -> list[tuple[tuple[str, Any], ...]]:
    """The answers to measures that would meet a rule, fewest first."""
    ways = answers_for(requirement, evaluator.law)
    return sorted(dict.fromkeys(tuple(sorted(way.items(), key=lambda pair: pair[0])) for way in ways), key=len)[:2]


def answers_for(requirement: Requirement, law: Law) -> list[dict[str, Any]]:
    """Every way to meet a requirement, as answers to measures; what is met needs none."""
    if isinstance(requirement, Clause):
        answer = law.measures.get(requirement.measure)
        met = clause(requirement, answer) == "yes"
        return [{} if met else {requirement.measure: wanted(requirement, answer)}]
    if requirement.connective == "any":
        return [way for part in requirement.parts for way in answers_for(part, law)]
    ways: list[dict[str, Any]] = [{}]
    for part in requirement.parts:
        ways = [{**one, **other} for one in ways for other in answers_for(part, law)]
    return ways


def wanted(asked: Clause, measure: Measure | None) -> Any:
    """A value that satisfies a clause, keeping what a list already holds."""
    held = tuple(measure.value) if measure and isinstance(measure.value, (list, tuple)) else ()
    match asked.asks:
        case "includes":
            return (*held, *(word for word in asked.words if word not in held))
        case "any_of":
            return asked.words[0]
        case "excludes":
            return tuple(word for word in held if word not in asked.words) or ("none",)
    return asked.value
