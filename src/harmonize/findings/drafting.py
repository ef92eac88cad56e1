"""The change that a drafter would write for a shortfall: in which provision, and of which element.

An offence is extended where the ordinary case is punished already, by an offence of the kind that the duty counts. Never
in the migrant's own offence, nor where the law only applies its general rules on participants: what is changed there
changes for all crimes.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.region import hull
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.ordinary_case import usual_case
from harmonize.duties.provide import clause
from harmonize.norms.amendment import Change, Kind
from harmonize.norms.duty_tests import (
    Aggravate,
    Clause,
    Combined,
    Criminalize,
    Provide,
    Punish,
    Replacement,
    Requirement,
    Spare,
)
from harmonize.norms.facts import CONDUCTS_OF, family_of
from harmonize.norms.law import Law, Measure
from harmonize.norms.outcome import Gap, Outcome
from harmonize.norms.penalty_rules import CARRIED, GENERAL
from harmonize.norms.provision import Provision
from harmonize.norms.treaty import Duty

STATE = SPACE.fields["state"].mask
DOCUMENT = SPACE.fields["doc_kind"].mask
PRIVATE = SPACE.bit["capacity"]["private"]
HELPERS = ("instigator", "aider")
# What makes it another offence counts more than what makes one too narrow, which counts 2.
NATURE = {**{item.name: 4 for item in DIMENSIONS if item.aggravating}, "how": 3, "doc_flaw": 4, "conduct": 6}
MAX_WAYS = 2  # in which a rule is offered to be provided
MAX_OFFENCES = 4  # tried one after the other

Key = tuple[object, ...]


class Draft(NamedTuple):
    """Changes that may lessen a shortfall. What has the same ``key`` would be one sentence of an amending act."""

    key: Key
    changes: tuple[Change, ...]


def drafts(duty: Duty, outcome: Outcome, first: Outcome, evaluator: Evaluator) -> Iterator[Draft]:
    """The changes that could lessen the first counterexample of a shortfall, the most natural first.

    ``first`` is what came out of the law before anything was changed.
    """
    match duty.test:
        case Provide(require=None) as test:
            change = jurisdiction(test)
            yield Draft((change.kind, change.cube), (change,))
        case Provide(require=Clause() | Combined() as asked):
            yield from (provided(answers) for answers in satisfying(asked, evaluator.law))
        case Criminalize():
            yield from extensions(duty, outcome, evaluator)
        case Aggravate() as test:
            yield from aggravations(test, outcome, first, evaluator.law)
        case Spare():
            for gap in outcome.gaps[:1]:
                yield from (
                    Draft((Kind.SPARE, index), (Change(Kind.SPARE, index, (), gap.cube, gap.within),))
                    for index in outcome.provisions
                )
        case Punish(maximum_at_least=months):
            for gap in outcome.gaps[:1]:
                index = gap.near.provision if gap.near else -1
                change = Change(Kind.RAISE, index, (), gap.cube, gap.within, months=months)
                yield from [Draft((Kind.RAISE, index), (change,))] if gap.near else []


# ---------------------------------------------------------------- offences


class Way(NamedTuple):
    """How an offence could be brought to reach some facts: the elements in the way; none where only an exemption is."""

    provision: int
    elements: tuple[str, ...]


def extensions(duty: Duty, outcome: Outcome, evaluator: Evaluator) -> Iterator[Draft]:
    """The offences that could be extended to the plainest counterexample, with all others that the same words would close."""
    asked = Asked(evaluator, duty)
    gaps = sorted(outcome.gaps, key=asked.distance)
    for way in asked.ways(gaps[0])[:MAX_OFFENCES] if gaps else ():
        alike = [gap for gap in gaps if way in asked.ways(gap)[:1]] or gaps[:1]
        facts: dict[int, int] = {}
        for gap in alike:
            facts[gap.within] = facts.get(gap.within, 0) | gap.cube
        kind = Kind.EXTEND if way.elements else Kind.LIMIT
        changes = tuple(
            Change(kind, way.provision, way.elements, with_fields(within, cube, way.elements), within)
            for within, cube in facts.items()
        )
        yield Draft(key_of(evaluator.law, kind, way), changes)


def key_of(law: Law, kind: Kind, way: Way) -> Key:
    """One sentence for all that is carried over by general rules; otherwise one for each section and element."""
    if way.elements and set(way.elements) <= set(GENERAL):
        return kind, way.elements
    elements = tuple(
        dict.fromkeys("state" if name == "leaves" else name for name in way.elements)
    )  # whose border it is
    return kind, elements, law.provisions[way.provision].cite[:1]


def with_fields(within: int, cube: int, names: Iterable[str]) -> int:
    """Facts that are as wide as a duty, but in some dimensions only what a counterexample has."""
    mask = sum(SPACE.fields[name].mask for name in names)
    return (within & ~mask) | (cube & mask)


def only_helping(law: Law) -> frozenset[int]:
    """The offences that are no more than the general rules on participants, applied to another offence."""
    return frozenset(index for index, item in enumerate(law.provisions) if item.helps)


def last_resort(law: Law) -> frozenset[int]:
    """The offences that a drafter would change last: who only helps in another one, and what stands with the migrant's own.

    Help is known by the general rule among the pinpoints. An offence of documents may name one for whoever orders a paper: it
    is no more than help where another has the provision without the rule, for documents of the same kind.
    """
    migrants = {item.cite[0] for item in law.provisions if item.kind == "migrant" and item.cite}
    general = {cite for item in law.provisions for role in HELPERS for cite in item.rules.get(role, ())}
    kinds: dict[int, int] = {}
    for rating in law.ratings:
        kinds[rating.provision] = (
            kinds.get(rating.provision, 0) | hull(cube for cube, _ in rating.alternatives) & DOCUMENT
        )
    whole = [
        (item.cite[0], kinds.get(index, 0))
        for index, item in enumerate(law.provisions)
        if item.cite and general.isdisjoint(item.cite[1:])
    ]

    def last(index: int, item: Provision) -> bool:
        if item.kind == "migrant":
            return False
        alike = item.kind != "document" or any(cite in item.cite and kinds.get(index, 0) & of for cite, of in whole)
        return (not general.isdisjoint(item.cite[1:]) and alike) or not migrants.isdisjoint(item.cite)

    return frozenset(index for index, item in enumerate(law.provisions) if last(index, item))


class Asked:
    """A duty to criminalize, asked of the offences of one law that a drafter would extend."""

    def __init__(self, evaluator: Evaluator, duty: Duty) -> None:
        self.evaluator, self.duty, self.law = evaluator, duty, evaluator.law
        kinds, left_alone = evaluator.kinds(duty), only_helping(self.law)
        self.last = last_resort(self.law)
        self.offences = {
            index: sure
            for index, item in enumerate(self.law.provisions)
            if item.counts_for(kinds) and not item.adds and index not in left_alone
            if (sure := [norm.cube for norm in evaluator.penal.norms_of.get(index, ()) if not norm.doubt])
        }
        self.found: dict[Gap, list[Way]] = {}

    def distance(self, gap: Gap) -> int:
        """In how many dimensions every fact of a counterexample differs from the ordinary case; borders do not count."""
        return len(SPACE.conflicts(gap.cube, ordinary(gap.within, self.own) | STATE))

    @property
    def own(self) -> int:
        """The bit of the State's own border."""
        return SPACE.bit["state"][self.law.code]

    def ways(self, gap: Gap) -> list[Way]:
        """How offences could be brought to reach a counterexample, one way for each, the most natural first.

        First what punishes the ordinary case of the duty, then what needs the fewest elements, then what is gravest. Help and
        what stands with the migrant's own offence come last; what is done with documents belongs into the law on documents.
        """
        if gap not in self.found:
            paradigm, family = self.paradigm(gap), family_of(gap.cube)
            ranked = []
            for index, cubes in self.offences.items():
                sure = [cube for cube in cubes if cube & CONDUCTS_OF[family]]
                if sure:
                    way, rest = self.way(index, sure, gap)
                    elsewhere = family == "D" and self.law.provisions[index].kind != "document"
                    # what only officials do, or an act on the papers of the State itself, is no place for all others
                    special = not hull(sure) & PRIVATE, "doc_issuer" in lacking(hull(sure), gap.cube)
                    far = farness(sure, paradigm)
                    rank = (index in self.last, elsewhere, *special, *far, *self.weight(way.elements))
                    ranked.append((rank, rest, way))
            ranked.sort()
            level = [way for rank, _, way in ranked if rank == ranked[0][0]]
            grave = self.gravity(paradigm) if len(level) > 1 else {}
            ranked.sort(key=lambda item: (item[0], -grave.get(item[2].provision, 0), item[1]))
            self.found[gap] = [item[-1] for item in ranked]
        return self.found[gap]

    def gravity(self, paradigm: int) -> dict[int, float]:
        """How gravely each offence punishes a case."""
        found: dict[int, float] = {}
        for norm in self.evaluator.penal.graded(self.evaluator.kinds(self.duty), (paradigm,)).norms:
            if not norm.doubt and SPACE.meet(norm.cube, paradigm):
                high, low = norm.range.severity
                found[norm.provision] = max(found.get(norm.provision, 0), high + low / 100_000)
        return found

    def way(self, index: int, sure: list[int], gap: Gap) -> tuple[Way, tuple[int, int]]:
        """How one offence could be brought to reach a counterexample; what it lacks besides, and reaches beyond."""
        measured = [(SPACE.conflicts(cube, gap.cube), (gap.cube & ~cube).bit_count(), cube) for cube in sure]
        elements, _, cube = min(measured, key=lambda item: (*self.weight(item[0]), item[1]))
        if not elements and not self.exempt(index, gap.cube & cube):
            elements = lacking(cube, gap.cube)
        near = hull(other for names, _, other in measured if names == elements) or cube
        return Way(index, elements), (len(lacking(near, gap.cube)), (near & ~gap.within).bit_count())

    def weight(self, elements: tuple[str, ...]) -> tuple[int, int]:
        """How much would have to be changed: of an accessory duty, first what no general rule could carry over."""
        general = sum(name in GENERAL for name in elements)
        rest = len(elements) - general
        return (rest, general) if self.duty.follows else (general, rest)

    def exempt(self, index: int, facts: int) -> bool:
        """Whether it is an exemption that keeps an offence from some facts that somebody asks about."""
        unasked = self.evaluator.region(self.duty).excluding
        saved = (item.cube for item in self.law.provisions[index].exclusions if not item.doubt)
        return any(SPACE.survives(both, unasked) for cube in saved if (both := SPACE.meet(cube, facts)))

    def paradigm(self, gap: Gap) -> int:
        """The case by which the offence is chosen: the ordinary one, with what the duty itself lists as in the counterexample.

        Of a duty that follows others it is the counterexample itself, by and at whichever role and stage.
        """
        if self.duty.follows:
            return gap.cube | CARRIED
        cube = ordinary(gap.within, self.own)
        for name, value in self.evaluator.treaty.selections.deed.items():
            told = SPACE.bit[name].get(value, 0)
            cube = (cube & ~SPACE.fields[name].mask) | told if cube & told and name != "conduct" else cube
        listed = [name for name in self.duty.criminalize.listed if name != "state"]
        return with_fields(cube, gap.cube, listed)


def farness(sure: Sequence[int], paradigm: int) -> tuple[int, int]:
    """How much of a case an offence leaves out in its nearest clauses: whole dimensions by their weight, and parts of others.

    An offence of entry is further from help with stay than one that asks too much, and one of officials further from what
    anybody does.
    """
    weights = [sum(NATURE.get(name, 2) for name in SPACE.conflicts(cube, paradigm)) for cube in sure]
    least = min(weights)
    near = hull(cube for cube, weight in zip(sure, weights, strict=True) if weight == least)
    return least, len(lacking(near, paradigm))


def lacking(cube: int, wanted: int) -> tuple[str, ...]:
    """The dimensions in which a cube does not hold all that is wanted."""
    return tuple(name for name, field in SPACE.fields.items() if wanted & field.mask & ~cube)


@lru_cache(maxsize=256)
def ordinary(region: int, own: int) -> int:
    """The ordinary case of some facts, at the State's own border where they are about borders."""
    (cube,) = usual_case((region,), SPACE.fields)
    return (cube & ~STATE) | own if cube & own else cube


# ---------------------------------------------------------------- circumstances, rules and jurisdiction


def aggravations(test: Aggravate, outcome: Outcome, first: Outcome, law: Law) -> Iterator[Draft]:
    """The circumstance added to what aggravates the offences that punish the counterexamples without it.

    Those of the law as it was are named with them: a reader looks for the main offence, though a wider one might suffice.
    """
    names = tuple(item.dimension for item in test.circumstance)
    left_alone = only_helping(law) | last_resort(law)
    main = [gap.near.provision for gap in first.gaps if gap.near and gap.near.provision not in left_alone]
    now = [gap.near.provision for gap in outcome.gaps if gap.near]
    found = [index for index in dict.fromkeys((*main, *now)) if now and not weighed(law.provisions[index], names)]
    changes = tuple(
        Change(Kind.AGGRAVATE if test.weighing else Kind.GRAVER, index, names, replaced(SPACE.full, test.circumstance))
        for index in found
    )
    if changes:
        yield Draft((Kind.AGGRAVATE, names), changes)


def weighed(provision: Provision, names: tuple[str, ...]) -> bool:
    """Whether an amendment has told courts already to weigh a circumstance."""
    masks = [SPACE.fields[name].mask for name in names]
    return any(not item.cite and all(item.cube & mask != mask for mask in masks) for item in provision.weighs)


def jurisdiction(test: Provide) -> Change:
    """Jurisdiction over the facts placed as the duty says."""
    return Change(Kind.JURISDICTION, -1, (), replaced(SPACE.full, test.reach), SPACE.full)


def replaced(cube: int, replacements: Iterable[Replacement]) -> int:
    """Facts with some dimensions replaced."""
    for mask, bits in replacements:
        cube = (cube & ~mask) | bits
    return cube


def provided(answers: tuple[tuple[str, Any], ...]) -> Draft:
    """A rule, as answers to measures."""
    change = Change(Kind.PROVIDE, -1, (), 0, measures=answers)
    return Draft((Kind.PROVIDE, tuple(name for name, _ in answers)), (change,))


def satisfying(requirement: Requirement, law: Law) -> list[tuple[tuple[str, Any], ...]]:
    """The answers to measures that would meet a rule, fewest first."""
    ways = answers_for(requirement, law)
    return sorted(dict.fromkeys(tuple(sorted(way.items(), key=lambda pair: pair[0])) for way in ways), key=len)[
        :MAX_WAYS
    ]


def answers_for(requirement: Requirement, law: Law) -> list[dict[str, Any]]:
    """Every way to meet a requirement, as answers to measures; what is met needs none."""
    if isinstance(requirement, Clause):
        answer = law.measures.get(requirement.measure)
        met = clause(requirement, answer) == "yes"
        return [{} if met else {requirement.measure: wanted(requirement, answer)}]
    if requirement.connective == "any":
        return [way for part in requirement.parts for way in answers_for(part, law)]
    found: list[dict[str, Any]] = [{}]
    for part in requirement.parts:
        found = [{**one, **other} for one in found for other in answers_for(part, law)]
    return found


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
